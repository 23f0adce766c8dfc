"""Many houses with years of meetings, for tests under load; the same seed gives the same rows."""

import random
from calendar import monthcalendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import sqlalchemy as sa

from portal import clock, emblems
from portal.ballots.models import Answer, Ballot, BallotKind, BallotState, Vote, VoteChange
from portal.councils.models import Council, CouncilKind, CouncilState, House, Organisation
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Role
from portal.meetings.models import AgendaItem, Attendance, Coming, Meeting, MeetingState, Purpose
from portal.people.models import HouseStaff, Membership, Person
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import hash_password
from portal.standalone.bulk import Rows
from portal.standalone.demo import DOMAIN, PASSWORD
from portal.standalone.demo_agenda import POINTS, Point
from portal.wishes.models import Wish, WishState, WishSubject

FIRST_NAMES = (
    "Ada Ahmed Bart Bep Carla Daan Dina Els Farid Femke Gé Hatice Henk Ilse Jaap Joke Karim "
    "Koos Lies Marga Nel Olga Otto Pien Rik Saar Tom Vera Wim Yara"
)
LAST_NAMES = "Aydin,de Bruin,van Dongen,El Idrissi,Faber,Haan,Kaya,Maas,Nguyen,Prins,de Vries"
PLAIN_MEMBERS, OTHER_RESIDENTS, WISHES_A_YEAR = 5, 4, 6


class FilledBeforeError(RuntimeError):
    """There is load in this database already."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """How much: houses, years of monthly meetings, items each; ``seed`` picks which."""

    houses: int
    years: int
    items: int
    seed: int


@dataclass(frozen=True, kw_only=True)
class _Body:
    """One council while it is filled, by the ids of its people."""

    id: int
    chair: int
    supporter: int
    members: tuple[int, ...]


def fill(load: Load) -> None:
    """Add the houses to the demo organisation. Raises `FilledBeforeError`."""
    if session.scalar(sa.select(House.id).where(House.name == _house_name(1))):
        raise FilledBeforeError
    organisation = session.scalars(sa.select(Organisation).limit(1)).one()
    rows = Rows()
    chance = random.Random(load.seed)  # noqa: S311 - invented people, no secrets
    password_hash = hash_password(PASSWORD)
    months = _thursdays(load.years * 12)
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
        for start in months:
            _meeting(rows, body, start, load.items, chance)
        for made in months[:: 12 // WISHES_A_YEAR]:
            _wish(rows, body, made, chance)
        rows.send()
    rows.number_on()


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
) -> _Body:
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
    return _Body(
        id=council,
        chair=chair,
        supporter=supporter,
        members=(chair, secretary, *members),
    )


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Call name and full name; nobody in one house has the call name of another."""
    first_names, last_names = FIRST_NAMES.split(), LAST_NAMES.split(",")
    for first in chance.sample(first_names, len(first_names)):
        yield first, f"{first} {chance.choice(last_names)}"


def _meeting(rows: Rows, body: _Body, start: datetime, items: int, chance: random.Random) -> None:
    invited = start - timedelta(days=14)
    meeting = rows.add(
        Meeting,
        council_id=body.id,
        title="Vergadering",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        place="Huiskamer",
        state=MeetingState.INVITED,
        made_by_id=body.supporter,
        fixed_by_id=body.chair,
        fixed_at=invited,
        invited_at=invited,
    )
    decisions = []
    for position, point in enumerate(_agenda(items, chance), 1):
        easy = _easy_text(rows, body, point, invited) if point.easy else None
        item = rows.add(
            AgendaItem,
            meeting_id=meeting,
            position=position,
            title=point.title,
            text=point.text,
            purpose=point.purpose,
            minutes=point.minutes,
            is_break=not point.owner,
            owner_id=chance.choice(body.members) if point.owner else None,
            easy_text_id=easy,
        )
        if point.purpose is Purpose.DECIDE:
            decisions.append((item, point))
    for member in body.members:
        rows.add(
            Attendance,
            meeting_id=meeting,
            person_id=member,
            coming=chance.choice(tuple(Coming)),
            answered_at=invited + timedelta(days=1),
        )
    if decisions and start < clock.now():
        _ballot(rows, body, *decisions[0], start, chance)


def _agenda(items: int, chance: random.Random) -> Iterator[Point]:
    """So many points between the fixed first and last one, as often as it takes."""
    middle: Sequence[Point] = POINTS[1:-1]
    yield POINTS[0]
    for n in range(items - 2):
        if n % len(middle) == 0:
            order = chance.sample(middle, len(middle))
        yield order[n % len(middle)]
    if items > 1:
        yield POINTS[-1]


def _easy_text(rows: Rows, body: _Body, point: Point, checked: datetime) -> int:
    easy = rows.add(EasyText, council_id=body.id, source_hash=_source_hash(point.title, point.text))
    for position, (text, symbol) in enumerate(point.easy, 1):
        rows.add(
            EasyLine,
            easy_text_id=easy,
            position=position,
            text=text,
            symbol=symbol,
            status=LineStatus.CHECKED,
            checked_by_id=body.supporter,
            checked_at=checked,
        )
    return easy


@cache
def _source_hash(title: str, text: str) -> str:
    return easytext.source_hash(easytext.standard_text(AgendaItem(title=title, text=text)))


def _ballot(
    rows: Rows, body: _Body, item: int, point: Point, start: datetime, chance: random.Random
) -> None:
    ballot = rows.add(
        Ballot,
        item_id=item,
        council_id=body.id,
        question=f"{point.title}: zijn wij het eens?",
        kind=BallotKind.YES_NO,
        state=BallotState.CLOSED,
        opened_by_id=body.chair,
        opened_at=start,
        closes_at=start + timedelta(hours=1),
    )
    for member in body.members:
        answer = chance.choice((Answer.YES, Answer.YES, Answer.NO, Answer.DONT_KNOW))
        at = start + timedelta(minutes=20)
        vote = rows.add(
            Vote, ballot_id=ballot, person_id=member, answer=answer, option_id=None, voted_at=at
        )
        rows.add(VoteChange, vote_id=vote, answer=answer, option_id=None, voted_at=at)


def _wish(rows: Rows, body: _Body, made: datetime, chance: random.Random) -> None:
    who = chance.choice(body.members)
    rows.add(
        Wish,
        council_id=body.id,
        person_id=who,
        written_by_id=who,
        subject=chance.choice(tuple(WishSubject)),
        text="Ik wil vaker naar buiten.",
        made_at=min(made, clock.now()),
        state=WishState.SEEN,
        answered_by_id=body.supporter,
        answered_at=made,
    )
