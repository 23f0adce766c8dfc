"""How the invented council decides: its agreements, a vote on its own rules, and an election."""

from portal.ballots.models import (
    Ballot,
    BallotKind,
    BallotState,
    Option,
    Rule,
    Subject,
    Vote,
    VoteChange,
    VotingRules,
)
from portal.database import session
from portal.identity import Role
from portal.meetings.models import Meeting
from portal.people.models import Person

VISIT = (
    ("Anneke", "yes"),
    ("Roos", "yes"),
    ("Kees", "yes"),
    ("Mo", "yes"),
    ("Fatima", "no"),
    ("Hans", "yes"),
    ("Willem", "dont_know"),
)


def fill(last: Meeting, coming: Meeting, people: dict[str, Person]) -> None:
    """The agreements; at the last meeting a change of the own rules, part of it typed in by the
    secretary; at the next one an election that is prepared."""
    council_id = last.council_id
    session.add(VotingRules(council_id=council_id))
    visit = Ballot(
        item_id=last.items[2].id,
        council_id=council_id,
        question="Mag bezoek voortaan tot 10 uur blijven?",
        symbol="own:visit",
        kind=BallotKind.YES_NO,
        subject=Subject.OWN_RULES,
        rule=Rule.TWO_THIRDS,
        state=BallotState.CLOSED,
        opened_by_id=people["Anneke"].id,
        opened_at=last.starts_at,
        closes_at=last.starts_at,
        entitled=len(VISIT),
    )
    treasurer = Ballot(
        item_id=coming.items[10].id,
        council_id=council_id,
        question="Wie wordt de nieuwe penningmeester?",
        symbol="own:election",
        kind=BallotKind.CHOICE,
        secret=True,
        subject=Subject.PERSON,
        rule=Rule.ABSOLUTE,
        office=Role.TREASURER,
        options=[
            Option(position=n, label=name, person_id=people[name].id)
            for n, name in enumerate(("Fatima", "Mo", "Roos", "Willem"), 1)
        ],
    )
    session.add_all([visit, treasurer])
    session.flush()
    for name, answer in VISIT:
        typed = people["Hans"].id if name in ("Mo", "Willem") else None
        vote = Vote(
            ballot_id=visit.id,
            person_id=people[name].id,
            answer=answer,
            entered_by_id=typed,
            voted_at=last.starts_at,
        )
        session.add(vote)
        session.flush()
        session.add(
            VoteChange(vote_id=vote.id, answer=answer, entered_by_id=typed, voted_at=vote.voted_at)
        )
