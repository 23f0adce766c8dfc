"""Rounds of choosing for the tests that look at every page and every right."""

from datetime import timedelta

from portal import clock, database
from portal.councils.models import Council
from portal.identity import Proof
from portal.people.models import Person
from portal.priorities import service as priorities
from portal.priorities.models import Weight
from portal.residents.service import actor_of
from portal.topics.models import Topic

NAMES = ("De tuin", "Het eten in het weekend", "Vaker met de bus")
PICTURES = ("own:balcony", "own:menu", "own:bus-stop")
ANSWERS = (Weight.A_BIT, Weight.IMPORTANT, Weight.NOT_NOW)


def with_choosing(council: Council, known: dict[str, Person]) -> dict[str, int]:
    """A round that is open, and one that is closed, about the same topics."""
    now = clock.now()
    made = [
        Topic(council_id=council.id, title=title, symbol=symbol, made_at=now, decided_at=now)
        for title, symbol in zip(NAMES, PICTURES, strict=True)
    ]
    database.session.add_all(made)
    database.session.flush()
    actor = {name: actor_of(one, proof=Proof.ACCOUNT) for name, one in known.items()}
    ids = [one.id for one in made]
    week = now.date() + timedelta(days=7)
    asked = priorities.open_round(actor["Sanne"], council, ids, week)
    chosen = priorities.open_round(actor["Sanne"], council, ids, week)
    for name in ("Roos", "Mo", "Kees"):
        for choice, weight in zip(chosen.choices, ANSWERS, strict=True):
            priorities.answer(actor[name], chosen, choice.id, weight)
    priorities.answer(actor["Roos"], asked, asked.choices[0].id, Weight.IMPORTANT)
    priorities.close(actor["Anneke"], chosen)
    return {"priority_round": asked.id, "chosen_round": chosen.id}
