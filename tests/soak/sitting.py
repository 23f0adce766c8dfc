"""People in a meeting while the server is killed: voting, showing cards, writing the minutes."""

import json
import secrets
import threading
import time
from collections import Counter
from typing import Any

from tests.soak.clients import PATIENCE, Client
from tests.soak.hall import Hall, Seat
from tests.soak.server import LOST_LINE

CHOICES = ("yes", "no", "talk_first", "yes", "dont_know")
SIGNS = ("slower", "stop", "break", "speak")


class Course:
    """How far the meeting is: which votes are open, who has voted, whether it is over."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.opened = -1
        self.voted: Counter[int] = Counter()
        self.arrived = 0
        self.broken = self.over = False
        self._told = threading.Condition()

    def tell(self, **news: Any) -> None:
        """Let everybody know that something is further: ``opened``, ``over``, ``broken``."""
        with self._told:
            vars(self).update(news)
            self._told.notify_all()

    def arrive(self) -> None:
        """One more is there."""
        self.tell(arrived=self.arrived + 1)

    def vote(self, number: int) -> None:
        """One more has voted in this ballot."""
        with self._told:
            self.voted[number] += 1
            self._told.notify_all()

    def until(self, ready: Any) -> None:
        """Wait for something; stops the waiting person when somebody else could not go on."""
        with self._told:
            self._told.wait_for(lambda: self.broken or ready(), 20 * PATIENCE)
            if self.broken or not ready():
                raise RuntimeError("the meeting did not go on")


class Guest(Client):
    """Somebody at the meeting. ``acts`` are the keys of what was acknowledged."""

    def __init__(self, seat: Seat, port: int, course: Course) -> None:
        super().__init__(seat.member, port, threading.Event())
        self.seat, self.course, self.hall = seat, course, course.hall
        self.keys = set[str]()
        self.token = ""

    def run(self) -> None:
        try:
            self.token = self.form(f"/meetings/{self.hall.meeting_id}/follow")["csrf_token"]
            self.meet()
        except Exception as error:
            self.trouble = f"{type(self).__name__} {self.seat.person_id}: {error!r}"
            self.course.tell(broken=True)

    def meet(self) -> None:
        """What this person does."""
        raise NotImplementedError

    def fields(self, **fields: object) -> dict[str, str]:
        """What a form sends, as an act of its own."""
        act = f"{self.seat.person_id}.{secrets.token_urlsafe(9)}"
        return {"csrf_token": self.token, "act": act} | {k: str(v) for k, v in fields.items()}

    def do(self, path: str, *, twice: bool = False, **fields: object) -> str:
        """An act; ``twice`` sends it once more though it was answered."""
        sent = self.fields(**fields)
        place = self.send(path, sent)
        self.keys.add(sent["act"])
        if twice and self.send(path, sent) != place:
            raise RuntimeError(f"{path}: another answer the second time")
        return place


class Voter(Guest):
    """A member: there, votes in every ballot, sometimes twice or otherwise, shows cards."""

    def __init__(self, seat: Seat, port: int, course: Course) -> None:
        super().__init__(seat, port, course)
        self.given: dict[int, list[str]] = {}
        self.sign = SIGNS[seat.person_id % 4]

    def meet(self) -> None:
        me, here = self.seat.person_id, f"/meetings/{self.hall.meeting_id}"
        self.do(f"{here}/here", twice=me % 5 == 0)
        self.course.arrive()
        for number, (ballot, secret) in enumerate(self.hall.ballots.items()):
            self.course.until(lambda number=number: self.course.opened >= number)
            self.page(f"/ballots/{ballot}")
            for turn in range(1 + ((me + number) % 4 == 0)):
                choice = CHOICES[(me + number + turn) % len(CHOICES)]
                card = {"token": self.seat.card} if secret else {}
                again = (me + number) % 6 == 0
                self.do(f"/ballots/{ballot}/vote", twice=again, choice=choice, **card)
                self.given.setdefault(ballot, []).append(choice)
            self.course.vote(number)
            if (me + number) % 3 == 0:
                self.do(f"{here}/signal", sign=self.sign, do=("up", "name", "down")[number % 3])
        self.do(f"{here}/signal", sign=self.sign, do="up", twice=me % 2 == 0)


class Leader(Guest):
    """The chair: opens and closes each vote, records what was decided, sees cards and people."""

    def __init__(self, seat: Seat, port: int, course: Course) -> None:
        super().__init__(seat, port, course)
        self.decisions: list[str] = []

    def meet(self) -> None:
        here, everybody = f"/meetings/{self.hall.meeting_id}", len(self.hall.seats)
        self.course.until(lambda: self.course.arrived == everybody)
        for number, ballot in enumerate(self.hall.ballots):
            self.do(f"/ballots/{ballot}/open", minutes=60, twice=number % 2 == 0)
            self.course.tell(opened=number)
            who = self.hall.seats[number % (everybody - 2) + 2].person_id
            self.do(f"{here}/presence", set=f"{who}:away")
            self.do(f"{here}/presence", set=f"{who}:here", twice=True)
            self.do(f"{here}/lead/turns", do="seen", sign=SIGNS[number % 3])
            self.course.until(lambda number=number: self.course.voted[number] == everybody)
            self.do(f"/ballots/{ballot}/close", twice=number % 3 == 0)
            self.decide(f"Besluit na stemming {number}", ballot=ballot, twice=number % 4 == 0)
        self.course.tell(over=True)

    def decide(self, text: str, *, twice: bool, **about: object) -> None:
        """Record a decision."""
        self.do(f"/councils/{self.hall.council_id}/decisions/new", twice=twice, text=text, **about)
        self.decisions.append(text)


class Writer(Leader):
    """One of two who write in the same minutes, saved while they type; also records decisions.

    ``lines`` are acknowledged, by item; of these ``replaced`` were written anew by somebody who
    had read them.
    """

    def __init__(self, seat: Seat, port: int, course: Course, name: str, *, records: bool) -> None:
        super().__init__(seat, port, course)
        self.called, self.records = name, records
        self.lines: dict[int, list[str]] = {item: [] for item in self.hall.items}
        self.replaced = set[str]()
        self._count = 0

    def meet(self) -> None:
        saves = 0
        while not self.course.over:
            if self.course.broken:
                return
            item = self.hall.items[saves // 3 % len(self.hall.items)]
            self._write(item, saves)
            saves += 1
            if self.records and saves % 10 == 0:
                self.decide(f"Besluit {saves} van {self.called}", twice=saves % 20 == 0)
            time.sleep(0.1)

    def _write(self, item: int, saves: int) -> None:
        place = f"/minutes/{self.hall.minutes_id}"
        base = self._now(item)
        while "===" in base:
            self.do(f"{place}/items/{item}/settle", keep="both")
            base = self._now(item)
        text, mine, old = base, list[str](), ""
        if saves % 7 == 6 and base:
            old, _end, rest = base.partition("\n")
            mine.append(self._line())
            text = f"{mine[0]}\n{rest}" if rest else mine[0]
        else:
            text = self._added(text, mine)
        lost = saves % 5 == 4  # now and then the answer gets lost after all was kept
        again = self._save(item, base, text, lost=lost)
        self.lines[item] += mine
        if old:
            self.replaced.add(old)
        if again:  # what was typed while no answer came goes after it, as the page does
            mine = []
            self._save(item, text, self._added(text, mine))
            self.lines[item] += mine

    def _save(self, item: int, base: str, text: str, *, lost: bool = False) -> bool:
        """Save until there is an answer; whether it took more than once."""
        path = f"/minutes/{self.hall.minutes_id}/items/{item}"
        sent, before = self.fields(base=base, text=text), self.sent_again
        until = time.monotonic() + PATIENCE
        while not self._saved(path, sent) or lost:
            lost = False
            if time.monotonic() > until:
                raise TimeoutError(path)
            self.sent_again += 1
            time.sleep(0.2)
        self.acts += 1
        self.keys.add(sent["act"])
        return self.sent_again > before

    def _now(self, item: int) -> str:
        places = json.loads(self.page(f"/minutes/{self.hall.minutes_id}/now"))["places"]
        return str(places[str(item)]["text"]) if str(item) in places else ""

    def _line(self) -> str:
        self._count += 1
        return f"{self.called} zegt {self._count}."

    def _added(self, text: str, mine: list[str]) -> str:
        mine.append(self._line())
        return f"{text}\n{mine[-1]}".lstrip()

    def _saved(self, path: str, sent: dict[str, str]) -> bool:
        """Whether it was acknowledged; a lost answer is none."""
        began = time.monotonic()
        try:
            reply = self.browser.post(path, sent)
        except LOST_LINE:
            return False
        self.slowest = max(self.slowest, time.monotonic() - began)
        if reply.status < 500 and reply.status != 303:
            raise RuntimeError(f"{path}: {reply.status}")
        return reply.status == 303
