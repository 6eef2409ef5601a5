"""`nbcli inspect`: what a plan says, and what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nbcli import options as o

if TYPE_CHECKING:
    from nbcli.console import Line
    from planner.parts import Issue
    from planner.plan import Plan


def inspect(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="A plan.json, run folder, nbcli's picture, or -.")
    ],
    issues: Annotated[bool, typer.Option("--issues", help="Only what is wrong.")] = False,
    facts: Annotated[
        bool,
        typer.Option(
            "--facts", help="Only the facts, their sources, and which claims stand on them."
        ),
    ] = False,
    tokens: Annotated[
        bool, typer.Option("--tokens", help="Only the image tokens that the local head writes.")
    ] = False,
    experts: Annotated[
        bool, typer.Option("--experts", help="Only which expert of the local head paints where.")
    ] = False,
    json: o.Json = False,
) -> None:
    """Show a plan: brief, layout, elements, texts, facts, issues.

    \b
    nbcli inspect runs/tea
    nbcli inspect tea.png --facts
    nbcli inspect plan.json --issues --json
    """
    from nbcli import console, sources
    from nbcli.runs import to_json
    from planner import load_plan
    from planner.check import check

    read = load_plan(sources.plan(plan))
    if tokens or experts:
        from nbcli import insight

        told = insight.tokens(read) if tokens else []
        console.show(told + (insight.experts(read) if experts else []))
        return
    found = check(read)
    if json:
        console.out(to_json(_object(plan, read, found, issues, facts)))
    else:
        console.show(_lines(read, found, issues, facts))


def _object(
    source: str, plan: Plan, found: tuple[Issue, ...], issues: bool, facts: bool
) -> dict[str, Any]:
    """The JSON object: the whole plan, or the parts asked for."""
    parts: dict[str, Any] = {"path": source}
    if issues or not facts:
        parts["issues"] = [issue.model_dump() for issue in found]
    if facts:
        from planner.claims import ledger

        parts["facts"] = [fact.model_dump(mode="json") for fact in plan.facts]
        parts["claims"] = [asdict(claim) for claim in ledger(plan)]
    return parts if issues or facts else parts | {"plan": plan.model_dump(mode="json")}


def _lines(plan: Plan, found: tuple[Issue, ...], issues: bool, facts: bool) -> list[Line]:
    from nbcli import report, thumbnail

    if issues or facts:
        told = report.issues(found) if issues else []
        both = [*report.facts(plan), *report.heading("claims"), *report.claims(plan)]
        return told + (both if facts else [])
    sections = {
        "layout": [*thumbnail.thumbnail(plan), thumbnail.legend()],
        "instructions": report.instructions(plan),
        "elements": report.tree(plan),
        "texts": report.texts(plan),
        "references": report.references(plan),
        "facts": report.facts(plan),
        "claims": report.claims(plan),
        "reasoning": report.reasoning(plan),
        f"issues ({len(found)})": report.issues(found),
    }
    return report.brief(plan) + [
        line
        for name, lines in sections.items()
        if lines
        for line in [*report.heading(name), *lines]
    ]
