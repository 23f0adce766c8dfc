"""One way to a supporter: its stations, whom the council looks for, who could be it."""

from collections.abc import Collection, Iterator

from flask import url_for

from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.dossiers.models import Answer
from portal.i18n import gettext as _
from portal.law import SUBJECTS
from portal.rendering import Action, Card, Line, Page
from portal.support.models import CONSENT, Appointment, Step
from portal.support.pages.words import SYMBOL, crumbs, employer, home, on
from portal.support.service.appointing import consented
from portal.topics.service import sentences


def appointment_page(one: Appointment, held: Collection[Permission], *, inside: bool) -> Page:
    """``held`` is what the reader may do with it; ``inside`` the council and who supports it."""
    cards = [Card(title=_("How far is it?"), symbol="own:where", lines=list(rail(one)))]
    if not one.open:
        cards.append(_ended(one, inside=inside))
    looking = [Line(text=part) for part in sentences(one.looking)]
    cards.append(Card(title=_("Whom we look for"), symbol="own:find", lines=looking))
    if one.name:
        cards.append(_candidate(one))
    cards.append(_law(one))
    return Page(
        title=title_of(one),
        symbol=SYMBOL,
        council=one.council,
        section="people",
        crumbs=crumbs(one.council),
        back=home(one.council),
        lede=_lede(one),
        cards=cards,
        actions=list(_acts(one, held)),
        besides=list(_stopping(one, held)),
    )


def address(one: Appointment) -> str:
    """The page of it."""
    return url_for("portal.support.show", appointment_id=one.id)


def title_of(one: Appointment) -> str:
    """Who it is, once somebody was named."""
    return one.name or _("A supporter for us")


def plan_of(one: Appointment) -> str:
    """What a proposal for consent begins with: who it is, and what is known of this person."""
    parts = [
        _("We propose %(name)s as the council's supporter.", name=one.name),
        employer(one.employer),
        _("Learned: %(what)s", what=one.training) if one.training else "",
        _("Did before: %(what)s", what=one.experience) if one.experience else "",
    ]
    return "\n".join(part for part in parts if part)


def rail(one: Appointment) -> Iterator[Line]:
    """The stations: what was done, on which day, and what is still to come."""
    stations = (
        (_("We want a supporter"), "own:want", one.wished_on),
        (_("We say whom we look for"), "own:find", one.profiled_on),
        (_("They name somebody"), "own:proposal", one.proposed_on),
        (_("We meet this person"), "own:introduce", one.met_on),
        (_("They ask our yes"), "own:question", one.asked_on),
    )
    for words, symbol, day in stations:
        text = f"{words}: {on(day)}" if day else words
        yield Line(text=text, symbol=symbol, station="done" if day else "coming")
    yield _answer(one)
    begins = _("The support begins")
    text = f"{begins}: {on(one.active_on)}" if one.active_on else begins
    yield Line(text=text, symbol="own:begin", station="done" if one.active_on else "coming")


def _answer(one: Appointment) -> Line:
    asked = one.request
    if asked is None or asked.sent_on is None:
        return Line(text=_("We say yes or no"), symbol="own:consent", station="coming")
    if asked.permitted and asked.ruled_on:
        text = _("The committee allowed it on %(day)s", day=on(asked.ruled_on))
        return Line(text=text, symbol="own:complaints-committee", station="done")
    if asked.answer == Answer.REFUSES:
        text = _("We said no on %(day)s", day=on(asked.sent_on))
        return Line(text=text, symbol="own:no", station="refused")
    text = _("We said yes on %(day)s", day=on(asked.sent_on))
    station = "done" if consented(one) else "refused"
    return Line(text=text, symbol="own:consent", station=station)


def _lede(one: Appointment) -> str:
    if one.step is Step.WISHED and one.open:
        return _("The organisation does not see this page yet.")
    return ""


def _ended(one: Appointment, *, inside: bool) -> Card:
    """That it stopped; why is for the council alone."""
    words = _("The last day is %(day)s.") if one.active_on else _("We stopped on %(day)s.")
    assert one.ended_on is not None
    line = Line(text=words % {"day": on(one.ended_on)}, symbol=f"leaf:{one.ended_on:%Y-%m-%d}")
    why = [Line(text=part) for part in sentences(one.why)] if inside else []
    return Card(title=_("It stops"), symbol="own:stop", lines=[line, *why])


def _candidate(one: Appointment) -> Card:
    works = CONCEPTS[f"employer.{one.employer}"]
    known = [(_("Learned"), one.training), (_("Did before"), one.experience)]
    return Card(
        title=one.name,
        symbol="" if one.person else "own:person",
        photo_of=one.person,
        lines=[
            Line(text=employer(one.employer), symbol=works.symbol),
            Line(text=_("A supporter is independent, whoever pays."), symbol="own:fair"),
        ],
        facts=[
            *((label, text) for label, text in known if text),
            (_("Law: Wmcz 2018 %(article)s", article="art. 6 lid 3"), _("independent support")),
        ],
    )


def _law(one: Appointment) -> Card:
    subject = SUBJECTS[CONSENT]
    rows = []
    if one.request:
        href = url_for("portal.dossiers.show_request", asked_id=one.request.id)
        rows.append(Card(title=one.request.title, href=href, symbol="own:file"))
    return Card(
        title=_("Our yes comes first"),
        symbol="own:law",
        lines=[
            Line(text=_("Without our yes nobody begins."), symbol="own:approve"),
        ],
        facts=[(_("Law: Wmcz 2018 %(article)s", article=subject.article), str(subject.label))],
        rows=rows,
        actions=[
            Action(
                concept="view",
                href=url_for("portal.rights.show", key=CONSENT),
                label=_("Read about this right"),
                tone="quiet",
            )
        ],
    )


_Act = tuple[str, str, Permission, Collection[Step]]
_ACTS: tuple[_Act, ...] = (
    ("appointment.profile", "profile", Permission.APPOINTMENT_RECORD, (Step.WISHED,)),
    ("edit", "change", Permission.APPOINTMENT_EDIT, (Step.WISHED,)),
    ("appointment.meet", "meet", Permission.APPOINTMENT_RECORD, (Step.PROPOSED,)),
    (
        "appointment.propose",
        "propose",
        Permission.APPOINTMENT_PROPOSE,
        (Step.PROFILED, Step.PROPOSED),
    ),
    ("appointment.ask", "ask", Permission.APPOINTMENT_ASK, (Step.MET,)),
    ("appointment.link", "link", Permission.APPOINTMENT_RECORD, (Step.MET,)),
)


def _acts(one: Appointment, held: Collection[Permission]) -> Iterator[Action]:
    if not one.open:
        return
    records = Permission.APPOINTMENT_RECORD in held
    tone = "main"
    if one.step is Step.ASKED and records and consented(one):
        yield Action(concept="appointment.activate", href=_at(one, "activate"), tone=tone)
    for concept, view, permission, steps in _ACTS:
        if permission in held and one.step in steps:
            yield Action(concept=concept, href=_at(one, view), tone=tone)
            tone = ""


def _stopping(one: Appointment, held: Collection[Permission]) -> Iterator[Action]:
    if one.open and Permission.APPOINTMENT_RECORD in held:
        yield Action(concept="appointment.stop", href=_at(one, "stop"), tone="quiet")


def _at(one: Appointment, view: str) -> str:
    return url_for(f"portal.support.{view}", appointment_id=one.id)
