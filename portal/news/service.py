"""News: written for some days, shown on these, taken away before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.access.rows import NEWS_NOW
from portal.asking import Asking
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.news.models import News

USUAL = timedelta(days=7)
"""How long news stands, unless its writer says otherwise."""
LONGEST = timedelta(days=31)


class NewsText(NamedTuple):
    """What a writer fills in."""

    text: str
    since: date
    until: date


def today() -> date:
    """The day of now, on the organisation's own clock."""
    return clock.local(clock.now()).date()


def asks(actor: Actor) -> Iterator[Asking]:
    """``news``: the words of what stands today. It asks nothing, and goes along with what does."""
    if policy.anywhere(actor, Permission.NEWS_VIEW):
        mine = policy.where(actor, Permission.NEWS_VIEW)
        yield asking.about("news", News.id, text=News.text).where(mine, NEWS_NOW)


def now_in(mine: sa.ColumnElement[bool], most: int = 20) -> Sequence[News]:
    """The news of today that ``mine`` lets through, the newest first."""
    found = sa.select(News).options(easytext.loading(News.easy_text)).where(mine, NEWS_NOW)
    return session.scalars(found.order_by(News.since.desc(), News.id.desc()).limit(most)).all()


def of_council(council: Council) -> Sequence[News]:
    """The news of the council that stands, or that will."""
    found = (
        sa.select(News)
        .options(easytext.loading(News.easy_text))
        .where(News.council_id == council.id, News.until >= today(), News.ended_at.is_(None))
    )
    return session.scalars(found.order_by(News.since, News.id)).all()


def make(actor: Actor, council: Council, written: NewsText) -> News:
    """Write news. Raises `RefusedError` for days that cannot be."""
    _check(written)
    news = News(
        council_id=council.id,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        **written._asdict(),
    )
    session.add(news)
    session.flush()
    audit.record(actor, "news:made", council_id=council.id, detail=f"News {news.id}")
    return news


def change(actor: Actor, news: News, written: NewsText, version: int) -> None:
    """Change news. Raises `ConflictError`, and `RefusedError` for days that cannot be."""
    check_version(news, version, NewsText._fields)
    _check(written)
    for name, value in written._asdict().items():
        setattr(news, name, value)
    session.flush()
    audit.record(actor, "news:changed", council_id=news.council_id, detail=f"News {news.id}")


def end(actor: Actor, news: News) -> None:
    """Take news away before its last day."""
    news.ended_by_id, news.ended_at = actor.person_id, clock.now()
    session.flush()
    audit.record(actor, "news:ended", council_id=news.council_id, detail=f"News {news.id}")


def values(news: News) -> dict[str, Any]:
    """What stands in it, as the form fills it in."""
    return {"text": news.text, "since": news.since, "until": news.until, "version": news.version}


def _check(written: NewsText) -> None:
    if written.until < written.since:
        raise RefusedError(_("The last day is before the first."), field="until")
    if written.until < today():
        raise RefusedError(_("This day is over."), field="until")
    if written.until - written.since > LONGEST:
        raise RefusedError(_("News stands for a month at most."), field="until")
