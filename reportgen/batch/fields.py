"""Which fields of a brief changed?

The brief as it was built is held against the brief as it is, field by field as typed. Entries of a list are matched
first, so that an event put at the top of a timeline is one that is new and not twenty that changed.
"""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportgen.brief import source
from reportgen.brief.manuscript import KeyPath, field_name
from reportgen.errors import BriefError

_CONTEXT_WORDS = 2
_SHOWN_LETTERS = 60


def changes(before: bytes, now: bytes, file: Path) -> tuple[str, ...]:
    """What is different, a line for each field; nothing when it is only how the brief is typed.

    Raises:
        BriefError: the brief as it is cannot be read field by field.
    """
    new = _content(now, file)
    try:
        old = _content(before, file)
    except BriefError:
        # It was built once, so it is this program that reads it in another way now.
        return ("every field — it was read in another way",)
    return tuple(_differences(old, new, ()))


def naming(content: bytes, name: str, file: Path) -> tuple[str, ...]:
    """The fields in which a file is named.

    Raises:
        BriefError: the brief cannot be read field by field.
    """
    return tuple(_holding(_content(content, file), name, ()))


def _content(text: bytes, file: Path) -> Any:
    manuscript = source.parse(source.decode(text, file), file)
    if manuscript.problems:
        raise manuscript.failure()
    return manuscript.content


def _differences(old: Any, new: Any, path: KeyPath) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_list(old, new, path)
    elif old is None:
        yield f"{field_name(path)} — is new: {_shown(new)}"
    elif new is None:
        yield f"{field_name(path)} — is gone; it was {_shown(old)}"
    else:
        was, now = _apart(str(old), str(new)) if isinstance(old, str) and isinstance(new, str) else (old, new)
        yield f"{field_name(path)} — was {_shown(was)}, is {_shown(now)}"


def _in_list(old: Sequence[Any], new: Sequence[Any], path: KeyPath) -> Iterator[str]:
    matcher = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            continue
        paired = min(end - start, new_end - new_start)
        for place in range(paired):
            yield from _differences(old[start + place], new[new_start + place], (*path, new_start + place))
        for place in range(new_start + paired, new_end):
            yield f"{field_name((*path, place))} — is new: {_shown(new[place])}"
        for place in range(start + paired, end):
            yield f"{field_name((*path, place))} — is gone; it was {_shown(old[place])}"


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _holding(value: Any, name: str, path: KeyPath) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _holding(each, name, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _holding(each, name, (*path, place))
    elif value == name or (isinstance(value, str) and Path(value) == Path(name)):
        yield field_name(path)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two texts from shortly before the place where they part to shortly after the place where they meet again."""
    was, now = old.split(), new.split()
    start = next((place for place, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        start = min(len(was), len(now))
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    start, end = max(start - _CONTEXT_WORDS, 0), max(end - _CONTEXT_WORDS, 0)
    return _part(was, start, end), _part(now, start, end)


def _part(words: list[str], start: int, end: int) -> str:
    part = " ".join(words[start : len(words) - end])
    return f"{'… ' if start else ''}{part}{' …' if end else ''}"


def _shown(value: Any) -> str:
    """A value in a line: an entry by its first text."""
    while isinstance(value, dict | list):
        children = list(value.values() if isinstance(value, dict) else value)
        value = children[0] if children else ""
    line = " ".join(str(value).split())
    return f"“{line[:_SHOWN_LETTERS]}…”" if len(line) > _SHOWN_LETTERS else f"“{line}”"
