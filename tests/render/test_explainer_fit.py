"""What follows from how the first layout turned out."""

from reportgen.render.explainer import fit as fitting
from reportgen.render.explainer.fit import Fit
from reportgen.render.explainer.look import Fragment, Look

FULL = Fit(has_glance=True, has_names=True)


def seen(*fragments: Fragment, front_page: int = 0, front_bottom: float = 900, pages: int = 3) -> Look:
    return Look(
        pages=pages,
        page_height=980,
        front_page=front_page,
        front_bottom=front_bottom,
        main_height=300,
        side_height=200,
        fragments=fragments,
    )


def test_it_changes_nothing_when_all_is_well() -> None:
    look = seen(Fragment("timeline", 1, 0, 900, 900), Fragment("people", 2, 0, 400, 400))

    assert fitting.better(look, FULL, is_side_free=True) == FULL


def test_it_gives_up_the_glance_before_the_names_on_a_full_first_page() -> None:
    look = seen(front_page=1, front_bottom=200)

    once = fitting.better(look, FULL, is_side_free=True)
    twice = fitting.better(look, once, is_side_free=True)

    assert (once.has_glance, once.has_names) == (False, True)
    assert (twice.has_glance, twice.has_names) == (False, False)


def test_it_adds_contents_to_five_pages_and_three_sections() -> None:
    sections = [Fragment(kind, 1 + place, 0, 900, 900) for place, kind in enumerate(("timeline", "people", "sources"))]

    short = fitting.better(seen(*sections, pages=4), FULL, is_side_free=True)
    long = fitting.better(seen(*sections, pages=5), FULL, is_side_free=True)
    bare = fitting.better(seen(*sections, pages=5), Fit(has_glance=False, has_names=False), is_side_free=True)

    assert (short.contents, long.contents, bare.contents) == ("none", "foot", "side")


def test_it_breaks_the_page_before_a_section_that_would_be_torn() -> None:
    look = seen(
        Fragment("timeline", 1, 0, 700, 700),
        Fragment("scenarios", 1, 732, 980, 980),
        Fragment("scenarios", 2, 0, 500, 500),
    )

    assert fitting.page_breaks(look) == {"scenarios"}


def test_it_lets_a_section_flow_where_a_break_would_empty_the_page() -> None:
    look = seen(
        Fragment("timeline", 1, 0, 400, 400),
        Fragment("scenarios", 1, 432, 980, 980),
        Fragment("scenarios", 2, 0, 300, 300),
    )

    assert fitting.page_breaks(look) == frozenset()


def test_it_adds_no_page_for_a_few_lines() -> None:
    look = seen(
        Fragment("timeline", 1, 0, 700, 700),
        Fragment("scenarios", 1, 732, 980, 980),
        Fragment("scenarios", 2, 0, 700, 700),
        Fragment("sources", 2, 732, 900, 900),
        pages=3,
    )

    assert fitting.page_breaks(look) == frozenset()


def test_it_loosens_a_section_that_left_a_page_half_empty() -> None:
    look = seen(Fragment("people", 1, 0, 500, 500), Fragment("precedents", 2, 0, 600, 600))

    assert fitting.unmovable(look) == {"precedents"}


def test_it_loosens_a_section_whose_heading_was_left_alone() -> None:
    look = seen(Fragment("scenarios", 1, 0, 980, 60), Fragment("scenarios", 2, 0, 600, 580))

    assert fitting.unmovable(look) == {"scenarios"}


def test_it_closes_the_rows_up_to_save_a_scrap_of_a_page() -> None:
    look = seen(Fragment("timeline", 1, 0, 900, 900), Fragment("people", 2, 0, 90, 90))

    once = fitting.better(look, FULL, is_side_free=True)
    twice = fitting.better(look, once, is_side_free=True)

    assert (once.is_tight, twice) == (True, once)
