"""What stands in the cash book of the demo's council."""

from datetime import timedelta

from portal.cashbook import service as book
from portal.cashbook.models import Category, Way
from portal.cashbook.service import Typed
from portal.councils.models import Council
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.service import actor_of

ENTRIES = (
    (40, Way.IN, "Geld voor dit jaar", "100", Category.PROVIDER),
    (20, Way.OUT, "Drinken voor de vergadering", "12,50", Category.MEETING),
    (10, Way.OUT, "Posters voor de gang", "8,95", Category.RESIDENTS),
)


def fill(council: Council, people: dict[str, Person]) -> None:
    """Three lines of the chair, of which the first two were looked at once, and a draft."""
    anneke, sanne, roos = (
        actor_of(people[name], proof=Proof.ACCOUNT) for name in ("Anneke", "Sanne", "Roos")
    )
    day = book.today()
    for ago, way, what, amount, category in ENTRIES:
        on = day - timedelta(days=ago)
        typed = Typed(on=on, what=what, amount=amount, way=way, category=category)
        book.enter(anneke, council, typed, confirms=True)
    checked = book.check(roos, council, day - timedelta(days=20), "Alle bonnen zijn er.")
    book.sign(sanne, checked, "")
    cake = Typed(
        on=day, what="Taart", amount="14,95", way=Way.OUT, category=Category.MEETING, receipt="3"
    )
    book.enter(sanne, council, cake, confirms=False)
    book.check(roos, council, day - timedelta(days=5), "")
