"""One paper: what it says in easy words, its pages as pictures, its file to keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.archive.models import ArchivedPaper
from portal.dossiers.models import Dossier, Request
from portal.i18n import day
from portal.i18n import gettext as _
from portal.meetings.models import Paper
from portal.papers.models import Enclosure, PaperVersion, Preview, PreviewState
from portal.papers.service import FAULTS, LEAF
from portal.rendering import Action, Card, Chip, Line, Page


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page of the paper: its picture, and the words for who does not see it."""

    number: int
    picture: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """A paper; ``leaves`` are all its pages, ``leaf`` the one of this screen in pictures.

    ``words`` are what the paper says, ``looks_again`` whether its pages are still being drawn.
    """

    template: ClassVar[str] = "papers/show"

    leaves: Sequence[Leaf] = ()
    leaf: Leaf | None = None
    lines: Sequence[Line] = ()
    sign: Chip | None = None
    words: str = ""
    told: str = ""
    side: Sequence[Card] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A paper as it is shown: its frame, and what is seen of its file.

    ``picture_at`` is the address of the picture of page 0, ``here`` that of the paper itself.
    """

    title: str
    council: Any
    section: str
    back: str
    crumbs: Sequence[tuple[str, str]]
    preview: Preview | None
    picture_at: str
    here: str


def paper_page(
    shown: Shown,
    *,
    number: int,
    lines: Sequence[Line] = (),
    sign: Chip | None = None,
    actions: Sequence[Action] = (),
    side: Sequence[Card] = (),
) -> PaperPage:
    """The page as its reader may use it. In pictures the easy text comes before the pages."""
    preview = shown.preview
    leaves = _leaves(shown)
    first = 0 if lines else 1
    here = min(max(number, first), len(leaves) or first)
    return PaperPage(
        title=shown.title,
        symbol="openmoji:1F4C4",
        council=shown.council,
        section=shown.section,
        crumbs=shown.crumbs,
        back=_at(shown, here - 1) if here > first else shown.back,
        following=_at(shown, here + 1) if here < len(leaves) else "",
        steps=(here, len(leaves)) if leaves and here else None,
        actions=actions,
        leaves=leaves,
        leaf=leaves[here - 1] if leaves and here else None,
        lines=lines if here == first or not leaves else (),
        sign=sign,
        words=preview.text if preview and not leaves else "",
        told=_told(preview),
        side=side,
    )


def _at(shown: Shown, number: int) -> str:
    return f"{shown.here}{'&' if '?' in shown.here else '?'}page={number}"


def _leaves(shown: Shown) -> list[Leaf]:
    if shown.preview is None:
        return []
    words = shown.preview.text.split(LEAF)
    base, rest = shown.picture_at.split("/pages/0")
    return [
        Leaf(
            number=number,
            picture=f"{base}/pages/{number}{rest}",
            words=" ".join(words[number - 1].split()) if number <= len(words) else "",
        )
        for number in range(1, shown.preview.pages + 1)
    ]


def _told(preview: Preview | None) -> str:
    if preview is None or preview.state == PreviewState.WAITING:
        return _("The pages are being made. They stand here in a moment.")
    if preview.state == PreviewState.REFUSED:
        return str(FAULTS[preview.fault])
    return ""


def version_rows(
    paper: Paper, versions: Sequence[PaperVersion], shown: PaperVersion | None, *, keeps: bool
) -> list[Card]:
    """Each file the paper has had, the latest first; ``keeps`` leads to the file itself."""
    every: list[Paper | PaperVersion] = [paper, *versions]
    if len(every) == 1:
        return []
    rows = []
    for one in every:
        former = one.number if isinstance(one, PaperVersion) else None
        present = shown.number == one.number if shown else former is None
        file = url_for("portal.papers.download", paper_id=paper.id, version=former)
        rows.append(
            Card(
                title=_("Version %(number)s", number=one.number),
                href="" if present else url_for(".show", paper_id=paper.id, version=former),
                lines=[Line(text=f"{day(one.added_at)}, {one.added_by.call_name}")],
                chips=[Chip(text=_("this one"), tone="sun", mark="check")] if present else [],
                actions=[Action(concept="paper.keep", href=file, tone="quiet")] if keeps else [],
            )
        )
    return [Card(title=_("Versions"), rows=rows)]


def of_archive(paper: ArchivedPaper, preview: Preview | None) -> Shown:
    """An old paper as it is shown."""
    back = url_for("portal.archive.index", council_id=paper.council_id)
    return Shown(
        title=paper.title,
        council=paper.council,
        section="people",
        back=back,
        crumbs=[(_("Old papers"), back)],
        preview=preview,
        picture_at=url_for(".old_leaf", paper_id=paper.id, number=0),
        here=url_for(".old", paper_id=paper.id),
    )


def of_meeting(paper: Paper, former: PaperVersion | None, preview: Preview | None) -> Shown:
    """A paper with an agenda item as it is shown, or a former version of it."""
    item = paper.item
    back = url_for("portal.meetings.item", item_id=item.id)
    number = former.number if former else None
    return Shown(
        title=paper.title,
        council=item.meeting.council,
        section="meetings",
        back=back,
        crumbs=[(item.title, back)],
        preview=preview,
        picture_at=url_for(".leaf", paper_id=paper.id, number=0, version=number),
        here=url_for(".show", paper_id=paper.id, version=number),
    )


def actions_of(paper: Paper, *, edits: bool, keeps: bool, asks: bool) -> list[Action]:
    """Keeping the file, for who is not at a shared tablet; making or asking an easy text."""
    actions = []
    if keeps:
        href = url_for(".download", paper_id=paper.id)
        actions.append(Action(concept="paper.keep", href=href))
    if edits:
        easy_at = url_for("portal.easytext.of_paper", paper_id=paper.id)
        newer_at = url_for(".newer", paper_id=paper.id)
        actions.append(Action(concept="easy-text", href=easy_at, post=True))
        actions.append(Action(concept="paper.newer", href=newer_at))
    elif asks:
        href = url_for(".want", paper_id=paper.id)
        actions.append(Action(concept="easy-text.want", href=href, post=True))
    return actions


def actions_of_old(paper: ArchivedPaper, *, keeps: bool) -> list[Action]:
    """Keeping the file, for who is not at a shared tablet."""
    href = url_for(".old_file", paper_id=paper.id)
    return [Action(concept="paper.keep", href=href)] if keeps else []


def of_enclosure(paper: Enclosure, preview: Preview | None) -> Shown:
    """A paper of a dossier or a request as it is shown."""
    if paper.request is not None:
        title, back = paper.request.title, place_of(paper.request)
    else:
        title, back = paper.dossier.title, place_of(paper.dossier)
    return Shown(
        title=paper.title,
        council=paper.council,
        section="dossiers",
        back=back,
        crumbs=[(title, back)],
        preview=preview,
        picture_at=url_for(".enclosed_leaf", enclosure_id=paper.id, number=0),
        here=url_for(".enclosed", enclosure_id=paper.id),
    )


def place_of(place: Dossier | Request) -> str:
    """The page on which its papers stand."""
    if isinstance(place, Dossier):
        return url_for("portal.dossiers.show", dossier_id=place.id)
    return url_for("portal.dossiers.show_request", asked_id=place.id)


def actions_of_enclosure(
    paper: Enclosure, *, keeps: bool, shares: bool, removes: bool
) -> list[Action]:
    """Keeping the file; for the council also sharing it with the provider, and removing it."""
    actions = []
    if keeps:
        href = url_for(".enclosed_file", enclosure_id=paper.id)
        actions.append(Action(concept="paper.keep", href=href))
    if shares:
        do = "unshare" if paper.shared_at else "share"
        href = url_for(f".{do}", enclosure_id=paper.id)
        actions.append(Action(concept=f"enclosure.{do}", href=href, post=True))
    if removes:
        href = url_for(".take_away", enclosure_id=paper.id)
        sure = _("Remove this paper?")
        actions.append(Action(concept="remove", href=href, post=True, tone="quiet", confirm=sure))
    return actions
