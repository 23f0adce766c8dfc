"""The words of the portal: each concept's word and pictogram, in one line.

An `Action` names a concept; the kits take word, icon and pictogram from here.
"""

from dataclasses import dataclass
from typing import Any

from portal.i18n import lazy_gettext as _


@dataclass(frozen=True)
class Concept:
    """``icon`` is an ink mark for the standard view's buttons, ``symbol`` the pictogram."""

    label: Any
    symbol: str
    icon: str = ""


CONCEPTS: dict[str, Concept] = {
    "save": Concept(_("Save"), "own:saved", "check"),
    "next": Concept(_("Next"), "own:later", "right"),
    "back": Concept(_("Back"), "own:yesterday", "left"),
    "done": Concept(_("Done"), "own:done", "check"),
    "stop": Concept(_("Stop"), "own:stop", "cross"),
    "help": Concept(_("Help"), "own:help", "help"),
    "read-aloud": Concept(_("Read aloud"), "own:hear", "speaker"),
    "start": Concept(_("Start"), "openmoji:1F3E0", "house"),
    "sign-in": Concept(_("Sign in"), "own:card", "door"),
    "sign-out": Concept(_("Sign out"), "own:done", "door"),
    "view": Concept(_("Open"), "own:question", "right"),
    "edit": Concept(_("Edit"), "openmoji:270F", "pencil"),
    "remove": Concept(_("Remove"), "own:no", "cross"),
    "print": Concept(_("Print"), "openmoji:1F5A8", "printer"),
    "up": Concept(_("Up"), "openmoji:2B06", "up"),
    "down": Concept(_("Down"), "openmoji:2B07", "down"),
    "search": Concept(_("Search"), "openmoji:1F50D", "search"),
    "photo": Concept(_("Photo"), "openmoji:1F4F7", "picture"),
    "meetings": Concept(_("Meetings"), "own:meeting", "calendar"),
    "meeting": Concept(_("Meeting"), "own:meeting", "calendar"),
    "meeting.make": Concept(_("New meeting"), "own:meeting", "plus"),
    "meeting.fix": Concept(_("Fix the agenda"), "own:decision", "check"),
    "meeting.invite": Concept(_("Invite"), "openmoji:1F4E9", "letter"),
    "meeting.cancel": Concept(_("Cancel the meeting"), "own:meeting:not", "cross"),
    "meeting.again": Concept(_("It goes on after all"), "own:meeting", "undo"),
    "attendance": Concept(_("Who comes?"), "own:group", "people"),
    "agenda.order": Concept(_("Change the order"), "own:agenda", "list"),
    "item.restore": Concept(_("Put it back"), "own:agenda-item", "undo"),
    "paper.add": Concept(_("Add a paper"), "openmoji:1F4C4", "plus"),
    "agenda": Concept(_("Agenda"), "own:agenda", "list"),
    "item": Concept(_("Agenda item"), "own:agenda-item", "list"),
    "item.add": Concept(_("Add an item"), "own:agenda-item", "plus"),
    "come": Concept(_("I come"), "own:come", "check"),
    "not-come": Concept(_("I do not come"), "own:not-come", "cross"),
    "unsure": Concept(_("I do not know yet"), "own:dont-know", "help"),
    "yes": Concept(_("Yes"), "own:yes", "check"),
    "no": Concept(_("No"), "own:no", "cross"),
    "dont_know": Concept(_("I do not know"), "own:dont-know", "help"),
    "talk_first": Concept(_("First talk"), "own:talk-first", "chat"),
    "vote": Concept(_("Vote"), "openmoji:1F5F3", "ballot"),
    "vote.confirm": Concept(_("Yes, I choose this"), "own:yes", "check"),
    "vote.change": Concept(_("Choose something else"), "own:change-vote", "pencil"),
    "ballot.prepare": Concept(_("Prepare a vote"), "openmoji:1F5F3", "ballot"),
    "ballot.open": Concept(_("Open the vote"), "openmoji:1F5F3", "ballot"),
    "ballot.close": Concept(_("Close the vote"), "own:done", "check"),
    "result": Concept(_("Result"), "own:decision", "people"),
    "decisions": Concept(_("Decided"), "own:decision", "check"),
    "wishes": Concept(_("Wishes"), "own:wish", "chat"),
    "wish.make": Concept(_("What do you want to say?"), "own:say", "chat"),
    "people": Concept(_("People"), "own:group", "people"),
    "council": Concept(_("Our council"), "own:council", "people"),
    "councils": Concept(_("Councils"), "own:council", "people"),
    "easy-text": Concept(_("Easy text"), "own:say", "picture"),
    "easy-text.want": Concept(_("Ask for an easy text"), "own:help", "picture"),
    "easy-text.check": Concept(_("This line is right"), "own:yes", "check"),
    "easy-text.check-same": Concept(_("Approve what did not change"), "own:yes", "check"),
    "tablets": Concept(_("Tablets"), "own:tablet", "tablet"),
    "card": Concept(_("Card"), "own:card", "card"),
    "card.make": Concept(_("Make a new card"), "own:card", "card"),
    "card.none": Concept(_("I do not have my card"), "own:no", "cross"),
    "try-again": Concept(_("Try again"), "own:card", "again"),
    "tablet.add": Concept(_("Add a tablet"), "own:tablet", "plus"),
    "tablet.enrol": Concept(_("This is a tablet of the house"), "own:tablet", "tablet"),
    "together": Concept(_("Together with somebody"), "own:we", "people"),
    "coming": Concept(_("I am coming"), "own:come", "check"),
    "audit": Concept(_("Trail"), "own:rule", "list"),
    "administer": Concept(_("Administration"), "own:rule", "gear"),
    "papers": Concept(_("Papers"), "openmoji:1F4C4", "paper"),
    "house": Concept(_("House"), "openmoji:1F3E0", "house"),
    "houses": Concept(_("Houses"), "openmoji:1F3E0", "house"),
    "council.make": Concept(_("New council"), "own:council", "plus"),
    "house.make": Concept(_("New house"), "openmoji:1F3E0", "plus"),
    "house.edit": Concept(_("Change the house"), "openmoji:1F3E0", "pencil"),
    "person.make": Concept(_("New person"), "own:person", "plus"),
    "membership.propose": Concept(_("Propose a member"), "own:proposal", "plus"),
    "membership.add": Concept(_("Add a member"), "own:proposal", "plus"),
    "membership.confirm": Concept(_("Confirm"), "own:yes", "check"),
    "membership.end": Concept(_("End the term"), "own:stop", "cross"),
    "helper.add": Concept(_("Who helps?"), "own:help", "plus"),
    "staff.add": Concept(_("Add a support worker"), "own:care", "plus"),
    "photo.remove": Concept(_("Remove the photo"), "own:no", "cross"),
    "policy": Concept(_("Who may what"), "own:may", "list"),
    "wish.food": Concept(_("Food"), "own:evening-meal"),
    "wish.fun": Concept(_("Fun things"), "openmoji:1F68C"),
    "wish.home": Concept(_("Our house"), "own:living-room"),
    "wish.people": Concept(_("People"), "own:group"),
    "wish.other": Concept(_("Something else"), "own:talk-first"),
    "wish.send": Concept(_("Yes, send"), "openmoji:1F4E8", "letter"),
    "wish.change": Concept(_("Say it differently"), "own:change", "pencil"),
    "wish.common": Concept(_("It is about all of us"), "own:everybody", "people"),
    "wish.withdraw": Concept(_("Take back"), "openmoji:21A9", "undo"),
    "wish.answer": Concept(_("Answer"), "own:answer", "chat"),
    "wish.new": Concept(_("Sent"), "openmoji:1F4E8", "letter"),
    "wish.seen": Concept(_("Seen"), "openmoji:1F440", "check"),
    "wish.planned": Concept(_("We will talk about it"), "own:meeting", "calendar"),
    "wish.not_now": Concept(_("Not now"), "own:now:not", "cross"),
    "wish.done": Concept(_("Done"), "own:done", "check"),
}


def concept(name: str) -> Concept:
    """The concept of this name; raises `KeyError` for one that nobody defined."""
    return CONCEPTS[name]


COUNCIL_SYMBOLS = {
    "central": "own:everybody",
    "house": "own:council",
    "participant": "own:day-activity",
    "subcouncil": "own:group",
    "working_group": "own:plan",
    "committee": "own:meeting",
    "living_room": "own:living-room",
}
"""A pictogram for each kind of council, so that one who does not read can tell them apart."""
