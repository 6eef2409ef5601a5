"""A plan in words for a terminal: brief, instruction graph, elements, texts, facts, issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nbcli.console import Line, clean
from planner.claims import Claim, ledger
from planner.parts import Box, Fact, Issue, in_order
from planner.plan import AnyElement, Plan, TextElement

HEAD, SOFT, NAME = "bold", "dim", "cyan"
SEVERAL, MOST = 60, 12
"""Characters of a text, and numbers of one origin, that are shown."""


def heading(text: str) -> list[Line]:
    """A section's name, after an empty line."""
    return [[], [(text.upper(), HEAD)]]


def brief(plan: Plan) -> list[Line]:
    """What the picture is for, and how it looks."""
    canvas, style, light = plan.canvas, plan.style, plan.style.light
    rows = {
        "message": plan.brief.message,
        "prompt": plan.prompt,
        "archetype": f"{plan.brief.archetype}, for {plan.brief.audience}",
        "canvas": f"{canvas.aspect} {canvas.size}, {_n(canvas.width)} × {_n(canvas.height)} units",
        "language": f"{plan.language}, {plan.direction}",
        "style": f"palette {style.palette}{' dark' if style.dark else ''}, {style.character},"
                 f" type {style.type.name} ({style.type.display} / {style.type.text})",
        "light": f"azimuth {_n(light.azimuth)}°, elevation {_n(light.elevation)}°;"
                 f" {style.medium}, {style.mood}",
        "seed": str(plan.seed),
        "alt": plan.alt,
    }  # fmt: skip
    return [[(f"{key:<10}", SOFT), (clean(text), "")] for key, text in rows.items() if text]


def instructions(plan: Plan) -> list[Line]:
    """The instruction graph in order of execution: kind, importance, text, what it governs."""
    lines: list[Line] = []
    for step in in_order(plan.brief.instructions):
        after = f" after {', '.join(step.after)}" if step.after else ""
        lines.append([
            (f"{step.id} ", NAME), (f"{step.kind} {step.importance:.2f}", SOFT),
            (f"  {clean(step.text)}", ""), (after, SOFT),
        ])  # fmt: skip
        if step.elements:
            lines.append([("   └─▸ ", SOFT), (", ".join(step.elements), "")])
    return lines or [[("none", SOFT)]]


def tree(plan: Plan) -> list[Line]:
    """Elements under the panel they belong to, with box, role and content."""
    children: dict[str, list[int]] = {}
    ids = {element.id for element in plan.elements}
    roots: list[int] = []
    for i, element in enumerate(plan.elements):
        inside = element.parent in ids and element.parent != element.id
        (children.setdefault(str(element.parent), []) if inside else roots).append(i)
    seen: set[int] = set()
    lines = list(_branches(plan, roots, children, seen))
    circular = [i for i in range(len(plan.elements)) if i not in seen]
    return lines + list(_branches(plan, circular, {}, seen))


def _branches(
    plan: Plan, indices: list[int], children: dict[str, list[int]], seen: set[int]
) -> Iterator[Line]:
    """Depth first without recursion: a hostile plan may nest as deep as it likes."""
    stack = [(i, 0) for i in reversed(indices)]
    while stack:
        i, depth = stack.pop()
        if i in seen:
            continue
        seen.add(i)
        element = plan.elements[i]
        yield _leaf(element, depth)
        stack += [(child, depth + 1) for child in reversed(children.get(element.id, []))]


def _leaf(element: AnyElement, depth: int) -> Line:
    indent = "  " * min(depth, 20)
    return [
        (indent, ""), (f"{element.kind} ", HEAD), (f"{element.id} ", NAME),
        (f"{element.role} z{element.z}  {box(element.box)}{turn(element)}  ", SOFT), (clean(content(element)), ""),
    ]  # fmt: skip


def box(b: Box) -> str:
    """A box as `x,y w×h` in units."""
    return f"{_n(b.x)},{_n(b.y)} {_n(b.w)}×{_n(b.h)}"


def turn(element: AnyElement) -> str:
    """How an element is turned, where it is."""
    return f" ↻{_n(element.turn)}°" if element.turn else ""


def content(element: AnyElement) -> str:
    """What an element shows, in a few words."""
    if element.kind == "text":
        return _short(element.text)
    if element.kind == "chart":
        return f"{element.chart} of {', '.join(element.y) or 'counts'} by {element.x or 'row'}"
    if element.kind == "table":
        return f"{len(element.rows)} × {len(element.rows[0]) if element.rows else 0} cells"
    if element.kind == "picture":
        return _short(element.prompt or ", ".join(thing.label for thing in element.objects))
    if element.kind == "connector":
        return f"{element.start} → {element.end}"
    named = {"icon": "name", "math": "formula", "shape": "shape", "background": "ornament"}
    return _short(str(getattr(element, named[element.kind])))


def texts(plan: Plan) -> list[Line]:
    """Every text with its lines and where each stands."""
    lines: list[Line] = []
    for element in plan.elements:
        if isinstance(element, TextElement):
            lines += _text(element)
    return lines or [[("none", SOFT)]]


def _text(element: TextElement) -> Iterator[Line]:
    how = f"{element.font} {_n(element.size)}/{element.weight} {element.color} {element.align}{turn(element)}"
    yield [(element.id, NAME), (f"  {how}", SOFT)]
    for line in element.lines:
        at = f"  {line.x:8.1f} {line.baseline:8.1f} {line.width:8.1f}  "
        yield [(at, SOFT), (clean(line.text), "")]
    if not element.lines:
        yield [("  not set yet: ", SOFT), (clean(element.text), "")]


def references(plan: Plan) -> list[Line]:
    """Every picture that was given, with its name and size."""
    return [
        [(f"{one.id}  ", NAME), (f"{one.width} × {one.height} px  ", SOFT), (clean(one.label), "")]
        for one in plan.references
    ]


def facts(plan: Plan) -> list[Line]:
    """Every fact with its quote or derivation, its source, and the facts that say otherwise."""
    known = {fact.id: fact for fact in plan.facts}
    lines: list[Line] = []
    for fact in plan.facts:
        lines += _fact(fact)
        lines += (_rival(known[name]) for name in fact.against if name in known)
    return lines or [[("none", SOFT)]]


def _fact(fact: Fact) -> Iterator[Line]:
    yield [(f"{fact.id} ", NAME), (clean(fact.claim + _value(fact, " = ")), "")]
    if fact.quote:
        yield [("   “", SOFT), (clean(fact.quote), ""), ("”", SOFT)]
    if fact.derivation:
        cells = ", ".join(f"{ref.dataset}.{ref.column}" for ref in fact.derivation.inputs)
        yield [(f"   {fact.derivation.op} of ", SOFT), (clean(cells), "")]
    if told := _source(fact):
        yield [("   ", SOFT), (clean(told), SOFT)]


def _rival(fact: Fact) -> Line:
    """A fact that gives another number, beside the one that it is against."""
    return [("   against ", SOFT), (fact.id, NAME), (clean(_value(fact, " = ")), ""),
            (clean(f"  {_source(fact)}"), SOFT)]  # fmt: skip


def _value(fact: Fact, before: str) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    return "" if fact.value is None else f"{before}{fact.value:.12g}{unit}"


def _source(fact: Fact) -> str:
    source = fact.source
    told = [source.title, source.file, source.url, source.locator]
    told.append(f"published {source.published}" if source.published else None)
    told.append(f"read {source.retrieved}" if source.retrieved else None)
    return ", ".join(part for part in told if part)


def claims(plan: Plan) -> list[Line]:
    """Every claim of the picture: its words, each number with its origin, the facts that it names."""
    lines: list[Line] = []
    for claim in ledger(plan):
        lines.append([(f"{claim.element}  ", NAME), (clean(_short(claim.text)), "")])
        lines += _numbers(claim)
        if claim.facts:
            lines.append([("   says ", SOFT), (", ".join(claim.facts), NAME)])
    return lines or [[("none", SOFT)]]


def _numbers(claim: Claim) -> Iterator[Line]:
    """Numbers of one origin on one line; those of none in red."""
    by_origin: dict[tuple[str, ...], list[str]] = {}
    for number, origins in claim.numbers.items():
        by_origin.setdefault(origins, []).append(number.strip())
    for origins, numbers in by_origin.items():
        told = ", ".join(numbers[:MOST]) + (
            f" and {len(numbers) - MOST} more" if numbers[MOST:] else ""
        )
        source = (", ".join(origins), NAME) if origins else ("no source", "red")
        yield [("   ", ""), (clean(told), ""), (" from ", SOFT), source]


def reasoning(plan: Plan) -> list[Line]:
    """What each stage decided."""
    return [[(f"{one.stage:<10}", SOFT), (clean(one.text), "")] for one in plan.reasoning]


def issues(found: Iterable[Issue]) -> list[Line]:
    """Issues, one a line."""
    lines: list[Line] = [
        [(issue.path or "plan", NAME), (f" {clean(issue.message)} ", ""), (issue.code, SOFT)]
        for issue in found
    ]
    return lines or [[("none", "green")]]


def _short(text: str) -> str:
    return text if len(text) <= SEVERAL else text[: SEVERAL - 1].rstrip() + "…"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
