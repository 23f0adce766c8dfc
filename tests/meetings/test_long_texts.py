"""A text of many words does not fall upon a resident all at once."""

import html5lib

from portal import database
from portal.meetings.models import AgendaItem, MeetingState
from tests.client import text

SENTENCES = [f"Dit is zin nummer {n} over het plan voor onze tuin." for n in range(1, 41)]


def lines_on(html):
    root = html5lib.parse(html, namespaceHTMLElements=False)
    spans = [one for one in root.iter("span") if one.get("class") == "text"]
    assert all(len(text(one).split()) <= 50 for one in root.iter("p"))
    return [text(one) for one in spans]


def test_a_long_text_comes_three_sentences_a_screen(app, client_as, meeting, items_of):
    item_id = items_of(meeting(state=MeetingState.INVITED))[0].id
    with app.app_context():
        database.begin(writes=True)
        database.session.get_one(AgendaItem, item_id).text = " ".join(SENTENCES)
        database.session.commit()
        database.end()
    roos = client_as("Roos", "picto")
    seen = []
    while len(seen) < len(SENTENCES):
        page = roos.get(f"/items/{item_id}?screen={len(seen) // 3 + 1}").text
        lines = [one for one in lines_on(page) if one.startswith("Dit is zin")]
        assert 1 <= len(lines) <= 3
        seen += lines
    assert seen == SENTENCES
