"""JSON Schema as structured decoding takes it: closed objects, everything required, no defaults.

The common subset of OpenAI's strict mode, Gemini, Ollama and llguidance. A field with a default is
required too: the model writes the empty value out. Models marked `loose` keep their defaults
optional, for a deep tree would be mostly empty values.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

_DROPPED = ("default", "title", "discriminator", "examples", "pattern", "format")
_RENAMED = {"oneOf": "anyOf"}


@cache
def strict(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a pydantic model, in the common subset: made once, and not to be changed."""
    closed = _closed(model.model_json_schema())
    assert isinstance(closed, dict)
    return closed


def is_strict(node: Any) -> bool:
    """True where every object of a schema requires all of its properties."""
    if isinstance(node, list):
        return all(map(is_strict, node))
    if not isinstance(node, dict):
        return True
    closed = set(node.get("properties", ())) <= set(node.get("required", ()))
    return closed and all(map(is_strict, node.values()))


def _closed(node: Any) -> Any:
    if isinstance(node, list):
        return [_closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {k: v for k, v in node.items() if k not in _DROPPED}
    out: dict[str, Any] = {_RENAMED.get(k, k): _closed(v) for k, v in kept.items()}
    for group in ("properties", "$defs"):
        if isinstance(node.get(group), dict):
            out[group] = {name: _closed(one) for name, one in node[group].items()}
    loose = out.pop("loose", False)
    if "properties" in out:
        out["required"] = node.get("required", []) if loose else list(out["properties"])
        out["additionalProperties"] = False
    return _unwrapped(out)


def _unwrapped(node: dict[str, Any]) -> dict[str, Any]:
    """A constant as an enumeration of one; a tuple as an array."""
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if "prefixItems" in node:
        node["items"] = {"anyOf": _distinct(node.pop("prefixItems"))}
    return node


def _distinct(nodes: list[Any]) -> list[Any]:
    return [node for place, node in enumerate(nodes) if node not in nodes[:place]]
