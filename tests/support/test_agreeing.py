"""The agreement on support: drafted inside, approved by both sides, kept when it changes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.councils.models import Council
from portal.errors import RefusedError
from portal.identity import Proof
from portal.memberships.service import today
from portal.residents.service import actor_of
from portal.support.models import SupportAgreement, Task
from portal.support.pages import task_words
from portal.support.service import agreeing
from tests.client import PortalClient
from tests.support.making import agreed_on

Sign = Callable[..., PortalClient]
PARTIES = {"provider_name": "Petra Smit", "provider_function": "manager", "supporter": "Sanne"}


@pytest.fixture
def council(session: Any) -> Council:
    query = sa.select(Council).where(Council.name == "Raad De Linde")
    found: Council = session.scalars(query).one()
    return found


@pytest.fixture
def shown(session: Any, council: Council, person: Any) -> str:
    """The page of an agreement that the provider reads."""
    place = f"/support-agreements/{agreed_on(council, person('Anneke')).id}"
    session.commit()
    return place


@pytest.fixture
def draft(session: Any, council: Council, person: Any) -> str:
    """The page of one that the council still writes."""
    place = f"/support-agreements/{agreed_on(council, person('Anneke'), shown=False).id}"
    session.commit()
    return place


@pytest.fixture
def kept(app: Any) -> Callable[[], list[Any]]:
    def read() -> list[Any]:
        table = SupportAgreement.__table__
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(sa.select(table).order_by(table.c.number)))

    return read


def whole(client: PortalClient, place: str) -> str:
    """What stands there on all its screens."""
    screens = [client.get(f"{place}?card={one}").text for one in range(1, 30)]
    return "".join([client.get(place).text, *screens])


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_it_is_written_from_a_template_and_in_force_when_both_said_yes(
    client_as: Sign, council: Council, session: Any, person: Any, kept: Any, view: str
) -> None:
    start, anneke_id = f"/councils/{council.id}/support", person("Anneke").id
    session.commit()
    sanne, anneke, petra = client_as("Sanne"), client_as("Anneke"), client_as("Petra")
    place = str(sanne.send(f"{start}/agreements", {}).location)
    assert petra.get(place).status_code == 404
    assert anneke.send(f"{place}/show", {}).status_code == 422, "it is not complete"
    parties = PARTIES | {"council_by": str(anneke_id), "version": "1"}
    assert sanne.send(f"{place}/parts/parties", parties).status_code == 303
    means = {"hours": "4,5", "budget": "500", "version": "2"}
    assert sanne.send(f"{place}/parts/means", means).status_code == 303
    days = {"begins_on": "2027-03-01", "review_on": "2028-02-01", "version": "3"}
    assert sanne.send(f"{place}/parts/days", days).status_code == 303
    words = {"text": "Sanne helpt ons.", "independence": "Zij kiest zelf.", "version": "4"}
    assert sanne.send(f"{place}/parts/words", words).status_code == 303
    no = {"agreed": "no", "remark": "Dat doen wij zelf.", "version": "1"}
    assert sanne.send(f"{place}/tasks/taking", no).status_code == 303
    assert anneke.send(f"{place}/show", {}).status_code == 303
    assert petra.send(f"{place}/agree", {"agrees": "y", "version": "6"}).status_code == 303
    (row,) = kept()
    assert row.in_force_on is None, "the council did not vote yet"
    voted = {"voted_on": str(today()), "version": "7"}
    assert anneke.send(f"{place}/approve", voted).status_code == 303
    (row,) = kept()
    assert (row.in_force_on, row.minutes, row.cents) == (today(), 270, 50_000)
    seen = whole(client_as("Roos", view=view), place)
    for said in ("Sanne helpt ons.", "Zij kiest zelf.", "4,5", "1 maart 2027"):
        assert said in seen
    assert place in whole(client_as("Roos", view=view), start)


def test_all_thirteen_tasks_stand_in_it_and_on_its_paper(
    client_as: Sign, council: Council, shown: str
) -> None:
    page = client_as("Roos").get(shown)
    assert all(f"tasks/{task}" not in page.text for task in Task), "it stands fast"
    answer = client_as("Roos").get(f"{shown}/pdf")
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")
    assert len(Task) == 13
    for view in ("standard", "picto"):
        seen = whole(client_as("Roos", view=view), shown)
        assert all(task_words(task) in seen for task in Task)


def test_the_supporter_shows_and_approves_nothing(client_as: Sign, shown: str, kept: Any) -> None:
    sanne = client_as("Sanne")
    for act in ("show", "take-back", "approve", "agree"):
        assert sanne.send(f"{shown}/{act}", {}).status_code == 403
    assert client_as("Petra").send(f"{shown}/approve", {}).status_code == 403
    assert client_as("Anneke").send(f"{shown}/agree", {}).status_code == 403
    assert all(row.voted_on is None for row in kept())


@pytest.mark.parametrize("name", ["Bea", "Gerrit", "Bas"])
def test_for_others_it_does_not_exist(client_as: Sign, shown: str, name: str) -> None:
    for page in ("", "/pdf", "/parts/means", "/tasks/lead"):
        assert client_as(name).get(f"{shown}{page}").status_code == 404


def test_what_the_provider_reads_stands_fast_until_it_is_taken_back(
    client_as: Sign, shown: str, kept: Any
) -> None:
    petra, anneke = client_as("Petra"), client_as("Anneke")
    version = str(kept()[0].version)
    petra.send(f"{shown}/agree", {"agrees": "y", "version": version})
    means = {"hours": "8", "budget": "", "version": str(kept()[0].version)}
    assert anneke.send(f"{shown}/parts/means", means).status_code == 422
    assert anneke.send(f"{shown}/take-back", {}).status_code == 303
    assert kept()[0].agreed_on is None, "who approved it does so anew"
    assert petra.get(shown).status_code == 404
    means["version"] = str(kept()[0].version)
    assert anneke.send(f"{shown}/parts/means", means).status_code == 303
    assert anneke.send(f"{shown}/show", {}).status_code == 303
    stale = petra.send(f"{shown}/agree", {"agrees": "y", "version": version})
    assert stale.status_code == 409, "nobody approves what one did not see"


def test_the_provider_approves_in_an_own_account(
    council: Council, session: Any, person: Any
) -> None:
    one = agreed_on(council, person("Anneke"))
    with pytest.raises(RefusedError):
        agreeing.agree(actor_of(person("Petra"), proof=Proof.CARD), one, one.version)


def test_a_next_version_keeps_the_one_before(council: Council, session: Any, person: Any) -> None:
    one = agreed_on(council, person("Anneke"))
    anneke = actor_of(person("Anneke"), proof=Proof.ACCOUNT)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    agreeing.approve(anneke, one, today(), one.version)
    agreeing.agree(petra, one, one.version)
    with pytest.raises(RefusedError):
        agreeing.set_words(anneke, one, "Anders.", "Anders.", one.version)
    with pytest.raises(RefusedError):
        agreeing.take_back(anneke, one)
    second = agreeing.begin(anneke, council)
    assert agreeing.begin(anneke, council) is second, "one draft at a time"
    assert (second.number, second.minutes, second.drafted) == (2, 270, True)
    agreeing.set_means(anneke, second, "6", "", second.version)
    agreeing.show(anneke, second)
    agreeing.agree(petra, second, second.version)
    assert agreeing.holding(agreeing.of_council(sa.true(), council)) is one
    agreeing.approve(anneke, second, today(), second.version)
    session.expire_all()
    assert (one.minutes, one.replaced_on) == (270, today())
    assert agreeing.holding(agreeing.of_council(sa.true(), council)) is second


def test_two_who_change_it_see_both(client_as: Sign, draft: str, kept: Any) -> None:
    version = str(kept()[0].version)
    first = {"hours": "5", "budget": "100", "version": version}
    assert client_as("Hans").send(f"{draft}/parts/means", first).status_code == 303
    second = {"hours": "7,25", "budget": "", "version": version}
    answer = client_as("Sanne").send(f"{draft}/parts/means", second)
    assert answer.status_code == 409
    assert "7,25" in answer.text
    task = {"agreed": "no", "remark": "Wij zelf.", "version": "1"}
    assert client_as("Hans").send(f"{draft}/tasks/lead", task).status_code == 303
    task["remark"] = "Later."
    answer = client_as("Sanne").send(f"{draft}/tasks/lead", task)
    assert answer.status_code == 409
    assert "Wij zelf." in answer.text
    assert "Later." in answer.text


@pytest.mark.parametrize(
    ("part", "sent"),
    [
        ("means", {"hours": "veel", "budget": ""}),
        ("means", {"hours": "200", "budget": ""}),
        ("means", {"hours": "4", "budget": "ja"}),
        ("days", {"begins_on": "2027-03-01", "review_on": "2027-02-01"}),
        (
            "days",
            {"begins_on": "2027-03-01", "review_on": "2027-06-01", "ends_on": "2027-05-01"},
        ),
        ("parties", PARTIES | {"council_by": "1"}),
        ("words", {"text": "", "independence": "Zelf."}),
    ],
)
def test_what_cannot_be_is_refused_and_stays_on_the_page(
    client_as: Sign, draft: str, kept: Any, part: str, sent: dict[str, str]
) -> None:
    sent = sent | {"version": str(kept()[0].version)}
    answer = client_as("Sanne").send(f"{draft}/parts/{part}", sent)
    assert answer.status_code == 422
    assert next(one for one in sent.values() if one) in answer.text


def test_what_does_not_exist_is_not_found(client_as: Sign, draft: str) -> None:
    for page in ("parts/nothing", "tasks/nothing"):
        assert client_as("Sanne").get(f"{draft}/{page}").status_code == 404


def test_a_vote_to_come_is_none(client_as: Sign, shown: str, kept: Any, clock: Any) -> None:
    soon = str(clock().date() + timedelta(days=3))
    sent = {"voted_on": soon, "version": str(kept()[0].version)}
    assert client_as("Anneke").send(f"{shown}/approve", sent).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"in_force_on": date(2027, 3, 1)},
        {"minutes": 5},
        {"review_on": date(2026, 1, 1)},
        {"supporter": ""},
    ],
)
def test_the_database_keeps_it_whole(
    council: Council, session: Any, person: Any, wrong: dict[str, Any]
) -> None:
    one = agreed_on(council, person("Anneke"))
    for name, value in wrong.items():
        setattr(one, name, value)
    with pytest.raises(IntegrityError):
        session.flush()
