"""What is in the workbook behind a chart?

One sheet as PowerPoint expects it: what the readings are of in the first row, when they were taken in the first
column. Words are words: a name that begins with an equals sign is no formula, one that looks like an address no link.
"""

from collections.abc import Sequence
from datetime import date

from reportgen.render.deck.package import OFFICE, Package, Relations
from reportgen.render.deck.xmltext import DECLARATION, RELATIONS, escaped

# Workbooks count days from here.
EPOCH = date(1899, 12, 30)
DATE_FORMAT = r"yyyy\-mm\-dd"
SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = f"{OFFICE}.spreadsheetml"
# The two cell formats that `s` of a cell chooses between.
_GENERAL, _DATE = 0, 1
_STYLES = (
    f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{DATE_FORMAT}"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)


def content(
    names: Sequence[str], moments: Sequence[date | str], columns: Sequence[Sequence[float]], theme: str
) -> bytes:
    """The bytes of a workbook with a column of values under each name, beside their moments; it looks like the deck."""
    words = list(dict.fromkeys([*names, *(moment for moment in moments if isinstance(moment, str))]))
    package, root, book = Package(), Relations(), Relations()
    sheet_id = book.to("worksheet", "worksheets/sheet1.xml")
    book.to("theme", "theme/theme1.xml")
    book.to("styles", "styles.xml")
    book.to("sharedStrings", "sharedStrings.xml")
    root.to("officeDocument", "xl/workbook.xml")
    package.files["_rels/.rels"] = root.xml()
    package.add(
        "xl/workbook.xml",
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONS}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="{sheet_id}"/></sheets></workbook>',
        f"{_KIND}.sheet.main+xml",
        book,
    )
    package.add("xl/theme/theme1.xml", theme, f"{OFFICE}.theme+xml")
    package.add("xl/worksheets/sheet1.xml", _sheet_xml(names, moments, columns, words), f"{_KIND}.worksheet+xml")
    package.add(
        "xl/styles.xml", f'{DECLARATION}<styleSheet xmlns="{_MAIN}">{_STYLES}</styleSheet>', f"{_KIND}.styles+xml"
    )
    package.add("xl/sharedStrings.xml", _strings_xml(words), f"{_KIND}.sharedStrings+xml")
    return package.content()


def days(moment: date) -> int:
    """A day as workbooks count it."""
    return (moment - EPOCH).days


def _sheet_xml(
    names: Sequence[str], moments: Sequence[date | str], columns: Sequence[Sequence[float]], words: list[str]
) -> str:
    def cell(column: int, row: int, value: date | str | float) -> str:
        place = f'r="{column_letter(column)}{row}"'
        match value:
            case str():
                return f'<c {place} t="s"><v>{words.index(value)}</v></c>'
            case date():
                return f'<c {place} s="{_DATE}"><v>{days(value)}</v></c>'
            case _:
                return f'<c {place} s="{_GENERAL}"><v>{value:.16G}</v></c>'

    head = "".join(cell(column, 1, name) for column, name in enumerate(names, start=2))
    rows = "".join(
        f'<row r="{row}">{cell(1, row, moment)}'
        + "".join(cell(column, row, value) for column, value in enumerate(values, start=2))
        + "</row>"
        for row, (moment, values) in enumerate(zip(moments, zip(*columns, strict=True), strict=True), start=2)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="10.71" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{head}</row>{rows}</sheetData></worksheet>'
    )


def column_letter(column: int) -> str:
    """The letter of a column, counted from 1: a chart has two or three."""
    return chr(ord("A") + column - 1)


def _strings_xml(words: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escaped(word)}</t></si>' for word in words)
    count = len(words)
    return f'{DECLARATION}<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">{items}</sst>'
