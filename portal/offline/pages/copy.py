"""Draws the copy, page by page; each pictogram is put in once, when it is first used."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask import current_app

from pictos import symbols
from pictos.symbols import Symbol, UnknownSymbolError
from portal import clock, pictures
from portal.agenda.models import PURPOSES
from portal.archive.models import ArchivedPaper
from portal.councils.models import Council
from portal.decisions.service import Task
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day, hour, language, written
from portal.i18n import gettext as _
from portal.identity import Actor, initials
from portal.meetings.models import Meeting, MeetingState, Purpose
from portal.minutes import pages as minuted
from portal.minutes import service as minuting
from portal.offline.pages.words import readme
from portal.offline.service import Item, Kept, KeptPaper, Made, Names, Part
from portal.papers import service as papers
from portal.paths import STATIC
from portal.printing import service as printing
from portal.rendering import templates

CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)
SHEETS = ("css/tokens.css", "css/offline.css")


class Drawn(NamedTuple):
    """A line with the place of its picture in the copy."""

    text: str
    picture: str = ""
    alt: str = ""


class Entry(NamedTuple):
    """A way to a file of the copy, with the lines that tell what it is."""

    href: str
    line: Drawn
    about: str = ""


class Copy:
    """The copy of one year, for one reader. Holds the names and the index, nothing of a page."""

    def __init__(self, council: Council, year: int, actor: Actor) -> None:
        self.council, self.year = council, year
        self._for = actor.full_name or actor.name
        self._names = Names()
        self._drawn: dict[str, Symbol] = {}
        self._waiting: list[Part] = []
        self._meetings: list[Entry] = []
        self._old: list[Entry] = []
        self._made: list[Entry] = []
        self._now = clock.now()

    def first(self) -> Iterator[Part]:
        """How to open it, the style sheet and the letters."""
        told = readme(self.council.name, self.year, self._for)
        yield self._part("LEESMIJ.txt", "\ufeff" + told)
        sheets = b"\n".join((STATIC / one).read_bytes() for one in SHEETS)
        yield self._part("opmaak/stijl.css", sheets)
        for name in pictures.FONTS:
            yield self._part(f"fonts/{name}.ttf", pictures.font_file(name))

    def meeting(self, kept: Kept, actor: Actor) -> Iterator[Part]:
        """A meeting: its page, its minutes on paper, its papers with their pages."""
        meeting = kept.meeting
        at = meeting.starts_at
        stem = f"{clock.local(at):%Y-%m-%d} {meeting.title}"
        name = self._names.of("vergaderingen/", stem, ".html")
        added = {
            one.item.id: [self._paper(paper, name) for paper in one.papers] for one in kept.items
        }
        minutes, prints = None, list[Entry]()
        if kept.minutes:
            easy = minuting.easy_sections(kept.minutes)
            content = minuting.content_for(kept.minutes, actor)
            minutes = minuted.PaperPage.of(kept.minutes, content, actor, easy)
            for large in (False, True):
                document = minuted.printed(minutes, self.council, large=large)
                href = self._names.of("verslagen/", f"{stem} verslag{_easy(large)}", ".pdf")
                label = _("The minutes in easy words (PDF)") if large else _("The minutes (PDF)")
                prints.append(Entry(href, Drawn(label)))
                yield Part(name=href, content=printing.pdf(document), at=at)
        title = f"{meeting.title} {written(clock.local(at), 'd MMMM y')}"
        leaf = self._line(title, f"leaf:{clock.local(at):%Y-%m-%d}")
        yield self._page(
            name,
            "meeting",
            at,
            title=title,
            leaf=leaf,
            when=_when(meeting),
            cancelled=meeting.state == MeetingState.CANCELLED,
            items=[self._item(one, [e for e, _ in added[one.item.id]]) for one in kept.items],
            minutes=minutes,
            parts=[
                (part, self._lines(part.easy), self._lines(part.lines))
                for part in (minutes.parts if minutes else ())
            ],
            prints=prints,
            there=", ".join(kept.there),
            **self._outcome(kept.made),
        )
        self._meetings.append(Entry(name, leaf, hour(at)))
        for parts in added.values():
            for _entry, files in parts:
                yield from files
        yield from self._pictures()

    def old_paper(self, kept: KeptPaper) -> Iterator[Part]:
        """A paper of the archive."""
        entry, files = self._paper(kept, "index.html")
        self._old.append(entry)
        yield from files
        yield from self._pictures()

    def decided(self, made: Made) -> Iterator[Part]:
        """What was decided and agreed in the year, on a page and on paper."""
        prints = []
        for large in (False, True):
            document = printing.decision_list(self.council, self.year, made.decisions, large=large)
            stem = f"besluiten {self.year}{_easy(large)}"
            href = self._names.of("", stem, ".pdf")
            label = _("The decisions in easy words (PDF)") if large else _("The decisions (PDF)")
            prints.append(Entry(href, Drawn(label)))
            yield Part(name=href, content=printing.pdf(document), at=self._now)
        title = _("Decided and agreed in %(year)s", year=self.year)
        name = self._names.of("", f"besluiten {self.year}", ".html")
        yield self._page(
            name, "decided", self._now, title=title, prints=prints, **self._outcome(made)
        )
        self._made = [Entry(name, self._line(title, "own:decision")), *prints]
        yield from self._pictures()

    def last(self, *, whole: bool) -> Iterator[Part]:
        """The page to begin with: the ways to all that is in it. ``whole`` is false when the
        reader's rights ended on the way."""
        credits = symbols.credits(self._drawn.values())
        yield self._page(
            "index.html",
            "index",
            self._now,
            title=_("%(council)s, %(year)s", council=self.council.name, year=self.year),
            whole=whole,
            emblem=self._line(self.council.name, self.council.symbol),
            meetings=self._meetings,
            made=self._made,
            old=self._old,
            credits=credits,
            made_on=day(self._now),
        )
        yield from self._pictures()

    def _item(self, kept: Item, added: Sequence[Entry]) -> dict[str, Any]:
        item, checked = kept.item, kept.easy.status in CHECKED
        purpose = PURPOSES[Purpose(item.purpose)]
        return {
            "title": item.title,
            "number": kept.number,
            "is_break": item.is_break,
            "purpose": self._line(str(purpose[1]), purpose[2]),
            "text": item.text,
            "easy": self._lines(kept.easy.lines) if checked else [],
            "papers": added,
            "votes": [
                self._line(f"{ballot.question} {result.explained}", "own:result")
                for ballot, result in kept.votes
            ],
        }

    def _outcome(self, made: Made) -> dict[str, Any]:
        return {
            "decisions": [
                (f"{one.called}, {day(one.decided_at)}", *self._faces(one, one.text, _state(one)))
                for one in made.decisions
            ],
            "tasks": [
                (_who(one), *self._faces(one.action, one.action.what, _until(one)))
                for one in made.tasks
            ],
        }

    def _faces(self, made: Any, text: str, state: str) -> tuple[str, list[Drawn], str]:
        """The words, the easy lines if somebody checked them, and what is the matter with it."""
        shown = easytext.shown_lines(made.easy_text, text)
        return text, self._lines(shown.lines) if shown.status in CHECKED else [], state

    def _paper(self, kept: KeptPaper, back: str) -> tuple[Entry, list[Part]]:
        """The way to a paper; and its file, its page and the pictures of its pages."""
        paper, preview = kept.paper, kept.preview
        stem = f"{clock.local(kept.at):%Y-%m-%d} {paper.title}"
        folder = "oude-stukken/" if isinstance(paper, ArchivedPaper) else "stukken/"
        line = self._line(paper.title, "openmoji:1F4C4")
        parts, file = list[Part](), ""
        path = papers.file_of(paper)
        if path:
            ending = "." + papers.name_of(paper).rpartition(".")[2]
            file = self._names.of(folder, stem, ending)
            parts.append(Part(name=file, content=path, at=kept.at))
        words = preview.text.split(papers.LEAF) if preview else []
        leaves = []
        for number in range(1, (preview.pages if preview else 0) + 1):
            if picture := papers.page_of(paper.file_key, number):
                leaf = self._names.of(f"{folder}bladen/", f"{stem} {number}", ".jpg")
                said = " ".join(words[number - 1].split()) if number <= len(words) else ""
                leaves.append((number, leaf, said))
                parts.append(Part(name=leaf, content=picture, at=kept.at))
        name = self._names.of(folder, stem, ".html")
        page = self._page(
            name,
            "paper",
            kept.at,
            title=paper.title,
            day=day(kept.at),
            file=file,
            leaves=leaves,
            words=preview.text if preview and not leaves else "",
            back=back,
        )
        return Entry(name, line, day(kept.at)), [page, *parts]

    def _lines(self, lines: Iterable[Any]) -> list[Drawn]:
        return [
            self._line(
                one.text,
                f"initials:{initials(one.photo_of.name)}" if one.photo_of else one.symbol,
                one.alt or (one.photo_of.call_name if one.photo_of else ""),
            )
            for one in lines
        ]

    def _line(self, text: str, symbol: str, alt: str = "") -> Drawn:
        """A line whose picture is put in the copy; a symbol that is no more is left out."""
        try:
            found = symbols.with_skin(Symbol.parse(symbol), self.council.skin) if symbol else None
        except UnknownSymbolError:
            found = None
        if found is None:
            return Drawn(text)
        name = str(found)
        path = f"plaatjes/{''.join(c if c.isalnum() and c.isascii() else '-' for c in name)}.svg"
        if name not in self._drawn:
            self._drawn[name] = found
            self._waiting.append(Part(name=path, content=symbols.svg(found), at=self._now))
        return Drawn(text, path, alt)

    def _pictures(self) -> Iterator[Part]:
        waiting, self._waiting = self._waiting, []
        yield from waiting

    def _page(self, name: str, template: str, at: datetime, **values: Any) -> Part:
        engine = templates().engine(current_app)
        html = engine.get_template(f"portal/offline/{template}.html").render(
            **values,
            root="../" * name.count("/"),
            council=self.council,
            year=self.year,
            language=language(),
        )
        return Part(name=name, content=html.encode(), at=at)

    def _part(self, name: str, content: str | bytes) -> Part:
        data = content.encode() if isinstance(content, str) else content
        return Part(name=name, content=data, at=self._now)


def _easy(large: bool) -> str:
    return " makkelijk" if large else ""


def _when(meeting: Meeting) -> str:
    times = f"{clock.local(meeting.starts_at):%H.%M} - {hour(meeting.ends_at)}"
    return ", ".join(filter(None, (day(meeting.starts_at), times, meeting.place)))


def _state(decision: Any) -> str:
    if decision.withdrawn_at:
        return _("withdrawn")
    return _("replaced") if decision.later and decision.later.recorded_at else ""


def _who(task: Task) -> str:
    return ", ".join(one.call_name for one in task.action.people)


def _until(task: Task) -> str:
    if not task.action.is_open:
        return _("done")
    return _("Before %(day)s.", day=day(task.due)) if task.due else _("For the next meeting.")
