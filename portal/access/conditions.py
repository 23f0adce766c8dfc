"""The reasons to be allowed, each written once; those about people and houses stand in `nearness`.

A condition says in which councils (or houses) it holds for an actor, and what must be true of
the row besides; one SQL expression follows from that, for one object and for lists alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from portal.access.rows import (
    ADOPTED_FOR_THE_HOUSE,
    ADOPTED_SHARED,
    COUNCIL_OF,
    FOR_THE_HOUSE,
    HELD,
    NEWS_NOW,
    NO_OFFICER,
    PUBLISHED,
    SHARED_ROWS,
    VACANT_NOW,
    Expression,
    led_by,
    taken_by,
    works_for,
)
from portal.councils.models import Council, CouncilKind
from portal.database import among
from portal.datepolls.models import ASKS
from portal.decisions.models import Action, ActionPerson, Decision
from portal.dossiers.models import Kind, Request
from portal.handedon.models import HandedOn
from portal.i18n import lazy_gettext as _
from portal.identity import GUEST_ROLES, MEMBER_ROLES, OFFICER_ROLES, Actor, Role
from portal.letters.models import Letter, LetterKind
from portal.meetings.models import INVITES, AgendaItem, Meeting
from portal.papers.models import Enclosure
from portal.people.models import Membership
from portal.preparation.models import PreparationSheet
from portal.wishes.models import Wish, WishState


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


def _is_told(actor: Actor, subject: type[Any]) -> Expression:
    """Whether an officer told the house of it."""
    told: Expression = subject.told_at.is_not(None)
    return told


def _own_action(actor: Actor, subject: type[Any]) -> Expression:
    mine = ActionPerson.person_id == proven_id(actor)
    return sa.exists().where(ActionPerson.action_id == Action.id, mine)


def _decision_shared(actor: Actor, subject: type[Any]) -> Expression:
    """Whether it was told, of an item that the council shares with the provider's guests."""
    item = sa.exists().where(AgendaItem.id == Decision.item_id, AgendaItem.shared_at.is_not(None))
    return sa.and_(Decision.told_at.is_not(None), item)


def _belongs(actor: Actor) -> frozenset[int]:
    return any_role(actor) | _house_when_proven(actor)


def _invites(actor: Actor, subject: type[Any]) -> Expression:
    """Meetings to which the actor was invited; for other rows it is enough that others were."""
    if subject is not Meeting:
        return PUBLISHED[subject]
    me = sa.select(Membership.id).where(Membership.person_id == actor.person_id, HELD, INVITES)
    return sa.and_(PUBLISHED[subject], me.correlate(Meeting).exists())


def _asks(actor: Actor, subject: type[Any]) -> Expression:
    """Questions after a date that are put to the actor."""
    me = sa.select(Membership.id).where(Membership.person_id == actor.person_id, HELD, ASKS)
    return me.correlate(subject).exists()


def proven_id(actor: Actor) -> int:
    """Who it is, if that was proven; else nobody (0)."""
    return actor.person_id or 0 if actor.proven else 0


def _asked_by_them(actor: Actor, subject: type[Any]) -> Expression:
    """What the provider asked, and what the council sent; never what is only announced inside."""
    theirs = sa.and_(Request.kind != Kind.UNSOLICITED, Request.came_on.is_not(None))
    return sa.or_(theirs, Request.sent_on.is_not(None))


def _enclosed_for_them(actor: Actor, subject: type[Any]) -> Expression:
    """What the provider sent with a request that it sees, and what was shared with it there."""
    request = sa.exists().where(Request.id == Enclosure.request_id, _asked_by_them(actor, Request))
    return sa.and_(request, sa.or_(Enclosure.from_provider, Enclosure.shared_at.is_not(None)))


def _own_wish(actor: Actor, subject: type[Any]) -> Expression:
    return Wish.person_id == proven_id(actor)


def _wish_to_withdraw(actor: Actor, subject: type[Any]) -> Expression:
    me = proven_id(actor)
    mine = sa.or_(Wish.person_id == me, Wish.written_by_id == me)
    return sa.and_(mine, Wish.state == WishState.NEW)


def _shared_with(actor: Actor, subject: type[Any]) -> Expression:
    return PreparationSheet.shared_with_id == proven_id(actor)


def any_role(actor: Actor) -> frozenset[int]:
    """The councils in which somebody who proved to be it holds a role."""
    return actor.councils_as(frozenset(Role)) if actor.proven else frozenset()


MEMBER = Condition(_("members"), _holding(MEMBER_ROLES))
INVITED_MEMBER = Condition(_("members, once invited"), _holding(MEMBER_ROLES), _invites)
LEADER = Condition(
    _("who leads the meeting"), _holding(MEMBER_ROLES), lambda a, _subject: led_by(proven_id(a))
)
WITHOUT_OFFICER = Condition(
    _("supporter, in a council without chair and secretary"),
    _holding(frozenset({Role.SUPPORTER})),
    lambda _actor, _subject: NO_OFFICER,
)
INVITED_SUPPORTER = Condition(
    _("supporter, once invited"), _holding(frozenset({Role.SUPPORTER})), _invites
)
ASKED = Condition(_("who is asked"), _holding(frozenset(Role)), _asks)
DELEGATE = Condition(
    _("members who are in the council it works for as well, afterwards"),
    _holding(MEMBER_ROLES),
    lambda actor, _subject: works_for(MEMBER.councils(actor)),
)
OFFICER = Condition(_("chair and secretary"), _holding(OFFICER_ROLES))
TREASURER = Condition(_("treasurer"), _holding(frozenset({Role.TREASURER})))
CENTRAL_OFFICER = Condition(
    _("chair and secretary of the central council"),
    rows=lambda actor, subject: sa.and_(
        among(Council.id, OFFICER.councils(actor)), Council.kind == CouncilKind.CENTRAL
    ),
    possible=lambda actor: bool(OFFICER.councils(actor)),
)
SUPPORTER = Condition(_("supporter"), _holding(frozenset({Role.SUPPORTER})))
GUEST = Condition(_("guests of the council"), _holding(GUEST_ROLES))
RESIDENT = Condition(_("who lives or works in the house"), lambda actor: actor.house_councils)
PROVEN_RESIDENT = Condition(
    _("who lives or works in the house, with a card or an account"), _house_when_proven
)
HOUSE_PUBLISHED = Condition(
    _("who lives or works in the house, once invited"),
    lambda actor: actor.house_councils,
    lambda actor, subject: FOR_THE_HOUSE[subject],
)
SHARED = Condition(
    _("guests, what is shared with them"),
    _holding(GUEST_ROLES),
    lambda actor, subject: SHARED_ROWS[subject],
)
TOLD = Condition(
    _("who lives or works in the house, once told"), lambda actor: actor.house_councils, _is_told
)
ON_THESE_DAYS = Condition(
    _("who lives or works in the house, on these days"),
    lambda actor: actor.house_councils,
    lambda *_: NEWS_NOW,
)
VACANT = Condition(
    _("who lives or works in the house, while the place is free"),
    lambda actor: actor.house_councils,
    lambda *_: VACANT_NOW,
)
CANDIDATE = Condition(
    _("who lives or works in the house, with a card or an account, while the place is free"),
    _house_when_proven,
    lambda *_: VACANT_NOW,
)
SHARED_DECISION = Condition(
    _("guests of the council, of a shared item, once told"),
    _holding(GUEST_ROLES),
    _decision_shared,
)
PROVIDER = Condition(_("the manager"), _holding(frozenset({Role.MANAGER})))
SHARED_REQUEST = Condition(
    _("the manager, what was asked and what was sent"),
    _holding(frozenset({Role.MANAGER})),
    _asked_by_them,
)
SENT_LETTER = Condition(
    _("the manager, once it is sent"),
    _holding(frozenset({Role.MANAGER})),
    lambda _actor, _subject: sa.and_(
        Letter.sent_on.is_not(None), Letter.kind != LetterKind.COMMITTEE
    ),
)
SHARED_ENCLOSURE = Condition(
    _("the manager, what it sent and what is shared with it"),
    _holding(frozenset({Role.MANAGER})),
    _enclosed_for_them,
)
NOTE_TAKER = Condition(
    _("the guest who takes the minutes, until they are adopted"),
    _holding(GUEST_ROLES),
    lambda actor, _subject: taken_by(proven_id(actor)),
)
ADOPTED = Condition(
    _("who lives or works in the house, once adopted"),
    lambda actor: actor.house_councils,
    lambda _actor, subject: ADOPTED_FOR_THE_HOUSE[subject],
)
SHARED_MINUTES = Condition(
    _("guests of the council, of shared items, once adopted"),
    _holding(GUEST_ROLES),
    lambda *_: ADOPTED_SHARED,
)
SHARED_REPORT = Condition(
    _("the manager, once adopted"),
    _holding(frozenset({Role.MANAGER})),
    lambda _actor, subject: ADOPTED_FOR_THE_HOUSE[subject],
)
OWN_ACTION = Condition(_("who is to do it"), _belongs, _own_action)
OWN_WISH = Condition(_("who made the wish"), rows=_own_wish, possible=lambda a: a.proven)
OWN_HANDED_ON = Condition(
    _("who said it"),
    rows=lambda actor, subject: HandedOn.person_id == proven_id(actor),
    possible=lambda actor: actor.proven,
)
UNSEEN_WISH = Condition(
    _("who made the wish, until it is seen"), rows=_wish_to_withdraw, possible=lambda a: a.proven
)
OWN_SHEET = Condition(
    _("who wrote the sheet"),
    rows=lambda actor, subject: PreparationSheet.person_id == proven_id(actor),
    possible=lambda actor: actor.proven,
)
SHARED_SHEET = Condition(
    _("the supporter with whom it is shared"),
    _holding(frozenset({Role.SUPPORTER})),
    _shared_with,
)
