"""A set that is taken away: nothing breaks, and who has to look again hears of it."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from pictos.sets.filling import new_key
from pictos.symbols import Symbol, UnknownSymbolError
from portal import clock, emblems
from portal.councils.models import Council, House
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, HouseWord, LineStatus
from portal.meetings.models import AgendaItem, Meeting
from portal.symbolsets import service as symbolsets
from portal.symbolsets.models import SetState, SymbolSet
from portal.symbolsets.service import files
from tests.symbolsets.making import shelved, standing_set


def stand(session: Any) -> SymbolSet:
    key = new_key("test")  # its own: who drew from it in this process draws from it again
    shelved(key, "koffie", "huis")
    found = standing_set(SetState.READY, key=key)
    session.add(found)
    session.flush()
    return found


def checked_line(session: Any, person: Any, found: SymbolSet, *, days: int) -> EasyLine:
    """A checked line of a meeting so many days from now, with a picture of the set."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    begins = clock.now().replace(microsecond=0) + timedelta(days=days)
    line = EasyLine(
        position=1,
        text="Wij drinken koffie.",
        symbol=f"{found.key}:1",
        symbol_label="koffie",
        status=LineStatus.CHECKED,
        checked_at=clock.now(),
        checked_by_id=person("Sanne").id,
    )
    text = EasyText(council_id=council.id, lines=[line])
    item = AgendaItem(position=1, title="Koffie", text="", minutes=5, easy_text=text)
    meeting = Meeting(council=council, title="Vergadering", starts_at=begins)
    meeting.ends_at = begins + timedelta(hours=1)
    meeting.place, meeting.items, meeting.made_by_id = "Huiskamer", [item], person("Sanne").id
    session.add(meeting)
    session.flush()
    text.source_hash = easytext.source_hash(easytext.standard_text(item))
    session.flush()
    return line


def test_a_line_stays_checked_without_its_picture_and_comes_on_the_list(
    session: Any, actor: Any, person: Any
) -> None:
    found = stand(session)
    coming, past = (checked_line(session, person, found, days=days) for days in (5, -5))
    assert symbolsets.uses(found) == 2
    symbolsets.remove(actor, found)
    for line in (coming, past):
        session.refresh(line)
        assert (line.symbol, line.symbol_label, line.status) == ("", "", LineStatus.CHECKED)
    session.refresh(coming.easy_text)
    session.refresh(past.easy_text)
    assert coming.easy_text.wanted_at
    assert past.easy_text.wanted_at is None
    waiting = easytext.worklist([coming.easy_text.council_id])
    item = session.scalars(sa.select(AgendaItem).filter_by(easy_text=coming.easy_text)).one()
    assert [work.id for work in waiting if work.kind == "item"] == [item.id]


def test_words_and_places_go_on_without_it(session: Any, actor: Any) -> None:
    found = stand(session)
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    session.add(HouseWord(council_id=council.id, word="bakkie", symbol=f"{found.key}:1"))
    house = session.get(House, council.house_id)
    emblems.choose(actor, house, f"{found.key}:2")
    emblems.choose(actor, council, f"{found.key}:1")
    symbolsets.put_first(actor, found)
    assert symbolsets.uses(found) == 3
    assert symbolsets.offer().first == (found.key,)
    symbolsets.remove(actor, found)
    assert symbolsets.offer() == symbolsets.Offer()
    assert session.scalar(sa.select(HouseWord).where(HouseWord.word == "bakkie")) is None
    session.refresh(house)
    session.refresh(council)
    assert house.symbol.startswith("openmoji:")
    assert council.symbol == house.symbol


def test_the_pictures_go_with_the_commit_and_not_before(session: Any, actor: Any) -> None:
    found = stand(session)
    session.commit()
    symbolsets.remove(actor, session.merge(found))
    assert Symbol.parse(f"{found.key}:1")
    session.commit()
    with pytest.raises(UnknownSymbolError):
        Symbol.parse(f"{found.key}:1")
    assert list(files.shelf().folder.iterdir()) == []
    assert session.scalar(sa.select(sa.func.count(SymbolSet.id))) == 0


def test_a_page_with_a_picture_that_went_shows_none(
    session: Any, client_as: Any, person: Any
) -> None:
    found = stand(session)
    line = checked_line(session, person, found, days=5)
    item = session.scalars(sa.select(AgendaItem).filter_by(easy_text_id=line.easy_text_id)).one()
    session.commit()
    client = client_as("Sanne", view="picto")
    page = client.get(f"/items/{item.id}").text
    assert f"/pictograms/{found.key}/1.svg" in page
    assert "Sergio Palao" in page
    files.shelf().forget(found.key)
    page = client.get(f"/items/{item.id}")
    assert page.status_code == 200
    assert found.key not in page.text
    assert client.get(f"/pictograms/{found.key}/1.svg").status_code == 404
