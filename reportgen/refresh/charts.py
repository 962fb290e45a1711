"""How are a native chart's readings brought up to date, with its workbook?

The data is written into the chart that stands in the deck, so that colours and types a presenter chose stay. What is
drawn at single points (the last one is labelled and coloured) moves along when points are added.
"""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.oxml.ns import qn

from reportgen.refresh.tables import Grid
from reportgen.render.deck import workbook
from reportgen.render.deck.reading import chart_rows

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ENDS = ("min", "max", "majorUnit")


def rewrite(chart: Any, said: Any, grid: Grid) -> None:
    """Put what was decided into a chart and its workbook, taking readings from the chart `said`."""
    own, new = chart_rows(chart._chartSpace), chart_rows(said._chartSpace)
    rows = [list(row) for row in (new if grid.is_whole else own)]
    for (row, column), (from_row, from_column) in grid.said.items():
        rows[row][column] = new[from_row][from_column]
    names, moments = rows[0][1:], [category(row[0], said) for row in rows[1:]]
    columns = [[float(row[column]) if row[column] else None for row in rows[1:]] for column in range(1, len(rows[0]))]
    form = _form(said)
    data: Any = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]
    data.categories = moments
    for name, values in zip(names, columns, strict=True):
        data.add_series(name, values)
    chart.replace_data(data)
    # python-pptx would take a name that begins with an equals sign for a formula.
    chart.part.chart_workbook.xlsx_part._blob = workbook.content(names, moments, columns, form)
    _move_points(chart._chartSpace, len(own) - 2, len(rows) - 2)


def relabel(chart: Any, said: Any) -> None:
    """Let labels and the ends of axes say what the brief's chart says."""
    for own, new in zip(_series(chart), _series(said), strict=False):
        if _labelled(own) == _labelled(new):
            _reword(own, new)
        else:
            _replace_labels(own, new)
    for tag in _ENDS:
        mine, yours = (list(each._chartSpace.iter(f"{_CHART}{tag}")) for each in (chart, said))
        if len(mine) == len(yours):
            for end, wanted in zip(mine, yours, strict=True):
                end.set("val", wanted.get("val"))


def _form(chart: Any) -> str:
    """The number format of a chart's readings."""
    values = next(chart._chartSpace.iter(f"{_CHART}val"), None)
    code = next(values.iter(f"{_CHART}formatCode"), None) if values is not None else None
    return workbook.GENERAL if code is None or not code.text else str(code.text)


def _labelled(series: Any) -> list[str]:
    """The points of a series that have words."""
    return [label.find(f"{_CHART}idx").get("val") for label in series.iter(f"{_CHART}dLbl")]


def _reword(own: Any, new: Any) -> None:
    """Let the same points say other words, in the type that they have."""
    for label, source in zip(own.iter(f"{_CHART}dLbl"), new.iter(f"{_CHART}dLbl"), strict=True):
        texts = list(label.iter(qn("a:t")))
        if texts:
            texts[0].text = "".join(text.text or "" for text in source.iter(qn("a:t")))
            for spare in texts[1:]:
                spare.text = ""


def _replace_labels(own: Any, new: Any) -> None:
    """Let other points speak: between markers and categories (ECMA-376 Part 1, 21.2.2.101)."""
    for old in own.findall(f"{_CHART}dLbls"):
        own.remove(old)
    labels, categories = new.find(f"{_CHART}dLbls"), own.find(f"{_CHART}cat")
    if labels is not None and categories is not None:
        categories.addprevious(deepcopy(labels))


def _series(chart: Any) -> list[Any]:
    return list(chart._chartSpace.iter(f"{_CHART}ser"))


def category(words: str, chart: Any) -> Any:
    """A category as the workbook has it: a day where the chart counts days."""
    axis = next(chart._chartSpace.iter(f"{_CHART}cat"), None)
    is_dated = axis is not None and axis.find(f"{_CHART}numRef") is not None
    return workbook.EPOCH + timedelta(days=float(words)) if is_dated and words else words


def _move_points(space: Any, old: int, new: int) -> None:
    """Let what was drawn at the last point be at the point that is last now."""
    if old == new:
        return
    for tag in ("dPt", "dLbl"):
        for point in space.iter(f"{_CHART}{tag}"):
            index = point.find(f"{_CHART}idx")
            if index.get("val") == str(old):
                index.set("val", str(new))
