"""Every page in the standard view, on three screens: can everyone use it?"""

import pytest

from tests.accessibility.looking_at import faults_of
from tests.accessibility.site import PEOPLE, Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("who", PEOPLE)
def test_everyone_can_use_every_page(site: Site, who: str, only: str) -> None:
    faults = faults_of(site, "standard", who, only, {})
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
