"""Play counts as files: CSV that Excel opens by a double click, and a workbook whose sums are formulas."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from bangtin_server.console.counts.count_tables import Line

Say = Callable[[str], str]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""
_HEADS = ("planned", "full", "cut", "lost", "rate", "airtime_s", "cut_s")
_WIDTHS = (24, 38, 12, 12, 10, 10, 12, 24, 24)
_CONTROL = dict.fromkeys(range(32))
"""No workbook holds them."""


def as_csv(lines: Sequence[Line], total: Line, name: str, say: Say, language: str) -> bytes:
    """Return a table as CSV: UTF-8 with the mark by which Excel knows it, separated as the language's Excel expects."""
    separator, point = separator_of(language), "," if language == "vi" else "."
    text = StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow([say(name), say("counts_caption"), *(say(f"counts_{head}") for head in _HEADS)])
    for line in (*lines, total):
        numbers = [str(number).replace(".", point) for number in _numbers(line)]
        writer.writerow([harmless(line.name), harmless(line.caption), *numbers])
    return ("\ufeff" + text.getvalue()).encode()


def as_workbook(sheets: Mapping[str, Sequence[Line]], total: Line, heading: str, say: Say) -> bytes:
    """Return a workbook with a sheet for each way of counting; *heading* stands on top of each."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        share, strong = book.add_format({"num_format": "0.00%"}), book.add_format({"bold": True, "num_format": "#,##0"})
        forms = {"bold": bold, "number": number, "share": share, "strong": strong}
        for by, lines in sheets.items():
            sheet = book.add_worksheet(say(f"counts_by_{by}")[:31])
            sheet.write_string(0, 0, _clean(heading), bold)
            heads = (f"counts_name_{by}", "counts_caption", *(f"counts_{head}" for head in _HEADS))
            for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(2, column, say(head), bold)
            sheet.freeze_panes(3, 1)
            for index, line in enumerate(lines, 3):
                _write(sheet, index, line, forms)
            _sum_up(sheet, len(lines) + 3, total, say("counts_total"), forms)
    return file.getvalue()


def _write(sheet: Any, index: int, line: Line, forms: Mapping[str, Any]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Write a row; what follows from others is a formula."""
    row, at = line.row, index + 1
    sheet.write_string(index, 0, _clean(line.name))
    sheet.write_string(index, 1, _clean(line.caption))
    for column, value in enumerate((row.planned, row.full, row.cut), 2):
        sheet.write_number(index, column, value, forms["number"])
    sheet.write_formula(index, 5, f"=MAX(0,C{at}-D{at}-E{at})", forms["number"], row.lost)
    sheet.write_number(index, 6, row.as_planned / row.planned if row.planned else 0, forms["share"])
    for column, value in enumerate((row.full_ms, row.cut_ms), 7):
        sheet.write_number(index, column, value / 1000, forms["number"])


def _sum_up(sheet: Any, index: int, total: Line, word: str, forms: Mapping[str, Any]) -> None:  # noqa: ANN401 - the same
    """Write the last row: sums as formulas, each with what it comes to."""
    row = total.row
    sheet.write_string(index, 0, word, forms["bold"])
    at = index + 1
    for column, value in zip("CDE", (row.planned, row.full, row.cut), strict=True):
        sheet.write_formula(f"{column}{at}", f"=SUM({column}4:{column}{index})", forms["strong"], value)
    sheet.write_formula(f"F{at}", f"=MAX(0,C{at}-D{at}-E{at})", forms["strong"], row.lost)
    sheet.write_number(index, 6, row.as_planned / row.planned if row.planned else 0, forms["share"])
    for column, value in zip("HI", (row.full_ms, row.cut_ms), strict=True):
        sheet.write_formula(f"{column}{at}", f"=SUM({column}4:{column}{index})", forms["strong"], value / 1000)


def _numbers(line: Line) -> Iterator[object]:
    row = line.row
    yield from (row.planned, row.full, row.cut, row.lost)
    yield (Decimal(row.as_planned) * 100 / row.planned).quantize(Decimal("0.01")) if row.planned else ""
    yield from (Decimal(row.full_ms) / 1000, Decimal(row.cut_ms) / 1000)


def separator_of(language: str) -> str:
    """Return what stands between two cells of a CSV file, as Excel in that language expects it."""
    return ";" if language == "vi" else ","


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> harmless("=1+1"), harmless("N1")
    ("'=1+1", 'N1')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _clean(text: str) -> str:
    return text.translate(_CONTROL)[:32_000]
