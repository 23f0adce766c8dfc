"""What a council agreed about deciding: the rule for each kind of decision."""

from portal import audit
from portal.ballots.models import Rule, Share, Tie, VotingRules
from portal.councils.models import Council
from portal.database import session
from portal.errors import check_version
from portal.identity import Actor


def rules_of(council_id: int) -> VotingRules:
    """The council's agreements, or the defaults while it made none."""
    return session.get(VotingRules, council_id) or VotingRules(
        council_id=council_id,
        ordinary=Rule.SIMPLE,
        person=Rule.ABSOLUTE,
        own_rules=Rule.TWO_THIRDS,
        share=Share.CAST,
        tie=Tie.TALK,
        version=1,
    )


def agree(
    council: Council,
    actor: Actor,
    *,
    ordinary: Rule,
    person: Rule,
    own_rules: Rule,
    share: Share,
    tie: Tie,
    version: int,
) -> VotingRules:
    """Keep what the council agreed; votes that were prepared keep their rule.

    Raises `ConflictError` when somebody saved first.
    """
    agreed = rules_of(council.id)
    check_version(agreed, version, ("ordinary", "person", "own_rules", "share", "tie"))
    agreed.ordinary, agreed.person, agreed.own_rules = ordinary, person, own_rules
    agreed.share, agreed.tie = share, tie
    session.add(agreed)
    audit.record(actor, "ballot:rules", council_id=council.id)
    session.flush()
    return agreed
