"""The policy, without a request: who may what, row by row, and lists that agree with objects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.access import groups, policy, words
from portal.access.permissions import Permission
from portal.access.table import POLICY
from portal.councils.models import Council
from portal.identity import Actor, Proof, Role
from portal.meetings.models import Meeting, MeetingState
from tests.access.expected import COUNCIL, EXPECTED
from tests.access.table_of_agreements import ON_THE_WALL
from tests.access.table_of_supporters import OF_ALL_COUNCILS
from tests.access.world import actors, everything, make_world, people
from tests.databases import Databases

pytestmark = pytest.mark.engines


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
    table = POLICY[permission].subject.__tablename__.removeprefix("portal_")
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
    assert set(POLICY) == set(EXPECTED)
    assert set(POLICY) <= set(words.WORDS)


@pytest.mark.parametrize("permission", sorted(POLICY))
def test_lists_buttons_and_objects_agree(world: dict[str, Any], permission: Permission) -> None:
    subject = POLICY[permission].subject
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
    for permission in POLICY:
        assert not policy.anywhere(nobody, permission), permission


def test_every_council_row_is_of_a_council_in_which_the_button_is_shown(
    world: dict[str, Any],
) -> None:
    from portal.access.rows import COUNCIL_OF

    for permission, rule in POLICY.items():
        if rule.subject not in COUNCIL_OF or any(one.rows for one in rule.anyone_of):
            continue
        of = COUNCIL_OF[rule.subject]
        for name, actor in world["actors"].items():
            query = sa.select(of).select_from(rule.subject)
            held = set(database.session.scalars(query.where(policy.where(actor, permission))))
            assert held <= policy.councils(actor, permission), (permission, name)


def test_a_neighbour_has_nothing_in_another_council(world: dict[str, Any]) -> None:
    gerrit = world["actors"]["gerrit"]
    for permission in EXPECTED.keys() - OF_ALL_COUNCILS:
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
    for permission in POLICY:
        subject = POLICY[permission].subject
        if subject in (Council, Meeting):
            assert policy.councils(roos, permission) >= policy.councils(
                hans_as_member, permission
            ), permission


def test_the_table_in_words_is_made_from_the_table(world: dict[str, Any]) -> None:
    rows = {row.permission: row for row in words.table()}
    assert set(rows) == set(POLICY)
    assert "supporter" not in rows[Permission.VOTE].groups
    assert rows[Permission.VOTE].groups == {"members"}
    assert len(words.markdown().splitlines()) == len(rows) + 2


def test_every_condition_belongs_to_a_group_of_people() -> None:
    used = {one for rule in POLICY.values() for one in rule.anyone_of}
    grouped = frozenset().union(*(group.reasons for group in groups.GROUPS.values()))
    assert used <= grouped
