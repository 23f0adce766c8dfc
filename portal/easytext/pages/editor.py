"""The editor: standard text, lines, one line open, the tablet as it will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.easytext import service as easytext
from portal.easytext.forms import AddForm, LineForm, TestedForm
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.easytext.pages.advice import ease_of
from portal.easytext.pages.lines import (
    OpenLine,
    Preview,
    Row,
    line_as_typed,
    open_line,
    preview_of,
    rows_of,
    source_of,
)
from portal.easytext.service import Owner, Picture
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.meetings.models import AgendaItem
from portal.rendering import Action, Chip, Line, Page


@dataclass(frozen=True, kw_only=True)
class EditorPage(Page):
    """Standard text left, lines in the middle, the tablet right; in the picto view one line.

    When no line is open any more, ``following`` leads to what waits next on this agenda, called
    ``ahead``, and ``agenda`` back to the agenda.
    """

    template: ClassVar[str] = "easytext/editor"
    easy: EasyText
    source: Sequence[tuple[str, bool]]
    source_href: str
    rows: Sequence[Row]
    preview: Preview
    progress: str
    ease: str
    form: Any = None
    theirs: Any = None
    open: OpenLine | None = None
    add: Any = None
    tested: Any = None
    undo: Sequence[tuple[str, str]] = ()
    full: bool = False
    ahead: str = ""
    agenda: str = ""


@dataclass(frozen=True, kw_only=True)
class LookPage(Page):
    """The parts of the editor that change while one types."""

    open: OpenLine
    preview: Preview


def editor_page(
    easy: EasyText,
    owner: Owner,
    line: EasyLine | None,
    *,
    council: Any,
    form: LineForm | None = None,
    add: AddForm | None = None,
    tested: TestedForm | None = None,
    theirs: Any = None,
    asked: str = "",
    undo: Sequence[tuple[str, str]] = (),
) -> EditorPage:
    """The editor with ``line`` open, as it is saved or as ``form`` has it."""
    memory = easytext.memory_of(easy.council_id)
    opened, typed = None, None
    if line is not None:
        saved = Picture.of(line)
        form = form or LineForm(
            version=easy.version, text=line.text, spoken=line.spoken, picture=saved.value
        )
        text = form.text.data or ""
        picture = easytext.picture_named(form.picture.data or "", memory, text) or saved
        typed = line_as_typed(text[: easytext.LONGEST], picture)
        opened = open_line(easy, line, memory, text[: easytext.LONGEST], picture, asked)
    state = easytext.status_of(easy, owner.text)
    same = len(easytext.same_as_before(easy, owner))
    return EditorPage(
        title=_("Easy text: %(title)s", title=_short(owner.title)),
        council=council,
        section=owner.face.section,
        back=_owner_href(owner),
        crumbs=_crumbs(owner),
        banner=_banner(easy, owner, state, same),
        actions=_actions(easy, owner, state, same),
        steps=(opened.number, opened.count) if opened else None,
        easy=easy,
        source=source_of(owner, form.text.data if form and form.text.data else ""),
        source_href=_place(owner, owner.face.change or owner.face.page),
        rows=rows_of(easy, line.id if line else None),
        preview=preview_of(easy, line.id if line else None, typed),
        progress=progress_of(easy),
        ease=ease_of(easy, line, form.text.data or "" if form else ""),
        form=form,
        theirs=theirs,
        open=opened,
        add=add or AddForm(),
        tested=tested or TestedForm(tested_by=easy.tested_by),
        undo=undo,
        full=len(easy.lines) >= easytext.MOST_LINES,
        **(_onward(owner.row) if line is None and isinstance(owner.row, AgendaItem) else {}),
    )


def _onward(item: AgendaItem) -> dict[str, Any]:
    meeting = url_for("portal.meetings.show", meeting_id=item.meeting_id, _anchor=f"item-{item.id}")
    if (ahead := easytext.next_waiting(item)) is None:
        return {"agenda": meeting}
    href = url_for("portal.easytext.of_item", item_id=ahead.id)
    return {"agenda": meeting, "following": href, "ahead": _short(ahead.title)}


def first_page(item: AgendaItem) -> Page:
    """An item without an easy text: one button proposes all its lines."""
    href = url_for("portal.easytext.of_item", item_id=item.id)
    back = url_for("portal.meetings.item", item_id=item.id)
    start = Action(concept="easy-text", label=_("Propose lines"), href=href, post=True, tone="main")
    return Page(
        title=_("Easy text"),
        lede=item.title,
        symbol="own:say",
        council=item.meeting.council,
        section="meetings",
        back=back,
        crumbs=((item.title, back),),
        actions=(start,),
        empty=Line(text=_("There are no lines yet."), symbol="own:say"),
    )


def progress_of(easy: EasyText) -> str:
    """How far the checking is."""
    count = sum(line.status == LineStatus.CHECKED for line in easy.lines)
    total = sum(line.status != LineStatus.REJECTED for line in easy.lines)
    return _("%(count)s of %(total)s checked", count=count, total=total)


def _banner(easy: EasyText, owner: Owner, state: EasyStatus, same: int) -> Chip | None:
    """One message above the editor: what asks for attention first."""
    if state is EasyStatus.OUTDATED:
        text = _("The standard text changed after the check. Is every line still right?")
        return Chip(text=text, tone="alarm", mark="warning")
    if state is EasyStatus.CHECKED:
        text = _("All lines are checked. Residents see this text.")
        return Chip(text=text, mark="check")
    if easytext.is_for_another(easy, owner.text):
        text = _("The standard text changed. Are these lines still right?")
        return Chip(text=text, tone="sun", mark="warning")
    if left_out := easytext.left_out(easy, owner.text):
        text = ngettext(
            "The text is long. %(num)s sentence has no line yet: keep what matters most.",
            "The text is long. %(num)s sentences have no line yet: keep what matters most.",
            left_out,
        )
        return Chip(text=text, tone="sun", mark="info")
    if same:
        text = ngettext(
            "%(num)s line did not change since last time.",
            "%(num)s lines did not change since last time.",
            same,
        )
        return Chip(text=text, tone="sun", mark="info")
    if easy.wanted_at:
        return Chip(text=_("Somebody asked for this easy text."), tone="sun", mark="help")
    return None


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:79] + "…"


def _crumbs(owner: Owner) -> list[tuple[str, str]]:
    crumbs = [(_short(owner.title), _owner_href(owner))]
    if isinstance(owner.row, AgendaItem):
        meeting = owner.row.meeting
        href = url_for("portal.meetings.show", meeting_id=meeting.id)
        crumbs.insert(0, (meeting.title, href))
    return crumbs


def _owner_href(owner: Owner) -> str:
    return _place(owner, owner.face.page)


def _place(owner: Owner, place: tuple[str, str, str]) -> str:
    endpoint, key, column = place
    values: dict[str, Any] = {key: getattr(owner.row, column)}
    return url_for(endpoint, **values)


def _actions(easy: EasyText, owner: Owner, state: EasyStatus, same: int) -> list[Action]:
    changed = easytext.is_for_another(easy, owner.text)

    def action(concept: str, name: str, label: str = "", **fields: str) -> Action:
        href = url_for(f"portal.easytext.{name}", easy_text_id=easy.id)
        return Action(
            concept=concept,
            label=label,
            href=href,
            post=True,
            tone="" if changed and name != "propose" else "main",
            fields=[*fields.items()],
        )

    actions = []
    if not easy.lines:
        actions.append(action("easy-text", "propose", _("Propose lines")))
    if changed:
        actions.append(action("easy-text", "propose", _("Propose lines for the new text")))
    if same:
        actions.append(action("easy-text.check-same", "check_same"))
    if state is EasyStatus.OUTDATED:
        label = _("All lines are still right")
        actions.append(action("easy-text.check", "confirm", label, version=str(easy.version)))
    return actions
