"""A paper as the answer to a request."""

import re

from flask import Response, abort

from portal.context import current_actor
from portal.files import given_to_keep
from portal.printing.service.document import Document
from portal.printing.service.typesetting import pdf
from portal.printing.service.word import word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHOWN = "frame-ancestors 'none'; base-uri 'none'"


def not_on_a_tablet() -> None:
    """Answer 404 on a shared tablet: a paper would stay there, for whoever holds it next."""
    if current_actor().device_id:
        abort(404)


def given(document: Document) -> Response:
    """The paper, to look at and print in the browser, which keeps nothing of it."""
    not_on_a_tablet()
    response = Response(pdf(document), mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{_name(document)}.pdf")
    response.headers["Content-Security-Policy"] = _SHOWN
    response.headers["Cache-Control"] = "no-store"
    return response


def given_as_word(document: Document) -> Response:
    """The words of the paper as a Word file, to keep and to go on writing in."""
    not_on_a_tablet()
    return given_to_keep(word(document), WORD, f"{_name(document)}.docx")


def _name(document: Document) -> str:
    return re.sub(r"[^\w-]+", "-", document.title.lower()).strip("-")[:80] or "huisraad"
