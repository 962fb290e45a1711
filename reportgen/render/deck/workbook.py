"""What is in the workbook behind a chart?

One sheet as PowerPoint expects it: what the readings are of in the first row, when they were taken in the first
column. Words are words: a name that begins with an equals sign is no formula, one that looks like an address no link,
which XlsxWriter makes of them unless it is told not to.
"""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

# Workbooks count days from here.
EPOCH = date(1899, 12, 30)
GENERAL, PERCENT = "General", "0%"
DATE_FORMAT = r"yyyy\-mm\-dd"
SHEET = "Sheet1"
# A workbook says when it was made: always then, so that its bytes repeat.
_MADE = datetime(1980, 1, 1)
_AS_THEY_STAND = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def content(
    names: Sequence[str],
    moments: Sequence[date | str],
    columns: Sequence[Sequence[float | None]],
    form: str = GENERAL,
) -> bytes:
    """The bytes of a workbook with a column of values in a number format under each name, beside their moments."""
    # A tenth of a second of import for the decks that have a chart.
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, _AS_THEY_STAND) as book:
        book.set_properties({"created": _MADE})
        sheet, day = book.add_worksheet(SHEET), book.add_format({"num_format": DATE_FORMAT})
        number = book.add_format({"num_format": form}) if form != GENERAL else None
        sheet.set_column(0, 0, 10)
        for row, moment in enumerate(moments, start=1):
            if isinstance(moment, date):
                sheet.write_number(row, 0, days(moment), day)
            else:
                sheet.write_string(row, 0, moment)
        for column, (name, values) in enumerate(zip(names, columns, strict=True), start=1):
            sheet.write_string(0, column, name)
            sheet.write_column(1, column, values, number)
    return stream.getvalue()


def days(moment: date) -> int:
    """A day as workbooks count it."""
    return (moment - EPOCH).days


def column_letter(column: int) -> str:
    """The letter of a column, counted from 1: a chart has two or three."""
    return chr(ord("A") + column - 1)
