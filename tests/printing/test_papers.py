"""What stands on each paper, who gets it, and where it never comes."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask import g

from portal import database, photos
from portal.access.permissions import Permission
from portal.ballots.models import Ballot
from portal.consents import service as consents
from portal.easytext.models import EasyLine
from portal.identity import Actor
from portal.mail import service as mail
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Channel, Person
from portal.printing import service
from portal.printing.service import Document, Tent
from portal.residents import service as residents
from portal.residents.models import Card
from tests.access.world import World, actors
from tests.people.test_photos import picture
from tests.printing.reading import Paper, read

FOR_EACH = ["pictures", "words", "booklet", "poster"]


def got(world: World, path: str, who: str = "sanne") -> Any:
    return world.client(who).get(path.format(**world.ids), headers={"Accept-Language": "nl"})


def paper(world: World, path: str, who: str = "sanne") -> Paper:
    response = got(world, path, who)
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    return read(response.data)


@pytest.fixture
def inside(world: World) -> Iterator[dict[str, Actor]]:
    """Work on the database that leaves no trace, with the actors."""
    with world.app.test_request_context():
        g.portal_language = "nl"
        database.begin(writes=True)
        yield actors()
        database.end()


def meeting(world: World) -> Meeting:
    return database.session.get_one(Meeting, world.ids["coming"])


PATHS = [
    *(f"/meetings/{{coming}}/paper/{kind}" for kind in FOR_EACH),
    "/meetings/{coming}/name-cards",
    "/ballots/{ballot}/paper",
    "/councils/{council}/letters",
    "/councils/{council}/decisions/paper",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_paper_is_tagged_and_shown_but_kept_by_no_browser(world: World, path: str) -> None:
    response = got(world, path)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].startswith("inline; filename=")
    shown = read(response.data)
    assert shown.loose == 0
    assert all(figure.alt.strip() for figure in shown.figures())
    assert all(shown.fonts.values())
    assert shown.title


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", ["face", "joyce", "roos"])
def test_no_paper_is_left_behind_on_a_shared_tablet(world: World, path: str, who: str) -> None:
    assert got(world, path, who).status_code in (303, 403, 404)


def test_the_print_button_leads_to_the_papers_and_on_a_tablet_to_the_wall(world: World) -> None:
    assert "/meetings/{coming}/print".format(**world.ids) in got(world, "/meetings/{coming}").text
    on_tablet = got(world, "/meetings/{coming}", "roos").text
    assert "/meetings/{coming}/print".format(**world.ids) not in on_tablet
    assert "/meetings/{coming}/wall".format(**world.ids) in on_tablet


def test_each_paper_is_offered_in_a_sentence_with_a_picture_in_both_views(world: World) -> None:
    papers = "/meetings/{coming}/paper/".format(**world.ids)
    for view, screens in (("standard", 1), ("picto", 3)):
        world.set_view(view)
        shown = [
            got(world, f"/meetings/{{coming}}/print?card={n}").text for n in range(1, screens + 1)
        ]
        rows = [row.partition("</li>")[0] for page in shown for row in page.split("<li")[1:]]
        for kind in FOR_EACH:
            (row,) = (one for one in rows if f'{papers}{kind}"' in one)
            assert "/pictograms/" in row
            assert re.search(r"<(small|span class=\"small\")>\w[^<]+\.<", row)
        assert "card=4" not in shown[-1]
        assert re.search(r"/ballots/\d+/paper", shown[-1])
    world.set_view("standard")


def test_the_agenda_in_pictures_shows_checked_titles_with_their_pictures(world: World) -> None:
    shown = paper(world, "/meetings/{coming}/paper/pictures")
    assert "Wat eten wij?" in shown.text  # the easy title, since it was checked
    assert "Wensen van bewoners" in shown.text  # its own title, since no easy one was
    assert shown.pages == 1
    assert shown.images == 0


def test_the_agenda_in_words_holds_texts_and_the_booklet_easy_lines(
    world: World, inside: dict[str, Actor]
) -> None:
    menu = database.session.scalars(
        sa.select(AgendaItem).filter_by(meeting_id=world.ids["coming"], title="Menu: avondeten")
    ).one()
    assert menu.text in " ".join(paper(world, "/meetings/{coming}/paper/words").text.split())
    booklet = " ".join(paper(world, "/meetings/{coming}/paper/booklet").text.split())
    easy = database.session.scalars(
        sa.select(EasyLine.text).filter_by(easy_text_id=menu.easy_text_id).order_by("position")
    ).all()
    assert all(line in booklet for line in easy)
    assert "nog niet nagekeken" in booklet


def test_what_may_not_be_seen_of_an_agenda_is_not_printed(
    world: World, inside: dict[str, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = service.in_words(meeting(world), inside["sanne"])
    monkeypatch.setattr(
        "portal.access.policy.where",
        lambda actor, permission: (
            AgendaItem.title == "Opening"
            if permission is Permission.ITEM_VIEW and actor is inside["petra"]
            else sa.true()
        ),
    )
    for make in (service.in_words, service.in_pictures, service.booklet):
        words = words_of(make(meeting(world), inside["petra"]))
        assert "Zomeruitje" not in words
        assert "heen" not in words
    assert "Zomeruitje" in words_of(whole)


def words_of(document: Document) -> str:
    return repr(document.sheets)


def test_a_name_card_has_the_photo_with_a_yes_and_an_agenda_never(
    world: World, inside: dict[str, Actor]
) -> None:
    roos = database.session.scalars(sa.select(Person).filter_by(call_name="Roos")).one()
    photo = photos.store(photos.cleaned(io.BytesIO(picture())))
    consents.place_photo(inside["sanne"], roos, photo, "Roos")
    line = database.session.scalars(
        sa.select(EasyLine)
        .join(AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id)
        .where(AgendaItem.meeting_id == world.ids["coming"])
    ).first()
    line.symbol, line.photo_of_id = "", roos.id
    database.session.flush()
    tents = {one.title: one.blocks[0] for one in service.name_cards(meeting(world)).sheets}
    tent = tents["Roos"]
    assert isinstance(tent, Tent)
    assert tent.face is not None
    assert "data:image/jpeg" in tent.face.svg
    assert read(service.pdf(service.name_cards(meeting(world)))).images == 2  # on both sides
    for make in (service.in_pictures, service.booklet):
        assert "data:image/jpeg" not in words_of(make(meeting(world), inside["sanne"]))


def test_a_name_card_says_the_role_in_the_council_s_own_word(
    world: World, inside: dict[str, Actor]
) -> None:
    meeting(world).council.role_names = {"chair": "baas"}
    roles = {one.title: one.blocks[0].role for one in service.name_cards(meeting(world)).sheets}
    assert roles["Anneke"] == "baas"
    assert roles["Roos"] == ""
    assert "Sanne" in roles


def test_a_ballot_paper_has_every_choice_with_a_picture_and_nobody_s_name(
    world: World, inside: dict[str, Actor]
) -> None:
    ballot = database.session.get_one(Ballot, world.ids["ballot"])
    ballot.secret = True
    shown = read(service.pdf(service.ballot_paper(ballot, ballot.item.meeting.council)))
    for choice in ("Ja", "Nee", "Ik weet het niet"):
        assert choice in shown.text
        assert choice in [figure.alt for figure in shown.figures()]
    names = database.session.scalars(sa.select(Person.call_name)).all()
    assert not [name for name in names if name in shown.text.split()]
    assert "Zet je naam er niet op." in shown.text


def test_each_letter_is_a_paper_of_its_own_and_one_can_be_printed_alone(
    world: World, inside: dict[str, Actor]
) -> None:
    people = database.session.scalars(sa.select(Person).filter_by(call_name="Hans")).all()
    for person in people:
        draft = mail.Draft(subject="Kom je?", lines=[("Het is op dinsdag.", "own:when")])
        mail.post("tried", world.ids["council"], person, draft, Channel.PAPER)
    listed = mail.on_paper(world.ids["council"])
    council = meeting(world).council
    document = service.letters(council, listed)
    assert len(document.sheets) == len(listed) >= 2
    shown = read(service.pdf(document))
    assert shown.pages >= len(listed)
    assert "Voor Hans" in shown.text
    assert shown.text.count("CC BY-SA") == len(listed)  # each is given to somebody by itself
    alone = mail.on_paper(world.ids["council"])[0]
    assert got(world, f"/councils/{{council}}/letters?message={alone.id + 99}").status_code == 404


def test_cards_on_one_paper_open_what_the_old_ones_opened_and_those_stop(world: World) -> None:
    client = world.client("sanne")
    path = "/houses/{house}/cards".format(**world.ids)
    page = client.get(path).text
    assert "Print a card" in page or "Druk een kaart af" in page
    with world.app.test_request_context():
        database.begin(writes=False)
        theo, roos = (
            database.session.scalars(sa.select(Person).filter_by(call_name=name)).one().id
            for name in ("Theo", "Roos")
        )
        before = cards_of(roos)
        database.end()
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, "person": [str(theo), "999999"]}
    first = client.post(f"{path}/paper", data=sent)
    assert first.mimetype == "application/pdf"
    assert first.headers["Cache-Control"] == "no-store"
    shown, again = read(first.data), read(client.post(f"{path}/paper", data=sent).data)
    letters = [one for one in again.text.split() if len(one) == 26]
    assert len(letters) == 1
    assert [one for one in shown.text.split() if len(one) == 26] != letters
    with world.app.test_request_context():
        database.begin(writes=False)
        assert residents.person_of_card(letters[0]) == theo
        assert len(cards_of(theo)) == 1
        assert cards_of(roos) == before
        database.end()


def cards_of(person_id: int) -> list[int]:
    live = sa.select(Card.id).where(Card.person_id == person_id, Card.revoked_at.is_(None))
    return list(database.session.scalars(live))


def test_who_keeps_no_cards_there_prints_none(world: World) -> None:
    client = world.client("bea")  # the tablets are hers, the cards are the supporter's
    path = "/houses/{house}/cards".format(**world.ids)
    token = client.get("/").text.split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, "person": [str(one) for one in range(1, 12)]}
    answer = client.post(f"{path}/paper", data=sent)
    assert answer.status_code == 303
    assert answer.location.endswith(path)


def test_minutes_hold_who_was_there_and_what_was_said_in_the_reader_s_view(world: World) -> None:
    world.set_view("standard")
    said = paper(world, "/minutes/{minutes}/pdf")
    world.set_view("picto")
    large = paper(world, "/minutes/{minutes}/pdf")
    world.set_view("standard")
    assert "Wie was er?" in said.text
    assert said.title == large.title
    assert large.pages >= said.pages
    assert said.kinds().count("H1") == large.kinds().count("H1") == 1
