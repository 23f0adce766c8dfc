"""What a PDF says of itself: its tags, words and fonts, as a program for the blind reads it."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pdfua
import pypdfium2
from pypdfium2 import raw


@dataclass
class Tag:
    """A tag of the structure, with what is said for it when it is a picture."""

    kind: str
    alt: str
    below: list["Tag"] = field(default_factory=list)

    def all(self) -> Iterator["Tag"]:
        """The tag and everything below it, in reading order."""
        yield self
        for one in self.below:
            yield from one.all()


@dataclass
class Paper:
    """A PDF that was read; ``loose`` counts what is drawn on it without any mark."""

    pages: int
    text: str
    tags: list[Tag]
    fonts: dict[str, bool]
    images: int
    loose: int
    title: str
    data: bytes

    def kinds(self) -> list[str]:
        """The kinds of all tags, in reading order."""
        return [one.kind for tag in self.tags for one in tag.all()]

    def figures(self) -> list[Tag]:
        """The pictures."""
        return [one for tag in self.tags for one in tag.all() if one.kind == "Figure"]


def read(data: bytes) -> Paper:
    """Read the PDF, all pages, once a checker finds nothing in it that PDF/UA forbids."""
    found = pdfua.validate(BytesIO(data)).findings
    assert not found, "\n".join(f"{one.rule_id}: {one.message}" for one in found)
    document = pypdfium2.PdfDocument(data)
    try:
        paper = Paper(len(document), "", [], {}, 0, 0, "", data)
        paper.title = document.get_metadata_value("Title")
        for page in document:
            paper.text += page.get_textpage().get_text_range()
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                paper.tags.append(_tag(raw.FPDF_StructTree_GetChildAtIndex(tree, at)))
            raw.FPDF_StructTree_Close(tree)
            for thing in page.get_objects(max_depth=1):
                paper.loose += raw.FPDFPageObj_CountMarks(thing) == 0
            for thing in page.get_objects(max_depth=15):
                paper.images += thing.type == raw.FPDF_PAGEOBJ_IMAGE
                if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                    font = raw.FPDFTextObj_GetFont(thing)
                    name = _text(
                        lambda b, n, f=font: raw.FPDFFont_GetBaseFontName(f, b, n), "utf-8"
                    )
                    paper.fonts[name] = bool(raw.FPDFFont_GetIsEmbedded(font))
        return paper
    finally:
        document.close()


def _tag(element: Any) -> Tag:
    kind = _text(lambda b, n: raw.FPDF_StructElement_GetType(element, b, n))
    alt = _text(lambda b, n: raw.FPDF_StructElement_GetAltText(element, b, n))
    tag = Tag(kind, alt)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if below := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            tag.below.append(_tag(below))
    return tag


def _text(ask: Callable[[Any, int], int], encoding: str = "utf-16-le") -> str:
    length = ask(None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(
        ctypes.cast(buffer, ctypes.POINTER(ctypes.c_char)) if encoding == "utf-8" else buffer,
        length,
    )
    return buffer.raw.decode(encoding).rstrip("\0")
