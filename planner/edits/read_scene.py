"""Reading edits of all pictures at once, without a model: time of day, weather, light and medium."""

from __future__ import annotations

from planner.composer.lexicon import find
from planner.edits.clause import Clause, present
from planner.edits.ops import Edit, SetLight, SetMedium, SetTime, SetWeather
from planner.parts import Weather
from planner.plan import Plan
from planner.setting import kinds, light_of, medium_of


def lit(clause: Clause) -> list[Edit]:
    """Time of day, weather, light and medium; several may stand in one clause."""
    out: list[Edit] = []
    time = clause.first("times") or ("day" if clause.means("day") else None)
    if time:
        out.append(SetTime(time=time))  # type: ignore[arg-type]
    weather = _weather(clause)
    if weather:
        out.append(SetWeather(comes=weather))
    if find(clause.masked, "light", clause.language):
        light = light_of(clause.masked, "day", clause.language)
        out.append(SetLight(azimuth=light.azimuth, elevation=light.elevation))
    medium = medium_of(clause.masked, clause.language)
    if medium:
        out.append(SetMedium(medium=medium))  # type: ignore[arg-type]
    return out


def _weather(clause: Clause) -> tuple[Weather, ...]:
    """The weather that a clause names; snow by itself falls."""
    lying = [h for h in find(clause.masked, "grounds", clause.language) if h.meaning == "snow"]
    return kinds((*find(clause.masked, "weather", clause.language), *lying))


def cleared(clause: Clause, plan: Plan) -> list[Edit]:
    """Weather that is to go, where no thing of a picture is meant."""
    if not clause.means("remove") or present(clause, plan):
        return []
    weather = _weather(clause)
    return [SetWeather(goes=weather)] if weather else []
