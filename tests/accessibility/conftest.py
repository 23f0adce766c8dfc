"""A server that shows every page, for the tests of a file together."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.accessibility.site import Site, shown


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with shown(tmp_path_factory.mktemp("site"), browser) as site:
        yield site
