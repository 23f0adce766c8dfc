"""Every page in the picto view, on three screens: can everyone use it?"""

import pytest

from tests.accessibility.looking_at import Bars, faults_of, moved
from tests.accessibility.site import PEOPLE, Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bars() -> Bars:
    """Where the bar stands on the pages that were looked at."""
    return {}


@pytest.mark.parametrize("who", PEOPLE)
def test_everyone_can_use_every_page(site: Site, who: str, only: str, bars: Bars) -> None:
    faults = faults_of(site, "picto", who, only, bars)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)


def test_the_four_places_are_where_they_are_on_most_pages(bars: Bars) -> None:
    assert bars, "this looks at what the tests above it saw: run the whole file"
    assert not moved(bars)
