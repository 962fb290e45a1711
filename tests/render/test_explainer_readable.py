"""What somebody could not read is refused before it is laid out."""

from xml.etree import ElementTree

import pytest

from reportgen.render.pdf import readable


def check(body: str, language: str = "lang='en'") -> tuple[str, ...]:
    return readable.check(ElementTree.fromstring(f"<html {language}><body>{body}</body></html>"))


def test_it_passes_what_everybody_can_read() -> None:
    body = (
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><p><a href='#x'>Words</a></p>"
        "<table><tr><th scope='col'>E</th></tr><tr><th scope='row'>F</th></tr></table><img src='x' alt='A bar'/>"
    )

    assert check(body) == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<h1>A</h1><img src='x.svg'/>", "<img src='x.svg'> has no alt"),
        ("<h1>A</h1><img src='x.svg' alt=' '/>", "<img src='x.svg'> has no alt"),
        ("<h1>A</h1><h3>Deep <em>down</em></h3>", "<h3> “Deep down” follows <h1>"),
        ("<h2>First</h2>", "<h2> “First” follows nothing"),
        ("<h1>A</h1><table><tr><th>Head</th></tr></table>", "<th> “Head” needs scope"),
        ("<h1>A</h1><a href='#x'><b>Bold</b></a>", "<a> “Bold” holds an element"),
        ("<h1>A</h1><p data-tag='Blurb'>B</p>", 'data-tag="Blurb" is none of'),
        ("<h1>A</h1><p data-tag='Note'>A note</p>", 'data-tag="Note" “A note” needs an id'),
    ],
)
def test_it_tells_what_somebody_could_not_read(body: str, told: str) -> None:
    (message,) = check(body)

    assert message.startswith(told)


def test_it_wants_to_know_the_language() -> None:
    (message,) = check("<h1>A</h1>", language="")

    assert "language" in message
