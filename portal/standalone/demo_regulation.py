"""The participation regulation of the demo's organisation, as its house council tells it."""

from datetime import date

from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Proof, Role
from portal.memberships import service as memberships
from portal.people.models import Person
from portal.regulation import service as regulation
from portal.regulation.models import RegulationFace
from portal.regulation.service import Point
from portal.residents.service import actor_of

SUMMARY = (
    "In deze regeling staat wat de zorgaanbieder en de raden met elkaar hebben afgesproken. "
    "Elk huis heeft een eigen raad, en er is een centrale raad."
)
EASY = (
    ("Dit zijn onze afspraken.", "own:agreement"),
    ("Elk huis heeft een raad.", "openmoji:1F3E0"),
    ("Er is ook een centrale raad.", "own:council"),
)
RULES = "Wij vergaderen elke maand. De voorzitter spreekt namens de raad."
EASY_RULES = (
    ("Wij vergaderen elke maand.", "own:meeting"),
    ("De voorzitter spreekt voor onze raad.", "own:chairperson"),
)
SAID = {
    "advice_weeks": 6,
    "advice_article": "artikel 12",
    "consent_weeks": 6,
    "consent_article": "artikel 14",
    "decision_weeks": 4,
    "decision_article": "artikel 16",
    "members_least": 5,
    "members_most": 9,
    "members_article": "artikel 4",
    "term_years": 4,
    "term_article": "artikel 6",
    "reappointments": 1,
    "reappointments_article": "artikel 6",
}
PLACES = {
    Point.NUMBER: "artikel 4",
    Point.APPOINTMENT: "artikel 5",
    Point.WHO: "artikel 4",
    Point.TERM: "artikel 6",
    Point.EARLY: "artikel 10",
    Point.POWERS: "artikel 11",
}
HERE, EVERYWHERE = ("8.1.f", "8.1.d"), ("7.1.h", "8.1.g", "8.1.h")
CENTRAL = ("7.1.a", "7.1.b", "7.1.c", "7.1.g", "8.1.b", "8.1.c", "10")


def fill(council: Council, central: Council, people: dict[str, Person]) -> None:
    """A version with its settings, one point that is not arranged, and who treats what."""
    bea, ours = actor_of(people["Bea"], proof=Proof.ACCOUNT), council.organisation_id
    made = regulation.add(bea, ours, date(2026, 1, 1), SUMMARY)
    points = {str(point): place for point, place in PLACES.items()}
    regulation.change(bea, made, {**SAID, "points": points}, made.version)
    for subjects, treat in (
        (HERE, (council,)),
        (EVERYWHERE, (council, central)),
        (CENTRAL, (central,)),
    ):
        for subject in subjects:
            regulation.divide(bea, ours, subject, [one.id for one in treat])
    session.add(
        RegulationFace(
            regulation=made,
            council_id=council.id,
            easy_text=_easy(council, people["Sanne"], SUMMARY, EASY),
        )
    )
    _house_rules(council, people)


def _house_rules(council: Council, people: dict[str, Person]) -> None:
    """House rules of the council itself, and its chair as who represents it."""
    anneke = actor_of(people["Anneke"], proof=Proof.ACCOUNT)
    rules = regulation.add_rules(anneke, council, date(2026, 2, 1), RULES, ("", ""))
    rules.easy_text = _easy(council, people["Sanne"], RULES, EASY_RULES)
    chair = next(one for one in memberships.roster(council).members if one.role == Role.CHAIR)
    regulation.represent(anneke, council, chair)


def _easy(
    council: Council, checker: Person, text: str, lines: tuple[tuple[str, str], ...]
) -> EasyText:
    return EasyText(
        council_id=council.id,
        source_hash=easytext.source_hash(text),
        lines=[
            EasyLine(
                position=position,
                text=line,
                symbol=symbol,
                status=LineStatus.CHECKED,
                checked_by_id=checker.id,
                checked_at=clock.now(),
            )
            for position, (line, symbol) in enumerate(lines, 1)
        ],
    )
