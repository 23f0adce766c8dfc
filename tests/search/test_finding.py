"""What is found, by whom, in which order; and the index follows what is written."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock, database
from portal.access import policy
from portal.agenda import service as agenda
from portal.agenda.service import ItemText
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Actor, Role
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.minutes import service as minuting
from portal.minutes.models import Minutes, MinutesState, Section
from portal.preparation.models import PreparationSheet
from portal.search import service
from portal.search.models import SearchText, SearchWord
from portal.search.service import Asked, indexing
from portal.search.service.sources import NOTED, SOURCES
from portal.wishes import service as wishes
from portal.wishes.models import WishSubject
from tests.access.world import actors, make_world
from tests.databases import Databases

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[dict[str, Any]]:
    url = databases.new(folder := tmp_path_factory.mktemp("search"))
    made = make_world(folder, url)
    with made.app.app_context():
        database.begin(writes=True)
        item = database.session.get_one(AgendaItem, made.ids["agenda_item"])
        whose = {"added_by_id": actors()["sanne"].person_id, "added_at": clock.now()}
        paper = Paper(item_id=item.id, title="Folder", file_key="0", media_type="", **whose)
        database.session.add(paper)
        database.session.commit()
        database.begin(writes=True)
        yield {"ids": made.ids, "actors": actors()}
        database.end()
    made.app.extensions["portal"].engine.dispose()
    databases.drop(url)


@pytest.fixture
def afresh(world: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The world to write in: undone afterwards."""
    database.begin(writes=True)
    yield world
    database.begin(writes=True)


def found(actor: Actor, words: str, **more: Any) -> list[str]:
    hits, _more = service.find(actor, Asked(words=words, **more))
    return [hit.title for hit in hits]


def sanne(world: dict[str, Any]) -> Actor:
    actor: Actor = world["actors"]["sanne"]
    return actor


def write_index() -> None:
    """What the end of the transaction does, without ending it."""
    database.session.flush()
    indexing._index_noted(database.session._get_current_object())  # type: ignore[attr-defined]


def the_meeting(world: dict[str, Any]) -> Meeting:
    meeting: Meeting = database.session.get_one(Meeting, world["ids"]["meeting"])
    return meeting


def test_who_may_see_a_row_finds_it_and_nobody_else(world: dict[str, Any]) -> None:
    """Lists and search agree, for each kind of row and each person: nothing leaks."""
    rows = database.session.execute(sa.select(SearchText.kind, SearchText.title)).all()
    assert {kind for kind, _title in rows} == {source.kind for source in SOURCES}
    for name, actor in world["actors"].items():
        for source in SOURCES:
            hits: set[int] = set()
            for title in {title for kind, title in rows if kind == source.kind}:
                number, more = 1, True
                while more:
                    some, more = service.find(actor, Asked(words=title, kind=source.kind), number)
                    hits |= {hit.subject_id for hit in some}
                    number += 1
            indexed = sa.select(SearchText.subject_id).where(SearchText.kind == source.kind)
            seen = sa.select(source.model.id).where(
                policy.where(actor, source.seen), source.model.id.in_(indexed)
            )
            assert hits == set(database.session.scalars(seen)), (name, source.kind)


def test_who_only_administers_finds_nothing(world: dict[str, Any]) -> None:
    assert found(world["actors"]["bea"], "vergadering") == []


def test_every_word_must_be_there_and_titles_come_first(afresh: dict[str, Any]) -> None:
    meeting = the_meeting(afresh)
    for title, text in (
        ("Zwembad", "Wie gaat er mee op maandag?"),
        ("Maandag", "Het zwembad is dicht."),
        ("Zwembad op maandag", ""),
    ):
        agenda.add_item(sanne(afresh), meeting, ItemText(title=title, text=text))
    write_index()
    both = ["Zwembad op maandag", "Maandag", "Zwembad"]
    assert found(sanne(afresh), "maandag zwembad") == both
    assert found(sanne(afresh), "zwembaden") == ["Zwembad op maandag", "Zwembad", "Maandag"]
    assert found(sanne(afresh), "zwembad fiets") == []


def test_a_council_a_kind_and_a_year_narrow_it(afresh: dict[str, Any]) -> None:
    meeting = the_meeting(afresh)
    agenda.add_item(sanne(afresh), meeting, ItemText(title="Zwembad"))
    write_index()
    year = clock.local(meeting.starts_at).year
    here = {"council_id": meeting.council_id, "kind": "item", "year": year}
    assert found(sanne(afresh), "zwembad", **here) == ["Zwembad"]
    for other in ({"council_id": 99}, {"kind": "wish"}, {"kind": "x"}, {"year": year - 1}):
        assert found(sanne(afresh), "zwembad", **{**here, **other}) == []
    for strange in (-5, 0, 99_999):
        assert found(sanne(afresh), "zwembad", year=strange) == []


def test_the_index_follows_a_change_a_removal_and_a_rollback(afresh: dict[str, Any]) -> None:
    item = agenda.add_item(sanne(afresh), the_meeting(afresh), ItemText(title="Zwembad"))
    write_index()
    agenda.change_item(sanne(afresh), item, ItemText(title="Kermis"), item.version)
    write_index()
    assert found(sanne(afresh), "zwembad") == []
    assert found(sanne(afresh), "kermis") == ["Kermis"]
    agenda.remove_item(sanne(afresh), item)
    write_index()
    assert found(sanne(afresh), "kermis") == []
    left = sa.select(sa.func.count()).select_from(SearchWord).where(SearchWord.word == "kermis")
    assert database.session.scalar(left) == 0


def test_a_wish_that_was_taken_back_leaves_no_word(afresh: dict[str, Any]) -> None:
    anneke = afresh["actors"]["anneke"]
    council = the_meeting(afresh).council
    wish = wishes.make_wish(anneke, council, subject=WishSubject.FUN, text="Naar het zwembad")
    write_index()
    assert found(anneke, "zwembad") == ["Naar het zwembad"]
    wishes.withdraw(anneke, wish)
    write_index()
    assert (
        database.session.scalar(sa.select(SearchText.id).where(SearchText.text == wish.text))
        is None
    )


def test_an_easy_line_is_found_once_somebody_checked_it(afresh: dict[str, Any]) -> None:
    item = agenda.add_item(sanne(afresh), the_meeting(afresh), ItemText(title="Uitje"))
    easy = EasyText(council_id=item.meeting.council_id)
    line = EasyLine(position=1, text="Wij gaan naar de kermis.", status=LineStatus.PROPOSED)
    easy.lines.append(line)
    item.easy_text = easy
    write_index()
    assert found(sanne(afresh), "kermis") == []
    line.status, line.checked_at = LineStatus.CHECKED, clock.now()
    line.checked_by_id = sanne(afresh).person_id
    write_index()
    assert found(sanne(afresh), "kermis") == ["Uitje"]


def test_what_came_in_by_thousands_is_found_after_the_daily_look(
    afresh: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    meeting = the_meeting(afresh)
    database.session.execute(
        sa.insert(AgendaItem),
        [
            {"meeting_id": meeting.id, "position": 100 + n, "title": f"Zwembad {n}", "text": ""}
            for n in range(5)
        ],
    )
    orphan = {"kind": "item", "subject_id": 99_999, "council_id": meeting.council_id}
    database.session.execute(
        sa.insert(SearchText).values(**orphan, at=clock.now(), title="Weg", text="")
    )
    for _stretch in range(4):
        service.tidy()
    assert len(found(sanne(afresh), "zwembad")) == 5
    gone = sa.select(SearchText.id).where(SearchText.subject_id == 99_999)
    assert database.session.scalar(gone) is None


def test_what_somebody_prepares_is_found_by_nobody(afresh: dict[str, Any]) -> None:
    assert PreparationSheet not in NOTED
    item = agenda.add_item(sanne(afresh), the_meeting(afresh), ItemText(title="Uitje"))
    anneke = afresh["actors"]["anneke"]
    sheet = PreparationSheet(
        item_id=item.id, person_id=anneke.person_id, question="Kermis?", changed_at=clock.now()
    )
    database.session.add(sheet)
    write_index()
    service.tidy()
    assert found(anneke, "kermis") == []
    kept = sa.select(SearchText.id).where(SearchText.text.contains("Kermis"))
    assert database.session.scalar(kept) is None


def test_minutes_are_found_once_presented_and_never_by_a_guest(afresh: dict[str, Any]) -> None:
    meeting, anneke = the_meeting(afresh), afresh["actors"]["anneke"]
    item = agenda.add_item(sanne(afresh), meeting, ItemText(title="Uitje"))
    minutes = database.session.scalars(
        sa.select(Minutes).where(Minutes.meeting_id == meeting.id, Minutes.content.is_(None))
    ).first() or minuting.begin(sanne(afresh), meeting, None)
    section = Section(minutes_id=minutes.id, item_id=item.id, title="Uitje", text="Kermis!")
    easy = EasyText(council_id=meeting.council_id)
    easy.lines.append(
        EasyLine(
            position=1, text="Suikerspin.", status=LineStatus.CHECKED,
            checked_at=clock.now(), checked_by_id=anneke.person_id,
        )
    )  # fmt: skip
    section.easy_text = easy
    database.session.add(section)
    write_index()
    asked: dict[str, Any] = {"kind": "minutes"}
    if minutes.state == MinutesState.CONCEPT:
        assert found(anneke, "kermis", **asked) == []
        minutes.state, minutes.presented_at = MinutesState.PRESENTED, clock.now()
        minutes.presented_by_id = anneke.person_id
        write_index()
    assert found(anneke, "kermis", **asked) == [meeting.title]
    assert found(anneke, "suikerspin", **asked) == [meeting.title]
    assert found(afresh["actors"]["petra"], "kermis", **asked) == []
    easy.lines[0].text = "Oliebollen."
    write_index()
    assert found(anneke, "suikerspin", **asked) == []
    assert found(anneke, "oliebollen", **asked) == [meeting.title]


def test_a_meeting_that_moves_takes_its_items_along(afresh: dict[str, Any]) -> None:
    meeting = the_meeting(afresh)
    agenda.add_item(sanne(afresh), meeting, ItemText(title="Zwembad"))
    write_index()
    year = clock.local(meeting.starts_at).year
    meeting.starts_at, meeting.ends_at = (
        at.replace(year=at.year + 1) for at in (meeting.starts_at, meeting.ends_at)
    )
    database.session.flush()
    service.tidy()
    assert found(sanne(afresh), "zwembad", year=year) == []
    assert found(sanne(afresh), "zwembad", year=year + 1) == ["Zwembad"]


def test_there_is_a_next_page_and_nothing_is_found_twice(afresh: dict[str, Any]) -> None:
    meeting = the_meeting(afresh)
    for n in range(45):
        agenda.add_item(sanne(afresh), meeting, ItemText(title=f"Zwembad {n}", text="zwembaden"))
    write_index()
    pages = [service.find(sanne(afresh), Asked(words="zwembad"), n) for n in (1, 2, 3, 4)]
    assert [(len(hits), more) for hits, more in pages] == [
        (20, True),
        (20, True),
        (5, False),
        (0, False),
    ]
    assert len({hit.subject_id for hits, _more in pages for hit in hits}) == 45


@pytest.mark.parametrize(
    "words", ['"', "*", "-", "a AND", "col:x", "(" * 10_000, "%", "_", "'", "OR 1=1"]
)
def test_signs_of_other_searches_are_only_text(world: dict[str, Any], words: str) -> None:
    assert found(sanne(world), words) == [] or words == "OR 1=1"


def test_whose_council_it_is_not_gets_nothing(world: dict[str, Any]) -> None:
    nobody = Actor(person_id=1, roles=frozenset({(Role.MEMBER, 99)}))
    assert found(nobody, "vergadering") == []
