"""Tables for a spreadsheet program: text that is never taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = tuple("=+-@\t\r")
"""With these a spreadsheet program begins to count instead of to show."""


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """The lines as a file that opens in columns where the Dutch language is set."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    for line in lines:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line])
    return text.getvalue().encode("utf-8-sig")
