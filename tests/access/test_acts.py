"""The acts of the table, read a second time: who may do each follows from the README's own words,
and without a token of the portal nobody does anything."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.access.acts import ACTS, NO_RIGHTS, NOTHING_THERE, WHO
from tests.access.table_of_choosing import ACTS_OF_CHOOSING
from tests.access.table_of_disputes import ACTS_OF_DISPUTES
from tests.access.table_of_means import ACTS_OF_MEANS
from tests.access.table_of_money import ACTS_OF_MONEY
from tests.access.table_of_supporters import ACTS_OF_SUPPORTERS
from tests.access.table_of_years import YEAR_ACTS
from tests.access.test_matrix import rows
from tests.access.world import ACTORS, World, make_world

README = (Path(__file__).parents[2] / "README.md").read_text()
EVERYBODY = frozenset(ACTORS) - {"visitor"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = make_world(tmp_path_factory.mktemp("acts"))
    yield world
    world.app.extensions["portal"].engine.dispose()


def policy() -> dict[str, frozenset[str]]:
    """The README's table: what, and who of the people may."""
    table = README.split("<!-- policy -->")[1].split("<!-- /policy -->")[0]
    lines = [line.strip("| ").split(" | ") for line in table.strip().splitlines()[2:]]
    known = {what: people(who) for what, who in lines if what != "see a photo"}
    return known | {"see a paper": known["see a paper"] | {"petra"}}  # it is of a shared item


def people(who: str) -> frozenset[str]:
    found: set[str] = set()
    for words in sorted(WHO, key=len, reverse=True):
        if re.search(rf"(^|, ){re.escape(words)}(,|$)", who):
            found.update(WHO[words].split())
            who = re.sub(rf"(^|, ){re.escape(words)}(?=,|$)", "", who)
    return frozenset(found)


def acts() -> dict[str, tuple[str, str]]:
    """For each act: what it is in the README, and what it is to see it."""
    tables = (
        ACTS,
        YEAR_ACTS,
        ACTS_OF_MEANS,
        ACTS_OF_SUPPORTERS,
        ACTS_OF_DISPUTES,
        ACTS_OF_CHOOSING,
        ACTS_OF_MONEY,
    )
    text = "\n".join(one.strip() for one in tables)
    lines = (line.split(" | ") for line in text.replace("\n    ", " ").splitlines())
    return {act: (what, seen) for what, seen, names in lines for act in names.split()}


def expected(asked: frozenset[str], may: frozenset[str], sees: frozenset[str]) -> str:
    """The signs of the table: to the door, done, to the card, told so, or not there."""
    signs = {name: "+" if name in may else "x" if name in sees else "-" for name in ACTORS}
    if "mo" in asked and "face" not in asked:
        signs["face"] = ">"
    return "".join(signs.values()).replace(signs["visitor"], ">", 1)


def posts() -> dict[str, tuple[str, str]]:
    return {endpoint: (path, signs) for method, endpoint, path, signs in rows() if method == "POST"}


def test_each_act_is_open_to_whom_the_readme_says() -> None:
    known, wrong = policy(), []
    for act, (what, seen) in acts().items():
        sees = EVERYBODY if seen == "*" else known.get(seen, frozenset())
        rights = [known[one] for one in what.split(" & ")]
        right = expected(rights[0], frozenset.intersection(*rights), sees)
        written = posts()[act][1].replace(".", "+")
        if act in NOTHING_THERE:
            right = right.replace("+", "-")
        if written != right:
            wrong.append(f"{act}: {written} instead of {right}, {what!r}")
    assert not wrong, "\n".join(wrong)


def test_each_act_has_its_line_of_the_readme_or_needs_no_right() -> None:
    named = [*acts(), *NO_RIGHTS]
    assert sorted(named) == sorted(posts())


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 400), ({"Origin": "https://elsewhere.example"}, 403)],
    ids=["no token", "another site"],
)
def test_without_a_token_or_from_another_site_nothing_is_done(
    world: World, headers: dict[str, str], status: int
) -> None:
    before, wrong = world.fingerprint(), []
    for act, (path, signs) in posts().items():
        doer = next((n for n, sign in zip(ACTORS, signs, strict=True) if sign in "+."), "sanne")
        sent = {"name": "x", "question": "x", "text": "x", "view": "picto", "choice": "dont_know"}
        answer = world.client(doer).post(path.format(**world.ids), data=sent, headers=headers)
        if answer.status_code != status:
            wrong.append(f"{act} by {doer}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert world.fingerprint() == before
