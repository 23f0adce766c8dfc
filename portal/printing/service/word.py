"""From a document to a Word file: its words, to go on writing in; the pictures stay behind."""

from io import BytesIO
from typing import Any

import docx

from portal.cleaning import printable
from portal.i18n import language
from portal.printing.service.document import Document, Heading, Lines, Sheet, Text


def word(document: Document) -> BytesIO:
    """The headings, texts and lines of the paper as a Word file, a sheet on a paper of its own."""
    made: Any = docx.Document()
    made.core_properties.title = printable(document.title)[:255]
    made.core_properties.author = printable(document.council)[:255]
    made.core_properties.language = language()
    for number, sheet in enumerate(document.sheets):
        if number:
            made.add_page_break()
        _sheet(made, sheet)
    out = BytesIO()
    made.save(out)
    out.seek(0)
    return out


def _sheet(made: Any, sheet: Sheet) -> None:
    made.add_heading(printable(sheet.title), level=1)
    for line in sheet.under:
        made.add_paragraph(printable(line))
    for block in sheet.blocks:
        match block:
            case Heading():
                made.add_heading(printable(block.text), level=block.level)
            case Text():
                for part in block.text.split("\n\n"):
                    made.add_paragraph(printable(part))
            case Lines():
                for one in block.lines:
                    made.add_paragraph(printable(one.text))
            case _:
                raise NotImplementedError(f"no words for {block.kind}")
