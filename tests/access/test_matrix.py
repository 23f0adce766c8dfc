"""Every address, for every kind of person, in both views: what is answered.

One line an address. A new one without a line fails; a line is a decision, so write it by hand.

    .   the page (200)
    +   done, or the form was looked at: 303 onward, 422 for a form sent empty, 400 for a form
        that lacks what it needs
    >   to a door: sign-in, the faces on the tablet, or "show your card"
    x   refused, and told so (403): it may be seen, not done
    -   it does not exist for this person (404)
    !   anything else, and always wrong
"""

from collections.abc import Iterator
from typing import Any

import pytest

from portal.access import guard
from portal.database import session
from portal.forms import PortalForm
from tests.access.world import ACTORS, World, make_world

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit
# (a visitor; a face on the tablet; a resident; a client member; secretary; chair; supporter;
# manager; support worker; administrator; a member of another council).
TABLE = """
GET  accounts.index         /accounts                                  > - - - - - - - - . -
POST accounts.change        /accounts/{account}                        > - - - - - - - - + -
POST accounts.lift          /accounts/{account}/lift                   > - - - - - - - - + -
GET  accounts.sign_in       /sign-in                                   . . . . . . . . . . .
POST accounts.sign_in       /sign-in                                   + + + + + + + + + + +
POST accounts.sign_out      /sign-out                                  > > > > > > > > > > >

GET  agenda.edit            /items/{agenda_item}/edit                  > x x x . . . - x - -
POST agenda.edit            /items/{agenda_item}/edit                  > x x x + + + - x - -
POST agenda.remove          /items/{agenda_item}/remove                > x x x + + + - x - -
GET  agenda.add             /meetings/{meeting}/items/new              > x x x . . . - x - -
POST agenda.add             /meetings/{meeting}/items/new              > x x x + + + - x - -
GET  agenda.order           /meetings/{meeting}/order                  > x x x . . . - x - -
POST agenda.order           /meetings/{meeting}/order                  > x x x + + + - x - -
POST agenda.restore         /meetings/{meeting}/restore                > x x x - - - - x - -

GET  attendance.answer      /meetings/{meeting}/answer                 > > x . . . x - x - -
POST attendance.answer      /meetings/{meeting}/answer                 > > x + + + x - x - -
GET  attendance.show        /meetings/{meeting}/attendance             > > x . . . . - x - -

GET  ballots.show           /ballots/{ballot}                          > > - . . . . - - - -
POST ballots.close          /ballots/{ballot}/close                    > - - x + + x - - - -
POST ballots.open_          /ballots/{ballot}/open                     > - - x + + x - - - -
GET  ballots.vote           /ballots/{ballot}/vote                     > > - + + + x - - - -
POST ballots.vote           /ballots/{ballot}/vote                     > > - + + + x - - - -
GET  ballots.voted          /ballots/{ballot}/voted                    > > - . . . x - - - -
GET  ballots.prepare        /items/{agenda_item}/ballot                > x x x . . . - x - -
POST ballots.prepare        /items/{agenda_item}/ballot                > x x x + + + - x - -
POST ballots.picture        /items/{agenda_item}/ballot/picture        > x x x - - - - x - -

GET  councils.index         /councils                                  > . . . . . . . . . .
GET  councils.make          /councils/new                              > x x x x x x x x . x
POST councils.make          /councils/new                              > x x x x x x x x + x
GET  councils.show          /councils/{council}                        > . . . . . . . . . -
GET  councils.edit          /councils/{council}/edit                   > x x x . . x x x . -
POST councils.edit          /councils/{council}/edit                   > x x x + + x x x + -
GET  councils.trail         /councils/{council}/trail                  > x x x . . x x x x -
GET  councils.who_may_what  /who-may-what                              > . . . . . . . . . .

GET  easytext.words         /councils/{council}/words                  > x x x . . . x x x -
GET  easytext.word          /councils/{council}/words/{house_word}     > x x x . . . x x x -
POST easytext.word          /councils/{council}/words/{house_word}     > x x x + + + x x x -
POST easytext.forget        /councils/{council}/words/{house_word}/remove > x x x + + + x x x -
POST easytext.check_same    /easy-texts/{easy_text}/check-same         > - - - + + + - - - -
POST easytext.confirm       /easy-texts/{easy_text}/confirm            > - - - + + + - - - -
GET  easytext.edit          /easy-texts/{easy_text}/edit               > - - - . . . - - - -
POST easytext.add           /easy-texts/{easy_text}/lines              > - - - + + + - - - -
POST easytext.line          /easy-texts/{easy_text}/lines/{easy_line}  > - - - + + + - - - -
GET  easytext.look          /easy-texts/{easy_text}/look               > - - - - - - - - - -
POST easytext.propose       /easy-texts/{easy_text}/propose            > - - - + + + - - - -
POST easytext.tested        /easy-texts/{easy_text}/tested             > - - - + + + - - - -
GET  easytext.of_item       /items/{agenda_item}/easy-text             > x x x + + + - x - -
POST easytext.of_item       /items/{agenda_item}/easy-text             > x x x + + + - x - -
POST easytext.want          /items/{agenda_item}/easy-text/want        > + + + + + + - + - -

GET  houses.index           /houses                                    > . . . x . . x . . .
GET  houses.make            /houses/new                                > x x x x x x x x . x
POST houses.make            /houses/new                                > x x x x x x x x + x
GET  houses.show            /houses/{house}                            > . . . - . . - . . -
GET  houses.edit            /houses/{house}/edit                       > x x x - x . - x . -
POST houses.edit            /houses/{house}/edit                       > x x x - x + - x + -
GET  houses.add_staff       /houses/{house}/staff/new                  > x x x - x . - x . -
POST houses.add_staff       /houses/{house}/staff/new                  > x x x - x + - x + -
POST houses.remove_staff    /houses/{house}/staff/{house_staff}/remove > x x x - x + - x + -

GET  meetings.of_council    /councils/{council}/meetings               > . . . . . . . . . -
GET  meetings.make          /councils/{council}/meetings/new           > x x x . . . x x x -
POST meetings.make          /councils/{council}/meetings/new           > x x x + + + x x x -
GET  meetings.item          /items/{agenda_item}                       > . . . . . . - . - -
GET  meetings.index         /meetings                                  > + + + + . + . + . .
GET  meetings.show          /meetings/{meeting}                        > . . . . . . - . - -
POST meetings.cancel        /meetings/{meeting}/cancel                 > x x x + + x - x - -
GET  meetings.edit          /meetings/{meeting}/edit                   > x x x . . . - x - -
POST meetings.edit          /meetings/{meeting}/edit                   > x x x + + + - x - -
POST meetings.fix           /meetings/{meeting}/fix                    > x x x + + x - x - -
GET  meetings.invite        /meetings/{meeting}/invite                 > x x x . . x - x - -
POST meetings.invite        /meetings/{meeting}/invite                 > x x x + + x - x - -
POST meetings.plan_again    /meetings/{meeting}/plan-again             > x x x + + x - x - -
GET  meetings.wall          /meetings/{meeting}/wall                   > . . . . . . - . - -

GET  memberships.add        /councils/{council}/memberships/new        > x x x . . . x x . -
POST memberships.add        /councils/{council}/memberships/new        > x x x + + + x x + -
POST memberships.confirm    /memberships/{membership}/confirm          > - - - + + - - - + -
GET  memberships.end        /memberships/{membership}/end              > - - - . . - - - . -
POST memberships.end        /memberships/{membership}/end              > - - - + + - - - + -
POST memberships.stop       /memberships/{membership}/stop             > - - - + + - - - + -

GET  papers.add             /items/{agenda_item}/papers/new            > x x x . . . - x - -
POST papers.add             /items/{agenda_item}/papers/new            > x x x + + + - x - -
POST papers.remove          /items/{agenda_item}/papers/remove         > x x x - - - - x - -
GET  papers.download        /papers/{paper}                            > - - - - - - - - - -

GET  people.make            /councils/{council}/people/new             > x x x x x . x x . -
POST people.make            /councils/{council}/people/new             > x x x x x + x x + -
GET  people.index           /people                                    > . . . . . . . . . .
GET  people.show            /people/{roos}                             > . . . . . . . . . -
GET  people.edit            /people/{roos}/edit                        > x x x x x . x x . -
POST people.edit            /people/{roos}/edit                        > x x x x x + x x + -
GET  people.add_helper      /people/{roos}/helpers/new                 > x x x x x . x x . -
POST people.add_helper      /people/{roos}/helpers/new                 > x x x x x + x x + -
POST people.remove_helper   /people/{roos}/helpers/{sanne}/remove      > x x x x x + x x + -
GET  people.photo           /people/{roos}/photo                       > x x . x x . x x . -
POST people.photo           /people/{roos}/photo                       > x x + x x + x x + -
POST people.remove_photo    /people/{roos}/photo/remove                > x x + x x + x x + -

GET  pictures.bundle        /bundles/nothing                           - - - - - - - - - - -
GET  pictures.font          /fonts/nothing.ttf                         - - - - - - - - - - -
GET  pictures.photo         /photos/{roos}/abc.jpg                     > - - - - - - - - - -
GET  pictures.pictogram     /pictograms/own/abc.svg                    - - - - - - - - - - -

GET  residents.again        /again                                     > + + + + + + + + + +
POST residents.discard      /again/{draft}/discard                     > + + + + + + + + + +
GET  residents.card         /card                                      > . . . > > > > > > >
POST residents.card         /card                                      > + + + > > > > > > >
POST residents.frame        /card/frame                                > + + + + + + + + + +
GET  residents.together     /card/together                             > . . . > > > > > > >
POST residents.together     /card/together                             > + + + > > > > > > >
POST residents.make_card    /cards/{roos}                              > x x x x x . x x x -
POST residents.lift_card    /cards/{roos}/lift                         > x x x x x + x x x -
POST residents.revoke_card  /cards/{roos}/revoke                       > x x x x x + x x x -
GET  residents.faces        /faces                                     > . . . + + + + + + +
POST residents.tap          /faces/{roos}                              > > > > - - - - - - -
GET  residents.calls        /help                                      > . . . . . . . . . .
POST residents.call_help    /help/call                                 > + + + + + + + + + +
GET  residents.knock        /help/coming                               > . . . . . . . . . .
GET  residents.cards        /houses/{house}/cards                      > x x x - x . - x . -
POST residents.answer_call  /houses/{house}/help/{help_call}           > x x x - x + - + x -
GET  residents.new_tablet   /houses/{house}/tablets/new                > x x x - x . - x . -
POST residents.new_tablet   /houses/{house}/tablets/new                > x x x - x + - x + -
GET  residents.rename_tablet /houses/{house}/tablets/{device}           > x x x - x . - x . -
POST residents.rename_tablet /houses/{house}/tablets/{device}           > x x x - x + - x + -
POST residents.revoke_tablet /houses/{house}/tablets/{device}/revoke    > x x x - x + - x + -
POST residents.leave        /leave                                     > > > > > > > > > > >
GET  residents.door         /tablet                                    . . . . . . . . . . .
POST residents.type_code    /tablet                                    + + + + + + + + + + +
GET  residents.enrol        /tablet/abc                                - - - - - - - - - - -
POST residents.enrol        /tablet/abc                                - - - - - - - - - - -
GET  residents.tablets      /tablets                                   > . . . . . . . . . .

GET  start.show             /                                          > . . . . . . . . . .
GET  start.decisions        /decisions                                 > . . . . . . . . . .
GET  start.asks             /asks                                      > . . . . . . . . . .
POST start.switch_language  /language                                  + + + + + + + + + + +
POST start.switch_view      /view                                      + + + + + + + + + + +

GET  wishes.make            /councils/{council}/wishes/new             > > . . . . . x . x -
POST wishes.make            /councils/{council}/wishes/new             > > + + + + + x + x -
GET  wishes.index           /wishes                                    > > . . . . . . . . .
GET  wishes.mine            /wishes/mine                               > > . . . . . . . . .
GET  wishes.start           /wishes/new                                > > + + + . + x + x .
GET  wishes.show            /wishes/{wish}                             > > . . . . . - - - -
GET  wishes.answer          /wishes/{wish}/answer                      > - x x . . . - - - -
POST wishes.answer          /wishes/{wish}/answer                      > - x x + + + - - - -
POST wishes.withdraw        /wishes/{wish}/withdraw                    > - + x x x x - - - -
"""
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
    response = world.client(actor).open(path.format(**world.ids), method=method)
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
