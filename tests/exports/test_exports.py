"""An agenda, an easy text and a vote to keep: whole, with their makers, without a photo."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image

from pictos.paper import A4
from pictos.symbols import Symbol
from portal import database, photos
from portal.ballots import service as ballots
from portal.ballots.models import BallotKind
from portal.consents import service as consents
from portal.easytext.models import EasyLine
from portal.easytext.service import ShownLine
from portal.exports import service as exports
from portal.exports.pages import keep_page
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.people.models import Person
from portal.residents import service as residents
from tests.access.world import World, make_world
from tests.meetings.test_statements import counted
from tests.people.test_photos import picture


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo, with a photo of Roos instead of a pictogram in the text on the menu."""
    world = make_world(tmp_path_factory.mktemp("exports"))
    with world.app.app_context():
        database.begin(writes=True)
        session = database.session
        menu = session.scalars(sa.select(AgendaItem).filter_by(title="Menu: avondeten")).first()
        roos = session.scalars(sa.select(Person).filter_by(call_name="Roos")).one()
        line = session.scalars(
            sa.select(EasyLine).filter_by(easy_text_id=menu.easy_text_id).order_by("position")
        ).first()
        sanne = session.scalars(sa.select(Person).filter_by(call_name="Sanne")).one()
        photo = photos.store(photos.cleaned(io.BytesIO(picture())))
        actor = residents.actor_of(sanne, proof=Proof.ACCOUNT)
        consents.place_photo(actor, roos, photo, "Roos")
        line.symbol, line.photo_of_id = "", roos.id
        meeting = session.scalars(
            sa.select(Meeting)
            .filter_by(state=MeetingState.INVITED, kind=MeetingKind.COUNCIL)
            .order_by("starts_at")
        ).all()[-1]
        wishes = session.scalars(sa.select(AgendaItem).filter_by(title="Wensen van bewoners"))
        ballot = ballots.prepare_ballot(
            wishes.all()[-1],
            question="Doen wij dit?",
            symbol="",
            kind=BallotKind.YES_NO,
            secret=False,
            options=(),
        )
        world.ids |= {"menu": menu.id, "coming": meeting.id, "prepared": ballot.id}
        session.commit()
        database.end()
    yield world
    world.app.extensions["portal"].engine.dispose()


def kept(world: World, path: str, who: str = "sanne") -> Any:
    return world.client(who).get(path.format(**world.ids))


OWNERS = {
    "/meetings/{coming}": exports.OF_MEETING,
    "/items/{menu}": exports.OF_ITEM,
    "/ballots/{ballot}": exports.OF_BALLOT,
}
EVERY = [(page, kind) for page, kinds in OWNERS.items() for kind in kinds]


@pytest.mark.parametrize(("page", "kind"), EVERY)
def test_every_kind_is_a_file_to_keep(world: World, page: str, kind: str) -> None:
    with kept(world, f"{page}/pictures/{kind}") as response:
        assert response.status_code == 200
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["Cache-Control"] == "no-store"
        data = response.data
    if kind == "obf":
        assert json.loads(data)["format"] == "open-board-0.1"
    elif kind == "obz" or data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert archive.namelist()
    else:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert kind in ("strip", "line") or image.size == A4


@pytest.mark.parametrize(("page", "kinds"), OWNERS.items())
@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_page_offers_each_of_them(
    world: World, page: str, kinds: tuple[str, ...], view: str
) -> None:
    world.set_view(view)
    shown = "".join(kept(world, f"{page}/pictures?card={n}").text for n in range(1, 6))
    for kind in kinds:
        assert f"{page}/pictures/{kind}".format(**world.ids) in shown
    world.set_view("standard")


def test_a_board_says_the_line_speaks_it_in_full_and_names_the_makers(world: World) -> None:
    board = json.loads(kept(world, "/items/{menu}/pictures/obf").data)
    with world.app.app_context():
        menu = database.session.get_one(AgendaItem, world.ids["menu"])
        lines = [line.text for line in menu.easy_text.lines]
        database.end()
    assert [button["label"] for button in board["buttons"]] == lines
    licences = {image["license"]["type"] for image in board["images"]}
    assert licences == {"CC BY-SA 4.0"}
    assert all(image["license"]["author_name"] for image in board["images"])
    agenda = json.loads(kept(world, "/meetings/{coming}/pictures/obf").data)
    assert len(agenda["buttons"]) == 11


def test_what_differs_aloud_is_the_vocalization() -> None:
    line = exports.ShownLine("We beginnen om 14.30 uur.")
    export = exports.Export(id="item-1", title="Tijd", lines=[line], skin="")
    (button,) = export.board.buttons
    assert button.spoken == "We beginnen om half drie."
    said = exports.Export(id="x", title="x", lines=[line._replace(spoken="Half drie.")], skin="")
    assert said.board.buttons[0].spoken == "Half drie."


def test_a_photo_stays_behind_and_initials_go_along(world: World) -> None:
    board = json.loads(kept(world, "/items/{menu}/pictures/obf").data)
    images = {image["id"]: image for image in board["images"]}
    assert board["buttons"][0]["image_id"] == "initials-RV"
    assert images["initials-RV"]["data"].startswith("data:image/png;base64,")
    with world.app.test_request_context():
        database.begin(writes=False)
        menu = database.session.get_one(AgendaItem, world.ids["menu"])
        cells = exports.of_item(menu).cells
        database.end()
    assert cells[0].symbol == Symbol("initials", "RV")
    assert all(cell.photo is None for cell in cells)


def test_the_file_of_a_vote_says_nothing_of_who_chose_what(world: World) -> None:
    board = json.loads(kept(world, "/ballots/{ballot}/pictures/obf").data)
    assert all(set(one) <= {"id", "label", "vocalization", "image_id"} for one in board["buttons"])


@pytest.mark.parametrize("kind", ["poster", "pdf", "..%2fkey", "sheet-5"])
def test_another_kind_is_not_there(world: World, kind: str) -> None:
    assert kept(world, "/items/{menu}/pictures/" + kind).status_code == 404


def test_only_the_council_is_led_to_it_and_only_in_the_standard_view(world: World) -> None:
    for path in ("/meetings/{coming}", "/items/{menu}", "/ballots/{ballot}", "/ballots/{prepared}"):
        there = (path + "/pictures").format(**world.ids)
        assert there in kept(world, path).text
        assert there not in kept(world, path, "joyce").text
        world.set_view("picto")
        assert there not in kept(world, path).text
        world.set_view("standard")


@pytest.mark.parametrize("path", OWNERS)
def test_on_a_tablet_that_is_shared_nothing_is_kept(world: World, path: str) -> None:
    assert "/pictures" not in kept(world, path, "roos").text
    for way in ("", "/obf"):
        assert kept(world, f"{path}/pictures{way}", "roos").status_code == 404
        assert kept(world, f"{path}/pictures{way}").status_code == 200


@pytest.mark.parametrize("path", ["/meetings/{coming}/pictures/obf", "/items/{menu}/pictures/obf"])
def test_a_file_asks_the_database_a_fixed_number_of_questions(world: World, path: str) -> None:
    with counted(world.app) as few:
        kept(world, path)
    with world.app.app_context():
        database.begin(writes=True)
        meeting = database.session.get_one(Meeting, world.ids["coming"])
        menu = database.session.get_one(AgendaItem, world.ids["menu"])
        last, end = len(menu.easy_text.lines), 100 + len(meeting.items)
        for number in range(1, 9):
            meeting.items.append(
                AgendaItem(position=end + number, title=f"Punt {number}", text="", minutes=1)
            )
            first = menu.easy_text.lines[0]
            menu.easy_text.lines.append(
                EasyLine(
                    position=last + number,
                    text=f"Regel {number}.",
                    photo_of_id=first.photo_of_id,
                    status=first.status,
                    checked_at=first.checked_at,
                    checked_by_id=first.checked_by_id,
                )
            )
        database.session.commit()
        database.end()
    with counted(world.app) as many:
        kept(world, path)
    assert len(many) == len(few) <= 12


def test_a_line_longer_than_a_label_goes_on_below() -> None:
    text = "Wij praten over het eten. " * 100
    export = exports.Export(id="x", title="Lang", lines=[ShownLine(text, "own:yes")], skin="")
    cells = export.cells
    assert len(cells) > 1
    assert " ".join(cell.label for cell in cells) == text.strip()
    assert [cell.symbol is None for cell in cells] == [False] + [True] * (len(cells) - 1)
    assert exports.made(export, "line").content


def test_what_has_too_many_lines_is_a_board_and_no_picture() -> None:
    lines = [ShownLine("ja", "own:yes")] * (exports.MOST_LINES + 1)
    export = exports.Export(id="x", title="Lang", lines=lines, skin="")
    assert not export.fits
    page = keep_page(export, exports.OF_ITEM, lambda kind: kind, back="/", council=None)
    offered = {action.href for card in page.cards for action in card.actions}
    assert offered == set(exports.BOARD_KINDS)
