"""The reasons to be allowed, each written once.

A condition says in which councils (or houses) it holds for an actor, and what must be true of
the row besides; one SQL expression follows from that, for one object and for lists alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal import clock
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot, BallotState
from portal.councils.models import Council, House
from portal.database import among
from portal.easytext.models import EasyText
from portal.i18n import lazy_gettext as _
from portal.identity import GUEST_ROLES, MEMBER_ROLES, OFFICER_ROLES, Actor, Role
from portal.meetings.models import PUBLISHED_STATES, AgendaItem, Meeting, Paper
from portal.people.models import HouseStaff, Membership, Person
from portal.wishes.models import Wish, WishState

Expression = sa.ColumnElement[bool]
Column = InstrumentedAttribute[Any] | sa.ScalarSelect[Any] | sa.Case[Any]

_MEETING_OF_ITEM = sa.select(Meeting.council_id).where(
    Meeting.id == AgendaItem.meeting_id, AgendaItem.removed_at.is_(None)
)
_MEETING_OF_PAPER = (
    sa.select(Meeting.council_id)
    .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    .where(AgendaItem.id == Paper.item_id, AgendaItem.removed_at.is_(None))
)

COUNCIL_OF: Mapping[type[Any], Column] = {
    Council: Council.id,
    Meeting: Meeting.council_id,
    AgendaItem: _MEETING_OF_ITEM.correlate(AgendaItem).scalar_subquery(),
    Paper: _MEETING_OF_PAPER.correlate(Paper).scalar_subquery(),
    Ballot: Ballot.council_id,
    EasyText: EasyText.council_id,
    Wish: Wish.council_id,
    Membership: Membership.council_id,
    ArchivedPaper: sa.case((ArchivedPaper.kept_at.is_not(None), ArchivedPaper.council_id)),
}

_published = sa.and_(Meeting.state.in_(PUBLISHED_STATES), Meeting.invited_at.is_not(None))
PUBLISHED: Mapping[type[Any], Expression] = {
    Meeting: _published,
    AgendaItem: sa.exists().where(Meeting.id == AgendaItem.meeting_id, _published),
    Paper: sa.exists().where(
        Meeting.id == AgendaItem.meeting_id, AgendaItem.id == Paper.item_id, _published
    ),
    Ballot: sa.and_(
        Ballot.state != BallotState.PREPARED,
        sa.exists().where(
            Meeting.id == AgendaItem.meeting_id, AgendaItem.id == Ballot.item_id, _published
        ),
    ),
}


@dataclass(frozen=True, eq=False)
class Condition:
    """One reason to be allowed, in the words that the page "who may what" shows.

    ``councils`` gives the councils it holds for; ``where`` what must hold of the row besides,
    by the row's type; ``rows`` replaces both where rights do not follow from a council, and
    ``possible`` then says for whom it can hold at all.
    """

    name: Any
    councils: Callable[[Actor], frozenset[int]] = lambda actor: frozenset()
    where: Callable[[Actor, type[Any]], Expression] | None = None
    rows: Callable[[Actor, type[Any]], Expression] | None = None
    possible: Callable[[Actor], bool] | None = None

    def anywhere(self, actor: Actor) -> bool:
        """Whether it can hold for this actor for any row at all, without asking the database."""
        return self.possible(actor) if self.possible else bool(self.councils(actor))

    def expression(self, actor: Actor, subject: type[Any]) -> Expression:
        """The SQL expression over rows of ``subject`` for this actor."""
        if self.rows is not None:
            return self.rows(actor, subject)
        inside = among(COUNCIL_OF[subject], self.councils(actor))
        return sa.and_(inside, self.where(actor, subject)) if self.where else inside


def _holding(roles: frozenset[Role]) -> Callable[[Actor], frozenset[int]]:
    """Where the actor holds one of the roles; who supports a council is no member of it."""
    supporting = frozenset({Role.SUPPORTER}) - roles

    def councils(actor: Actor) -> frozenset[int]:
        if not actor.proven:
            return frozenset()
        return actor.councils_as(roles) - actor.councils_as(supporting)

    return councils


def _house_when_proven(actor: Actor) -> frozenset[int]:
    return actor.house_councils if actor.proven else frozenset()


def _is_published(actor: Actor, subject: type[Any]) -> Expression:
    return PUBLISHED[subject]


def _proven_id(actor: Actor) -> int:
    return actor.person_id or 0 if actor.proven else 0


def _own_wish(actor: Actor, subject: type[Any]) -> Expression:
    return Wish.person_id == _proven_id(actor)


def _wish_to_withdraw(actor: Actor, subject: type[Any]) -> Expression:
    me = _proven_id(actor)
    mine = sa.or_(Wish.person_id == me, Wish.written_by_id == me)
    return sa.and_(mine, Wish.state == WishState.NEW)


def _supports(actor: Actor) -> bool:
    return bool(SUPPORTER.councils(actor))


def _neighbours(actor: Actor, subject: type[Any]) -> Expression:
    """People of the councils and houses that the actor belongs to, and the actor."""
    councils = _any_role(actor) | actor.house_councils
    houses = actor.houses | actor.staff_of
    members = sa.select(Membership.person_id).where(among(Membership.council_id, councils))
    staff = sa.select(HouseStaff.person_id).where(among(HouseStaff.house_id, houses))
    return sa.or_(
        Person.id == (actor.person_id or 0),
        Person.id.in_(members),
        Person.id.in_(staff),
        among(Person.house_id, houses),
    )


def _faces_of_tablet(actor: Actor, subject: type[Any]) -> Expression:
    """Who lives or works in the house where the tablet in use stands."""
    staff = sa.select(HouseStaff.person_id).where(HouseStaff.house_id == actor.device_house)
    return sa.or_(Person.house_id == (actor.device_house or 0), Person.id.in_(staff))


def _people_supported(actor: Actor, subject: type[Any]) -> Expression:
    """Members and house mates of the councils that the actor supports; never guests."""
    councils = sorted(SUPPORTER.councils(actor))
    members = sa.select(Membership.person_id).where(
        Membership.council_id.in_(councils), among(Membership.role, MEMBER_ROLES)
    )
    houses = sa.select(Council.house_id).where(
        Council.id.in_(councils), Council.house_id.is_not(None)
    )
    theirs = sa.or_(Person.id.in_(members), Person.house_id.in_(houses))
    return sa.and_(theirs, Person.administers.is_(False))


def _represented(actor: Actor, subject: type[Any]) -> Expression:
    """Who lives in the house of a council where the actor's present term names them.

    No two people of one house have the same name, so the name in the term tells who it is.
    """
    if not (councils := MEMBER.councils(actor)):
        return sa.false()
    today = sa.bindparam("today", unique=True, type_=sa.Date, callable_=_today)
    return sa.exists().where(
        Membership.person_id == actor.person_id,
        among(Membership.council_id, councils),
        Membership.confirmed_at.is_not(None),
        Membership.since <= today,
        sa.or_(Membership.until.is_(None), Membership.until >= today),
        Council.id == Membership.council_id,
        Council.house_id == Person.house_id,
        Membership.represents == Person.name,
    )


def _today() -> date:
    return clock.local(clock.now()).date()


def _houses_supported(actor: Actor, subject: type[Any]) -> Expression:
    councils = sorted(SUPPORTER.councils(actor))
    return House.id.in_(
        sa.select(Council.house_id).where(Council.id.in_(councils), Council.house_id.is_not(None))
    )


def _own_houses(actor: Actor, subject: type[Any]) -> Expression:
    return among(House.id, actor.houses | actor.staff_of)


def _any_role(actor: Actor) -> frozenset[int]:
    return actor.councils_as(frozenset(Role)) if actor.proven else frozenset()


MEMBER = Condition(_("members"), _holding(MEMBER_ROLES))
INVITED_MEMBER = Condition(_("members, once invited"), _holding(MEMBER_ROLES), _is_published)
OFFICER = Condition(_("chair and secretary"), _holding(OFFICER_ROLES))
SUPPORTER = Condition(_("supporter"), _holding(frozenset({Role.SUPPORTER})))
GUEST = Condition(_("guests of the council"), _holding(GUEST_ROLES))
RESIDENT = Condition(_("who lives or works in the house"), lambda actor: actor.house_councils)
PROVEN_RESIDENT = Condition(
    _("who lives or works in the house, with a card or an account"), _house_when_proven
)
HOUSE_PUBLISHED = Condition(
    _("who lives or works in the house, once invited"),
    lambda actor: actor.house_councils,
    _is_published,
)
OWN_WISH = Condition(_("who made the wish"), rows=_own_wish, possible=lambda a: a.proven)
UNSEEN_WISH = Condition(
    _("who made the wish, until it is seen"), rows=_wish_to_withdraw, possible=lambda a: a.proven
)
ADMINISTRATOR = Condition(
    _("administrator"),
    rows=lambda actor, subject: sa.literal(actor.administers and actor.proven),
    possible=lambda actor: actor.administers and actor.proven,
)
SELF = Condition(
    _("the person"),
    rows=lambda actor, subject: Person.id == _proven_id(actor),
    possible=lambda actor: actor.proven,
)
REPRESENTATIVE = Condition(
    _("who speaks for the person"),
    rows=_represented,
    possible=lambda actor: bool(MEMBER.councils(actor)),
)
NEIGHBOUR = Condition(
    _("who shares a house or council with the person"),
    rows=_neighbours,
    possible=lambda actor: actor.known or bool(actor.house_councils),
)
ON_TABLET = Condition(
    _("the tablet of the person's house"),
    rows=_faces_of_tablet,
    possible=lambda actor: actor.device_house is not None,
)
HOUSE_TABLET = Condition(
    _("the tablet of the house"),
    rows=lambda actor, subject: House.id == actor.device_house,
    possible=lambda actor: actor.device_house is not None,
)
SUPPORTED = Condition(
    _("supporter of the person's council"), rows=_people_supported, possible=_supports
)
HOUSE_SUPPORTED = Condition(
    _("supporter of the house's council"), rows=_houses_supported, possible=_supports
)
OWN_HOUSE = Condition(
    _("who lives or works there"),
    rows=_own_houses,
    possible=lambda actor: bool(actor.houses | actor.staff_of),
)
HOUSE_STAFF = Condition(
    _("support worker of the house"),
    rows=lambda actor, subject: among(House.id, actor.staff_of if actor.proven else ()),
    possible=lambda actor: bool(actor.staff_of) and actor.proven,
)
