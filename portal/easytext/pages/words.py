"""The house's own dictionary: each word with its picture."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.easytext import service as easytext
from portal.easytext.forms import WordForm
from portal.easytext.models import HouseWord
from portal.easytext.service import Memory, Picture
from portal.i18n import gettext as _
from portal.identity import initials
from portal.rendering import Action, Card, FormPage, Line, Page


def words_page(council: Any, words: Sequence[HouseWord]) -> Page:
    """The dictionary of the house: each word with its picture."""
    rows = [
        Card(
            title=row.word,
            symbol=row.symbol,
            photo_of=row.photo_of,
            text="" if row.symbol or row.photo_of else _("no picture"),
            actions=(
                Action(
                    concept="edit",
                    label=_("Another picture"),
                    href=url_for("portal.easytext.word", council_id=council.id, word_id=row.id),
                ),
                Action(
                    concept="remove",
                    href=url_for("portal.easytext.forget", council_id=council.id, word_id=row.id),
                    post=True,
                    tone="quiet",
                ),
            ),
        )
        for row in words
    ]
    return Page(
        title=_("Words of this council"),
        symbol="own:say",
        council=council,
        section="meetings",
        back=url_for("portal.start.show"),
        lede=_("What you choose for a word is proposed again the next time."),
        cards=[Card(title=_("Words and pictures"), rows=rows)] if rows else (),
        empty=Line(
            text=_("There are no words yet. They come by themselves when you choose a picture."),
            symbol="own:say",
        ),
    )


def word_page(council: Any, row: HouseWord, form: WordForm) -> FormPage:
    """Another picture for a word."""
    return FormPage(
        title=_("Picture for “%(word)s”", word=row.word),
        symbol=row.symbol,
        council=council,
        section="meetings",
        back=url_for("portal.easytext.words", council_id=council.id),
        form=form,
    )


def offer_pictures(form: WordForm, row: HouseWord, memory: Memory, asked: str) -> None:
    """Lay out what can be chosen for the word: now, found, the people, none."""
    current = Picture.of(row)
    people = [Picture(label=one.call_name, photo_of=one) for one in memory.people]
    offers = [*easytext.search(asked or row.word, 8, memory.sets.every), *people]
    if current.value != easytext.NONE:
        offers.insert(0, current)
    offers.append(Picture())
    form.picture.choices = list({x.value: x.label or _("no picture") for x in offers}.items())
    form.picture.render_kw = {"symbols": {one.value: _symbol_of(one) for one in offers}}


def _symbol_of(one: Picture) -> str:
    return f"initials:{initials(one.photo_of.name)}" if one.photo_of else one.symbol
