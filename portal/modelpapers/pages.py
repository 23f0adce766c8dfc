"""The models to begin with, and one of them to read or to take along."""

from flask import url_for

from portal.context import View, current_actor, current_view
from portal.i18n import gettext as _
from portal.law import Ground
from portal.modelpapers.service import MODELS, Model, Part
from portal.printing.service import Block, Document, Heading, Sheet, Text, pictogram
from portal.rendering import Action, Card, Chip, Line, Page

SYMBOL = "own:form"


def index_page() -> Page:
    """All models, each with what it is for."""
    return Page(
        title=_("Models to begin with"),
        symbol=SYMBOL,
        section="rights",
        crumbs=[(_("Our rights"), url_for("portal.rights.index"))],
        back=url_for("portal.rights.index"),
        cards=[
            Card(
                title=str(one.title),
                symbol=one.symbol,
                href=url_for("portal.modelpapers.show", key=key),
                lines=[Line(text=str(one.about))],
            )
            for key, one in MODELS.items()
        ],
    )


def no_law() -> str:
    """What a model is not."""
    return _("This is a model, not the law. Change it so that it fits your council.")


def model_page(key: str, model: Model) -> Page:
    """One model, part by part."""
    acts = []
    if current_actor().device_id is None:
        word, paper = (url_for(f"portal.modelpapers.{one}", key=key) for one in ("word", "pdf"))
        acts = [
            Action(concept="letter.word", href=word, tone="main"),
            Action(concept="print", href=paper),
        ]
    index = url_for("portal.modelpapers.index")
    return Page(
        title=str(model.title),
        symbol=model.symbol,
        section="rights",
        crumbs=[(_("Models to begin with"), index)],
        back=index,
        lede=no_law(),
        cards=[_card(one) for one in model.parts],
        actions=acts,
    )


def _card(part: Part) -> Card:
    lines = [Line(text=str(part.easy), symbol=part.symbol)]
    return Card(
        title=str(part.heading),
        symbol=part.symbol,
        lines=lines if current_view() is View.PICTO else (),
        text=_words(part),
        chips=[Chip(text=str(part.source), tone="plain")],
    )


def _words(part: Part) -> str:
    return "\n\n".join(str(one) for one in part.texts)


def printed(model: Model) -> Document:
    """The model as a paper; of a part that rests on the law the article is named."""
    title = str(model.title)
    blocks: list[Block] = [Text(text=no_law())]
    for part in model.parts:
        blocks += [Heading(text=str(part.heading)), Text(text=_words(part))]
        if part.source.ground is Ground.LAW:
            blocks.append(Text(text=f"({part.source})"))
    sheet = Sheet(title=title, picture=pictogram(model.symbol, title), blocks=blocks)
    return Document(title=title, sheets=[sheet], large=current_view() is View.PICTO)
