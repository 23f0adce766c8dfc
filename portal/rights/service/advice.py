"""The right to advise: the organisation asks. Art. 7 of the Wmcz 2018."""

from typing import Any

from portal.i18n import lazy_gettext as _
from portal.law import ADVICE_SUBJECTS, law
from portal.rights.service.kinds import CUSTOM, WEEKS, WHERE, Right, Statement, no_weeks

CHOOSES_ITSELF = Statement(
    law("art. 7 lid 6"),
    "own:choose",
    _("Advice is no yes or no: the organisation may decide otherwise, but has to say why."),
    _("The organisation may still choose for itself."),
)
WHEN = (
    Statement(
        law("art. 7 lid 3"),
        "own:question",
        _("The organisation asks for our advice while that can still change the decision."),
        _("The organisation asks us first."),
    ),
)
PROVIDER = (
    Statement(
        law("art. 7 lid 5"),
        "own:talk-first",
        _(
            "It does not depart from a written advice before it has talked with us at "
            "least once, where that is reasonably possible."
        ),
        _("If it wants something else, we talk first."),
    ),
    Statement(
        law("art. 7 lid 6"),
        "own:decision",
        _("It lets us know its decision in writing."),
        _("The organisation writes to us what it chooses."),
    ),
    Statement(
        law("art. 7 lid 6"),
        "own:why",
        _("Where it departs from our advice, it gives its reasons."),
        _("If it chooses otherwise, it explains why."),
    ),
)
COUNCIL = (
    Statement(
        law("art. 7 lid 4"),
        "own:advice",
        _("We give our advice with reasons."),
        _("We say what we think, and why."),
    ),
    Statement(
        law("art. 7 lid 5"),
        "openmoji:270F",
        _(
            "We put our advice in writing: only then does the law ask for a talk before "
            "the organisation departs from it."
        ),
        _("We write it down: then it is stronger."),
    ),
    Statement(
        law("art. 7 lid 2"),
        "own:which",
        _("The regulation says which council gives the advice."),
        _("Our agreements say which council does this."),
    ),
    Statement(
        CUSTOM,
        "openmoji:1F4C4",
        _(
            "We ask for the plan in writing, with its reasons and what residents will "
            "notice. That is good practice: here the law does not ask for it."
        ),
        _("We ask: put the plan on paper."),
    ),
)
TIME = (
    Statement(
        law("art. 7 lid 3"),
        "openmoji:1F914",
        _("The request comes early enough for a good judgement."),
        _("We get enough time to think."),
    ),
    no_weeks("art. 7 lid 4"),
    WEEKS,
)


def _of(
    letter: str,
    said: tuple[Any, Any],
    example: tuple[str, Any, Any],
    see: tuple[str, ...] = ("7.5",),
) -> tuple[str, Right]:
    """The page of one subject: ``said`` in words and easily, an ``example`` with its picture."""
    key = f"7.1.{letter}"
    subject = ADVICE_SUBJECTS[key]
    right = Right(
        name=subject.label,
        easy=subject.easy,
        symbol=subject.symbol,
        what=(
            Statement(law(subject.article), subject.symbol, *said),
            CHOOSES_ITSELF,
            Statement(CUSTOM, *example),
        ),
        when=WHEN,
        provider=PROVIDER,
        council=(*COUNCIL, WHERE[subject.at]),
        time=TIME,
        see=see,
    )
    return key, right


ASKED = dict(
    (
        _of(
            "a",
            (
                _("We give advice when the purpose or the foundation of the organisation changes."),
                _("The organisation gets another goal."),
            ),
            (
                "openmoji:1F9D2",
                _("For example: it is going to care for children as well."),
                _("It is going to care for children too."),
            ),
            ("3.3.a", "7.5"),
        ),
        _of(
            "b",
            (
                _(
                    "We give advice on a merger, or on lasting cooperation with another "
                    "organisation."
                ),
                _("2 organisations go on together."),
            ),
            (
                "own:name",
                _("For example: our organisation becomes one with another, under a new name."),
                _("Our organisation gets another name."),
            ),
            ("3.3.b", "7.5"),
        ),
        _of(
            "c",
            (
                _(
                    "We give advice when the say over the care, or over a part of it, goes to "
                    "somebody else."
                ),
                _("Somebody else gets the say over the care."),
            ),
            (
                "own:group-home",
                _("For example: another organisation takes over our house."),
                _("Another organisation takes our house over."),
            ),
            ("3.3.c", "7.5"),
        ),
        _of(
            "d",
            (
                _(
                    "We give advice when care, or a part of it, ends, or is extended in an "
                    "important way."
                ),
                _("Care stops, or there is more of it."),
            ),
            (
                "own:day-activity:not",
                _("For example: the day activities stop."),
                _("The day activities stop."),
            ),
        ),
        _of(
            "e",
            (
                _("We give advice on an important change in how the care is organised."),
                _("The care is arranged in another way."),
            ),
            (
                "own:support-worker",
                _("For example: we get another team of support workers."),
                _("We get other support workers."),
            ),
        ),
        _of(
            "f",
            (
                _(
                    "We give advice on the profile of supervisors and of the board: what they "
                    "have to be able to do."
                ),
                _("We say what the boss must do well."),
            ),
            (
                "own:say",
                _("For example: somebody of the board can talk clearly with residents."),
                _("The boss must be able to talk clearly."),
            ),
            ("10", "7.5"),
        ),
        _of(
            "g",
            (
                _("We give advice on the budget and on the annual accounts."),
                _("We think along about the money."),
            ),
            (
                "openmoji:1F68C",
                _("For example: how much money there is for outings."),
                _("Is there money for an outing?"),
            ),
        ),
        _of(
            "h",
            (
                _(
                    "We give advice on the general policy on housing where people live for a "
                    "long time, and on major rebuilding, new building or moving."
                ),
                _("It is about building and moving house."),
            ),
            (
                "own:living-room",
                _("For example: the living room and the kitchen are rebuilt."),
                _("The living room becomes different."),
            ),
            ("3.3.d", "8.1.g", "8.1.h"),
        ),
        _of(
            "i",
            (
                _(
                    "Where people live for a long time we give advice on choosing and "
                    "appointing those who lead the people that give care."
                ),
                _("There is going to be a new manager."),
            ),
            (
                "own:introduce",
                _("For example: somebody of the council talks with who wants to be the manager."),
                _("Somebody of us talks with the new manager."),
            ),
            ("3.3.e", "7.5"),
        ),
    )
)
"""Art. 7 lid 1: a page a letter."""
