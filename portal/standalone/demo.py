"""The invented organisation to look around in: De Linde and its neighbour De Eik."""

from datetime import date

import sqlalchemy as sa

from portal import clock, emblems
from portal.councils.models import Council, CouncilKind, House, Organisation
from portal.database import session
from portal.identity import Role
from portal.people.models import Helper, HouseStaff, Membership, Person
from portal.standalone import (
    demo_decisions,
    demo_invitations,
    demo_kinds,
    demo_leading,
    demo_means,
    demo_meeting,
    demo_minutes,
    demo_money,
    demo_planning,
    demo_regulation,
    demo_requests,
    demo_support,
    demo_supporters,
    demo_topics,
)
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import hash_password

PASSWORD = "huisraad-demo"  # noqa: S105 - printed in the README, works on loopback only
DOMAIN = "huisraad.example"
TREE, BIRD = "openmoji:1F333", "openmoji:1F426"


def is_empty() -> bool:
    """Whether nobody has set up an organisation here yet."""
    return session.scalar(sa.select(Organisation.id).limit(1)) is None


def fill(*, meetings: bool = True) -> None:
    """Fill an empty database with the demo organisation, its people and their accounts."""
    password_hash = hash_password(PASSWORD)
    people: dict[str, Person] = {}
    organisation = Organisation(name="Stichting De Boomgaard")
    linde, eik = (
        House(
            name=name,
            symbol=symbol,
            confidant="Noor Peters, 06 1234 0000",
            complaints_officer="Ben Willems, 06 1234 0001",
        )
        for name, symbol in (("De Linde", TREE), ("De Eik", BIRD))
    )
    session.add_all([organisation, linde, eik])
    session.flush()

    def council(name: str, kind: CouncilKind, house: House | None, accent: str) -> Council:
        made = Council(
            organisation_id=organisation.id,
            name=name,
            kind=kind,
            house_id=house.id if house else None,
            accent=accent,
        )
        emblems.give(made)
        session.add(made)
        session.flush()
        return made

    raad = council("Raad De Linde", CouncilKind.HOUSE, linde, "petrol")
    buren = council("Raad De Eik", CouncilKind.HOUSE, eik, "steen")
    central = council("Centrale raad", CouncilKind.CENTRAL, None, "blauw")
    raad.role_names = {Role.SUPPORTER: "coach"}

    def person(
        name: str,
        *,
        house: House | None = None,
        account: str = "",
        view: str = "standard",
        employer: str = "",
        administers: bool = False,
    ) -> Person:
        made = Person(
            name=name,
            call_name=name.split()[0],
            house=house,
            view=view,
            employer=employer,
            administers=administers,
        )
        session.add(made)
        session.flush()
        people[made.call_name] = made
        if account:
            made.host_key = f"account:{made.id}"
            session.add(
                Account(person_id=made.id, email=f"{account}@{DOMAIN}", password_hash=password_hash)
            )
        return made

    def membership(
        who: Person, what: Role, where: Council, *, client: bool = False, represents: str = ""
    ) -> None:
        session.add(
            Membership(
                person=who,
                council=where,
                role=what,
                client=client,
                represents=represents,
                since=date(2026, 1, 1),
                until=date(2029, 12, 31) if what in (Role.MEMBER, Role.CHAIR) else None,
                confirmed_at=clock.now(),
            )
        )

    roos = person("Roos Visser", house=linde, account="bewoner", view="picto")
    anneke = person("Anneke Smit", house=linde, account="voorzitter")
    kees = person("Kees de Boer", house=linde, view="picto")
    mo = person("Mo Amrani", house=linde, view="picto")
    fatima = person("Fatima Yilmaz", house=linde, view="picto")
    willem = person("Willem Bakker", house=linde, view="picto")
    person("Joyce Mulder", house=linde, view="picto")
    person("Theo Jansen", house=linde, view="picto")
    hans = person("Hans Dekker", account="secretaris")
    sanne = person("Sanne de Wit", account="ondersteuner", employer="Steunpunt Samen Sterk")
    petra = person("Petra Vos", account="manager", employer=organisation.name)
    bas = person("Bas Kuipers", account="begeleider", employer=organisation.name)
    person("Bea Beheer", account="beheer", administers=True)
    gerrit = person("Gerrit Bos", house=eik, account="buur", view="picto")
    ria = person("Ria Postma", house=eik, view="picto")

    membership(anneke, Role.CHAIR, raad, client=True)
    membership(hans, Role.SECRETARY, raad, represents="Joyce Mulder")
    membership(kees, Role.TREASURER, raad, client=True)
    for member in (roos, mo, fatima, willem):
        membership(member, Role.MEMBER, raad, client=True)
    membership(sanne, Role.SUPPORTER, raad)
    membership(petra, Role.MANAGER, raad)
    membership(gerrit, Role.CHAIR, buren, client=True)
    membership(ria, Role.MEMBER, buren, client=True)
    membership(anneke, Role.MEMBER, central, client=True)
    membership(gerrit, Role.MEMBER, central, client=True)
    session.add(HouseStaff(person=bas, house=linde, place="Kantoor beneden"))
    session.add_all([Helper(helper=sanne, person=roos), Helper(helper=bas, person=kees)])
    session.flush()
    if meetings:
        demo_meeting.fill(raad, people)
        demo_leading.fill(raad, people)
        demo_invitations.fill(raad, people)
        demo_kinds.fill(raad, people)
        demo_decisions.fill(raad, people)
        demo_minutes.fill(raad, people)
        demo_topics.fill(raad, central, people)
        demo_regulation.fill(raad, central, people)
        demo_requests.fill(raad, people)
        demo_means.fill(raad, people)
        demo_money.fill(raad, people)
        demo_planning.fill(raad, central, people)
        demo_supporters.fill(raad, people)
        demo_support.fill(raad, people)
