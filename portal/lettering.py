"""Letters as a card on the page of what they are about."""

from collections.abc import Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.dossiers.models import Dossier, Request
from portal.i18n import gettext as _
from portal.i18n import written
from portal.letters.models import Letter
from portal.rendering import Action, Card, Chip, Line

SYMBOL = "openmoji:2709"


def letters_card(
    place: Dossier | Request, letters: Sequence[Letter], *, writes: bool = True
) -> Card:
    """The letters that the reader may see at a dossier or a request; ``writes`` whether the
    reader may begin one."""
    if isinstance(place, Dossier):
        begin = url_for("portal.letters.begin", dossier_id=place.id)
    else:
        begin = url_for("portal.letters.begin", dossier_id=place.dossier_id, asked=place.id)
    none = [Line(text=_("No letter was written yet."), symbol="own:empty")]
    archive = url_for("portal.letters.index", council_id=place.council_id)
    ways = [
        Action(concept="letter.write", href=begin),
        Action(concept="letters", href=archive, label=_("All letters"), tone="quiet"),
    ]
    return Card(
        title=_("Our letters"),
        symbol=SYMBOL,
        rows=[letter_row(one) for one in letters],
        lines=() if letters else none,
        actions=ways if writes else (),
    )


def letter_row(letter: Letter) -> Card:
    """A letter in a list."""
    return Card(
        title=f"{letter.called}  {letter.title}" if letter.called else letter.title,
        href=url_for("portal.letters.show", letter_id=letter.id),
        symbol=CONCEPTS[f"letter.{letter.kind}"].symbol,
        chips=[state_chip(letter)],
    )


def state_chip(letter: Letter) -> Chip:
    """How far it is."""
    if letter.sent_on:
        day = written(letter.sent_on, "d MMMM y")
        return Chip(text=_("sent on %(day)s", day=day), mark="check")
    if letter.adopted_on:
        return Chip(text=_("not yet sent"), tone="sun", mark="info")
    return Chip(text=_("draft"), tone="plain", mark="info")
