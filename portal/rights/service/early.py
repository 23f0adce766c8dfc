"""What comes before a request: being involved early. Art. 3 lid 3 of the Wmcz 2018."""

from typing import Any

from portal.i18n import lazy_gettext as _
from portal.law import EARLY, law
from portal.rights.service.kinds import CUSTOM, WHERE, Right, Statement, no_term

ALONG = Statement(
    law("art. 3 lid 3"),
    "own:have-a-say",
    _("We are involved in preparing the decision."),
    _("We already talk along about the plan."),
)
WHEN = (
    Statement(
        law("art. 3 lid 3"),
        "own:earlier",
        _("This is while the decision is still being prepared, before our advice is asked."),
        _("This is before the question for advice."),
    ),
)
PROVIDER = (
    Statement(
        law("art. 3 lid 3"),
        "own:agreement",
        _("The regulation says how it involves us."),
        _("Our agreements say how we talk along."),
    ),
)
COUNCIL = (
    Statement(
        CUSTOM,
        "own:important",
        _("We say early what matters to residents, while the plan can still change."),
        _("We say early what matters to us."),
    ),
)


def _of(letter: str, advice: str, text: Any, easy: Any) -> tuple[str, Right]:
    """The page of one of the five decisions; ``advice`` is the subject that is asked later."""
    key = f"3.3.{letter}"
    subject = EARLY[key]
    right = Right(
        name=subject.label,
        easy=subject.easy,
        symbol=subject.symbol,
        what=(Statement(law(subject.article), subject.symbol, text, easy), ALONG),
        when=WHEN,
        provider=PROVIDER,
        council=(*COUNCIL, WHERE[subject.at]),
        time=(no_term("art. 3 lid 3"),),
        see=(f"7.1.{advice}", "3"),
    )
    return key, right


BEFOREHAND = dict(
    (
        _of(
            "a",
            "a",
            _("The organisation wants to change its purpose or its foundation."),
            _("The organisation wants another goal."),
        ),
        _of(
            "b",
            "b",
            _("The organisation wants to merge, or to work together with another for a long time."),
            _("2 organisations want to go on together."),
        ),
        _of(
            "c",
            "c",
            _("The organisation wants to give the say over the care to somebody else."),
            _("Somebody else wants the say over the care."),
        ),
        _of(
            "d",
            "h",
            _(
                "Where people live for a long time, the organisation wants major "
                "rebuilding, new building or moving."
            ),
            _("There is a plan to build or to move."),
        ),
        _of(
            "e",
            "i",
            _(
                "Where people live for a long time, the organisation chooses and appoints "
                "somebody who leads the people that give care."
            ),
            _("The organisation looks for a new manager."),
        ),
    )
)
"""Art. 3 lid 3: a page for each of the five decisions."""
