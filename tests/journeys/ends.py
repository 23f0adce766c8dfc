"""Each kind of request to each end that it can have: who does what on which day, and what is then
to be read. They begin through the service: `test_a_rebuilding` files a request in a browser."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FILED = "2027-02-08"
ANSWERED = "2027-03-01"
TOLD = "2027-03-15"
LATER = "2027-03-20"


@dataclass(frozen=True)
class Act:
    """What somebody does on a day: the button is known by the end of its address."""

    day: str
    who: str
    act: str
    words: Mapping[str, str] = field(default_factory=dict)
    shows: str = ""


@dataclass(frozen=True)
class End:
    """``outcome`` is what the list of what ended says; ``provider`` and ``resident`` read this."""

    name: str
    subject: str
    acts: tuple[Act, ...]
    outcome: str
    provider: str
    resident: str
    listed: str = ""


def adopts(answer: str = "") -> tuple[Act, ...]:
    """The council adopts, and the secretary signs and sends."""
    words = {"on": ANSWERED, "advice": "Wij willen plan A. Dat is rustiger."}
    if answer:
        words["answer"] = answer
    return (
        Act(ANSWERED, "Anneke", "adopt", words, "vastgesteld, nog niet verstuurd"),
        Act(ANSWERED, "Hans", "send", {}, "beantwoord"),
    )


def talks() -> Act:
    """The talk that the law wants first."""
    said = {"on": "2027-02-20", "said": "Plan B is goedkoper, zeggen zij."}
    return Act(ANSWERED, "Sanne", "talk", said, "Wij praatten met hen")


def decides(outcome: str, shows: str, day: str = TOLD) -> Act:
    """The provider tells what it decided."""
    words = {"on": day, "outcome": outcome, "reasons": "Plan B is goedkoper."}
    return Act(day, "Petra", "decide", words, shows)


def asks_committee(day: str = TOLD) -> Act:
    return Act(day, "Sanne", "permission", {"on": day}, "bij de commissie")


def rules(permitted: str) -> Act:
    words = {"on": LATER, "permitted": permitted, "text": "De commissie zei het."}
    return Act(LATER, "Sanne", "rule", words, "20 juni")


TELLS = (
    Act(
        LATER, "Anneke", "report", {"how": "Met pictogrammen aan de muur."}, "aan het huis verteld"
    ),
    Act(LATER, "Anneke", "close", {}, "gesloten"),
)
GIVEN_BACK = (
    Act(ANSWERED, "Hans", "return", {"missing": "Het plan van de kosten."}, "teruggegeven"),
    Act(LATER, "Anneke", "close", {"why": "Zij vroegen het niet opnieuw."}, "gesloten"),
)
TAKEN, PARTLY, NOT, OFF = (
    "Zij doen wat wij zeiden",
    "Zij doen een deel van wat wij zeiden",
    "Zij doen niet wat wij zeiden",
    "Het plan gaat niet door",
)
VOID = Act(LATER, "Hans", "nullify", {}, "Wij zeggen: het geldt niet")
SEEN = Act(
    ANSWERED,
    "Sanne",
    "notice",
    {"on": ANSWERED, "seen": "De nieuwe regels hangen er al."},
    "1 april",
)


def end(name: str, subject: str, *acts: Act, said: str, outcome: str, listed: str = "") -> End:
    """An end that the house is told of."""
    return End(name, subject, (*acts, *TELLS), outcome, said, said, listed)


ADVICE, CONSENT, OWN, LISTED = "7.1.h", "8.1.h", "9", "8.1.f"
OVER = {TAKEN: "overgenomen", PARTLY: "deels overgenomen", NOT: "niet overgenomen", OFF: "plan"}
KEYS = {TAKEN: "taken_over", PARTLY: "partly", NOT: "not", OFF: "withdrawn"}
NO_TALK = Act(ANSWERED, "Sanne", "talk", {"impossible": "Zij kwamen niet."}, "geen gesprek")


def answered(name: str, subject: str, said: str, *before: Act, answer: str = "") -> End:
    """The council answers, and the provider decides."""
    acts = (*before, *adopts(answer), decides(KEYS[said], said))
    return end(name, subject, *acts, said=said, outcome=OVER[said])


ENDS = (
    answered("advice, taken over", ADVICE, TAKEN),
    answered("advice, partly", ADVICE, PARTLY, talks()),
    answered("advice, not", ADVICE, NOT, talks()),
    answered("advice, plan off", ADVICE, OFF),
    End("advice, given back", ADVICE, GIVEN_BACK, "gesloten", "gesloten", "gesloten"),
    answered("consent, yes", CONSENT, TAKEN, answer="consents"),
    answered("consent, yes and plan off", CONSENT, OFF, answer="consents"),
    answered("consent, no and plan off", CONSENT, OFF, talks(), answer="refuses"),
    end(
        "consent, no and void",
        CONSENT,
        talks(),
        *adopts("refuses"),
        decides("not", "15 april"),
        VOID,
        said=NOT,
        outcome=OVER[NOT],
    ),
    end(
        "consent, never asked and void",
        CONSENT,
        SEEN,
        VOID,
        said=NOT,
        outcome=OVER[NOT],
    ),
    end(
        "consent, no and the committee says it may",
        CONSENT,
        NO_TALK,
        *adopts("refuses"),
        asks_committee(),
        rules("yes"),
        decides("not", NOT, LATER),
        said=NOT,
        outcome=OVER[NOT],
    ),
    end(
        "consent, no and the committee says it may not",
        CONSENT,
        talks(),
        *adopts("refuses"),
        asks_committee(),
        rules("no"),
        decides("withdrawn", OFF, LATER),
        said=OFF,
        outcome=OVER[OFF],
    ),
    End("consent, given back", CONSENT, GIVEN_BACK, "gesloten", "gesloten", "gesloten"),
    answered("own advice, taken over", OWN, TAKEN),
    answered("own advice, partly", OWN, PARTLY, talks()),
    answered("own advice, not", OWN, NOT, NO_TALK),
    answered("own advice, plan off", OWN, OFF),
    end(
        "own advice on the list, not, and the committee",
        OWN,
        NO_TALK,
        *adopts(),
        decides("not", NOT),
        asks_committee(LATER),
        rules("no"),
        said=NOT,
        outcome=OVER[NOT],
        listed=LISTED,
    ),
)
