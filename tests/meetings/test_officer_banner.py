"""Who makes the agenda and may not fix it, reads on the meeting's page that an officer does."""

import pytest

from portal.identity import Proof
from portal.meetings.models import MeetingState

FIX = "De voorzitter of secretaris legt hem vast."
INVITE = "De voorzitter of secretaris nodigt nu uit."


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize(
    ("state", "words"), [(MeetingState.DRAFT, FIX), (MeetingState.PLANNED, INVITE)]
)
def test_the_supporter_reads_who_goes_on(sender, meeting, view, state, words):
    here = meeting(state=state)
    assert words in sender("Sanne", view=view).get(f"/meetings/{here}").text
    for name, proof in (("Anneke", Proof.ACCOUNT), ("Roos", Proof.CARD)):
        assert words not in sender(name, view=view, proof=proof).get(f"/meetings/{here}").text


@pytest.mark.parametrize(
    "about",
    [
        {"state": MeetingState.INVITED},
        {"state": MeetingState.DRAFT, "items": ()},
        {"state": MeetingState.DRAFT, "days": 50},
        {"state": MeetingState.DRAFT, "days": -3},
    ],
)
def test_it_says_so_only_while_it_stands_on_the_start_page_of_an_officer(sender, meeting, about):
    page = sender("Sanne").get(f"/meetings/{meeting(**about)}").text
    assert FIX not in page
    assert INVITE not in page
