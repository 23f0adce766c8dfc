"""One letter: its words, how far it is, and what can be done with it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal import clock
from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.context import View, current_view
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import gettext as _
from portal.i18n import written
from portal.lettering import state_chip
from portal.letters import service as letters
from portal.letters.models import Letter, LetterVersion
from portal.letters.pages.words import place_of, symbol_of
from portal.minutes.service import Part, paragraphs
from portal.rendering import Action, Card, Chip, Line, Page


def letter_page(
    letter: Letter,
    held: Collection[Permission],
    *,
    keeps: bool,
    receivers: Sequence[str] = (),
    banner: Chip | None = None,
) -> Page:
    """``held`` is what the reader may do with it, ``keeps`` whether a file may be taken along;
    ``receivers`` get it by mail."""
    inside = Permission.LETTER_WRITE in held
    cards = [_words(letter), _about(letter)]
    if inside:
        cards.append(_way(letter, receivers))
    return Page(
        **_frame(letter, inside=inside),
        banner=banner,
        cards=cards,
        actions=list(_acts(letter, held, keeps=keeps)),
        besides=list(_seldom(letter, held)),
    )


def _frame(letter: Letter, *, inside: bool) -> dict[str, Any]:
    if inside:
        back = url_for("portal.dossiers.show", dossier_id=letter.dossier_id)
        crumbs = [(_("Dossiers"), url_for("portal.dossiers.index")), (letter.dossier.title, back)]
    else:
        back = url_for("portal.dossiers.index")
        if letter.request_id:
            back = url_for("portal.dossiers.show_request", asked_id=letter.request_id)
        crumbs = [(_("Dossiers"), back)]
    return {
        "title": letter.title,
        "symbol": symbol_of(letter),
        "council": letter.council,
        "section": "dossiers",
        "crumbs": crumbs,
        "back": back,
    }


def _words(letter: Letter) -> Card:
    shown = easytext.shown_lines(letter.easy_text, letter.text)
    picto = current_view() is View.PICTO
    return Card(
        title=str(CONCEPTS[f"letter.{letter.kind}"].label),
        symbol=symbol_of(letter),
        lines=[Line(**one._asdict()) for one in shown.lines] if shown.checked or picto else (),
        text="" if picto and not shown.checked else letter.text,
    )


def _about(letter: Letter) -> Card:
    return Card(
        title=_("About this letter"),
        symbol="openmoji:2709",
        chips=[state_chip(letter)],
        lines=[Line(text=f"{label}: {words}") for label, words in _facts(letter) if words],
    )


def _facts(letter: Letter) -> Iterator[tuple[str, str]]:
    yield _("Number"), letter.called
    yield _("For whom?"), letter.recipient
    if letter.adopted_on:
        yield _("The council voted for it on"), written(letter.adopted_on, "d MMMM y")
    if letter.signed_by:
        yield _("Signed by"), f"{letter.signed_by.name}, {letter.signed_as}"


def _way(letter: Letter, receivers: Sequence[str]) -> Card:
    """Draft, adopted, sent: as stations."""
    sent = bool(letter.sent_on)
    lines = [Line(text=_("We write it"), symbol="openmoji:270F", station="done")]
    if letters.needs_vote(letter):
        voted = "done" if letter.adopted_on else "coming"
        lines.append(Line(text=_("The council votes for it"), symbol="own:decide", station=voted))
    signed = "done" if sent else "coming"
    lines.append(
        Line(
            text=_("Chair or secretary signs and sends it"),
            symbol="own:signature",
            station=signed,
        )
    )
    told = []
    if receivers and not sent:
        told = [(_("By mail to"), ", ".join(receivers))]
    elif not receivers and not sent:
        told = [(_("By mail to"), _("nobody: print it, and bring or post it"))]
    places = letters.open_places(letter.text)
    if places and not sent:
        told.append((_("Still to be written"), ", ".join(places)))
    return Card(title=_("How far is it?"), symbol="own:where", lines=lines, facts=told)


def _acts(letter: Letter, held: Collection[Permission], *, keeps: bool) -> Iterator[Action]:
    writes, signs = Permission.LETTER_WRITE in held, Permission.LETTER_SIGN in held
    ready = bool(letter.adopted_on) or not letters.needs_vote(letter)
    if not letter.sent_on and signs:
        if ready:
            yield _act(letter, "letter.send", "send", tone="main")
        elif not letters.open_places(letter.text):
            yield _act(letter, "letter.adopt", "adopt", tone="main")
    if not letter.sent_on and not letter.adopted_on and writes:
        yield _act(letter, "edit", "edit")
    if writes:
        status = easytext.status_of(letter.easy_text, letter.text)
        href = url_for("portal.easytext.of_letter", letter_id=letter.id)
        yield Action(
            concept="easy-text",
            href=href,
            post=True,
            tone="quiet" if status is EasyStatus.CHECKED else "",
        )
    if keeps:
        yield _act(letter, "print", "pdf")
        yield _act(letter, "letter.word", "word")


def _seldom(letter: Letter, held: Collection[Permission]) -> Iterator[Action]:
    if Permission.LETTER_WRITE in held:
        yield _act(letter, "letter.versions", "versions")
    if letter.sent_on:
        return
    if letter.adopted_on and Permission.LETTER_SIGN in held:
        yield _act(letter, "letter.reopen", "reopen")
    if not letter.adopted_on and Permission.LETTER_WRITE in held:
        yield Action(
            concept="letter.remove",
            href=url_for("portal.letters.remove", letter_id=letter.id),
            post=True,
            fields=[("version", str(letter.version))],
            tone="quiet",
            confirm=_("Then it is gone. Throw it away?"),
        )


def _act(letter: Letter, concept: str, view: str, *, tone: str = "") -> Action:
    href = url_for(f"portal.letters.{view}", letter_id=letter.id)
    return Action(concept=concept, href=href, tone=tone)


def versions_page(letter: Letter, versions: Sequence[LetterVersion]) -> Page:
    """Who wrote in it and when, the newest first."""
    rows = [
        Card(
            title=one.by.name,
            photo_of=one.by,
            href=url_for("portal.letters.version", letter_id=letter.id, version_id=one.id),
            lines=[Line(text=written(clock.local(one.at), "EEEE d MMMM y HH:mm"))],
        )
        for one in versions
    ]
    page = _frame(letter, inside=True) | {"back": place_of(letter), "title": _("Who wrote what?")}
    return Page(
        **page,
        cards=[Card(title=_("Newest first"), symbol="openmoji:270F", rows=rows)],
    )


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    """What somebody took away from a letter, and what they added."""

    template: ClassVar[str] = "minutes/change"

    paragraphs: Sequence[Sequence[Part]] = ()
    words: tuple[str, str] = ("", "")
    others: Sequence[Action] = ()

    @classmethod
    def of(cls, letter: Letter, version: LetterVersion, parts: Sequence[Part]) -> "VersionPage":
        """The version beside the one before it."""
        back = url_for("portal.letters.versions", letter_id=letter.id)
        day = written(clock.local(version.at), "d MMMM y HH:mm")
        page = _frame(letter, inside=True) | {"back": back}
        return cls(
            **page,
            lede=f"{version.by.name}, {day}",
            paragraphs=paragraphs(parts),
            words=(_("taken away"), _("added")),
        )
