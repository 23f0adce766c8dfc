"""The pages of sets of pictograms, from choosing a file to drawing with it, in both views."""

import io
import re
from typing import Any

import pytest

from pictos.sets.packs import Fault
from portal.jobs.models import Job
from portal.symbolsets.models import SetState, SymbolSet
from portal.symbolsets.service import faults, files, filling
from tests.looking import row, rows
from tests.symbolsets.making import arasaac, labelled, png, zipped

SAID = {"name": "Sclera", "author": "Sclera vzw", "licence": "CC BY-NC 2.0", "allowed": "y"}
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>'


@pytest.fixture(params=["standard", "picto"])
def bea(request: Any, session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Bea", view=request.param)


def send(client: Any, data: bytes, name: str = "set.zip", **fields: str) -> Any:
    return client.send("/symbols/new", {"file": (io.BytesIO(data), name), **SAID, **fields})


def kept(app: Any) -> list[str]:
    """What lies in the folder of sets."""
    with app.app_context():
        folder = files.shelf().folder
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_set_is_brought_filled_and_used_first(
    app: Any, bea: Any, session: Any, work: Any
) -> None:
    sent = send(bea, labelled("koffie", "huis", "praten"))
    assert sent.status_code == 303
    page = bea.get(sent.location)
    assert page.headers["Refresh"]
    assert "We voeren de pictogrammen in" in page.text
    work()
    found = row(session, SymbolSet)
    assert (found.state, found.done, found.total) == (SetState.READY, 3, 3)
    assert kept(app) == [f"{found.key}.set"]
    page = bea.get(sent.location)
    assert "Refresh" not in page.headers
    assert "geen geld mee verdienen" in page.text
    picture = re.search(r'src="([^"]*/pictograms/sclera-[^"]+)"', bea.get("/symbols").text)
    assert picture
    drawn = bea.get(picture[1])
    assert drawn.status_code == 200
    assert "immutable" in drawn.headers["Cache-Control"]
    assert bea.send(f"{sent.location}/first").status_code == 303
    assert "Deze komen eerst" in bea.get(sent.location).text
    assert bea.send("/symbols/ours-first").status_code == 303
    assert "Deze komen eerst" not in bea.get(sent.location).text


def test_of_arasaac_is_known_whose_it_is(bea: Any, session: Any, work: Any) -> None:
    assert send(bea, arasaac("koffie"), author="", licence="").status_code == 303
    found = row(session, SymbolSet)
    assert "ARASAAC" in found.author
    assert found.licence == "CC BY-NC-SA 4.0"
    assert found.licence_url.startswith("https://creativecommons.org/")


def test_who_made_them_stands_on_each_page_that_shows_one(
    bea: Any, session: Any, work: Any
) -> None:
    send(bea, labelled("huis", "koffie"))
    work()
    page = bea.get("/symbols").text
    assert "Sclera vzw" in page
    assert 'href="https://creativecommons.org/licenses/by-nc/2.0/"' in page


@pytest.mark.parametrize(
    ("lacks", "says"),
    [("author", "wie ze heeft gemaakt"), ("licence", "licentie"), ("allowed", "mag gebruiken")],
)
def test_whose_it_is_must_be_said(app: Any, bea: Any, session: Any, lacks: str, says: str) -> None:
    sent = send(bea, labelled("koffie"), **{lacks: ""})
    assert sent.status_code == 422
    assert says in sent.text
    assert "Sclera" in sent.text
    assert not rows(session, SymbolSet)
    assert not kept(app)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"PK\x03\x04 and no more", "dit bestand"),
        (zipped({"../a.png": png()}), "../a.png"),
        (zipped({"/etc/a.png": png()}), "/etc/a.png"),
        (b"", "dit bestand"),
    ],
)
def test_what_is_no_set_at_first_sight_is_refused_at_once(
    app: Any, bea: Any, session: Any, data: bytes, named: str
) -> None:
    sent = send(bea, data)
    if sent.status_code == 303:  # an empty file is only found empty when it is read
        assert data == b""
        return
    assert sent.status_code == 422
    assert named in sent.text
    assert not rows(session, SymbolSet)
    assert not kept(app)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (zipped({"goed.png": png(), "kwaad.svg": SCRIPT}), "x.zip", "meer in dan een tekening"),
        (zipped({"goed.png": png(), "tekst.png": b"no picture"}), "x.zip", "tekst.png"),
        (zipped({"lees.txt": b"x"}), "x.zip", "geen pictogrammen"),
        (b'{"format": "open-board-0.1", "buttons": 4}', "x.obf", "beschadigd"),
        (zipped({"nl.json": b'[{"_id": "x"}]', "1.png": png()}), "x.zip", "nl.json"),
    ],
)
def test_a_set_with_something_wrong_is_refused_whole_with_the_file_named(
    app: Any, bea: Any, session: Any, work: Any, data: bytes, name: str, says: str
) -> None:
    sent = send(bea, data, name)
    work()
    found = row(session, SymbolSet)
    assert found.state == SetState.REFUSED
    assert says in found.message
    page = bea.get(sent.location).text
    assert "niets van bewaard" in page
    assert not kept(app)
    assert bea.send(f"{sent.location}/remove").status_code == 303
    assert not rows(session, SymbolSet)


def test_it_is_stopped_half_way_and_goes_on_from_there(
    app: Any, bea: Any, session: Any, work: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("pictos.sets.filling.BATCH", 2)
    monkeypatch.setattr(filling, "STRETCH", 1)
    at = send(bea, labelled(*(f"woord{one}" for one in "abcdef"))).location
    told = filling._told

    def told_and_stopped(*how: Any) -> bool:
        kept_on = told(*how)
        if kept_on:
            assert bea.send(f"{at}/halt").status_code == 303
        return kept_on

    monkeypatch.setattr(filling, "_told", told_and_stopped)
    work()
    found = row(session, SymbolSet)
    assert (found.state, found.done, found.total) == (SetState.STOPPED, 2, 6)
    assert "halverwege" in bea.get(at).text
    work()
    monkeypatch.setattr(filling, "_told", told)
    assert bea.send(f"{at}/go-on").status_code == 303
    work()
    session.expire_all()
    assert row(session, SymbolSet).state == SetState.READY
    assert kept(app) == [f"{found.key}.set"]


def test_stopped_and_begun_again_at_once_it_is_filled_by_one_worker(
    bea: Any, session: Any, work: Any, monkeypatch: Any
) -> None:
    at = send(bea, labelled("koffie", "huis")).location
    told, jobs_before = filling._told, len(rows(session, Job, Job.name == filling.FILL))

    def told_after_a_tap(*how: Any) -> bool:
        for act in ("halt", "go-on"):
            assert bea.send(f"{at}/{act}").status_code == 303
        return told(*how)

    monkeypatch.setattr(filling, "_told", told_after_a_tap)
    work()
    assert row(session, SymbolSet).state == SetState.READY
    assert len(rows(session, Job, Job.name == filling.FILL)) == jobs_before


def test_what_was_brought_and_is_gone_is_refused(
    app: Any, bea: Any, session: Any, work: Any
) -> None:
    at = send(bea, labelled("koffie")).location
    with app.app_context():
        files.let_go(row(session, SymbolSet).key)
    work()
    assert row(session, SymbolSet).state == SetState.REFUSED
    assert "dit bestand niet lezen" in bea.get(at).text


def test_a_set_that_is_taken_away_while_it_is_filled_leaves_nothing(
    app: Any, bea: Any, session: Any, work: Any
) -> None:
    at = send(bea, labelled("koffie", "huis")).location
    assert bea.send(f"{at}/remove").status_code == 303
    work()
    assert not rows(session, SymbolSet)
    assert not kept(app)
    assert bea.get(at).status_code == 404


def test_work_that_fails_is_told_and_can_be_tried_again(
    bea: Any, session: Any, work: Any, monkeypatch: Any
) -> None:
    at = send(bea, labelled("koffie")).location

    def fail(*_args: Any) -> bool:
        raise RuntimeError("a fault in the program")

    with monkeypatch.context() as broken:
        broken.setattr(filling, "_stretch", fail)
        work()
    assert "ging iets mis in het programma" in bea.get(at).text
    assert bea.send(f"{at}/go-on").status_code == 303
    work()
    assert row(session, SymbolSet).state == SetState.READY


def test_a_worker_killed_just_before_it_said_so_leaves_a_whole_set(
    app: Any, bea: Any, session: Any, work: Any, monkeypatch: Any
) -> None:
    send(bea, labelled("koffie"))
    with monkeypatch.context() as broken:
        broken.setattr(filling, "_went", lambda *_args, **_more: 1 / 0)
        work()
    found = row(session, SymbolSet)
    assert found.state == SetState.FILLING
    assert f"{found.key}.set" in kept(app)
    assert bea.send(f"/symbols/{found.id}/go-on").status_code == 303
    with monkeypatch.context() as whole:
        whole.setattr(filling, "fill", lambda *_args: 1 / 0)  # none of it is done again
        work()
    session.expire_all()
    assert row(session, SymbolSet).state == SetState.READY
    assert kept(app) == [f"{found.key}.set"]


@pytest.mark.parametrize("who", ["Sanne", "Anneke", "Petra"])
def test_nobody_but_the_administrator_brings_sets(session: Any, client_as: Any, who: str) -> None:
    session.rollback()
    client = client_as(who)
    assert client.get("/symbols").status_code == 403
    assert send(client, labelled("koffie")).status_code == 403
    assert not rows(session, SymbolSet)


def test_every_fault_has_its_sentence() -> None:
    assert set(faults.WORDS) == set(Fault)


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY-NC 2.0", "https://creativecommons.org/licenses/by-nc/2.0/"),
        ("cc by-sa 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("javascript:alert(1)", ""),
        ("eigen afspraak", ""),
    ],
)
def test_only_a_known_licence_has_an_address(licence: str, address: str) -> None:
    assert faults.address_of(licence) == address


def test_the_page_of_what_nobody_does_any_more_does_not_look_again(bea: Any, clock: Any) -> None:
    at = send(bea, labelled("huis")).location
    assert "again=1" in bea.get(at).headers["Refresh"]
    clock.forward(days=1)
    assert "Refresh" not in bea.get(at).headers
