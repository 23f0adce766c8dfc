"""News that stands."""

from datetime import timedelta

from portal import clock
from portal.councils.models import Council
from portal.news.models import News
from portal.people.models import Person


def news_of_today(council: Council, writer: Person) -> News:
    """News that stands for a week."""
    today = clock.local(clock.now()).date()
    return News(
        council_id=council.id,
        text="Vandaag komt de kapper. Hij is er om tien uur.",
        since=today,
        until=today + timedelta(days=7),
        made_by_id=writer.id,
        made_at=clock.now(),
    )
