"""How does a chart's workbook keep text as text?

XlsxWriter turns a name that begins with an equals sign into a formula and one that looks like an address into a
link, unless it is told not to. python-pptx does not tell it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook


class _PlainWriter(CategoryWorkbookWriter):
    """A workbook writer that takes words as words."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, options)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _PlainChartData(CategoryChartData):
    """Chart data whose workbook holds no formulas."""

    @property
    def _workbook_writer(self) -> _PlainWriter:
        return _PlainWriter(self)  # type: ignore[no-untyped-call]


def chart_data() -> CategoryChartData:
    """Empty chart data to fill."""
    return _PlainChartData()  # type: ignore[no-untyped-call]
