"""Every page in the standard view, on three screens: can everyone use it?

`test_every_page_in_pictures.py` is the same for the picto view: two workers share the time.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility.looking_at import faults_of
from tests.accessibility.site import shown

pytestmark = pytest.mark.browser


def test_everyone_can_use_every_page(browser: Browser, tmp_path: Path, only: str) -> None:
    with shown(tmp_path, browser) as site:
        faults = faults_of(site, "standard", only)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
