"""The addresses of the editor of easy texts."""

from typing import Any

from flask import abort, current_app, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.forms import AddForm, ConfirmForm, LineForm, TestedForm
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.easytext.pages.advice import ease_of, with_better
from portal.easytext.pages.editor import LookPage, editor_page
from portal.easytext.pages.lines import (
    editor_href,
    line_as_typed,
    open_line,
    preview_of,
)
from portal.easytext.views.blueprint import bp
from portal.errors import ConflictError, RefusedError
from portal.forms import clean
from portal.i18n import aloud
from portal.meetings.models import Meeting
from portal.rendering import draw, render
from portal.speech.service import addresses


@bp.get("/easy-texts/<int:easy_text_id>/edit")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def edit(easy_text: EasyText) -> ResponseReturnValue:
    """The editor, with one line open: the one asked for, else the first that waits, or none."""
    easy = _loaded(easy_text)
    asked = request.args.get("line", type=int)
    waiting = (line for line in easy.lines if line.status == LineStatus.PROPOSED)
    first = None if request.args.get("all") else next(waiting, None)
    line = next((one for one in easy.lines if one.id == asked), first)
    asked_for = clean(request.args.get("q", ""))[:60]
    return _editor(easy, line, asked=asked_for, undo=_undo())


@bp.get("/easy-texts/<int:easy_text_id>/look")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def look(easy_text: EasyText) -> ResponseReturnValue:
    """The parts of the editor that follow the typing, as fragments of HTML."""
    easy = _loaded(easy_text)
    line = next((x for x in easy.lines if x.id == request.args.get("line", type=int)), None)
    if line is None:
        abort(404)
    memory = easytext.memory_of(easy.council_id)
    text = clean(request.args.get("text", ""))[: easytext.LONGEST]
    chosen = request.args.get("picture", "")
    picture = easytext.picture_named(chosen, memory, text) or easytext.Picture()
    asked = clean(request.args.get("q", ""))[:60]
    page = LookPage(
        title="",
        open=open_line(easy, line, memory, text, picture, asked),
        preview=preview_of(easy, line.id, line_as_typed(text, picture)),
    )
    parts = {
        name: draw(f"portal/pages/easytext/{name}.html", page)
        for name in ("hints", "candidates", "results", "preview")
    }
    said = aloud(text)
    told = {"words": page.open.words, "ease": ease_of(easy, line, text), "say": said}
    response = jsonify(**told, sound=addresses(said), **parts)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/easy-texts/<int:easy_text_id>/lines/<int:line_id>")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def line(easy_text: EasyText, line_id: int) -> ResponseReturnValue:
    """Save a line, and do with it what the button says."""
    easy = _loaded(easy_text)
    form = LineForm(request.form)
    try:
        found = easytext.line_of(easy, line_id)
    except RefusedError as error:
        return _gone(easy, form, error)
    memory = easytext.memory_of(easy.council_id)
    picture = easytext.picture_named(form.picture.data or "", memory, form.text.data or "")
    if picture is None:
        abort(404)
    if not form.sent():
        return _editor(easy, found, form=form, status=422)
    text = with_better(form.text.data or "", form.do.data or "")
    try:
        easytext.save_line(
            found,
            text=text,
            spoken=form.spoken.data or "",
            picture=picture,
            words=form.words.data or (),
            memory=memory,
            version=form.version.data or 0,
        )
        return redirect(_done(easy, found, form, memory), 303)
    except RefusedError as error:
        form.refuse(error)
        return _editor(easy, found, form=form, status=422)
    except ConflictError as conflict:
        form.version.process_data(conflict.version)
        theirs = conflict.theirs
        return _editor(easy, found, form=form, theirs=theirs, status=409)


def _done(easy: EasyText, line: EasyLine, form: LineForm, memory: easytext.Memory) -> str:
    """Do what the button says with a saved line; tells where to go on."""
    asked = form.q.data or ""
    act = form.do.data or "enter"
    if act == "search" or (act == "enter" and asked):
        return editor_href(easy, line.id, q=asked)
    if act == "remove":
        return _removed(easy, line)
    if act == "voice":
        return url_for("portal.easytext.record", easy_text_id=easy.id, line_id=line.id)
    if act in ("check", "enter"):
        easytext.check_line(line, current_actor(), _text_of(easy))
        return editor_href(easy, _following(easy, line))
    if act == "reject":
        easytext.reject_line(line, _text_of(easy))
        return editor_href(easy, _following(easy, line))
    _change(line, act, memory)
    return editor_href(easy, line.id)


def _change(line: EasyLine, act: str, memory: easytext.Memory) -> None:
    if act in ("up", "down"):
        easytext.move_line(line, -1 if act == "up" else 1)
    elif act == "split":
        easytext.split_line(line, memory)
    elif act == "silence":
        easytext.silence(line)


def _following(easy: EasyText, line: EasyLine) -> int | None:
    """The next line that waits, after this one and then from the top."""
    place = easy.lines.index(line)
    order = [*easy.lines[place + 1 :], *easy.lines[:place]]
    return next((one.id for one in order if one.status == LineStatus.PROPOSED), None)


def _removed(easy: EasyText, line: EasyLine) -> str:
    kept = {
        "text": line.text,
        "spoken": line.spoken,
        "picture": easytext.Picture.of(line).value,
        "place": str(easytext.remove_line(line)),
    }
    return editor_href(easy, undo=str(_signer().dumps(kept)))


def _undo() -> tuple[tuple[str, str], ...]:
    """The line that was taken away just now, as this portal itself wrote it in the address."""
    try:
        kept: dict[str, str] = _signer().loads(request.args.get("undo", ""))
    except BadSignature:
        return ()
    return tuple(kept.items())


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="easy-line")


@bp.post("/easy-texts/<int:easy_text_id>/lines")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def add(easy_text: EasyText) -> ResponseReturnValue:
    """Add a line, or put one back that was taken away."""
    easy = _loaded(easy_text)
    form = AddForm(request.form)
    memory = easytext.memory_of(easy.council_id)
    chosen = form.picture.data or ""
    text = form.text.data or ""
    picture = easytext.picture_named(chosen, memory, text) if chosen else None
    if chosen and picture is None:
        abort(404)
    if form.sent():
        place = form.place.data or ""
        try:
            made = easytext.add_line(
                easy,
                text=text,
                spoken=form.spoken.data or "",
                memory=memory,
                place=int(place) if place.isdecimal() and len(place) < 4 else None,
                picture=picture,
            )
            return redirect(editor_href(easy, made.id), 303)
        except RefusedError as error:
            form.refuse(error)
    return _editor(easy, None, add=form, status=422)


@bp.post("/easy-texts/<int:easy_text_id>/propose")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def propose(easy_text: EasyText) -> ResponseReturnValue:
    """Propose lines for a text that has none, or for one that changed."""
    easy = _loaded(easy_text)
    if owner := easytext.owner_of(easy):
        memory = easytext.memory_of(easy.council_id)
        if not easy.lines:
            easytext.propose(easy, owner.text, memory)
        elif easytext.is_for_another(easy, owner.text):
            easytext.propose_again(easy, owner.text, memory)
    return redirect(editor_href(easy), 303)


@bp.post("/easy-texts/<int:easy_text_id>/check-same")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def check_same(easy_text: EasyText) -> ResponseReturnValue:
    """Approve all lines that did not change since last time."""
    easy = _loaded(easy_text)
    if owner := easytext.owner_of(easy):
        easytext.check_same(easy, owner, current_actor())
    return redirect(editor_href(easy), 303)


@bp.post("/meetings/<int:meeting_id>/check-same")
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def check_agenda(meeting: Meeting) -> ResponseReturnValue:
    """Approve the lines of a whole agenda that did not change since last time."""
    easytext.check_same_on_agenda(meeting.id, current_actor())
    return redirect(url_for("portal.meetings.show", meeting_id=meeting.id), 303)


@bp.post("/easy-texts/<int:easy_text_id>/confirm")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def confirm(easy_text: EasyText) -> ResponseReturnValue:
    """Say that every checked line still holds beside the standard text of now."""
    easy = _loaded(easy_text)
    form = ConfirmForm(request.form)
    try:
        if form.sent():
            easytext.confirm(easy, current_actor(), _text_of(easy), form.version.data or 0)
    except ConflictError as conflict:
        return _editor(easy, None, theirs=conflict.theirs, status=409)
    return redirect(editor_href(easy), 303)


@bp.post("/easy-texts/<int:easy_text_id>/tested")
@requires(Permission.EASY_EDIT, subject="easy_text_id")
def tested(easy_text: EasyText) -> ResponseReturnValue:
    """Keep which readers tried the text."""
    easy = _loaded(easy_text)
    form = TestedForm(request.form)
    if not form.sent():
        return _editor(easy, None, tested=form, status=422)
    easytext.set_tested_by(easy, form.tested_by.data or "")
    return redirect(editor_href(easy), 303)


def _loaded(easy: EasyText) -> EasyText:
    found = easytext.find(easy.id)
    assert found is not None
    return found


def _text_of(easy: EasyText) -> str:
    owner = easytext.owner_of(easy)
    return owner.text if owner else ""


def _gone(easy: EasyText, form: LineForm, error: RefusedError) -> ResponseReturnValue:
    """A line that somebody took away meanwhile: what was typed stands ready as a new line."""
    add = AddForm(text=form.text.data, spoken=form.spoken.data)
    add.refuse(RefusedError(error.message, field="text"))
    return _editor(easy, None, add=add, status=409)


def _editor(
    easy: EasyText, line: EasyLine | None, *, status: int = 200, **more: Any
) -> ResponseReturnValue:
    owner = easytext.owner_of(easy)
    if owner is None:
        abort(404)
    council = session.get(Council, easy.council_id)
    return render(editor_page(easy, owner, line, council=council, **more), status)
