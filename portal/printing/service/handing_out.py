"""Papers that are handed out: letters, ballot papers, cards with a code."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.agenda.service import BREAK
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.mail.models import Message
from portal.people import service as people
from portal.people.models import Person
from portal.printing.service.document import (
    Block,
    Card,
    Cards,
    Document,
    Heading,
    Line,
    Lines,
    Sheet,
    Text,
    face,
    numbered,
    pictogram,
    square,
)

BALLOT_SYMBOL = "openmoji:1F5F3"
_ROOM = 120
"""Millimetres of a ballot paper for what can be chosen."""


def letters(council: Council, messages: Sequence[Message]) -> Document:
    """What people get who get no mail: a paper each."""
    kept = [line for one in messages for line in (*one.lines, *one.agenda)]
    faces = people.by_id({int(one) for _text, _symbol, *ids in kept for one in ids if one})
    sheets = [
        Sheet(
            title=one.subject,
            under=[_("For %(name)s", name=one.person.name)],
            picture=face(one.person, photo=True),
            blocks=[
                Lines(lines=[_line(line, faces, council.skin) for line in one.lines]),
                *_subjects(one.agenda, faces, council.skin),
            ],
        )
        for one in messages
    ]
    return Document.of(
        council, _("Letters of %(council)s", council=council.name), sheets, apart=True
    )


def _line(kept: Sequence[str], faces: Mapping[int, Person], skin: str) -> Line:
    """A line as a message keeps it: a text, its picture, and perhaps the id of whose face it is."""
    text, symbol, *ids = kept
    person = faces.get(int(ids[0])) if ids and ids[0] else None
    return Line(text=text, picture=face(person) if person else pictogram(symbol, text, skin))


def _subjects(
    agenda: Sequence[Sequence[str]], faces: Mapping[int, Person], skin: str
) -> list[Block]:
    if not agenda:
        return []
    lines = [(_line(one, faces, skin), one[1] == BREAK) for one in agenda]
    return [Heading(text=_("This is what we talk about:")), *numbered(lines)]


def ballot_paper(ballot: Ballot, council: Council) -> Document:
    """The question and what can be chosen, with a box to tick; nobody's name."""
    choices = [
        Line(text=one.label, picture=_shown(one, council.skin), box=True)
        for one in ballots.choices_of(ballot)
    ]
    asked = [_("Tick one box.")]
    if ballot.secret:
        asked.append(_("Do not write your name on it."))
    sheet = Sheet(
        title=ballot.question,
        picture=pictogram(ballot.symbol or BALLOT_SYMBOL, ballot.question, council.skin),
        blocks=[
            Text(text=" ".join(asked)),
            Lines(lines=choices, side=min(26, _ROOM // len(choices))),
        ],
    )
    return Document.of(council, ballot.question, [sheet], paper="a5")


def _shown(choice: Any, skin: str) -> Any:
    """The picture of a choice; of a candidate the photo."""
    if person := getattr(choice, "photo_of", None):
        return face(person, photo=True)
    return pictogram(choice.symbol, choice.label, skin)


def person_cards(made: Sequence[tuple[Person, str]]) -> Document:
    """Cards with which residents show who they are: a face, a name, a code."""
    cards = [
        Card(
            name=person.call_name,
            face=face(person, photo=True),
            code=square(token, _("The code of %(name)s", name=person.call_name)),
            letters=token,
        )
        for person, token in made
    ]
    return Document(title=_("Cards"), sheets=[_cards(_("Cards"), cards)])


def code_cards(council: Council, question: str, codes: Sequence[str], where: str) -> Document:
    """Cards with a code to vote with, and the address ``where``; nobody's name stands on them."""
    cards = [
        Card(
            name=question,
            code=square(code, _("The code of a vote")),
            letters=" ".join(code[at : at + 4] for at in range(0, len(code), 4)),
            told=_("Vote with this code at %(where)s. Show it to nobody.", where=where),
        )
        for code in codes
    ]
    return Document.of(council, question, [_cards(question, cards)])


def _cards(title: str, cards: Sequence[Card]) -> Sheet:
    return Sheet(title=title, blocks=[Cards(cards=cards)], bare=True)
