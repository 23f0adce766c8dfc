"""A voice that somebody records for a line: played in the place of a made one, to who may read the
line, as long as the line stays as it is."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.consents.models import Recording
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingKind
from portal.people.models import Person
from portal.wishes import service as wishes
from tests.easytext.conftest import Stored, read

WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\x00" * 300
OWN = re.compile(r'data-own="([^"]+)"')


@pytest.fixture
def checked_text(store: Any) -> Stored:
    made: Stored = store(check=True)
    return made


@pytest.fixture
def say(checked_text: Stored, client_as: Any) -> Any:
    """``say(0)``: Sanne reads this line aloud; gives the answer."""

    def record(place: int = 0, who: str = "Sanne", voice: bytes = WEBM, **fields: str) -> Any:
        line = checked_text.line_ids[place]
        form = {"voice": (io.BytesIO(voice), "voice"), "voice_yes": "1", **fields}
        return client_as(who).send(f"/easy-texts/{checked_text.easy_id}/lines/{line}/voice", form)

    return record


@pytest.fixture
def roos(client_as: Any, checked_text: Stored) -> Any:
    return client_as("Roos", view="picto", proof=Proof.CARD)


@pytest.fixture
def voices(checked_text: Stored) -> Any:
    """The voices on the page of the item, as this client finds them, on all its screens."""

    def find(client: Any) -> list[str]:
        return OWN.findall(client.get(f"/items/{checked_text.item_id}").text)

    return find


@pytest.fixture
def press(client_as: Any, checked_text: Stored, in_database: Any) -> Any:
    """``press(0, "save", text="...")``: Sanne does something with a line."""

    def act(place: int, do: str, **fields: str) -> Any:
        line_id = checked_text.line_ids[place]
        line = in_database(lambda session: session.get(EasyLine, line_id))
        version = in_database(lambda session: session.get(EasyLine, line_id).easy_text.version)
        held = {"version": str(version), "text": line.text, "spoken": line.spoken, "do": do}
        picture = easytext.Picture(symbol=line.symbol).value
        path = f"/easy-texts/{checked_text.easy_id}/lines/{line_id}"
        return client_as("Sanne").send(path, {**held, "picture": picture, **fields})

    return act


@contextmanager
def writing(app: Any) -> Iterator[Any]:
    with app.app_context():
        database.begin(writes=True)
        yield database.session
        database.session.commit()
        database.end()


def files(app: Any) -> list[Path]:
    folder = Path(app.extensions["portal"].folder, "recordings")
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_who_reads_the_line_hears_the_voice(
    app: Any, say: Any, roos: Any, voices: Any, client_as: Any, checked_text: Stored
) -> None:
    assert voices(roos) == []
    answer = say()
    assert answer.status_code == 303
    assert f"line={checked_text.line_ids[0]}" in answer.location
    own = next(iter(voices(roos)))
    heard = roos.get(own)
    assert (heard.status_code, heard.mimetype, heard.data) == (200, "audio/webm", WEBM)
    assert heard.headers["Cache-Control"] == "no-store"
    assert "sandbox" in heard.headers["Content-Security-Policy"]
    for name in ("Hans", "Anneke", "Bas"):
        assert client_as(name).get(own).status_code == 200
    assert client_as("Joyce", view="picto", proof=Proof.FACE).get(own).status_code == 200
    for name in ("Gerrit", "Bea", "Petra"):
        assert client_as(name).get(own).status_code == 404
    assert client_as(None).get(own).status_code == 303


def test_a_guest_hears_what_is_shared_until_that_is_taken_back(
    app: Any, say: Any, client_as: Any, roos: Any, voices: Any, checked_text: Stored, clock: Any
) -> None:
    say()
    (own, *_rest) = voices(roos)

    def share(moment: Any) -> None:
        with writing(app) as session:
            item = session.get_one(AgendaItem, checked_text.item_id)
            meeting = session.get_one(Meeting, item.meeting_id)
            meeting.kind, item.shared_at = MeetingKind.WITH_PROVIDER, moment
            item.shared_by_id = meeting.made_by_id if moment else None

    petra = client_as("Petra")
    share(clock())
    assert petra.get(own).status_code == 200
    share(None)
    assert petra.get(own).status_code == 404


def test_another_line_or_recording_is_not_there(roos: Any, say: Any, voices: Any) -> None:
    say()
    own = next(iter(voices(roos)))
    line, number = re.findall(r"\d+", own)
    for wrong in (f"/speech/lines/{line}/{int(number) + 1}", f"/speech/lines/999/{number}"):
        assert roos.get(wrong).status_code == 404
    assert roos.get(f"/speech/lines/{2**40}/1").status_code == 404


def test_a_line_that_changed_is_not_read_by_the_voice_of_before(
    say: Any, roos: Any, voices: Any, press: Any, client_as: Any, checked_text: Stored
) -> None:
    say(1)
    (own,) = voices(roos)
    text = read(
        client_as("Sanne").get(
            f"/easy-texts/{checked_text.easy_id}/edit?line={checked_text.line_ids[1]}"
        )
    )
    assert "Wie luistert, hoort deze stem." in text
    before = re.search(r"<textarea[^>]*>([^<]*)<", text)[1]  # type: ignore[index]
    press(1, "check", text="De huiskamer wordt mooi.")
    assert voices(roos) == []
    assert roos.get(own).status_code == 404
    editor = client_as("Sanne")
    page = read(
        editor.get(f"/easy-texts/{checked_text.easy_id}/edit?line={checked_text.line_ids[1]}")
    )
    assert "De zin is daarna veranderd." in page
    assert editor.get(own).status_code == 200  # to hear what it was
    press(1, "check", text=before)
    assert voices(roos) == [own]


def test_a_voice_for_a_line_that_somebody_changed_meanwhile_is_out_of_date(
    say: Any, roos: Any, voices: Any, client_as: Any, checked_text: Stored, press: Any
) -> None:
    path = f"/easy-texts/{checked_text.easy_id}/lines/{checked_text.line_ids[1]}/voice"
    page = client_as("Sanne").get(path).text
    words = re.search(r'name="words"[^>]* value="([0-9a-f]{64})"', page)
    assert words
    press(1, "check", text="De huiskamer wordt mooi.")
    assert say(1, words=words[1]).status_code == 303
    assert voices(roos) == []
    assert say(1, words="<script>").status_code == 303
    assert len(voices(roos)) == 1


def test_a_line_that_is_not_approved_is_not_heard(
    say: Any, roos: Any, voices: Any, press: Any
) -> None:
    say(1)
    (own,) = voices(roos)
    press(1, "reject")
    assert roos.get(own).status_code == 404
    press(1, "check")
    assert roos.get(own).status_code == 200
    press(0, "save", text="Iets anders.")  # now the text as a whole waits
    assert roos.get(own).status_code == 404


def test_a_new_voice_takes_the_place_of_the_former_and_is_taken_away(
    app: Any, say: Any, roos: Any, voices: Any, press: Any, in_database: Any
) -> None:
    say()
    first = voices(roos)
    say(voice=WEBM + b"more")
    assert voices(roos) != first
    assert [one.read_bytes() for one in files(app)] == [WEBM + b"more"]
    press(0, "silence")
    assert voices(roos) == []
    assert files(app) == []
    assert in_database(lambda session: session.scalars(sa.select(Recording)).all()) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"voice_yes": ""}, "mogen bewaren"),
        ({"voice": b""}, "Spreek eerst de zin in."),
        ({"voice": b"<html>"}, "kunnen dit niet afspelen"),
    ],
)
def test_what_is_no_voice_or_was_not_agreed_to_is_refused(
    app: Any, say: Any, fields: Any, told: str
) -> None:
    answer = say(**fields)
    assert answer.status_code == 422
    assert files(app) == []
    assert "De huiskamer" in read(answer) or "Verbouwing" in read(answer)


def test_a_yes_taken_back_takes_the_voice_from_every_line(
    app: Any, say: Any, roos: Any, voices: Any, client_as: Any, in_database: Any
) -> None:
    say(0)
    say(1)
    assert len(voices(roos)) == 2
    sanne = in_database(
        lambda session: session.scalar(sa.select(Person.id).where(Person.call_name == "Sanne"))
    )
    assert client_as("Sanne").send(f"/people/{sanne}/recording/remove").status_code == 303
    assert voices(roos) == []
    assert files(app) == []


def test_next_month_the_same_words_have_the_same_voice(
    app: Any, say: Any, checked_text: Stored, press: Any, in_database: Any
) -> None:
    say(1)
    with writing(app) as session:
        old = session.get_one(AgendaItem, checked_text.item_id)
        new = AgendaItem(position=9, title="Weer", text=old.text, purpose=old.purpose)
        new.meeting_id = old.meeting_id
        session.add(new)
        session.flush()
        carried = easytext.carry_over(old, new)
        assert carried
        copied = easytext.copied(old.easy_text)
        assert [easytext.voice_of(line) is not None for line in copied.lines][:2] == [False, True]
        voices = [easytext.voice_of(line) for line in carried.lines]
        assert voices[1]
        ids = [line.id for line in carried.lines]
    press(1, "silence")
    assert len(files(app)) == 1  # the other line still has it
    with writing(app) as session:
        easytext.silence(session.get_one(EasyLine, ids[1]))
    assert files(app) == []


def test_the_voice_of_a_line_that_is_gone_goes_after_a_day(
    app: Any, say: Any, press: Any, clock: Any
) -> None:
    say(0)
    say(1)
    press(1, "remove")
    clock.forward(hours=25)
    with writing(app):
        wishes.throw_away_unsent()
    assert len(files(app)) == 1


def test_the_voice_of_a_line_is_not_sent_as_a_wish(
    app: Any, say: Any, client_as: Any, in_database: Any
) -> None:
    say(who="Anneke")
    (recording,) = in_database(lambda session: session.scalars(sa.select(Recording)).all())
    stolen = {"subject": "food", "shown": "1", "recording": str(recording.id)}
    client_as("Anneke").send("/councils/1/wishes/new", stolen)
    assert in_database(
        lambda session: session.scalars(sa.select(wishes.Wish.recording_id)).all()
    ) == [None]


def test_the_editor_leads_to_recording_with_what_was_typed(
    press: Any, checked_text: Stored, in_database: Any
) -> None:
    line = checked_text.line_ids[1]
    answer = press(1, "voice", text="De huiskamer wordt mooi.")
    assert answer.location.endswith(f"/easy-texts/{checked_text.easy_id}/lines/{line}/voice")
    saved = in_database(lambda session: session.get(EasyLine, line))
    assert saved.text == "De huiskamer wordt mooi."
