"""What a council agreed about deciding, and choosing a person."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.forms import AgreementsForm, ElectionForm
from portal.ballots.models import Ballot, BallotKind, Rule, Share, Subject, Tie
from portal.ballots.service import Thing
from portal.ballots.views.blueprint import address, bp
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.fields import offer_people
from portal.forms import offered
from portal.i18n import gettext as _
from portal.identity import Role
from portal.meetings.models import AgendaItem
from portal.rendering import FormPage, render

OFFICES = (Role.CHAIR, Role.SECRETARY, Role.TREASURER, Role.MEMBER)


@bp.route("/councils/<int:council_id>/deciding", methods=["GET", "POST"])
@requires(Permission.COUNCIL_EDIT, subject="council_id")
def rules(council: Council) -> ResponseReturnValue:
    """How the council decides: the rule for each kind of decision."""
    agreed = ballots.rules_of(council.id)
    names = ("ordinary", "person", "own_rules", "share", "tie", "version")
    form = AgreementsForm(request.form, data={name: getattr(agreed, name) for name in names})
    page: dict[str, Any] = {
        "title": _("How we decide"),
        "symbol": "own:rule",
        "council": council,
        "section": "people",
        "back": url_for("portal.councils.show", council_id=council.id),
        "form": form,
        "lede": _("Take this from your own house rules. The law leaves it to you."),
    }
    if form.sent():
        try:
            ballots.agree(
                council,
                current_actor(),
                ordinary=Rule(form.ordinary.data),
                person=Rule(form.person.data),
                own_rules=Rule(form.own_rules.data),
                share=Share(form.share.data),
                tie=Tie(form.tie.data),
                version=form.version.data or 0,
            )
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            return render(FormPage(theirs=conflict.theirs, **page), 409)
        return redirect(url_for("portal.councils.show", council_id=council.id), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


@bp.route("/items/<int:item_id>/election", methods=["GET", "POST"])
@requires(Permission.BALLOT_PREPARE, subject="item_id")
def elect(item: AgendaItem) -> ResponseReturnValue:
    """Make or change an election, while nobody can vote yet."""
    ballot = ballots.find_for_item(item)
    if ballot is not None and request.method == "GET" and not ballots.is_prepared(ballot):
        return redirect(address(ballot), 303)
    council = item.meeting.council
    people = {one.id: one for one in ballots.candidates_of(council)}
    form = ElectionForm(request.form, data=_filled(ballot))
    offer_people(form.candidates, ((one, one.name) for one in people.values()))
    words = {role: council.role_names.get(role) or _role(role) for role in OFFICES}
    form.office.choices = offered([("", _("something else")), *words.items()])
    page: dict[str, Any] = {
        "title": _("Choose a person"),
        "symbol": "own:election",
        "form": form,
        "council": council,
        "section": "meetings",
        "back": url_for("portal.ballots.prepare", item_id=item.id)
        if ballot is None
        else address(ballot),
        "lede": item.title,
    }
    if form.sent():
        chosen = [people[one] for one in form.candidates.data or ()]
        try:
            saved = ballots.prepare_ballot(
                item,
                question=form.question.data or "",
                symbol="own:election",
                kind=BallotKind.CHOICE,
                secret=form.secret.data,
                options=[Thing(label=one.call_name, person_id=one.id) for one in chosen],
                subject=Subject.PERSON,
                seats=form.seats.data or 1,
                office=form.office.data,
                version=form.version.data or 0,
            )
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            return render(FormPage(theirs=conflict.theirs, **page), 409)
        else:
            return redirect(address(saved), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


def _filled(ballot: Ballot | None) -> dict[str, Any]:
    if ballot is None:
        return {"version": 1}
    return {
        "question": ballot.question,
        "candidates": [one.person_id for one in ballot.options if one.person_id],
        "office": ballot.office,
        "seats": ballot.seats,
        "secret": ballot.secret,
        "version": ballot.version,
    }


def _role(role: Role) -> str:
    return {
        Role.CHAIR: _("chair"),
        Role.SECRETARY: _("secretary"),
        Role.TREASURER: _("treasurer"),
        Role.MEMBER: _("member"),
    }[role]
