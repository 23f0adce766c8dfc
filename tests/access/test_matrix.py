"""Every address, for every kind of person, in both views: what is answered."""

from collections.abc import Iterator
from typing import Any

import pytest

from portal.access import guard
from portal.database import session
from portal.forms import PortalForm
from tests.access.table import TABLE
from tests.access.world import ACTORS, World, make_world

DOORS = ("/sign-in", "/faces", "/card", "/tablet")
NOT_PAGES = frozenset({"portal.static", "portal.missing"})


def rows() -> list[tuple[str, str, str, str]]:
    """Method, endpoint, path, and the expected answers in the order of `ACTORS`."""
    found = []
    for line in TABLE.strip().splitlines():
        if line and not line.startswith("#"):
            method, endpoint, path, *expected = line.split()
            found.append((method, endpoint, path, "".join(expected)))
    return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = make_world(tmp_path_factory.mktemp("matrix"))
    yield world
    world.app.extensions["portal"].engine.dispose()


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an allowed person sends is done and rolled back, so that each line stands alone."""

    def finish(response: Any, actor: Any) -> Any:
        session.rollback()
        return response

    monkeypatch.setattr(guard, "_finish", finish)
    monkeypatch.setattr(PortalForm, "validate", _checked_without_token(PortalForm.validate))


def _checked_without_token(validate: Any) -> Any:
    """The form's own checks; that a token is asked of every form is another test."""

    def checked(form: PortalForm, *args: Any, **kwargs: Any) -> bool:
        form["csrf_token"].validate = lambda *_args, **_kwargs: True  # type: ignore[method-assign]
        return bool(validate(form, *args, **kwargs))

    return checked


def answer(world: World, actor: str, method: str, path: str) -> str:
    with world.client(actor).open(path.format(**world.ids), method=method) as response:
        return sign(response)


def sign(response: Any) -> str:
    if response.status_code in (302, 303):
        to_door = response.location.partition("?")[0] in DOORS
        return ">" if to_door else "+"
    signs = {200: ".", 204: "+", 400: "+", 409: "+", 422: "+", 403: "x", 404: "-"}
    return signs.get(response.status_code, "!")


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_every_page_answers_everybody_as_the_table_says(world: World, view: str) -> None:
    world.set_view(view)
    wrong = []
    for method, endpoint, path, expected in rows():
        if method == "GET":
            got = "".join(answer(world, actor, "GET", path) for actor in ACTORS)
            if got != expected:
                wrong.append(f"GET {endpoint} {path}: {got} instead of {expected}")
    assert not wrong, "\n".join(wrong)


def test_every_act_is_open_to_whom_the_table_says_and_a_refusal_leaves_no_trace(
    world: World,
) -> None:
    wrong = []
    before = world.fingerprint()
    for method, endpoint, path, expected in rows():
        if method == "POST":
            got = "".join(answer(world, actor, "POST", path) for actor in ACTORS)
            if got != expected:
                wrong.append(f"POST {endpoint} {path}: {got} instead of {expected}")
    assert not wrong, "\n".join(wrong)
    assert world.fingerprint() == before


def test_every_address_of_the_portal_has_a_line(world: World) -> None:
    listed = {(method, f"portal.{endpoint}") for method, endpoint, _path, _expected in rows()}
    missing = [
        f"{method:4} {rule.endpoint.removeprefix('portal.')} {rule.rule}"
        for rule in world.app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
        if rule.endpoint.startswith("portal.") and rule.endpoint not in NOT_PAGES
        if (method, rule.endpoint) not in listed
    ]
    assert not missing, "\n".join(missing)


def test_every_line_is_about_an_address_and_about_everybody(world: World) -> None:
    for method, endpoint, path, expected in rows():
        matched, _values = world.app.url_map.bind("localhost").match(
            path.partition("?")[0].format(**world.ids), method=method
        )
        assert matched == f"portal.{endpoint}", path
        assert len(expected) == len(ACTORS), endpoint
