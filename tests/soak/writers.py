"""Everybody votes at one moment, round after round."""

import secrets
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.loopback import Browser, at_once
from tests.soak.council import Member

CHOICES = ("yes", "no", "talk_first")


def vote(members: Sequence[Member], port: int, rounds: int) -> dict[str, Any]:
    """Let all vote at once, so many times; the answers that they got, and how long a round took.

    Each has the form from the page; in every round it is another act.
    """
    browsers = [Browser(port, dict(member.cookies)) for member in members]
    paths = [f"/ballots/{member.ballot_id}/vote" for member in members]
    forms = [
        browser.form(f"{path}?choice=yes", "choice")
        for browser, path in zip(browsers, paths, strict=True)
    ]
    answers: Counter[int] = Counter()
    took = []
    for number in range(rounds):
        chosen = {"choice": CHOICES[number % 3]}
        requests = []
        for browser, path, form in zip(browsers, paths, forms, strict=True):
            owner = form["act"].partition(".")[0]
            act = {"act": f"{owner}.{secrets.token_urlsafe(8)}"}
            requests.append(browser.raw(path, form | chosen | act))
        began = time.monotonic()
        answers.update(reply.status for reply in at_once(port, requests))
        took.append(time.monotonic() - began)
    return {
        "writers": len(members),
        "rounds": rounds,
        "answers": {str(status): count for status, count in answers.items()},
        "slowest_round_s": round(max(took), 2),
    }
