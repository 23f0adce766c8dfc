"""The reasons to be allowed that follow from who somebody is to a person or a house."""

from typing import Any

import sqlalchemy as sa

from portal.access.conditions import MEMBER, SUPPORTER, Condition, any_role, proven_id
from portal.access.rows import HELD, Expression
from portal.councils.models import Council, House
from portal.database import among
from portal.i18n import lazy_gettext as _
from portal.identity import MEMBER_ROLES, Actor
from portal.ownview.models import ViewHelper
from portal.people.models import Helper, HouseStaff, Membership, Person


def _supports(actor: Actor) -> bool:
    return bool(SUPPORTER.councils(actor))


def _neighbours(actor: Actor, subject: type[Any]) -> Expression:
    """People of the councils and houses that the actor belongs to, and the actor."""
    councils = any_role(actor) | actor.house_councils
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
    return sa.exists().where(
        Membership.person_id == actor.person_id,
        among(Membership.council_id, councils),
        HELD,
        Council.id == Membership.council_id,
        Council.house_id == Person.house_id,
        Membership.represents == Person.name,
    )


def _houses_supported(actor: Actor, subject: type[Any]) -> Expression:
    councils = sorted(SUPPORTER.councils(actor))
    return House.id.in_(
        sa.select(Council.house_id).where(Council.id.in_(councils), Council.house_id.is_not(None))
    )


def _own_houses(actor: Actor, subject: type[Any]) -> Expression:
    return among(House.id, actor.houses | actor.staff_of)


def _lets_help(actor: Actor, subject: type[Any]) -> Expression:
    """Who chose the actor to help with the own view, as long as the actor helps, works or supports
    there."""
    me = proven_id(actor)
    chosen = sa.exists().where(ViewHelper.person_id == Person.id, ViewHelper.helper_id == me)
    helps = sa.exists().where(Helper.person_id == Person.id, Helper.helper_id == me)
    works = among(Person.house_id, actor.staff_of)
    return sa.and_(chosen, sa.or_(helps, works, _people_supported(actor, subject)))


ADMINISTRATOR = Condition(
    _("administrator"),
    rows=lambda actor, subject: sa.literal(actor.administers and actor.proven),
    possible=lambda actor: actor.administers and actor.proven,
)
SELF = Condition(
    _("the person"),
    rows=lambda actor, subject: Person.id == proven_id(actor),
    possible=lambda actor: actor.proven,
)
VIEW_HELPER = Condition(
    _("whom the person lets help with it"), rows=_lets_help, possible=lambda actor: actor.proven
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
