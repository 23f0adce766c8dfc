"""What is shown of searching: the question, and what was found with the words in their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for
from markupsafe import Markup

from portal.context import View, current_view
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.search.forms import KIND_WORDS, SearchForm
from portal.search.service import KINDS, Asked, Hit
from portal.search.service.analysis import asked as words_asked
from portal.search.service.analysis import terms_of, words_in

AROUND = 90
"""Letters of a text that are shown on either side of the first word that was looked for."""


@dataclass(frozen=True, kw_only=True)
class SearchPage(FormPage):
    """The question above what was found, for the standard view."""

    template: ClassVar[str] = "search/show"

    ways: Sequence[Action] = ()


def ask_page(form: SearchForm) -> FormPage:
    """What are you looking for?"""
    return FormPage(
        title=_("Search"),
        symbol="openmoji:1F50D",
        section="search",
        back=url_for("portal.start.show") if current_view() is View.PICTO else "",
        form=form,
        save="search",
    )


def found_page(
    form: SearchForm, asked: Asked, hits: Sequence[Hit], *, number: int, more: bool
) -> Page:
    """What was found; with the question above it, or in the picto view a way back to that."""
    rows = [_found(hit, asked) for hit in hits]
    nothing = Line(text=_nothing(asked), symbol="openmoji:1F50D")
    before = _address(asked, number - 1) if number > 1 else ""
    after = _address(asked, number + 1) if more else ""
    if current_view() is View.STANDARD:
        ways = [Action(concept="back", href=before, label=_("Newer"))] if before else []
        ways += [Action(concept="next", href=after, label=_("Older"))] if after else []
        return SearchPage(
            title=_("Search"),
            symbol="openmoji:1F50D",
            section="search",
            form=form,
            save="search",
            cards=[Card(title=_("Found"), rows=rows)] if rows else (),
            empty=None if rows else nothing,
            ways=ways,
        )
    again = url_for("portal.search.show")
    actions = [Action(concept="search", href=again, label=_("Look for something else"))]
    if after:
        actions.insert(0, Action(concept="next", href=after, label=_("More")))
    title = _("Found: %(words)s", words=asked.words) if rows else _("Search")
    return Page(
        title=title,
        symbol="openmoji:1F50D",
        section="search",
        back=before or again,
        cards=[Card(title=title, symbol="openmoji:1F50D", rows=rows)] if rows else (),
        empty=nothing,
        actions=actions,
    )


def _nothing(asked: Asked) -> str:
    if asked.kind or asked.year or asked.council_id:
        return _("We found nothing here. Look in everything?")
    return _("We found nothing. Try another word.")


def _address(asked: Asked, number: int) -> str:
    return url_for(
        "portal.search.show",
        words=asked.words,
        council=asked.council_id,
        kind=asked.kind or None,
        year=asked.year,
        page=number if number > 1 else None,
    )


def _found(hit: Hit, asked: Asked) -> Card:
    source = KINDS[hit.kind]
    word, symbol = KIND_WORDS[hit.kind]
    values: dict[str, Any] = {source.key: hit.subject_id}
    return Card(
        title=hit.title or str(word),
        href=url_for(source.endpoint, **values),
        symbol=symbol,
        lines=[Line(text=", ".join((str(word), day(hit.at), hit.council)))],
        text=_marked(excerpt(hit.text, asked.words)),
    )


def _marked(parts: Iterator[tuple[str, bool]]) -> Markup:
    mark = Markup("<mark>{}</mark>")
    return Markup().join(mark.format(text) if found else text for text, found in parts)


def excerpt(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """The text around the first of these words, in parts that are one of them or not."""
    looked_for = frozenset().union(*words_asked(words))
    places = [(b, e) for b, e, word in words_in(text) if not looked_for.isdisjoint(terms_of(word))]
    at = places[0][0] if places else 0
    begin = text.rfind(" ", 0, at - AROUND) + 1 if at > AROUND else 0
    end = text.find(" ", at + AROUND) if len(text) > at + AROUND else len(text)
    end = end if end > 0 else len(text)
    end = min(end, at + 2 * AROUND)
    here = begin
    yield ("… " if begin else ""), False
    for start, stop in places:
        if start >= here and stop <= end:
            yield text[here:start], False
            yield text[start:stop], True
            here = stop
    yield text[here:end] + (" …" if end < len(text) else ""), False
