"""Lists to tick off: what a new supporter begins with, and what a council that is formed does.

The words are our own, and custom: no law asks for such a list.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import audit, clock
from portal.access.permissions import Permission
from portal.coaching.models import Checklist, ChecklistTick, ListKind
from portal.councils.models import Council, CouncilState
from portal.database import session
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.identity import Actor
from portal.people.models import Membership, Person

NEW = timedelta(days=180)
"""So long after the beginning of the term a supporter is new."""


class Step(NamedTuple):
    """A line of a list: its words, its picture, and where it is done for who may go there."""

    words: Any
    symbol: str
    endpoint: str
    permission: Permission = Permission.NOTES_VIEW


OF_SUPPORTER: Mapping[str, Step] = {
    "people": Step(_("Get to know every member."), "own:introduce", "councils.show"),
    "role": Step(_("Read what a supporter does, and what not."), "own:supporter", "rights.support"),
    "who": Step(_("Learn who does what around the council."), "own:who", "rights.who"),
    "whom": Step(
        _("Learn for whom the council speaks."), "own:constituency", "rights.for_whom"
    ),
    "handover": Step(_("Read what was handed over."), "own:give", "coaching.handover"),
    "regulation": Step(_("Read our regulation."), "own:agreement", "regulation.show"),
    "rules": Step(_("Read the house rules of the council."), "own:rule", "regulation.rules"),
    "actions": Step(_("See which tasks are open."), "own:promise", "decisions.actions"),
    "year": Step(_("Look through the year."), "openmoji:1F5D3", "planning.year"),
    "words": Step(
        _("Look at the words of the house."), "own:say", "easytext.words",
        Permission.HOUSE_WORD_EDIT,
    ),
    "meeting": Step(_("Be at a meeting and look."), "own:meeting", "meetings.of_council"),
    "agree": Step(
        _("Agree with the chair how you prepare meetings."), "own:collaborate",
        "meetings.of_council",
    ),
}  # fmt: skip
OF_FORMING: Mapping[str, Step] = {
    "tell": Step(
        _("Tell the house what a council is."), "own:explanation", "news.of_council",
        Permission.NEWS_MAKE,
    ),
    "members": Step(
        _("Find people who want to be a member."), "own:council-member", "memberships.add",
        Permission.MEMBERSHIP_PROPOSE,
    ),
    "supporter": Step(_("Find a supporter who fits you."), "own:supporter", "rights.support"),
    "officers": Step(_("Choose a chair and a secretary."), "own:chairperson", "rights.who"),
    "whom": Step(
        _("Know for whom the council speaks."), "own:constituency", "rights.for_whom"
    ),
    "regulation": Step(_("Read our regulation together."), "own:agreement", "regulation.show"),
    "rules": Step(_("Agree how you work together."), "own:rule", "regulation.rules"),
    "meeting": Step(
        _("Plan the first meeting."), "own:meeting", "meetings.make", Permission.MEETING_MAKE
    ),
    "year": Step(_("Choose subjects for the year."), "openmoji:1F5D3", "planning.year"),
    "begin": Step(
        _("Say that the council is at work."), "own:begin", "councils.edit",
        Permission.COUNCIL_EDIT,
    ),
}  # fmt: skip
STEPS: Mapping[ListKind, Mapping[str, Step]] = {
    ListKind.SUPPORTER: OF_SUPPORTER,
    ListKind.FORMING: OF_FORMING,
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A list of a council as it stands; ``due`` when the council's own state asks for it."""

    kind: ListKind
    supporter: Person | None = None
    due: bool = False
    begun: bool = False
    away: bool = False
    ticks: Mapping[str, ChecklistTick] = field(default_factory=dict)

    @property
    def whose(self) -> int:
        """The id of the supporter; nought for the list of the council itself."""
        return self.supporter.id if self.supporter else 0

    @property
    def steps(self) -> Mapping[str, Step]:
        """Its lines."""
        return STEPS[self.kind]

    @property
    def title(self) -> str:
        """What the list is called."""
        if self.supporter:
            return gettext("%(name)s begins as supporter", name=self.supporter.call_name)
        return gettext("A council begins")

    @property
    def told(self) -> str:
        """How far it is."""
        return gettext("%(done)s of %(all)s are done.", done=self.done, all=len(self.steps))

    @property
    def done(self) -> int:
        """How many lines are ticked off."""
        return sum(line in self.ticks for line in self.steps)

    @property
    def stands(self) -> bool:
        """Whether it stands on the council's page: until all is done, or it is put away."""
        return (self.due or self.begun) and not self.away and self.done < len(self.steps)


def of_council(council: Council, supporters: Sequence[Membership]) -> list[Shown]:
    """The list of the council, and one of each of these supporters."""
    query = sa.select(Checklist).where(Checklist.council_id == council.id)
    ticks = selectinload(Checklist.ticks).joinedload(ChecklistTick.person)
    rows = {one.supporter_id: one for one in session.scalars(query.options(ticks))}
    forming = council.state == CouncilState.FORMING
    mine = _shown(ListKind.FORMING, rows.get(None), due=forming)
    return [mine, *(_of(one, rows.get(one.person_id)) for one in supporters)]


def _of(membership: Membership, row: Checklist | None) -> Shown:
    new = membership.since + NEW >= clock.local(clock.now()).date()
    return _shown(ListKind.SUPPORTER, row, due=new, supporter=membership.person)


def _shown(kind: ListKind, row: Checklist | None, **more: Any) -> Shown:
    if row is None:
        return Shown(kind=kind, **more)
    ticks = {one.line: one for one in row.ticks}
    away = row.put_away_at is not None
    return Shown(kind=kind, begun=True, away=away, ticks=ticks, **more)


def find(lists: Iterable[Shown], whose: int) -> Shown | None:
    """The list of this supporter, or with nought that of the council."""
    return next((one for one in lists if one.whose == whose), None)


def tick(actor: Actor, council: Council, shown: Shown, line: str, *, done: bool) -> None:
    """Say that a line is done, or not yet after all; who said so first stays."""
    row = _row(council, shown)
    found = next((one for one in row.ticks if one.line == line), None)
    if (found is not None) == done:
        return
    if found is None:
        row.ticks.append(ChecklistTick(line=line, person_id=actor.person_id, ticked_at=clock.now()))
    else:
        row.ticks.remove(found)
    session.flush()
    _record(actor, "list:ticked" if done else "list:unticked", row, line)


def put_away(actor: Actor, council: Council, shown: Shown, *, away: bool) -> None:
    """Put a list away, or take it out again; what is ticked off stays."""
    row = _row(council, shown)
    row.put_away_at = clock.now() if away else None
    session.flush()
    _record(actor, "list:away" if away else "list:back", row)


def _row(council: Council, shown: Shown) -> Checklist:
    supporter_id = shown.whose or None
    query = sa.select(Checklist).options(joinedload(Checklist.ticks))
    mine = query.where(
        Checklist.council_id == council.id,
        Checklist.supporter_id.is_not_distinct_from(supporter_id),
    )
    row = session.scalars(mine).unique().one_or_none()
    if row is None:
        row = Checklist(council_id=council.id, kind=shown.kind, supporter_id=supporter_id)
        session.add(row)
        session.flush()
    return row


def _record(actor: Actor, what: str, row: Checklist, line: str = "") -> None:
    detail = f"Checklist {row.id} {line}".strip()
    audit.record(actor, what, council_id=row.council_id, detail=detail)
