"""The policy, without a request: who may what, row by row, and lists that agree with objects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.access import groups, policy, words
from portal.access.permissions import Permission
from portal.councils.models import Council
from portal.identity import Actor, Proof, Role
from portal.meetings.models import Meeting, MeetingState
from tests.access.table_of_agreements import AGREED, ON_THE_WALL
from tests.access.world import actors, everything, make_world, people
from tests.databases import Databases

pytestmark = pytest.mark.engines

MEMBERS = "roos hans anneke helped"
OFFICERS = "hans anneke"
COUNCIL = f"{MEMBERS} sanne"
HOUSE = f"{COUNCIL} face joyce bas"

# What somebody may do in the council of De Linde; nobody else of the actors may.
# 4.2 of the domain: the supporter drafts, a member decides; guests see what is shared.
EXPECTED: dict[Permission, str] = {
    Permission.COUNCIL_VIEW: f"{HOUSE} petra bea tablet",
    Permission.COUNCIL_MAKE: "bea",
    Permission.COUNCIL_EDIT: f"{OFFICERS} bea",
    Permission.HOUSE_VIEW: "roos anneke helped face joyce bas sanne bea",
    Permission.HOUSE_MAKE: "bea",
    Permission.HOUSE_EDIT: "sanne bea",
    Permission.DOOR_VIEW: "roos anneke helped face joyce bas sanne bea tablet",
    Permission.NOTES_VIEW: COUNCIL,
    Permission.PERSON_LIST: f"{HOUSE} petra bea tablet",
    Permission.PERSON_VIEW: f"{HOUSE} petra bea tablet",
    Permission.PERSON_MAKE: "sanne bea",
    Permission.PERSON_EDIT: "sanne bea",
    Permission.PHOTO_VIEW: f"{HOUSE} petra bea tablet",
    Permission.PHOTO_EDIT: "roos sanne bea",
    Permission.CHANNEL_EDIT: "roos sanne bea",
    Permission.CALENDAR_USE: "roos",
    Permission.OWN_VIEW: "roos",
    Permission.OWN_VIEW_SHARE: "roos",
    Permission.MEMBERSHIP_PROPOSE: f"{OFFICERS} sanne bea",
    Permission.MEMBERSHIP_EDIT: f"{OFFICERS} bea",
    Permission.MEETING_VIEW: f"{HOUSE} tablet",
    Permission.MEETING_MAKE: f"{OFFICERS} sanne",
    Permission.MEETING_EDIT: f"{OFFICERS} sanne",
    Permission.MEETING_FIX: OFFICERS,
    Permission.MEETING_OPEN: OFFICERS,
    Permission.MEETING_LEAD: f"{OFFICERS} sanne",
    Permission.MEETING_FOLLOW: f"{HOUSE} tablet",
    Permission.ATTENDANCE_ANSWER: COUNCIL,
    Permission.REPORT_MAKE: "",
    Permission.ATTENDANCE_VIEW: COUNCIL,
    Permission.SERIES_EDIT: f"{OFFICERS} sanne",
    Permission.TEMPLATE_EDIT: f"{OFFICERS} sanne",
    Permission.PLAN_VIEW: f"{HOUSE} tablet",
    Permission.PLAN_MAKE: f"{OFFICERS} sanne",
    Permission.PLAN_EDIT: f"{OFFICERS} sanne",
    Permission.PLAN_TELL: OFFICERS,
    Permission.ENTRY_VIEW: f"{HOUSE} tablet",
    Permission.ENTRY_EDIT: f"{OFFICERS} sanne",
    Permission.DATES_ASK: f"{OFFICERS} sanne",
    Permission.DATES_VIEW: COUNCIL,
    Permission.DATES_EDIT: f"{OFFICERS} sanne",
    Permission.DATES_ANSWER: COUNCIL,
    **AGREED,
    Permission.ITEM_VIEW: f"{HOUSE} tablet",
    Permission.ITEM_SHARE: OFFICERS,
    Permission.ITEM_EDIT: f"{OFFICERS} sanne",
    Permission.PAPER_VIEW: f"{HOUSE} petra tablet",
    Permission.PAPER_EDIT: f"{OFFICERS} sanne",
    Permission.EASY_EDIT: f"{OFFICERS} sanne",
    Permission.HOUSE_WORD_EDIT: f"{OFFICERS} sanne",
    Permission.EASY_WANT: f"{HOUSE} tablet",
    Permission.BALLOT_VIEW: COUNCIL,
    Permission.BALLOT_PREPARE: f"{OFFICERS} sanne",
    Permission.BALLOT_OPEN: OFFICERS,
    Permission.VOTE: MEMBERS,
    Permission.NEWS_VIEW: f"{HOUSE} tablet",
    Permission.NEWS_MAKE: f"{OFFICERS} sanne",
    Permission.NEWS_EDIT: f"{OFFICERS} sanne",
    Permission.DECISION_VIEW: f"{HOUSE} tablet",
    Permission.DECISION_DRAFT: f"{OFFICERS} sanne",
    Permission.DECISION_EDIT: f"{OFFICERS} sanne",
    Permission.DECISION_RECORD: OFFICERS,
    Permission.ACTION_VIEW: COUNCIL,
    Permission.ACTION_MAKE: f"{OFFICERS} sanne",
    Permission.ACTION_EDIT: f"{OFFICERS} sanne",
    Permission.ACTION_DO: f"{OFFICERS} sanne helped",
    Permission.ACTION_TELL: OFFICERS,
    Permission.MINUTES_VIEW: COUNCIL,
    Permission.MINUTES_FIND: COUNCIL,
    Permission.MINUTES_BEGIN: COUNCIL,
    Permission.MINUTES_TAKER: f"{OFFICERS} sanne",
    Permission.MINUTES_WRITE: COUNCIL,
    Permission.MINUTES_EASY: f"{OFFICERS} sanne",
    Permission.MINUTES_ADOPT: OFFICERS,
    Permission.WISH_MAKE: f"{COUNCIL} joyce bas",
    Permission.WISH_VIEW: f"{COUNCIL} joyce",
    Permission.WISH_WITHDRAW: "joyce",
    Permission.WISH_ANSWER: f"{OFFICERS} sanne",
    Permission.WISH_NAME: "joyce",
    Permission.TOPIC_VIEW: COUNCIL,
    Permission.TOPIC_EDIT: f"{OFFICERS} sanne",
    Permission.TOPIC_PASS: OFFICERS,
    Permission.DOSSIER_VIEW: COUNCIL,
    Permission.DOSSIER_MAKE: f"{OFFICERS} sanne",
    Permission.DOSSIER_EDIT: f"{OFFICERS} sanne",
    Permission.REQUEST_FILE: "petra",
    Permission.REQUEST_VIEW: f"{COUNCIL} petra",
    Permission.REQUEST_TREAT: f"{OFFICERS} sanne",
    Permission.REQUEST_DECIDE: OFFICERS,
    Permission.REQUEST_OUTCOME: f"{OFFICERS} sanne petra",
    Permission.SHEET_LIST: COUNCIL,
    Permission.SHEET_WRITE: MEMBERS,
    Permission.SHEET_VIEW: "roos",
    Permission.SHEET_SHARE: "roos",
    Permission.MESSAGE_PRINT: f"{OFFICERS} sanne bea",
    Permission.HELP_ANSWER: "bas sanne",
    Permission.TABLET_MANAGE: "sanne bea",
    Permission.CARD_MANAGE: "sanne",
    Permission.ARCHIVE_LIST: COUNCIL,
    Permission.ARCHIVE_VIEW: COUNCIL,
    Permission.ARCHIVE_FILL: f"{OFFICERS} sanne bea",
    Permission.ARCHIVE_REMOVE: f"{OFFICERS} sanne",
    Permission.YEAR_KEEP: f"{COUNCIL} joyce bas petra",
    Permission.SYMBOLS: "bea",
    Permission.AUDIT_VIEW: OFFICERS,
    Permission.ADMINISTER: "bea",
}


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("policy")
    url = databases.new(folder)
    made = make_world(folder, url)
    with made.app.app_context():
        database.begin(writes=True)
        yield {"ids": made.ids, "actors": actors()}
        database.end()
    made.app.extensions["portal"].engine.dispose()
    databases.drop(url)


def the_row(permission: Permission, ids: dict[str, int]) -> int:
    """The id of De Linde's own row that the permission is about."""
    table = policy.POLICY[permission].subject.__tablename__.removeprefix("portal_")
    return ids[{"person": "roos", "paper": "shared_paper"}.get(table, table)]


@pytest.mark.parametrize("permission", sorted(EXPECTED))
def test_a_permission_is_held_by_those_named_and_by_nobody_else(
    world: dict[str, Any], permission: Permission
) -> None:
    row_id = the_row(permission, world["ids"])
    allowed = {
        name for name, actor in world["actors"].items() if policy.has(actor, permission, row_id)
    }
    assert allowed == set(EXPECTED[permission].split())


def test_every_permission_of_the_table_has_an_expectation_and_words() -> None:
    assert set(policy.POLICY) == set(EXPECTED)
    assert set(policy.POLICY) <= set(words.WORDS)


@pytest.mark.parametrize("permission", sorted(policy.POLICY))
def test_lists_buttons_and_objects_agree(world: dict[str, Any], permission: Permission) -> None:
    subject = policy.POLICY[permission].subject
    for name, actor in world["actors"].items():
        query = sa.select(subject.id).where(policy.where(actor, permission))
        listed = set(database.session.scalars(query))
        one_by_one = {
            row.id for row in everything(subject) if policy.has(actor, permission, row.id)
        }
        assert listed == one_by_one, name
        if listed:
            assert policy.anywhere(actor, permission), name
        if subject is Council:
            offered = {
                row.id for row in everything(Council) if policy.may(actor, permission, row.id)
            }
            assert offered == listed, name


def test_what_is_allowed_somewhere_is_never_hidden_by_the_check_of_lists(
    world: dict[str, Any],
) -> None:
    nobody = Actor()
    for permission in policy.POLICY:
        assert not policy.anywhere(nobody, permission), permission


def test_every_council_row_is_of_a_council_in_which_the_button_is_shown(
    world: dict[str, Any],
) -> None:
    from portal.access.rows import COUNCIL_OF

    for permission, rule in policy.POLICY.items():
        if rule.subject not in COUNCIL_OF or any(one.rows for one in rule.anyone_of):
            continue
        of = COUNCIL_OF[rule.subject]
        for name, actor in world["actors"].items():
            query = sa.select(of).select_from(rule.subject)
            held = set(database.session.scalars(query.where(policy.where(actor, permission))))
            assert held <= policy.councils(actor, permission), (permission, name)


def test_a_neighbour_has_nothing_in_another_council(world: dict[str, Any]) -> None:
    gerrit = world["actors"]["gerrit"]
    for permission in EXPECTED:
        assert not policy.has(gerrit, permission, the_row(permission, world["ids"])), permission


def test_a_draft_meeting_is_of_the_council_alone(world: dict[str, Any]) -> None:
    meeting = database.session.get_one(Meeting, world["ids"]["meeting"])
    with database.session.begin_nested() as step:
        database.session.execute(
            sa.update(Meeting)
            .where(Meeting.id == meeting.id)
            .values(state=MeetingState.DRAFT, invited_at=None)
        )
        seen = {
            name
            for name, actor in world["actors"].items()
            if policy.has(actor, Permission.MEETING_VIEW, meeting.id)
        }
        step.rollback()
    assert seen == set(COUNCIL.split())


def test_a_face_alone_opens_only_what_hangs_on_the_wall(world: dict[str, Any]) -> None:
    face = world["actors"]["face"]
    held = {p for p in EXPECTED if policy.has(face, p, the_row(p, world["ids"]))}
    assert held == {
        Permission.COUNCIL_VIEW,
        Permission.HOUSE_VIEW,
        Permission.DOOR_VIEW,
        Permission.PERSON_LIST,
        Permission.PERSON_VIEW,
        Permission.PHOTO_VIEW,
        Permission.MEETING_VIEW,
        Permission.MEETING_FOLLOW,
        Permission.ITEM_VIEW,
        Permission.PAPER_VIEW,
        Permission.EASY_WANT,
        Permission.DECISION_VIEW,
        Permission.NEWS_VIEW,
        *ON_THE_WALL,
    }
    carded = replace(face, proof=Proof.CARD)
    assert policy.has(carded, Permission.VOTE, world["ids"]["ballot"])


def test_who_supports_a_council_is_no_member_of_it_whatever_the_database_says() -> None:
    both = Actor(
        person_id=1, roles=frozenset({(Role.SUPPORTER, 1), (Role.CHAIR, 1), (Role.CHAIR, 2)})
    )
    assert policy.councils(both, Permission.VOTE) == {2}
    assert policy.councils(both, Permission.MEETING_FIX) == {2}
    assert 1 in policy.councils(both, Permission.MEETING_EDIT)


def test_views_are_no_roles(world: dict[str, Any]) -> None:
    """A client member has what a representative member has, apart from the office."""
    roos = world["actors"]["roos"]
    assert people()["Roos"].view == "picto"
    hans_as_member = replace(
        world["actors"]["hans"], roles=frozenset({(Role.MEMBER, world["ids"]["council"])})
    )
    for permission in policy.POLICY:
        subject = policy.POLICY[permission].subject
        if subject in (Council, Meeting):
            assert policy.councils(roos, permission) >= policy.councils(
                hans_as_member, permission
            ), permission


def test_the_table_in_words_is_made_from_the_table(world: dict[str, Any]) -> None:
    rows = {row.permission: row for row in words.table()}
    assert set(rows) == set(policy.POLICY)
    assert "supporter" not in rows[Permission.VOTE].groups
    assert rows[Permission.VOTE].groups == {"members"}
    assert len(words.markdown().splitlines()) == len(rows) + 2


def test_every_condition_belongs_to_a_group_of_people() -> None:
    used = {one for rule in policy.POLICY.values() for one in rule.anyone_of}
    grouped = frozenset().union(*(group.reasons for group in groups.GROUPS.values()))
    assert used <= grouped
