"""In which order the parts of a short format give way, shown on measures made up for it."""

from typing import Any

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.explainer import short
from reportgen.plan.explainer.shortblocks import Format, ShortPlan
from reportgen.render.explainer import concessions
from reportgen.render.explainer.galley import Place
from reportgen.theme import tokens

THEME = tokens.load(resources.locate())


def planned(chosen: Format, **keys: Any) -> ShortPlan:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two. Three. Four.", **keys})
    return short.plan(brief, THEME, chosen, "potash.pdf")


def galley(**places: tuple[float, float]) -> dict[str, Place]:
    return {name.replace("_", "-"): Place(*place) for name, place in places.items()}


def test_it_shortens_the_overview_before_it_drops_scenarios() -> None:
    plan = planned("glance", scenarios=[{"title": str(number)} for number in range(5)])
    measured = galley(main=(0, 200), overview=(0, 100), **{f"way_{index}": (0, 20) for index in range(5)})
    measured |= galley(**{f"overview_{index}": (0, 25.0 * (index + 1)) for index in range(4)})

    steps = list(concessions.main(short.everything(plan), measured, plan))

    assert [(step.kept["overview"], step.kept["ways"]) for step in steps[:5]] == [
        (4, 5),
        (3, 5),
        (2, 5),
        (2, 4),
        (1, 3),
    ]
    assert [step.bottom for step in steps[:4]] == [200, 175, 150, 130]
    assert steps[-1].kept == {"bottom_line": 0, "overview": 0, "ways": 0}


def test_it_gives_up_gists_before_events() -> None:
    plan = planned("brief", timeline=[{"title": "A", "description": "So."}, {"title": "B"}])
    measured = galley(side=(0, 100), event_0=(0, 40), gist_0=(10, 30), event_1=(40, 60))

    steps = list(concessions.side(short.everything(plan), measured, plan))

    assert [(step.kept["events"], step.kept["gists"], step.bottom) for step in steps] == [
        (2, True, 100),
        (2, False, 80),
        (1, False, 60),
        (0, False, 40),
    ]


def test_it_gives_up_second_lines_and_precedents_before_narratives() -> None:
    plan = planned(
        "brief",
        scenarios=[{"title": "Way", "description": "One. Two."}],
        people=[{"name": f"Person {number}", "role": "Role", "status": "Status"} for number in range(8)],
        precedents=[{"title": "Case"}],
    )
    measured = galley(overleaf=(0, 400), way_0=(0, 100), facts_0=(0, 30), story_0=(0, 80), cases=(300, 400))
    measured |= galley(tale_0_0=(0, 40), tale_0_1=(40, 80), people=(100, 300))
    measured |= galley(**{f"people_{index}": (0, 100 + 25.0 * (index + 1)) for index in range(8)})
    measured |= galley(**{f"detail_people_{index}": (0, 10) for index in range(8)})

    steps = list(concessions.overleaf(short.everything(plan), measured, plan))

    assert [
        (step.kept["details"], step.kept["cases"], step.kept["tales"], step.kept["people"], step.bottom)
        for step in steps[:6]
    ] == [
        (1, 1, 2, 8, 400),
        (0, 1, 2, 8, 320),
        (0, 0, 2, 8, 220),
        (0, 0, 1, 8, 180),
        (0, 0, 1, 7, 165),
        (0, 0, 1, 6, 150),
    ]
    assert steps[-1].kept["people"] == steps[-1].kept["ways"] == 0
