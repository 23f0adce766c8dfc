"""What a count means by the council's own rule, and how that is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from portal.ballots.models import Answer, Ballot, BallotKind, Rule, Share, Subject, Tie
from portal.ballots.service.choices import Choice
from portal.i18n import gettext as _
from portal.i18n import ngettext


class Verdict(StrEnum):
    """How a vote ends."""

    PASSED = "passed"
    REJECTED = "rejected"
    TALK = "talk"
    CHOSEN = "chosen"
    AGAIN = "again"
    LOT = "lot"
    NOTHING = "nothing"
    HIDDEN = "hidden"
    VOID = "void"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How it ended: ``winners`` is who or what goes on, ``between`` who is still equal or goes to
    the next round; ``why`` explains the rule and ``then`` says what follows."""

    verdict: Verdict
    why: str = ""
    then: str
    winners: tuple[Choice, ...] = ()
    between: tuple[Choice, ...] = ()


def decide(ballot: Ballot, choices: Sequence[Choice], entitled: int) -> Outcome:
    """How this count ends by the ballot's rule. ``entitled`` is how many could vote."""
    if not any(c.count for c in choices):
        return Outcome(verdict=Verdict.NOTHING, then=_("Nobody has chosen."))
    if ballot.kind == BallotKind.CHOICE:
        return _choose(ballot, choices, entitled)
    by = {c.answer: c for c in choices}
    if ballot.rule == Rule.CONSENSUS:
        return _agree(by)
    return _yes_or_no(ballot, by, entitled)


def needed(rule: Rule, whole: int) -> int:
    """The smallest number that is enough by the rule, of ``whole`` people.

    More than half; two of three, or four of five, exactly that being enough.
    """
    if rule is Rule.ABSOLUTE:
        return whole // 2 + 1
    share = {Rule.TWO_THIRDS: Fraction(2, 3), Rule.FOUR_FIFTHS: Fraction(4, 5)}[rule]
    return max(ceil(share * whole), 1)


def _agree(by: dict[Answer | None, Choice]) -> Outcome:
    talking = by[Answer.TALK_FIRST].count
    if talking:
        why = ngettext(
            "%(num)s person wants to talk more.", "%(num)s people want to talk more.", talking
        )
        return Outcome(verdict=Verdict.TALK, why=why, then=_("Talk about it once more."))
    if not (by[Answer.YES].count or by[Answer.LIVE_WITH].count):
        return Outcome(verdict=Verdict.TALK, then=_("Talk about it once more."))
    return Outcome(
        verdict=Verdict.PASSED,
        why=_("Nobody wants to talk more. Everybody can live with it."),
        then=_("The plan goes on."),
        winners=(by[Answer.YES],),
    )


def _yes_or_no(ballot: Ballot, by: dict[Answer | None, Choice], entitled: int) -> Outcome:
    yes, no, talk = by[Answer.YES], by[Answer.NO], by[Answer.TALK_FIRST]
    rule = Rule(ballot.rule)
    if rule is Rule.SIMPLE:
        enough = yes.count > no.count and yes.count >= talk.count
        why = _("More people say yes than no.") if enough else _("More people say no than yes.")
    else:
        whole = _whole(ballot, yes.count + no.count + talk.count, entitled)
        need = needed(rule, whole)
        enough = yes.count >= need
        why = _enough(rule, share=Share(ballot.share)) if enough else _too_few(rule, need)
    person = ballot.subject == Subject.PERSON
    if enough:
        then = _("The answer is yes.") if person else _("The plan goes on.")
        return Outcome(verdict=Verdict.PASSED, why=why, then=then, winners=(yes,))
    if talk.count > max(yes.count, no.count):
        most = _("Most people want to talk first.")
        return Outcome(verdict=Verdict.TALK, why=most, then=_("Talk about it once more."))
    if yes.count == no.count:
        if ballot.tie == Tie.TALK or not yes.count:
            equal = _("It is equal.") if yes.count else _("Nobody says yes or no.")
            then = _("Talk about it once more.")
            return Outcome(verdict=Verdict.TALK, why=equal, then=then)
        why = _("It is equal. Your agreements say: then it does not go on.")
    return Outcome(
        verdict=Verdict.REJECTED,
        why=why,
        then=_("The answer is no.") if person else _("The plan does not go on."),
        winners=(no,) if no.count > yes.count else (),
    )


def _whole(ballot: Ballot, cast: int, entitled: int) -> int:
    """Of how many people a part is asked; who does not know is left out of votes cast."""
    return cast if ballot.share == Share.CAST else max(entitled, cast)


def _enough(rule: Rule, *, share: Share) -> str:
    if share is Share.PRESENT:
        return {
            Rule.ABSOLUTE: _("More than half of everybody who may vote says yes."),
            Rule.TWO_THIRDS: _("At least 2 of every 3 people who may vote say yes."),
            Rule.FOUR_FIFTHS: _("At least 4 of every 5 people who may vote say yes."),
        }[rule]
    return {
        Rule.ABSOLUTE: _("More than half says yes."),
        Rule.TWO_THIRDS: _("At least 2 of every 3 people say yes."),
        Rule.FOUR_FIFTHS: _("At least 4 of every 5 people say yes."),
    }[rule]


def _too_few(rule: Rule, need: int) -> str:
    asked = {
        Rule.ABSOLUTE: _("More than half must say yes."),
        Rule.TWO_THIRDS: _("2 of every 3 people must say yes."),
        Rule.FOUR_FIFTHS: _("4 of every 5 people must say yes."),
    }[rule]
    return f"{asked} " + _("That is %(need)s times yes. There are too few.", need=need)


# --- one of several things or people ----------------------------------------------------------


def _choose(ballot: Ballot, choices: Sequence[Choice], entitled: int) -> Outcome:
    real = [c for c in choices if c.answer is not Answer.DONT_KNOW and c.count]
    ranked = sorted(real, key=lambda c: -c.count)
    if not ranked:
        return Outcome(verdict=Verdict.NOTHING, then=_("Nobody has chosen."))
    rule, person = Rule(ballot.rule), ballot.subject == Subject.PERSON
    if ballot.seats > 1:
        return _several(ranked, ballot.seats)
    first = ranked[0]
    equal = tuple(c for c in ranked if c.count == first.count)
    if person and any(c.drawn for c in equal):
        return _chosen(tuple(c for c in equal if c.drawn), _("It was equal. The lot decided."))
    if rule in (Rule.SIMPLE, Rule.CONSENSUS) or ballot.round > 1:
        if len(equal) == 1:
            return _chosen(equal, _("Most people choose this.") if not person else "")
        if not person:
            talk = _("Talk about it once more.")
            return Outcome(verdict=Verdict.TALK, why=_("It is equal."), then=talk, between=equal)
        return _undecided(equal, _("It is equal."), lot=ballot.round > 1)
    need = needed(rule, _whole(ballot, sum(c.count for c in real), entitled))
    if first.count >= need and len(equal) == 1:
        return _chosen(equal, _part(rule))
    second = next((c.count for c in ranked if c.count < first.count), 0)
    best = equal if len(equal) > 1 else tuple(c for c in ranked if c.count >= second)
    why = _("Nobody has enough.") if person else _("Nothing has enough.")
    return _undecided(best, f"{why} " + _("Needed: %(need)s votes.", need=need), lot=False)


def _part(rule: Rule) -> str:
    return {
        Rule.ABSOLUTE: _("More than half chooses this."),
        Rule.TWO_THIRDS: _("At least 2 of every 3 people choose this."),
        Rule.FOUR_FIFTHS: _("At least 4 of every 5 people choose this."),
    }[rule]


def _several(ranked: Sequence[Choice], seats: int) -> Outcome:
    """Who has most votes, for several seats; between equals on the last one the lot decides."""
    if len(ranked) <= seats:
        return _chosen(tuple(ranked), "")
    last = ranked[seats - 1].count
    sure = [c for c in ranked if c.count > last]
    equal = [c for c in ranked if c.count == last]
    open_ = seats - len(sure)
    drawn = [c for c in equal if c.drawn]
    if len(equal) == open_:
        return _chosen((*sure, *equal), "")
    if len(drawn) >= open_:
        return _chosen((*sure, *drawn[:open_]), _("It was equal. The lot decided."))
    return _undecided(tuple(equal), _("It is equal."), lot=True, sure=tuple(sure))


def _chosen(winners: tuple[Choice, ...], why: str) -> Outcome:
    names = _and([c.label for c in winners])
    then = _("Chosen: %(choice)s.", choice=names)
    return Outcome(verdict=Verdict.CHOSEN, why=why, then=then, winners=winners)


def _undecided(
    best: tuple[Choice, ...], why: str, *, lot: bool, sure: tuple[Choice, ...] = ()
) -> Outcome:
    names = _and([c.label for c in best])
    if not lot:
        then = _("Choose once more between %(choices)s.", choices=names)
        return Outcome(verdict=Verdict.AGAIN, why=why, then=then, between=best)
    then = _("The chair draws lots: %(choices)s.", choices=names)
    return Outcome(verdict=Verdict.LOT, why=why, then=then, winners=sure, between=best)


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s", some=", ".join(names[:-1]), last=names[-1])


def counted(ballot: Ballot, choices: Sequence[Choice]) -> str:
    """The count itself in words: "7 yes, 2 no." """
    by = {c.answer: c.count for c in choices if c.answer}
    parts = [f"{c.label}: {c.count}" for c in choices if not c.answer and c.count]
    if ballot.kind == BallotKind.YES_NO:
        parts = [_("%(num)s yes", num=by[Answer.YES])]
        if Answer.NO in by:
            parts.append(_("%(num)s no", num=by[Answer.NO]))
        if live := by.get(Answer.LIVE_WITH):
            parts.append(
                ngettext("%(num)s can live with it", "%(num)s people can live with it", live)
            )
        if talk := by[Answer.TALK_FIRST]:
            parts.append(ngettext("%(num)s wants to talk", "%(num)s want to talk", talk))
    if unsure := by.get(Answer.DONT_KNOW):
        parts.append(ngettext("%(num)s does not know", "%(num)s do not know", unsure))
    return ", ".join(parts) + "."
