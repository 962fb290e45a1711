"""Which plain values do the YAML events of a brief make?

Every scalar stays the text that was typed: `NO`, `3.10` and `2021-08` are not turned into something else. What
could surprise an author or exhaust a machine (anchors, aliases, merge keys, tags, directives, further
documents, duplicate keys, depth) is refused while reading, so that an alias bomb is never built. A folded
block `>` is read as a literal one `|`: Markdown folds lines itself, and YAML's folding would join the
paragraphs and lists that the author kept apart.
"""

import contextlib
import itertools
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from reportgen.brief import characters
from reportgen.brief.manuscript import KeyPath, Manuscript, Place

DEPTH_LIMIT = 12
NODE_LIMIT = 20_000
_EVENT_LIMIT = 2 * NODE_LIMIT

# libyaml reads about ten times faster than Python; both give the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_COMMENT = re.compile(r" (#\S.*)")
_EMPTY = "the file is empty; a brief has at least title: and overview:"
_TEXT_OF_ITS_OWN = "write the text out, or put a text that starts with this character in double quotes"
MERGE = "<<"
# Under this name stands what has no place in the brief, so that problems inside it are found as well.
_UNPLACED = "…"


class UnreadableError(Exception):
    """Nothing after the last problem is worth reading."""


def read(text: str, manuscript: Manuscript) -> None:
    """Fill the manuscript from the text.

    Raises:
        yaml.MarkedYAMLError: the text is no YAML.
        UnreadableError: the last problem of the manuscript makes the rest pointless.
    """
    _Reader(_as_literal(text), manuscript).read()


def _as_literal(text: str) -> str:
    """The text with every folded block marked as a literal one; nothing in it moves."""
    lines = text.split("\n")
    depth = 0
    # What is no YAML is told with its place when the text is read in earnest.
    with contextlib.suppress(yaml.YAMLError):
        for event in itertools.islice(yaml.parse(text, Loader=_LOADER), _EVENT_LIMIT):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                # libyaml's time grows with the square of the depth; the reading in earnest ends here as well.
                break
            if isinstance(event, yaml.ScalarEvent) and event.style == ">":
                place = _place(event)
                line = lines[place.line - 1]
                lines[place.line - 1] = f"{line[: place.column - 1]}|{line[place.column :]}"
    return "\n".join(lines)


def _place(event: yaml.Event) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None, "events of a parser carry marks"
    return Place(start.line + 1, start.column + 1, max(start.line, end.line) + 1)


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str, manuscript: Manuscript) -> None:
        self.lines = text.split("\n")
        self.manuscript = manuscript
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self.count = 0

    def read(self) -> None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self._stop("empty", _EMPTY, (), Place(1, 1, 1))
        self._check_directives(event)
        root = next(self.events)
        content = self._node(root, ())
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            self._problem(
                "yaml-documents", "a second document starts here; one file holds one brief", (), _place(event)
            )
        if content is None:
            self._stop("empty", _EMPTY, (), None)
        if not isinstance(content, dict):
            kind = "list" if isinstance(content, list) else "text"
            self._stop("wrong-kind", f"the file is one {kind}; a brief has keys such as title: and overview:", (), None)
        self.manuscript.content = content

    def _check_directives(self, event: yaml.Event) -> None:
        for row, line in enumerate(self.lines[: _place(event).last_line], 1):
            if line.startswith("%"):
                message = "a line that starts with % is a YAML directive; delete it"
                self._problem("yaml-directive", message, (), Place(row, 1, row))

    def _node(self, event: yaml.Event, path: KeyPath) -> Any:
        """The value that starts with this event."""
        place = _place(event)
        self._count(place, path)
        self.manuscript.values[path] = place
        match event:
            case yaml.AliasEvent(anchor=name):
                self._refuse("yaml-alias", f"“*{name}” is a YAML alias; {_TEXT_OF_ITS_OWN}", path)
                return None
            case yaml.ScalarEvent():
                self._check_properties(event.anchor, event.tag, path)
                return self._scalar(event, path)
            case yaml.SequenceStartEvent():
                self._check_properties(event.anchor, event.tag, path)
                return self._sequence(path)
            case yaml.MappingStartEvent():
                self._check_properties(event.anchor, event.tag, path)
                return self._mapping(path)
        raise AssertionError(f"no value starts with {event}")

    def _count(self, place: Place, path: KeyPath) -> None:
        self.count += 1
        if self.count > NODE_LIMIT:
            self._stop("too-many", f"the file has over {NODE_LIMIT:,} keys and values; split it", path, place)
        if len(path) > DEPTH_LIMIT:
            self._stop(
                "too-deep", f"over {DEPTH_LIMIT} levels lie inside one another; a brief needs 5", path[:1], place
            )

    def _check_properties(self, anchor: str | None, tag: str | None, path: KeyPath) -> None:
        if anchor is not None:
            self._refuse("yaml-anchor", f"“&{anchor}” is a YAML anchor; {_TEXT_OF_ITS_OWN}", path)
        if tag is not None:
            name = tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse("yaml-tag", f"“{name}” is a YAML tag; {_TEXT_OF_ITS_OWN}", path)

    def _sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key is None or key in found:
                if key is not None:
                    line = self.manuscript.keys[(*path, key)].line
                    message = f"the key “{key}” stands here again; it is already on line {line}; keep one"
                    self._problem("duplicate-key", message, (*path, key), _place(event))
                self._discard(next(self.events), path)
            else:
                self.manuscript.keys[(*path, key)] = _place(event)
                found[key] = self._node(next(self.events), (*path, key))
        return found

    def _key(self, event: yaml.Event, path: KeyPath) -> str | None:
        """The text of a key, or None after a problem."""
        place = _place(event)
        self._count(place, path)
        match event:
            case yaml.ScalarEvent(value=value, style=None | "") if value == MERGE:
                self._refuse("yaml-merge", "“<<” is a YAML merge key; write the keys out", (*path, MERGE), place)
            case yaml.ScalarEvent(anchor=None, tag=None, value=str(key)) if key:
                self._check_characters(key, (*path, key), place)
                return key
            case _:
                self._problem("yaml-key", "this key is not a plain word; write a key such as title:", path, place)
                self._discard(event, path)
        return None

    def _discard(self, event: yaml.Event, path: KeyPath) -> None:
        """Read a value that has no place in the brief, for the problems in it."""
        self._node(event, (*path, _UNPLACED))

    def _scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> str | None:
        place, value = _place(event), str(event.value)
        # libyaml gives a plain scalar the style "", Python's parser None.
        is_plain = not event.style
        if is_plain and not value:
            return None
        self._check_characters(value, path, place)
        if is_plain:
            self._warn_of_surprises(event, path)
        if event.style == "|":
            return value
        # In every other style YAML has turned an empty line into one line feed, which Markdown takes for a
        # space. A line feed that was written as an escape stays what it is.
        written = "\n".join(self.lines[place.line - 1 : place.last_line])
        return value if event.style == '"' and "\\n" in written else value.replace("\n", "\n\n")

    def _warn_of_surprises(self, event: yaml.ScalarEvent, path: KeyPath) -> None:
        end = event.end_mark
        assert end is not None, "events of a parser carry marks"
        if event.value in _NOTHING:
            message = f"“{event.value}” is printed as it stands; delete the line when there is nothing to say"
            self.manuscript.warnings.append(self.manuscript.problem("null-word", message, path))
        if comment := _COMMENT.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None:
            message = (
                f"“{comment.group(1)[:60]}” is a comment to YAML and is not printed; put the text in double quotes"
            )
            place = Place(end.line + 1, comment.start(1) + 1, end.line + 1)
            self.manuscript.warnings.append(self.manuscript.problem("comment-cuts-text", message, path, place))

    def _check_characters(self, value: str, path: KeyPath, place: Place) -> None:
        """What escapes in double quotes stand for, and bidirectional controls."""
        for _, character in characters.forbidden(value):
            message = f"an escape stands for {characters.name(character)}; it cannot be printed; delete it"
            self._refuse("character", message, path, place)
            return
        if control := characters.open_embedding(value):
            message = (
                f"there is {characters.name(control)}, without its counterpart in the same paragraph; "
                "it would turn the text around it; delete it"
            )
            place = self.manuscript.find(path, control) if path in self.manuscript.values else place
            self._refuse("bidi", message, path, place)

    def _refuse(self, code: str, message: str, path: KeyPath, place: Place | None = None) -> None:
        self.manuscript.broken.add(path)
        self._problem(code, message, path, place)

    def _problem(self, code: str, message: str, path: KeyPath, place: Place | None) -> None:
        place = place or self.manuscript.place(path)
        shown = tuple(part for part in path if part != _UNPLACED)
        self.manuscript.problems.append(self.manuscript.problem(code, message, shown, place))

    def _stop(self, code: str, message: str, path: KeyPath, place: Place | None) -> NoReturn:
        self._problem(code, message, path, place)
        raise UnreadableError
