"""Who does what around a council, and what a supporter does and never does.

What is custom here the program keeps as well (`portal.access.policy`), but it is no law.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from portal.i18n import lazy_gettext as _
from portal.identity import Role
from portal.law import law
from portal.rights.service.kinds import CUSTOM, Statement, Statements


class Part(NamedTuple):
    """What one kind of person does: ``title`` when no role of a council has a word for it."""

    symbol: str
    does: Statements
    title: Any = None


PARTS: Mapping[str, Part] = {
    Role.MEMBER: Part(
        "own:council-member",
        (
            Statement(
                law("art. 3 lid 1"),
                "own:everybody",
                _("The council looks after what clients have in common."),
                _("A member thinks of all residents."),
            ),
            Statement(
                CUSTOM,
                "own:vote",
                _("Members talk along, vote and decide together."),
                _("A member talks along and votes."),
            ),
        ),
    ),
    Role.CHAIR: Part(
        "own:chairperson",
        (
            Statement(
                CUSTOM,
                "own:chairperson",
                _("The chair leads the meeting and fixes the agenda."),
                _("The chair leads the meeting."),
            ),
            Statement(
                CUSTOM,
                "own:signature",
                _("The chair signs and sends what the council decided."),
                _("The chair signs our letters."),
            ),
            Statement(
                law("art. 5 lid 1"),
                "own:choose",
                _("Who represents the council, it lays down itself in its house rules."),
                _("We choose who speaks for the council."),
            ),
        ),
    ),
    Role.SECRETARY: Part(
        "own:secretary",
        (
            Statement(
                CUSTOM,
                "own:minutes",
                _("The secretary takes care of letters, minutes and the archive."),
                _("The secretary takes care of letters and minutes."),
            ),
            Statement(
                CUSTOM,
                "own:signature",
                _("The secretary may sign and send for the council as well."),
                _("The secretary may sign too."),
            ),
        ),
    ),
    Role.TREASURER: Part(
        "own:treasurer",
        (
            Statement(
                CUSTOM,
                "own:treasurer",
                _("The treasurer keeps the council's money and its books."),
                _("The treasurer takes care of our money."),
            ),
            Statement(
                CUSTOM,
                "own:tell",
                _("The treasurer tells the council what was spent."),
                _("The treasurer tells what it cost."),
            ),
        ),
    ),
    Role.SUPPORTER: Part(
        "own:supporter",
        (
            Statement(
                law("art. 6 lid 3"),
                "own:supporter",
                _("The supporter helps the council, independently of the organisation."),
                _("The supporter helps our council."),
            ),
            Statement(
                CUSTOM,
                "openmoji:1F5F3:not",
                _("The supporter is no member: no vote, and no word for the council."),
                _("The supporter does not vote."),
            ),
        ),
    ),
    Role.MANAGER: Part(
        "own:manager",
        (
            Statement(
                CUSTOM,
                "own:advice",
                _("The manager asks for advice and consent in the name of the organisation."),
                _("The manager asks what we think."),
            ),
            Statement(
                CUSTOM,
                "own:come",
                _("The manager is a guest in a meeting, and sees what the council shares."),
                _("The manager is our guest."),
            ),
        ),
    ),
    Role.SUPERVISOR: Part(
        "own:inspection",
        (
            Statement(
                CUSTOM,
                "own:inspection",
                _("A supervisor watches over the board of the organisation."),
                _("A supervisor watches the boss."),
            ),
            Statement(
                law("art. 11 lid 1"),
                "own:year",
                _("The supervisory body and the council meet at least once a year."),
                _("We talk at least 1 time a year."),
            ),
        ),
    ),
    "staff": Part(
        "own:support-worker",
        (
            Statement(
                CUSTOM,
                "own:help",
                _(
                    "A support worker of the house comes when a resident asks for help at the "
                    "tablet."
                ),
                _("If you ask for help, somebody comes."),
            ),
            Statement(
                CUSTOM,
                "openmoji:1F5F3:not",
                _("A support worker is no member, and does not vote."),
                _("A support worker does not vote."),
            ),
        ),
        _("Support worker of the house"),
    ),
    "administrator": Part(
        "openmoji:1F4BB",
        (
            Statement(
                CUSTOM,
                "openmoji:1F4BB",
                _("The administrator keeps people, councils and accounts in this portal."),
                _("The administrator takes care of the computer."),
            ),
            Statement(
                CUSTOM,
                "own:secret",
                _("The administrator sees no drafts, no notes and no votes."),
                _("The administrator does not see your vote."),
            ),
        ),
        _("Administrator"),
    ),
}
"""Who there is, in the order of the page; who helps with what is only about one person stands in
`portal.personal`."""

SUPPORTS: Statements = (
    Statement(
        CUSTOM,
        "own:we",
        _("A supporter works on the instruction of the council, whoever is the employer."),
        _("The council says what the supporter does."),
    ),
    Statement(
        CUSTOM,
        "own:agenda",
        _("A supporter prepares meetings with the members."),
        _("The supporter makes the agenda with us."),
    ),
    Statement(
        CUSTOM,
        "own:explanation",
        _("A supporter tells the council about its rights, and makes hard information easy."),
        _("The supporter explains hard things."),
    ),
    Statement(
        CUSTOM,
        "own:chairperson",
        _("A supporter helps the chair to lead the meeting."),
        _("The supporter helps the chair."),
    ),
    Statement(
        CUSTOM,
        "own:minutes",
        _("A supporter writes along: drafts of minutes, letters and advice."),
        _("The supporter writes along with us."),
    ),
    Statement(
        CUSTOM,
        "own:hear",
        _("A supporter helps the council to hear what residents want."),
        _("The supporter helps us to listen."),
    ),
)
NEVER: Statements = (
    Statement(
        CUSTOM,
        "openmoji:1F5F3:not",
        _("A supporter never votes."),
        _("The supporter does not vote."),
    ),
    Statement(
        CUSTOM,
        "own:decide:not",
        _("A supporter never decides for the council."),
        _("The supporter does not choose for us."),
    ),
    Statement(
        CUSTOM,
        "own:signature:not",
        _("A supporter never signs for the council."),
        _("The supporter does not sign."),
    ),
    Statement(
        CUSTOM,
        "openmoji:1F4E8:not",
        _("A supporter never sends anything in the name of the council."),
        _("The supporter does not send our letters."),
    ),
    Statement(
        CUSTOM,
        "own:say:not",
        _("A supporter never speaks for the council, and is not its official contact."),
        _("The supporter does not speak for us."),
    ),
    Statement(
        CUSTOM,
        "own:complaint:not",
        _("A supporter does not treat complaints of one person."),
        _("The supporter does not solve your complaint."),
    ),
)
"""Never, whoever asks it: `portal.access.policy` gives a supporter none of these."""
