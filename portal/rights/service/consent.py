"""The right of consent: art. 8 of the Wmcz 2018. Without our yes it cannot simply go on."""

from typing import Any

from portal.i18n import lazy_gettext as _
from portal.law import CONSENT_SUBJECTS, LOCKED, law
from portal.rights.service.kinds import CUSTOM, WEEKS, WHERE, Right, Statement

NEEDED = Statement(
    law("art. 8 lid 1"),
    "own:consent",
    _("The organisation needs our consent for this decision."),
    _("The organisation needs our yes."),
)
WHEN = (
    Statement(
        law("art. 8 lid 3"),
        "openmoji:1F4C4",
        _("The organisation lays its proposal before us in time, and in writing."),
        _("We get the plan on paper first."),
    ),
)
PROVIDER = (
    Statement(
        law("art. 8 lid 5"),
        "own:answer",
        _("It reacts to our answer as soon as possible."),
        _("The organisation soon says what it does."),
    ),
    Statement(
        law("art. 8 lid 6"),
        "own:committee",
        _(
            "Without our consent it can ask the committee of confidants for substitute "
            "permission. That is given only when our refusal is unreasonable, or when "
            "weighty reasons demand the decision."
        ),
        _("If we say no, it can ask a committee."),
    ),
)
COUNCIL = (
    Statement(
        law("art. 8 lid 4"),
        "own:talk-first",
        _(
            "We refuse only after at least one talk with the organisation, where that "
            "is reasonably possible."
        ),
        _("Before we say no, we talk together."),
    ),
    Statement(
        law("art. 8 lid 4"),
        "openmoji:270F",
        _("We answer in writing; when we refuse, with reasons."),
        _("If we say no, we write down why."),
    ),
    Statement(
        law("art. 8 lid 7"),
        "own:stop",
        _(
            "If it decides without our consent and without that permission, we can "
            "invoke nullity in writing."
        ),
        _("If it goes on all the same, we say stop."),
    ),
)
TIME = (
    Statement(
        law("art. 8 lid 4"),
        "own:now",
        _("We answer as soon as possible. The law names no number of weeks."),
        _("We answer as soon as possible."),
    ),
    Statement(
        law("art. 8 lid 7"),
        "own:month",
        _(
            "Nullity can be invoked until one month after we were told of the decision, "
            "or noticed that it is carried out."
        ),
        _("We can say stop for 1 month only."),
    ),
    WEEKS,
)
EACH_ITSELF = Statement(
    law("art. 3 lid 6"),
    "own:council",
    _(
        "Consent on the participation regulation is each council's own: it cannot "
        "be handed over to another council."
    ),
    _("Each council itself says yes to our agreements."),
)


def _of(
    letter: str,
    said: tuple[Any, Any],
    example: tuple[str, Any, Any],
    see: tuple[str, ...] = ("8.7",),
) -> tuple[str, Right]:
    """The page of one subject: ``said`` in words and easily, an ``example`` with its picture."""
    key = f"8.1.{letter}"
    subject = CONSENT_SUBJECTS[key]
    right = Right(
        name=subject.label,
        easy=subject.easy,
        symbol=subject.symbol,
        what=(
            Statement(law(subject.article), subject.symbol, *said),
            NEEDED,
            *((EACH_ITSELF,) if key in LOCKED else ()),
            Statement(CUSTOM, *example),
        ),
        when=WHEN,
        provider=PROVIDER,
        council=(*COUNCIL, WHERE[subject.at]),
        time=TIME,
        see=see,
    )
    return key, right


CONSENT = dict(
    (
        _of(
            "a",
            (
                _(
                    "It is about the participation regulation, the complaints regulation and "
                    "other rules that apply to clients."
                ),
                _("It is about rules for us."),
            ),
            (
                "own:visit",
                _("For example: until what time visitors may be there."),
                _("Until what time may visitors be there?"),
            ),
            ("3", "8.7"),
        ),
        _of(
            "b",
            (
                _("It is about the profile of who helps clients with complaints."),
                _("It is about who helps with a complaint."),
            ),
            (
                "own:hear",
                _("For example: this person has to be able to listen well."),
                _("This person must listen well."),
            ),
        ),
        _of(
            "c",
            (
                _("It is about how care plans are made and talked about."),
                _("This is how we make your care plan."),
            ),
            (
                "own:who",
                _("For example: who is there when your care plan is talked about."),
                _("Who is there when we talk about you?"),
            ),
        ),
        _of(
            "d",
            (
                _("It is about the general policy on quality, safety and hygiene."),
                _("It is about good, safe and clean."),
            ),
            (
                "own:smoke-alarm",
                _("For example: how we practise for a fire."),
                _("How do we practise for a fire?"),
            ),
        ),
        _of(
            "e",
            (
                _("It is about the general policy on who gets care here, and on when care ends."),
                _("Who may live here, and who leaves?"),
            ),
            (
                "openmoji:1F440",
                _("For example: a new resident comes to look first."),
                _("A new resident comes to look first."),
            ),
        ),
        _of(
            "f",
            (
                _(
                    "Where people stay day and night, it is about the general policy on food, "
                    "spiritual care, recreation and leisure, and social assistance."
                ),
                _("It is about food, faith and free time."),
            ),
            (
                "clock:18:00",
                _("For example: at what time we eat."),
                _("At what time do we eat?"),
            ),
        ),
        _of(
            "g",
            (
                _(
                    "Where people live for a long time, it is about the social plan for clients "
                    "at major rebuilding, new building or moving."
                ),
                _("It is about help when we move."),
            ),
            (
                "openmoji:1F4E6",
                _("For example: who helps us to pack."),
                _("Who helps us to pack?"),
            ),
            ("7.1.h", "8.1.h", "8.7"),
        ),
        _of(
            "h",
            (
                _(
                    "Where people live for a long time, it is about the lay-out of the rooms "
                    "for care at major rebuilding, new building or moving."
                ),
                _("It is about our new rooms."),
            ),
            (
                "own:kitchen",
                _("For example: where the kitchen comes."),
                _("Where does the kitchen come?"),
            ),
            ("7.1.h", "8.1.g", "8.7"),
        ),
        _of(
            "i",
            (
                _("It is about choosing and appointing our independent supporter."),
                _("It is about who supports us."),
            ),
            (
                "own:introduce",
                _("For example: we first get to know who is proposed."),
                _("We get to know this person first."),
            ),
            ("6.3", "8.7"),
        ),
    )
)
"""Art. 8 lid 1: a page a letter."""
