"""Every page in the picto view, on three screens: can everyone use it?"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility.looking_at import faults_of
from tests.accessibility.site import shown

pytestmark = pytest.mark.browser


def test_everyone_can_use_every_page(browser: Browser, tmp_path: Path, only: str) -> None:
    with shown(tmp_path, browser) as site:
        faults = faults_of(site, "picto", only)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
