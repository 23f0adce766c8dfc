"""Our regulation, as everybody of the council and the house reads it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.context import View
from portal.councils.models import CHILD_KINDS, Council
from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import LOCKED, SUBJECTS
from portal.regulation.models import Regulation, RegulationFace
from portal.regulation.pages.words import POINTS, settings_card
from portal.rendering import Action, Card, Chip, Line, Page

SYMBOL = "own:agreement"


@dataclass(frozen=True, kw_only=True)
class Ours:
    """What a reader sees of the regulation of a council: the version in force and what goes
    with it. ``keeps`` says that a file may be taken home, ``eases`` that the reader may make
    the easy text, ``divides``, ``files`` and ``yearly`` what else the reader may do or see."""

    council: Council
    regulation: Regulation | None
    face: RegulationFace | None
    versions: Sequence[Regulation]
    powers: Mapping[str, Collection[int]]
    view: View
    keeps: bool
    eases: bool
    divides: bool
    files: bool
    yearly: bool


def regulation_page(ours: Ours) -> Page:
    """The regulation: in short, its numbers, what it must hold, who treats what."""
    council, here = ours.council, ours.regulation
    cards: list[Card | None] = []
    if here:
        cards = [_in_short(ours, here), settings_card(here, ours.view), _points(ours, here)]
    cards.append(_powers(ours))
    if here and (older := [one for one in ours.versions if one.id != here.id]):
        cards.append(_others(ours, older))
    own: dict[str, Any] = {"council_id": council.id}
    actions = []
    if ours.files:
        actions.append(Action(concept="regulation.file", href=url_for("portal.regulation.index")))
    if ours.divides:
        href = url_for("portal.regulation.powers", **own)
        actions.append(Action(concept="powers", href=href))
    if ours.yearly:
        actions.append(Action(concept="yearly", href=url_for("portal.yearly.show", **own)))
    there = url_for("portal.councils.show", **own)
    return Page(
        title=_("Our regulation"),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, there)],
        back=there,
        lede="" if ours.view is View.PICTO else _about(),
        banner=None if here else Chip(text=_("Our regulation is not here yet."), mark="info"),
        cards=[one for one in cards if one],
        actions=actions,
        besides=_besides(ours, here) if here else (),
    )


def _about() -> str:
    return _(
        "What the organisation and the councils agreed with each other. The law says what it must "
        "hold; the numbers are our own. Changing it needs the consent of each council "
        "(Wmcz 2018 art. 8 lid 1 onder a)."
    )


def _in_short(ours: Ours, here: Regulation) -> Card:
    shown = easytext.shown_lines(ours.face.easy_text if ours.face else None, here.summary)
    lines = [Line(**one._asdict()) for one in shown.lines] if here.summary else []
    checked = bool(here.summary) and shown.checked
    chips = []
    if here.summary and not checked and ours.view is View.PICTO:
        chips = [Chip(text=_("not yet checked"), tone="sun", mark="info")]
    return Card(
        title=_("In short"),
        symbol=SYMBOL,
        lines=lines,
        text=here.summary if checked else "",
        facts=[(_("It holds from"), written(here.since, "d MMMM y"))],
        chips=chips,
    )


def _besides(ours: Ours, here: Regulation) -> list[Action]:
    """The document of the version in force, and its easy text for who makes it."""
    actions = _take_home(ours, here)
    if ours.eases and here.summary:
        href = url_for("portal.regulation.easy", council_id=ours.council.id)
        actions.append(Action(concept="easy-text", href=href, post=True))
    return actions


def _take_home(ours: Ours, one: Regulation) -> list[Action]:
    if not (ours.keeps and one.file_key):
        return []
    own: dict[str, Any] = {"council_id": ours.council.id, "regulation_id": one.id}
    return [Action(concept="regulation.document", href=url_for("portal.regulation.file", **own))]


def _points(ours: Ours, here: Regulation) -> Card:
    title = _("This must stand in it")
    if ours.view is View.PICTO:
        lines = [
            Line(
                text=str(words) if point in here.points else _("Not yet: %(what)s", what=words),
                symbol=one,
            )
            for point, (words, one, _source) in POINTS.items()
        ]
        facts = [(str(source), str(words)) for words, _symbol, source in POINTS.values()]
        return Card(title=title, symbol="own:law", lines=lines, facts=facts)
    rows = [
        Card(
            title=str(words),
            symbol=symbol,
            lines=[Line(text=str(source))],
            chips=[point_chip(here, point)],
        )
        for point, (words, symbol, source) in POINTS.items()
    ]
    return Card(title=title, symbol="own:law", rows=rows)


def point_chip(here: Regulation, point: str) -> Chip:
    """Whether a point stands in the regulation, and where."""
    if point not in here.points:
        return Chip(text=_("not yet"), tone="sun", mark="clock")
    return Chip(text=here.points[point] or _("it stands in it"), mark="check")


def _powers(ours: Ours) -> Card | None:
    """The subjects that this council treats, as far as that was said."""
    mine = [one for one in SUBJECTS if ours.council.id in ours.powers.get(one, ())]
    if not ours.powers or ours.council.kind in CHILD_KINDS:
        return None
    rows = []
    for key in (*LOCKED, *mine):
        subject = SUBJECTS[key]
        words = subject.easy if ours.view is View.PICTO else subject.label
        rows.append(
            Card(
                title=str(words).capitalize() if ours.view is not View.PICTO else str(words),
                symbol=subject.symbol,
                href=url_for("portal.rights.show", key=key),
                text=subject.article,
                chips=[Chip(text=_("always ours"), mark="info")] if key in LOCKED else (),
            )
        )
    return Card(title=_("Our council is asked about this"), symbol="own:which", rows=rows)


def _others(ours: Ours, older: Sequence[Regulation]) -> Card:
    rows = [
        Card(
            title=_("From %(day)s", day=written(one.since, "d MMMM y")),
            symbol=f"leaf:{one.since:%Y-%m-%d}",
            actions=_take_home(ours, one),
        )
        for one in older
    ]
    return Card(title=_("Other versions"), symbol="own:earlier", rows=rows)
