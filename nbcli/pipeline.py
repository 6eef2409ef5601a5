"""The straight line: gather -> think -> render -> encode."""

from collections.abc import Iterator
from dataclasses import replace

from grounding.gather import gather
from nbcli import __version__
from nbcli.minds import Mind
from nbcli.runs import Design, Job
from nbcli.stages import Stages
from planner.plan import Plan


def plans(job: Job, mind: Mind, stages: Stages) -> Iterator[Plan]:
    """The job's plans, one a design."""
    with stages("gather"):
        inputs = gather(job.documents, job.tables, job.references, job.prompt)
    with stages("think"):
        reading = mind.read(job.prompt, inputs, job.wishes)
    taken: tuple[tuple[str, str], ...] = ()
    for number in range(job.designs):
        with stages("think"):
            wishes = replace(job.wishes, variant=number, taken=taken)
            plan = reading.plan(wishes, stages.on_event)
        taken = (*taken, (plan.brief.archetype, plan.brief.arrangement))
        yield plan


def draw(plan: Plan, job: Job, stages: Stages, number: int = 0) -> Design:
    """The plan, design `number` of the job, drawn and encoded in every format asked for."""
    from renderer.export import encode
    from renderer.render import render

    with stages("render"):
        head, place = job.painter or job.head, job.unfinished and job.unfinished / str(number)
        picture = render(plan, size=job.size, head=head, on_event=stages.on_event, unfinished=place)
    with stages("encode"):
        files = {kind: encode(picture, kind, version=__version__) for kind in job.formats}
    return Design(plan, picture, files)


def generate(job: Job, mind: Mind, stages: Stages) -> tuple[Design, ...]:
    """Every design of the job, thought through and drawn; each plan keeps the head that draws it."""
    from renderer.heads.auto import settled

    thought = enumerate(plans(job, mind, stages))
    return tuple(draw(settled(plan, job.head), job, stages, n) for n, plan in thought)
