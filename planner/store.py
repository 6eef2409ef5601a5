"""Plans as text: read with the place of every error named, written in a stable form, set again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from planner import typeset
from planner.errors import PlanError
from planner.migrations import MIGRATIONS
from planner.plan import PLAN_VERSION, AnyElement, Plan, TextElement

LARGEST = 64 * 2**20
"""Largest plan in bytes."""


def load_plan(text: str | bytes) -> Plan:
    """Read a plan.

    Raises PlanError for broken JSON, an unknown version, or a field that breaks the schema.
    """
    if len(text) > LARGEST:
        raise PlanError("The plan is larger than 64 MB.")
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise PlanError(f"The plan is not JSON: {_why(error)}.") from error
    if not isinstance(data, dict):
        raise PlanError("The plan is not a JSON object.")
    data = migrate(data)
    try:
        return Plan.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise PlanError(_explain(error, data)) from error


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is not a number")


def _why(error: Exception) -> str:
    nested = isinstance(error, RecursionError)
    return "it is nested too deep" if nested else str(error).splitlines()[0].rstrip(".")


def migrate(data: dict[str, Any]) -> dict[str, Any]:
    """A plan of an older version lifted to the present one, version by version."""
    version = data.get("version", PLAN_VERSION)
    if not isinstance(version, int) or not 1 <= version <= PLAN_VERSION:
        raise PlanError(
            f"The plan has version {version!r}; this nbcli reads versions 1 to {PLAN_VERSION}."
        )
    for step in range(version, PLAN_VERSION):
        data = MIGRATIONS[step](data)
    return data


def _explain(error: ValidationError, data: dict[str, Any]) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    steps = _steps(first["loc"], data)
    path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in steps).lstrip(".")
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    said = first["msg"].removeprefix("Value error, ").rstrip(".")
    return f"The plan breaks the schema at {path or 'its root'}: {said}{more}."


def _steps(loc: Sequence[int | str], node: Any) -> Iterator[int | str]:
    """The way to an error as it stands in the file: without the kinds of elements, which pydantic adds."""
    for step in loc:
        if isinstance(node, dict) and step == node.get("kind") and step not in node:
            continue
        yield step
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):  # what is missing
            node = None


def dump_plan(plan: Plan) -> str:
    """The plan as JSON, fields in schema order, those at their default left out."""
    data = plan.model_dump(mode="json", exclude_defaults=True)
    kinds = [{"kind": element.kind} for element in plan.elements]
    data["elements"] = [k | e for k, e in zip(kinds, data["elements"], strict=True)]
    return json.dumps({"version": plan.version} | data, ensure_ascii=False, indent=1) + "\n"


def refit(plan: Plan) -> Plan:
    """The plan with every text set again whose lines are stale."""
    done = tuple(
        typeset.fit_element(e, plan.style, e.lang or plan.language, plan.direction)
        if isinstance(e, TextElement) and e.fit_key != typeset.fit_key(e, plan.style, plan.language)
        else e
        for e in plan.elements
    )
    return plan.model_copy(update={"elements": done})


def layout_key(elements: Sequence[AnyElement]) -> str:
    """Hash of a page's elements."""
    told = hashlib.sha256()
    for element in elements:
        told.update(element.model_dump_json().encode())
    return told.hexdigest()[:16]
