"""What does an editor need to know to help while a brief is typed?

A JSON Schema made from the model, with the descriptions of the fields. It is about spelling and kind, not
about meaning: dates, links and markup are judged when the brief is loaded. An editor types scalars by itself
and takes `75` for a number and `yes` for a boolean; both are text to us, so both pass wherever text does.
"""

import json
from typing import Any

from reportgen.brief.model import Brief

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR = ["string", "number", "boolean"]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a brief source."""
    described = Brief.model_json_schema(mode="validation")
    parts = {name: _part(part) for name, part in sorted(described["$defs"].items())}
    return {"$schema": DIALECT, **_part(described), "title": "A reportgen brief", "$defs": parts}


def text() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def modeline(target: str) -> str:
    """The comment by which editors find the schema of the file it stands in."""
    return f"# yaml-language-server: $schema={target}"


def _part(described: dict[str, Any]) -> dict[str, Any]:
    required = described.get("required", [])
    properties = {name: _property(each, name in required) for name, each in described["properties"].items()}
    return {
        "type": "object",
        "description": described["description"],
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(described: dict[str, Any], is_required: bool) -> dict[str, Any]:
    kind = _kind(described)
    if not is_required:
        # A key with nothing after it counts as not given.
        kind = {"anyOf": [kind, {"type": "null"}]} if "$ref" in kind else _nullable(kind)
    return {"description": described["description"], **kind}


def _kind(described: dict[str, Any]) -> dict[str, Any]:
    """The type alone, without pydantic's titles, defaults and detour for None."""
    choices = [each for each in described.get("anyOf", []) if each.get("type") != "null"]
    if choices:
        return _kind(choices[0])
    kind = {key: value for key, value in described.items() if key not in ("title", "default", "description")}
    if kind.get("type") == "array":
        kind["items"] = _kind(kind["items"])
    elif kind.get("type") == "string" and "enum" not in kind:
        kind["type"] = _SCALAR
    return kind


def _nullable(kind: dict[str, Any]) -> dict[str, Any]:
    types = kind.get("type", [])
    nullable = {**kind, "type": [*([types] if isinstance(types, str) else types), "null"]} if types else {**kind}
    if "enum" in kind:
        nullable["enum"] = [*kind["enum"], None]
    return nullable
