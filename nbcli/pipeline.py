"""The straight line: gather -> think -> render -> encode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from grounding.gather import gather
from nbcli import __version__
from nbcli.runs import Design, Job
from nbcli.stages import Stages
from planner.plan import Plan
from planner.think import think
from renderer import render
from renderer.export import encode


def plans(job: Job, stages: Stages) -> Iterator[Plan]:
    """The job's plans, one a design."""
    with stages("gather"):
        inputs = gather(job.documents, job.tables)
    for number in range(job.designs):
        with stages("think"):
            wishes = replace(job.wishes, variant=number)
            plan = think(job.prompt, inputs, wishes, stages.on_event)
        yield plan


def draw(plan: Plan, job: Job, stages: Stages) -> Design:
    """The plan drawn and encoded in every format asked for."""
    with stages("render"):
        picture = render(plan, size=job.size, head=job.head, on_event=stages.on_event)
    with stages("encode"):
        files = {kind: encode(picture, kind, version=__version__) for kind in job.formats}
    return Design(plan, picture, files)


def generate(job: Job, stages: Stages) -> tuple[Design, ...]:
    """Every design of the job, thought through and drawn."""
    return tuple(draw(plan, job, stages) for plan in plans(job, stages))
