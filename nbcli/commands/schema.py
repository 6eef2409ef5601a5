"""`nbcli schema`: the JSON Schema of a plan."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of plan.json."""
    from nbcli import console
    from nbcli.runs import to_json
    from planner.plan import schema as plan_schema

    console.out(
        to_json({"$schema": "https://json-schema.org/draft/2020-12/schema"} | plan_schema(), 1)
    )
