"""What is shown of a person's photo: it is asked, it stands, and what was said about it."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.consents.models import Answer, AskedPhoto, Consent, ConsentKind, SaidAs
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Portrait
from portal.people.models import Person
from portal.rendering import Action, Card, FormPage, Line, Page

PHOTO = ConsentKind.PHOTO
RECORDING = "openmoji:1F3A4"


def photo_page(
    person: Person, asked: AskedPhoto | None, history: Sequence[Consent], as_: SaidAs
) -> Page:
    """The photo of a person, large, after one that waits for a yes; and what was said.

    ``as_`` is the reader's part.
    """
    cards: list[Card] = []
    if asked:
        recorded = as_ is SaidAs.RECORDER
        cards.append(_waiting_card(person, asked) if recorded else _question(person, asked))
    if person.photo_key or not asked:
        cards.append(_photo_card(person, history))
    mine = as_ is SaidAs.SELF
    title = _("My photo") if mine else _("Photo of %(name)s", name=person.call_name)
    return _page(person, title, cards, history)


def recording_page(
    person: Person, history: Sequence[Consent], as_: SaidAs, *, stands: bool
) -> Page:
    """Whether a person may be recorded; ``stands`` says that this was agreed to."""
    kind, last = ConsentKind.RECORDING, next(iter(history), None)
    mine = as_ is SaidAs.SELF
    if as_ is SaidAs.RECORDER:
        yes = [Action(concept="recording.record", href=_at(".record", person, kind))]
    else:
        yes = [_answer(person, kind, "yes")]
    if stands:
        agreed = next(one for one in history if one.answer == Answer.YES)
        gone = _at(".take_back", person, kind)
        card = Card(
            title=_("%(name)s may be recorded", name=person.call_name),
            symbol=RECORDING,
            lines=[
                _line(agreed),
                Line(
                    text=_("When it is taken back, what was recorded is gone too."),
                    symbol=f"{RECORDING}:not",
                ),
            ],
            actions=[Action(concept="recording.remove", href=gone, post=True)],
        )
    elif last:
        card = Card(
            title=_("Nobody records %(name)s", name=person.call_name),
            symbol=f"{RECORDING}:not",
            lines=[_line(last)],
            actions=yes,
        )
    else:
        asked = _("May %(name)s be recorded?", name=person.call_name)
        kept, back = _("The voice or a film is kept."), _("The yes can always be taken back.")
        if mine:
            asked = _("May you be recorded?")
            kept, back = (
                _("Your voice or a film of you is kept."),
                _("You can always take it back."),
            )
        card = Card(
            title=asked,
            lead=True,
            symbol=RECORDING,
            lines=[
                Line(text=kept, symbol=RECORDING),
                Line(text=back, symbol=f"{RECORDING}:not"),
            ],
            actions=[*yes, *([] if as_ is SaidAs.RECORDER else [_answer(person, kind, "no")])],
        )
    title = _("Recording me") if mine else _("Recording %(name)s", name=person.call_name)
    return _page(person, title, [card], history)


def _page(person: Person, title: str, cards: list[Card], history: Sequence[Consent]) -> Page:
    """The cards, and after them all that was said."""
    if history:
        said = [_row(one) for one in history]
        cards = [*cards, Card(title=_("What was said"), symbol="own:say", rows=said)]
    return Page(
        title=title,
        section="people",
        back=_person(person),
        crumbs=[(_("People"), url_for("portal.people.index")), (person.name, _person(person))],
        cards=cards,
    )


def _question(person: Person, asked: AskedPhoto) -> Card:
    """The photo with a yes and a no that look alike."""
    return Card(
        title=_("May others see this photo?"),
        lead=True,
        photo_of=_waiting(person, asked),
        lines=[
            Line(text=_("People of the house and the council see it."), symbol="own:group"),
            Line(text=_("You can always take it back."), symbol="openmoji:1F4F7:not"),
        ],
        actions=[_answer(person, PHOTO, said, asked.photo_key) for said in ("yes", "no")],
    )


def _waiting_card(person: Person, asked: AskedPhoto) -> Card:
    """The photo that waits, for who cannot say yes to it but may write it down."""
    return Card(
        title=_("This photo waits for a yes"),
        photo_of=_waiting(person, asked),
        lines=[
            Line(
                text=_("%(name)s says yes or no, at the own photo.", name=person.call_name),
                symbol="own:tablet",
            ),
            Line(text=_("Nobody else sees it before."), symbol="own:secret"),
        ],
        actions=[
            Action(concept="photo.record", href=_at(".record", person, PHOTO)),
            _answer(person, PHOTO, "no", asked.photo_key, label=_("Do not ask it")),
        ],
    )


def _answer(
    person: Person, kind: ConsentKind, said: str, photo: str = "", label: str = ""
) -> Action:
    return Action(
        concept=f"{kind}.{said}",
        label=label,
        href=_at(".answer", person, kind),
        post=True,
        fields=[("answer", said), ("photo", photo)],
    )


def _at(endpoint: str, person: Person, kind: ConsentKind) -> str:
    at: dict[str, Any] = {"person_id": person.id, "kind": kind}
    return url_for(f"portal.consents{endpoint}", **at)


def _waiting(person: Person, asked: AskedPhoto) -> Portrait:
    return Portrait(person.id, person.name, person.call_name, asked.photo_key)


def _photo_card(person: Person, history: Sequence[Consent]) -> Card:
    """The photo as everybody sees it, or the letters that stand there instead."""
    new = Action(
        concept="photo.new", href=url_for("portal.consents.new_photo", person_id=person.id)
    )
    if person.photo_key:
        gone = _at(".take_back", person, PHOTO)
        return Card(
            title=_("This is how others see %(name)s", name=person.call_name),
            photo_of=person,
            lines=[_line(next(one for one in history if one.answer == Answer.YES))],
            actions=[Action(concept="photo.remove", href=gone, post=True), new],
        )
    lines = [Line(text=_("Others see only these letters."), symbol="own:group")]
    if any(one.answer == Answer.BACK for one in history):
        on_paper = _("On paper, such as a card, a photo can still stand.")
        lines.append(Line(text=on_paper, symbol="own:card"))
    return Card(
        title=_("There is no photo of %(name)s", name=person.call_name),
        photo_of=person,
        lines=lines,
        actions=[new],
    )


def _line(said: Consent) -> Line:
    return Line(text=_said(said), symbol=CONCEPTS[f"{said.kind}.{said.answer}"].symbol)


def _row(said: Consent) -> Card:
    """One answer: what, by whom, when, and who helped or wrote it down."""
    when = [day(said.at)]
    if said.helper:
        when.append(_("together with %(name)s", name=said.helper.call_name))
    if said.said_as == SaidAs.RECORDER and said.answer == Answer.YES and said.by:
        when.append(_("written down by %(name)s", name=said.by.call_name))
    if said.said_as == SaidAs.REPRESENTATIVE:
        when.append(_("as representative"))
    return Card(
        title=_said(said),
        symbol=CONCEPTS[f"{said.kind}.{said.answer}"].symbol,
        lines=[Line(text=", ".join(when))],
    )


def _said(said: Consent) -> str:
    return {
        Answer.YES: _("%(name)s said yes.", name=said.name),
        Answer.NO: _("%(name)s said no.", name=said.name),
        Answer.BACK: _("%(name)s took the photo away.", name=said.name)
        if said.kind == PHOTO
        else _("%(name)s took the yes back.", name=said.name),
    }[Answer(said.answer)]


def new_photo_page(person: Person, form: Any) -> FormPage:
    """Bring a photo of the person."""
    return _form_page(_("A photo of %(name)s", name=person.call_name), person, PHOTO, form)


def record_page(person: Person, kind: ConsentKind, form: Any) -> FormPage:
    """Write down who said yes to the photo that waits, or to being recorded."""
    title = (
        _("Who said yes to the photo of %(name)s?", name=person.call_name)
        if kind is PHOTO
        else _("Who said yes to recording %(name)s?", name=person.call_name)
    )
    return _form_page(title, person, kind, form)


def _form_page(title: str, person: Person, kind: ConsentKind, form: Any) -> FormPage:
    return FormPage(
        title=title,
        symbol=CONCEPTS[kind].symbol,
        section="people",
        back=_at(".show", person, kind),
        form=form,
    )


def _person(person: Person) -> str:
    return url_for("portal.people.show", person_id=person.id)
