"""Many houses with years of meetings, for tests under load; the same seed gives the same rows."""

import random
from calendar import monthcalendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal import clock, emblems
from portal.councils.models import Council, CouncilKind, CouncilState, House, Organisation
from portal.database import session
from portal.identity import Role
from portal.people.models import HouseStaff, Membership, Person
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import hash_password
from portal.standalone.bulk import Rows
from portal.standalone.demo import DOMAIN, PASSWORD
from portal.standalone.load_meetings import Body, meeting, wish
from portal.standalone.load_records import Records

FIRST_NAMES = (
    "Ada Ahmed Bart Bep Carla Daan Dina Els Farid Femke Gé Hatice Henk Ilse Jaap Joke Karim "
    "Koos Lies Marga Nel Olga Otto Pien Rik Saar Tom Vera Wim Yara"
)
LAST_NAMES = "Aydin,de Bruin,van Dongen,El Idrissi,Faber,Haan,Kaya,Maas,Nguyen,Prins,de Vries"
PLAIN_MEMBERS, OTHER_RESIDENTS, WISHES_A_YEAR = 5, 4, 6
LATELY = 2
"""Years of which the demo has told already."""


class FilledBeforeError(RuntimeError):
    """There is load in this database already."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """How much: houses, years of monthly meetings, items each; ``seed`` picks which.

    A quarter of a year is three meetings.
    """

    houses: int
    years: float
    items: int
    seed: int


def fill(load: Load) -> None:
    """Add the houses to the demo organisation. Raises `FilledBeforeError`."""
    if session.scalar(sa.select(House.id).where(House.name == _house_name(1))):
        raise FilledBeforeError
    organisation = session.scalars(sa.select(Organisation).limit(1)).one()
    rows = Rows()
    records = Records(rows)
    chance = random.Random(load.seed)  # noqa: S311 - invented people, no secrets
    password_hash = hash_password(PASSWORD)
    months = _thursdays(round(load.years * 12))
    staff = {
        f"{role}.0": session.scalars(
            sa.select(Account.person_id).where(Account.email == f"{role}@{DOMAIN}")
        ).one()
        for role in ("ondersteuner", "manager")
    }
    known = emblems.taken(House())
    free = (one for one in emblems.every() if one not in known)
    for number in range(1, load.houses + 1):
        body = _house(
            rows, number, organisation.id, months[0], password_hash, staff, chance, next(free)
        )
        _past(rows, records, body, months, load.items, chance)
    rows.number_on()


def add_years(council: Council, load: Load) -> None:
    """Give a council that there is so many years more, before all it has had; for tests."""
    held = dict[str, list[Person]]()
    for role, person in session.execute(
        sa.select(Membership.role, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.council_id == council.id)
        .order_by(Membership.id)
    ):
        held.setdefault(role, []).append(person)
    members = [one for role in (Role.CHAIR, Role.SECRETARY, Role.MEMBER) for one in held[role]]
    body = Body(
        id=council.id,
        chair=members[0].id,
        supporter=held[Role.SUPPORTER][0].id,
        members=tuple(one.id for one in members),
        names=tuple(one.call_name for one in members),
    )
    rows, chance = Rows(), random.Random(load.seed)  # noqa: S311 - invented, no secrets
    count = round(load.years * 12)
    months = _thursdays(count + LATELY * 12)[:count]
    _past(rows, Records(rows), body, months, load.items, chance)
    rows.number_on()


def _past(
    rows: Rows,
    records: Records,
    body: Body,
    months: Sequence[datetime],
    items: int,
    chance: random.Random,
) -> None:
    """A meeting at each of these moments, and six wishes a year."""
    for start in months:
        meeting(rows, records, body, start, items, chance)
    for place, made in enumerate(months[:: 12 // WISHES_A_YEAR]):
        wish(rows, records, body, made, chance, place)
    rows.send()
    records.finish()


def _thursdays(months: int) -> list[datetime]:
    """The third Thursday, 14.00, of as many months; the last one is still to come."""
    today = clock.local(clock.now()).date()
    first = today.year * 12 + today.month - months + 1
    days = []
    for year, month in (divmod(first + n, 12) for n in range(months)):
        thursdays = [week[3] for week in monthcalendar(year, month + 1) if week[3]]
        noon = datetime(year, month + 1, thursdays[2], 14)  # noqa: DTZ001 - as on the wall clock
        days.append(clock.from_local(noon))
    return days


def _house_name(number: int) -> str:
    return f"Huis {number:03}"


def _house(
    rows: Rows,
    number: int,
    organisation_id: int,
    began: datetime,
    password_hash: str,
    staff: dict[str, int],
    chance: random.Random,
    symbol: str,
) -> Body:
    """A house with its council and people; a supporter serves four, a manager ten.

    The first of both are those of the demo.
    """
    name = _house_name(number)
    house = rows.add(House, name=name, symbol=symbol)
    council = rows.add(
        Council,
        organisation_id=organisation_id,
        house_id=house,
        name=f"Raad {name}",
        symbol=symbol,
        kind=CouncilKind.HOUSE,
        state=CouncilState.ACTIVE,
        accent=("petrol", "blauw", "steen", "pruim")[number % 4],
    )
    names = _names(chance)

    called = dict[int, str]()

    def person(account: str = "", *, lives: bool = True, employer: str = "") -> int:
        call_name, full = next(names)
        resident = lives and account != "voorzitter"
        made = rows.add(
            Person,
            name=full,
            call_name=call_name,
            house_id=house if lives else None,
            employer=employer,
            view="picto" if resident else "standard",
        )
        if account:
            email = f"{account}.{number:03}@{DOMAIN}"
            rows.add(Account, person_id=made, email=email, password_hash=password_hash)
        called[made] = call_name
        return made

    def shared(role: str, houses: int, employer: str) -> int:
        key = f"{role}.{(number - 1) // houses}"
        if key not in staff:
            staff[key] = person(role, lives=False, employer=employer)
        return staff[key]

    def membership(who: int, role: Role, *, client: bool = False) -> None:
        term = {"since": date(began.year, 1, 1), "until": None, "confirmed_at": began}
        rows.add(Membership, person_id=who, council_id=council, role=role, client=client, **term)

    chair, secretary = person("voorzitter"), person("secretaris", lives=False)
    members = tuple(person("bewoner" if n == 0 else "") for n in range(PLAIN_MEMBERS))
    for _neighbour in range(OTHER_RESIDENTS):
        person()
    supporter = shared("ondersteuner", 4, "Steunpunt Samen Sterk")
    membership(chair, Role.CHAIR, client=True)
    membership(secretary, Role.SECRETARY)
    for member in members:
        membership(member, Role.MEMBER, client=True)
    membership(supporter, Role.SUPPORTER)
    membership(shared("manager", 10, "Stichting De Boomgaard"), Role.MANAGER)
    helper = person("begeleider", lives=False, employer="Stichting De Boomgaard")
    rows.add(HouseStaff, person_id=helper, house_id=house, place="Kantoor")
    return Body(
        id=council,
        chair=chair,
        supporter=supporter,
        members=(chair, secretary, *members),
        names=tuple(called[one] for one in (chair, secretary, *members)),
    )


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Call name and full name; nobody in one house has the call name of another."""
    first_names, last_names = FIRST_NAMES.split(), LAST_NAMES.split(",")
    for first in chance.sample(first_names, len(first_names)):
        yield first, f"{first} {chance.choice(last_names)}"
