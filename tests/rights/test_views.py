"""Rights as pages: in both views, of who may see a council; who does what, and for whom."""

import re

import pytest
import sqlalchemy as sa

from portal.councils.models import Council, CouncilKind
from portal.identity import Proof
from portal.people.models import Membership, Person
from portal.rights.service import GROUPS, RIGHTS
from portal.rights.service.kinds import CUSTOM, REGULATION
from tests.client import _asked

OWN = ("who-does-what", "for-whom", "supporter")


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def screens(client, path):
    """The words of every screen of a page in the picto view."""
    first = client.get(path)
    count = re.search(r"1 van (\d+)", words(first))
    rest = range(2, int(count[1]) + 1) if count else ()
    joined = "&" if "?" in path else "?"
    return [words(first), *(words(client.get(f"{path}{joined}card={n}")) for n in rest)]


def test_the_index_leads_to_every_right_in_both_views(client_as):
    index = client_as("Roos").get("/rights").text
    assert [key for key in RIGHTS if f'href="/rights/{key}"' not in index] == []
    picto = client_as("Roos", view="picto")
    tiles, found = picto.get("/rights").text, ""
    for name in GROUPS:
        assert f'href="/rights?about={name}"' in tiles
        for screen in (1, 2):
            found += picto.get(f"/rights?about={name}&card={screen}").text
    assert [key for key in RIGHTS if f'href="/rights/{key}"' not in found] == []


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_every_key_has_a_page(view, client_as):
    roos = client_as("Roos", view=view)
    for key in RIGHTS:
        page = words(roos.get(f"/rights/{key}"))
        assert "Wat is het?" in page, key
        assert "Wmcz 2018 art. " in page, key


@pytest.mark.parametrize("key", ["8.1.j", "7.1", "8.1.h/x", "__class__", "9.", "7.1.A"])
def test_a_key_that_is_none_is_not_there(key, client_as):
    assert client_as("Roos").get(f"/rights/{key}").status_code == 404


def test_what_is_no_law_stands_apart_from_it(client_as, app):
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        no_law = [str(source) for source in (CUSTOM, REGULATION)]
    page = client_as("Roos").get("/rights/8.1.h").text
    law, rest = page.split("Dit staat niet in de wet")
    assert not [said for said in no_law if f"<small>{said}</small>" in law]
    assert [said for said in no_law if f"<small>{said}</small>" in rest] == no_law
    assert "wet: Wmcz 2018" not in rest


def test_in_pictures_a_resident_gets_the_same_a_sentence_a_line(client_as):
    shown = screens(client_as("Joyce", view="picto", proof=Proof.FACE), "/rights/8.1.h")
    assert "Wij krijgen het plan eerst op papier." in shown[1]
    assert "wet: Wmcz 2018 art. 8 lid 3" in shown[1]
    assert "Dit staat niet in de wet" in shown[-2]
    assert "Een besluit stoppen" in shown[-1]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_face_on_the_tablet_reads_all_of_it(view, client_as):
    mo = client_as("Mo", view=view, proof=Proof.FACE)
    for path in ("/rights", "/rights/7.1.h", *(f"/councils/1/{one}" for one in OWN)):
        assert mo.get(path).status_code == 200


def test_who_sees_no_council_is_led_to_a_door_and_another_council_is_not_there(client_as):
    assert client_as(None).get("/rights/9").status_code == 303
    gerrit = client_as("Gerrit")
    assert gerrit.get("/rights/9").status_code == 200
    assert [gerrit.get(f"/councils/1/{one}").status_code for one in OWN] == [404] * 3


def test_the_way_is_on_the_page_of_the_council_and_in_the_menu(client_as):
    council = client_as("Roos").get("/councils/1").text
    assert council.count('href="/rights"') == 3  # twice the menu, once the council
    assert all(f'href="/councils/1/{one}"' in council for one in OWN)
    people = screens(client_as("Roos", view="picto"), "/people")
    assert "Onze rechten" in people[-1]


def test_who_does_what_shows_who_that_is_here(client_as):
    page = words(client_as("Roos").get("/councils/1/who-does-what"))
    for said in (
        "Anneke is voorzitter.",
        "Hans is secretaris.",
        "Roos is lid.",
        "Petra is manager.",
        "Bas helpt in het huis.",
        "Noor Peters, 06 1234 0000",
        "Ben Willems, 06 1234 0001",
        "Ons woord voor ondersteuner is coach.",
    ):
        assert said in page
    roos = client_as("Roos", view="picto")
    tiles = screens(roos, "/councils/1/who-does-what")
    assert len(tiles) == 2
    assert "Anneke" not in tiles[0]
    chair = screens(roos, "/councils/1/who-does-what?who=chair")
    assert "Anneke is voorzitter." in chair[0]
    personal = roos.get("/councils/1/who-does-what?who=personal")
    assert "Noor Peters, 06 1234 0000" in words(personal)


def test_for_whom_counts_who_lives_there_and_names_who_speaks_for_whom(client_as, session):
    page = words(client_as("Roos").get("/councils/1/for-whom"))
    living = sa.select(sa.func.count(Person.id)).where(Person.house_id == 1)
    many = session.scalar(living.where(Person.left_at.is_(None)))
    assert f"Daar wonen {many} mensen." in page
    assert "Hans praat voor Joyce Mulder." in page
    assert "Roos is cliënt en praat voor iedereen." in page
    assert "wet: Wmcz 2018 art. 5 lid 2 onder a" in page


def test_who_left_is_not_counted_and_a_living_room_is_named_to_who_sees_it(
    client_as, session, person, clock
):
    bea = client_as("Bea")
    before = re.search(r"Daar wonen (\d+) mensen", words(bea.get("/councils/1/for-whom")))
    person("Joyce").left_at = clock()
    room = {"parent_id": 1, "kind": CouncilKind.LIVING_ROOM, "symbol": "own:living-room"}
    session.add(Council(organisation_id=1, name="Huiskamer boven", **room))
    session.commit()
    after = words(bea.get("/councils/1/for-whom"))
    assert f"Daar wonen {int(before[1]) - 1} mensen" in after
    assert "Huiskamer boven" in after
    assert "Huiskamer boven" not in words(client_as("Petra").get("/councils/1/for-whom"))


def test_who_can_say_a_wish_is_led_there_also_with_a_face_only(client_as):
    way = 'href="/wishes/new"'
    for name, proof, told in (
        ("Mo", Proof.FACE, True),
        ("Roos", Proof.ACCOUNT, True),
        ("Petra", Proof.ACCOUNT, False),
    ):
        page = client_as(name, proof=proof).get("/councils/1/for-whom").text
        assert (way in page) is told, name


def test_a_council_of_no_house_speaks_for_the_clients_of_the_organisation(client_as):
    page = words(client_as("Bea").get("/councils/3/for-whom"))
    assert "Wij praten voor de cliënten van de organisatie." in page
    assert "Daar wonen" not in page


def test_the_supporter_is_shown_with_who_pays_and_what_is_never_done(client_as, session, person):
    roos = client_as("Roos")
    page = words(roos.get("/councils/1/supporter"))
    assert "Sanne werkt voor Steunpunt Samen Sterk." in page
    for never in ("stemt niet", "kiest niet voor ons", "tekent niet", "praat niet voor ons"):
        assert f"De ondersteuner {never}." in page
    assert "De ondersteuner verstuurt onze brieven niet." in page
    assert "De ondersteuner lost jouw klacht niet op." in page
    assert "Noor Peters, 06 1234 0000" in page
    person("Sanne").employer = ""
    session.commit()
    assert "Voor wie Sanne werkt, staat nog nergens." in words(roos.get("/councils/1/supporter"))
    session.execute(sa.delete(Membership).where(Membership.role == "supporter"))
    session.commit()
    assert "Onze raad heeft nog geen ondersteuner." in words(roos.get("/councils/1/supporter"))


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_no_page_asks_more_than_that_of_the_council(view, client_as, app):
    roos = client_as("Roos", view=view)

    def cost(path):
        with _asked(app) as statements:
            assert roos.get(path).status_code == 200
        return len(statements)

    most = cost("/councils/1")
    paths = ("/rights", "/rights/8.1.h", *(f"/councils/1/{one}" for one in OWN))
    assert {path: n for path in paths if (n := cost(path)) > most} == {}
