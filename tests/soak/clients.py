"""People at work while the server is killed: who gets no answer sends the same form again."""

import http.client
import itertools
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from portal import clock
from tests.loopback import Browser, Fields, Reply, forms_of
from tests.soak.council import Member
from tests.soak.server import LOST_LINE

T = TypeVar("T")
PATIENCE = 90.0


class Client(threading.Thread):
    """One member who votes and answers time and again, and never gives up on an act."""

    def __init__(self, member: Member, port: int, halt: threading.Event) -> None:
        super().__init__(daemon=True)
        self.member = member
        self.votes = self.answers = self.acts = 0
        self.sent_again = 0
        self.slowest = 0.0
        self.last_choice = self.last_answer = ""
        self.trouble = ""
        self.browser = Browser(port, dict(member.cookies))
        self._halt = halt

    def run(self) -> None:
        try:
            for number in itertools.count():
                if self._halt.is_set():
                    return
                self.work(number)
        except Exception as error:
            self.trouble = repr(error)

    def work(self, number: int) -> None:
        """Vote, and say whether one comes."""
        self._vote(("yes", "no", "talk_first")[number % 3])
        self._answer(("yes", "no", "unsure")[number % 3])

    def _vote(self, choice: str) -> None:
        path = f"/ballots/{self.member.ballot_id}/vote"
        self.send(path, self.form(f"{path}?choice={choice}", "choice"))
        self.votes, self.last_choice = self.votes + 1, choice

    def _answer(self, coming: str) -> None:
        path = f"/meetings/{self.member.meeting_id}/answer"
        self.send(path, self.form(path, "coming") | {"coming": coming})
        self.answers, self.last_answer = self.answers + 1, coming

    def form(self, path: str, having: str = "csrf_token") -> dict[str, str]:
        """The form on a page, as a browser would send it."""
        return self._insist(lambda: self.browser.form(path, having))

    def send(self, path: str, fields: Fields, file: bytes | None = None) -> str:
        """Do an act; where the portal leads one after it."""

        def once() -> Reply:
            reply = self.browser.post(path, fields, file)
            if reply.status >= 500:
                raise http.client.HTTPException(reply.status)
            return reply

        began = time.monotonic()
        reply = self._insist(once)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if reply.status != 303:
            raise RuntimeError(f"{path}: {reply.status}")
        self.acts += 1
        return reply.location

    def page(self, path: str) -> str:
        """What stands on a page."""
        return self._insist(lambda: self._page(path))

    def _page(self, path: str) -> str:
        reply = self.browser.get(path)
        if reply.status >= 500:
            raise http.client.HTTPException(reply.status)
        assert reply.status == 200, f"{path}: {reply.status}"
        return reply.text

    def _insist(self, ask: Callable[[], T]) -> T:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return ask()
            except LOST_LINE:
                if time.monotonic() > until:
                    raise
                self.sent_again += 1
                time.sleep(0.2)


@dataclass(frozen=True, kw_only=True)
class Invited:
    """A meeting that a chair made and invited to, with a paper."""

    id: int
    title: str
    item_id: int
    paper: bytes


class Chair(Client):
    """The chair also makes meetings, adds a paper, and invites: that asks for mail."""

    def __init__(self, member: Member, port: int, halt: threading.Event) -> None:
        super().__init__(member, port, halt)
        self.invited: list[Invited] = []

    def work(self, number: int) -> None:
        """Do what members do, and invite to one meeting more."""
        super().work(number)
        self._meet(number)
        if number % 4 == 0:  # nobody hears of it a second time
            place = f"/meetings/{self.invited[-1].id}"
            self._press(place, "cancel")
            self._press(place, "plan-again")

    def _meet(self, number: int) -> None:
        make = f"/councils/{self.member.council_id}/meetings/new"
        title = f"Zitting {number} van {self.member.person_id}"
        day = (clock.local(clock.system_clock()) + timedelta(days=2 + number % 300)).date()
        asked = self.form(make, "title") | {"title": title, "date": f"{day}", "source": "fitting"}
        place = self.send(make, asked).partition("?")[0]
        item = int(re.findall(r'href="/items/(\d+)"', self.page(place))[0])
        paper = f"%PDF-1.4\n{title}\n".encode() * 200
        add = f"/items/{item}/papers/new"
        self.send(add, self.form(add) | {"title": title}, paper)
        self._press(place, "fix")
        self.send(f"{place}/invite", self.form(f"{place}/invite"))
        self.invited.append(
            Invited(id=int(place.rpartition("/")[2]), title=title, item_id=item, paper=paper)
        )

    def _press(self, place: str, act: str) -> None:
        forms = forms_of(self.page(place))
        self.send(f"{place}/{act}", next(one for one in forms if "csrf_token" in one))
