"""What the start page gathers from the features: what is next, what asks something, what was
decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal import asking
from portal.access import policy
from portal.access.conditions import SUPPORTER
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import Point
from portal.asking import Ask, Asking
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.consents import service as consents
from portal.councils.models import Council, House
from portal.database import session
from portal.datepolls import service as datepolls
from portal.decisions import service as decisions
from portal.decisions.models import Decision
from portal.disputes import service as disputes
from portal.dossiers import service as dossiers
from portal.easytext import service as easytext
from portal.easytext.service import WorkItem
from portal.handedon import service as handedon
from portal.i18n import gettext as _
from portal.identity import GUEST_ROLES, Actor, Role
from portal.leading.models import Sitting
from portal.mail import service as mail
from portal.meetings import service as meetings
from portal.meetings.models import Meeting
from portal.minutes import service as minutes
from portal.news import service as news
from portal.news.models import News
from portal.outbox import service as outbox
from portal.people import service as people
from portal.people.models import Person
from portal.priorities import service as priorities
from portal.reports import service as reports
from portal.residents import service as residents
from portal.residents.models import Device, HelpCall
from portal.support import service as support
from portal.topics import service as topics
from portal.vacancies import service as vacancies
from portal.wishes import service as wishes
from portal.yearly import service as yearly
from portal.yearreport import service as yearreport

FEATURES = (
    outbox, dossiers, disputes, consents, ballots, meetings, datepolls, priorities, reports,
    minutes, topics, wishes, handedon, mail, attendance, news, vacancies, yearly, yearreport,
    support,
)  # fmt: skip
"""Whose ``asks`` tell what asks something of a person."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What asks something of one person: by its kind, and what is more than a line of it; and the
    words of today's news and what was ``told`` of requests, which ask nothing."""

    asks: Mapping[str, Sequence[Ask]]
    news: Sequence[str] = ()
    told: Sequence[Ask] = ()
    calls: Sequence[HelpCall] = ()
    work: Sequence[WorkItem] = ()
    proposals: Sequence[decisions.Proposal] = ()

    def __bool__(self) -> bool:
        return bool(self.asks or self.calls or self.work or self.proposals)


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on the start page of one person; ``council`` when there is only one, ``sitting``
    while the meeting is held."""

    waiting: Waiting
    council: Council | None = None
    next_meeting: Meeting | None = None
    sitting: Sitting | None = None
    helpers: Sequence[Person] = ()
    tasks: Sequence[decisions.Task] = ()
    decided: Sequence[Decision] = ()
    shared: Sequence[Point] = ()


def home(actor: Actor, *, lists: bool = True) -> Home:
    """The start page of this person, without ``lists`` only what its tiles need: at most twelve
    statements with who asks, whatever there is."""
    known = actor.councils_as(frozenset(Role)) | actor.house_councils
    next_meeting, sitting = meetings.next_meeting(actor)
    return Home(
        waiting=waiting(actor),
        council=session.get(Council, next(iter(known))) if len(known) == 1 else None,
        next_meeting=next_meeting,
        sitting=sitting,
        helpers=_helpers(actor, next_meeting),
        tasks=decisions.to_do(actor),
        decided=decisions.told_last(policy.where(actor, Permission.DECISION_VIEW)) if lists else (),
        shared=_shared(actor, next_meeting) if lists else (),
    )


def waiting(actor: Actor) -> Waiting:
    """What asks something of this person: at most five statements."""
    parts = [one for feature in FEATURES for one in feature.asks(actor)]
    asks = dict(asking.asked([*parts, *_first_steps(actor)]))
    answers_calls = policy.anywhere(actor, Permission.HELP_ANSWER)
    return Waiting(
        told=asks.pop("feedback", ()),
        news=[
            *(one.text for one in asks.pop("news", ())),
            *(_("A place is free: %(what)s", what=one.text) for one in asks.pop("vacancy", ())),
        ],
        asks=asks,
        calls=residents.open_calls(actor) if answers_calls else (),
        work=easytext.worklist(SUPPORTER.councils(actor)),
        proposals=decisions.proposals(policy.councils(actor, Permission.DECISION_RECORD)),
    )


@dataclass(frozen=True, kw_only=True)
class OnScreen:
    """What a screen in the hall shows of one house, as anybody who lives there may read it."""

    councils: Sequence[Council]
    next_meeting: Meeting | None
    sitting: Sitting | None
    decided: Sequence[Decision]
    news: Sequence[News]


def on_screen(house: House) -> OnScreen:
    """What hangs on the wall of the house today: what holds, and is told to the house."""
    nobody = residents.screen_in(house.id)
    next_meeting, sitting = meetings.next_meeting(nobody)
    later = aliased(Decision)
    replaced = sa.exists().where(later.replaces_id == Decision.id, later.told_at.is_not(None))
    told = policy.where(nobody, Permission.DECISION_VIEW)
    councils = sa.select(Council).where(Council.id.in_(nobody.house_councils))
    return OnScreen(
        councils=session.scalars(councils.order_by(Council.id)).all(),
        next_meeting=next_meeting,
        sitting=sitting,
        decided=decisions.told_last(told & ~replaced, 2),
        news=news.now_in(policy.where(nobody, Permission.NEWS_VIEW), 2),
    )


def _helpers(actor: Actor, meeting: Meeting | None) -> Sequence[Person]:
    """Who helps this person to the next meeting; nobody is asked for when there is none."""
    mine = people.helps([actor.person_id]) if meeting and actor.person_id else ()
    return [helper for helper, _helped in mine if helper.left_at is None]


def _shared(actor: Actor, meeting: Meeting | None) -> Sequence[Point]:
    """What the council shares with this guest of its next meeting."""
    guest = meeting and meeting.council_id in actor.councils_as(GUEST_ROLES)
    return agenda.outline(meeting) if meeting and guest else ()


def _first_steps(actor: Actor) -> Iterator[Asking]:
    """What is to be done in a new portal, in the first council, while there is no meeting:
    ``first.people``, ``first.tablet`` where there is a house, and ``first.meeting``, or
    ``first.supporter`` for who may not make one."""
    if not (actor.administers and actor.proven):
        return
    first = sa.and_(
        Council.id == sa.select(sa.func.min(Council.id)).scalar_subquery(),
        ~sa.exists(sa.select(Meeting.id)),
    )
    others = sa.exists(sa.select(Person.id).where(Person.administers.is_(False)))
    tablets = sa.exists(sa.select(Device.id))
    makes = policy.where(actor, Permission.MEETING_MAKE)
    last = sa.case((makes, "first.meeting"), else_="first.supporter")
    yield asking.about("first.people", Council.id).where(first, ~others)
    yield asking.about("first.tablet", Council.id).where(
        first, Council.house_id.is_not(None), ~tablets
    )
    yield asking.about(last, Council.id).where(first)
