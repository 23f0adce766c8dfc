"""The deadline engine: from which fact, by which rule, follows which last day.

It knows no database. Hard terms are the law's; weeks are never law, they come from the regulation
of the organisation or from what both sides agreed. An end in a weekend or on a holiday stays where
it is: the general law on terms may give a day more, but nobody should count on that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.law import Ground, Source, law

REMINDED = (21, 7, 2)
"""So many days before the last day it is said again."""
LIBERATION_DAY = (5, 5)


class Term(StrEnum):
    """What must be done in time."""

    ADVICE = "advice"
    CONSENT = "consent"
    DECISION = "decision"
    NULLITY = "nullity"
    APPEAL = "appeal"


HARD = frozenset({Term.NULLITY, Term.APPEAL})
"""Terms after which a right is gone."""


class Fact(StrEnum):
    """What happened on the day a term is counted from."""

    RECEIVED = "received"
    SENT = "sent"
    TOLD = "told"
    NOTICED = "noticed"
    RULED = "ruled"
    AGREED = "agreed"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A last day, and why: ``since`` the day of ``fact``, and so many ``weeks`` or ``months``.

    ``waited`` are the days that the term stood still; ``source`` is what the rule rests on.
    """

    term: Term
    day: date
    fact: Fact
    since: date
    source: Source
    weeks: int = 0
    months: int = 0
    waited: int = 0

    @property
    def hard(self) -> bool:
        """Whether a right is gone after it."""
        return self.term in HARD

    @property
    def extended(self) -> date:
        """The day that the general law on terms may give: the day itself, or the next free of
        weekend and holiday. Only told, never counted on."""
        day = self.day
        while day.weekday() >= 5 or day in holidays(day.year):
            day += timedelta(days=1)
        return day

    @property
    def explained(self) -> list[str]:
        """From which fact, by which rule, in sentences."""
        since = written(self.since, "d MMMM y")
        said = [_FACTS[self.fact](since)]
        if self.weeks:
            weeks = ngettext("%(num)s week later.", "%(num)s weeks later.", self.weeks)
            said.append(f"{weeks} ({self.source})")
        elif self.months:
            months = ngettext("%(num)s month later.", "%(num)s months later.", self.months)
            said.append(f"{months} ({self.source})")
        else:
            said.append(f"({self.source})")
        if self.waited:
            said.append(
                ngettext(
                    "It stood still for %(num)s day.",
                    "It stood still for %(num)s days.",
                    self.waited,
                )
            )
        if self.months and self.day.day != self.since.day:
            said.append(_("That month has no day %(number)s.", number=self.since.day))
        if self.extended != self.day:
            more = written(self.extended, "EEEE d MMMM")
            said.append(_("Perhaps %(day)s is still in time. Do not count on it.", day=more))
        return said


_FACTS = {
    Fact.RECEIVED: lambda day: _("Received on %(day)s.", day=day),
    Fact.SENT: lambda day: _("Our answer was sent on %(day)s.", day=day),
    Fact.TOLD: lambda day: _("The decision was told on %(day)s.", day=day),
    Fact.NOTICED: lambda day: _("We noticed it on %(day)s.", day=day),
    Fact.RULED: lambda day: _("The ruling was told on %(day)s.", day=day),
    Fact.AGREED: lambda day: _("Agreed by both sides: %(day)s.", day=day),
}


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The days that are no working days in the general law on terms (art. 3)."""
    from holidays import country_holidays  # loaded when a term is first counted

    named = set(country_holidays("NL", years=year))
    return frozenset(named | {date(year, *LIBERATION_DAY), easter(year) - timedelta(days=2)})


def months_after(day: date, months: int) -> date:
    """So many months later; a day that the month has not is its last (31 January: 28 February)."""
    later: date = day + relativedelta(months=months)
    return later


def answer(
    term: Term,
    received: date,
    *,
    weeks: int | None,
    article: str = "",
    agreed: date | None = None,
    pauses: Sequence[tuple[date, date]] = (),
) -> Deadline | None:
    """By when the council answers: advice (art. 7 lid 4) or consent (art. 8 lid 4).

    ``weeks`` are those of the regulation, at ``article``; ``agreed`` a day that both sides agreed,
    which goes before. ``pauses`` are the days on which papers were missing, from and until. The
    law has no weeks: with neither there is no last day, and `None` comes back.
    """
    if agreed:
        source = Source(Ground.CUSTOM)
        return Deadline(term=term, day=agreed, fact=Fact.AGREED, since=agreed, source=source)
    if weeks is None:
        return None
    waited = _days(pauses)
    return Deadline(
        term=term,
        day=received + timedelta(weeks=weeks, days=waited),
        fact=Fact.RECEIVED,
        since=received,
        source=Source(Ground.REGULATION, article),
        weeks=weeks,
        waited=waited,
    )


def decision(sent: date, *, weeks: int | None, article: str = "") -> Deadline | None:
    """When to ask after the provider's decision (art. 7 lid 6 has no term): a custom."""
    if weeks is None:
        return None
    return Deadline(
        term=Term.DECISION,
        day=sent + timedelta(weeks=weeks),
        fact=Fact.SENT,
        since=sent,
        source=Source(Ground.REGULATION, article) if article else Source(Ground.CUSTOM),
        weeks=weeks,
    )


def nullity(told: date | None, noticed: date | None) -> Deadline | None:
    """The last day to invoke nullity in writing (art. 8 lid 7): one month.

    It runs from the day that the decision was told, or else from when the council noticed that it
    is carried out; with both we hold to the earlier.
    """
    facts = [(day, fact) for day, fact in ((told, Fact.TOLD), (noticed, Fact.NOTICED)) if day]
    if not facts:
        return None
    since, fact = min(facts, key=lambda one: one[0])
    return Deadline(
        term=Term.NULLITY,
        day=months_after(since, 1),
        fact=fact,
        since=since,
        source=law("art. 8 lid 7"),
        months=1,
    )


def appeal(ruled: date) -> Deadline:
    """The last day to appeal at the Enterprise Chamber (art. 14 lid 5): three months."""
    return Deadline(
        term=Term.APPEAL,
        day=months_after(ruled, 3),
        fact=Fact.RULED,
        since=ruled,
        source=law("art. 14 lid 5"),
        months=3,
    )


def _days(pauses: Sequence[tuple[date, date]]) -> int:
    """How many days were in one or more of these, each counted once."""
    return len(
        {begin + timedelta(days=one) for begin, end in pauses for one in range((end - begin).days)}
    )


class Duty(StrEnum):
    """What there is at least once a year."""

    INFORMED = "informed"
    TALK = "talk"
    REPORT = "report"


DUTY_LAW: Mapping[Duty, Source] = {
    Duty.INFORMED: law("art. 6 lid 1"),
    Duty.TALK: law("art. 11 lid 1"),
    Duty.REPORT: law("art. 11 lid 2"),
}
"""Where each stands: the law says "at least once a year", and names no day."""


@dataclass(frozen=True, kw_only=True)
class Yearly:
    """By when something yearly is to happen again, and why; ``last`` is when it did, if ever."""

    duty: Duty
    day: date
    last: date | None

    @property
    def explained(self) -> list[str]:
        """What the law says, and what we made of it ourselves, in sentences."""
        said = [_("At least once a year. (%(source)s)", source=DUTY_LAW[self.duty])]
        if self.last is None:
            said.append(_("It was never written down. So we say: before the year ends."))
        else:
            said.append(_("The last time was on %(day)s.", day=written(self.last, "d MMMM y")))
            said.append(_("So we say: within 12 months of that."))
        return [*said, f"({Source(Ground.CUSTOM)})"]


def yearly(duty: Duty, last: date | None, today: date) -> Yearly:
    """By when it is to happen again: a year after the last time, else by the end of this year.

    Both are custom: the law says once a year (art. 6 lid 1, art. 11 lid 1 and 2), and no day.
    """
    day = months_after(last, 12) if last else date(today.year, 12, 31)
    return Yearly(duty=duty, day=day, last=last)
