"""How scenarios become an outlook."""

from reportgen.brief.model import Brief
from reportgen.plan.outlook import Outlook, outlook


def plan(*scenarios: dict[str, object]) -> Outlook:
    numbered = [{"title": f"Path {index}"} | scenario for index, scenario in enumerate(scenarios)]
    return outlook(Brief.model_validate({"title": "T", "overview": "O", "scenarios": numbered}))


def test_it_shows_no_likelihood_that_was_not_given() -> None:
    planned = plan({}, {})

    assert [path.chance for path in planned.paths] == [None, None]
    assert (planned.matrix, planned.yardstick_name, planned.yardstick_steps) == (None, None, ())


def test_it_reads_a_word_on_icd_203() -> None:
    chance = plan({"likelihood": "likely"}).paths[0].chance

    assert chance is not None
    assert (chance.words, chance.range_text) == ("Likely", "55–80%")
    assert [step.term for step in chance.yardstick.steps if step.is_active] == ["likely"]


def test_it_reads_shared_words_on_phia_when_one_word_is_phias() -> None:
    planned = plan({"likelihood": "unlikely"}, {"likelihood": "realistic possibility"})

    assert planned.yardstick_name == "PHIA"
    assert [path.chance.range_text for path in planned.paths if path.chance] == ["25–35%", "40–50%"]


def test_it_prints_percentages_once() -> None:
    chance = plan({"likelihood": "20–45%"}).paths[0].chance

    assert chance is not None
    assert (chance.words, chance.range_text, chance.low, chance.high) == ("20–45%", None, 20, 45)


def test_it_makes_a_matrix_only_when_every_scenario_has_both() -> None:
    whole = plan({"likelihood": "likely", "impact": "severe"}, {"likelihood": "unlikely", "impact": "limited"})
    partial = plan({"likelihood": "likely", "impact": "severe"}, {"likelihood": "unlikely"})

    assert whole.matrix is not None
    assert [item.number for item in whole.matrix.items] == [1, 2]
    assert partial.matrix is None
