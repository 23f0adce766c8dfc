"""The repository stands alone: it names no place it was made in, and loads nothing from outside."""

import os
import re
from urllib.parse import urlsplit

from tests.architecture.source import ROOT, files

PLACES = ("/wo" + "rk/", "../" + "shared", "/ro" + "ot/")
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
        ("cdnjs", "cloudflare", "com"),
        ("fonts", "googleapis", "com"),
        ("fonts", "gstatic", "com"),
    )
)
LOADED = re.compile(
    r"""(?:<(?:script|img|link|iframe|audio|video|source|object|embed|use)\b[^>]*?
    \s(?:src|href|data)\s*=\s*["']|url\(\s*["']?|@import\s*["']|fetch\(\s*["'`]|import\(?\s*["'])
    \s*(?:https?:)?//""",
    re.VERBOSE,
)
TEXT = {"", ".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".svg", ".po", ".tsv", ".yaml"}


def texts():
    """Each file of text in the repository, with its words."""
    for path in files():
        if path.suffix in TEXT:
            try:
                yield path.relative_to(ROOT), path.read_text()
            except UnicodeDecodeError:
                continue


def registries():
    """Known registries, and the one this machine uses."""
    settings = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX")
    here = [urlsplit(os.environ.get(name, "")).hostname for name in settings]
    return [*REGISTRIES, *filter(None, here)]


def test_no_file_names_the_place_it_was_made_in():
    assert not [(str(path), place) for path, text in texts() for place in PLACES if place in text]


def test_no_file_names_where_packages_come_from():
    hosts = registries()
    assert not [(str(path), host) for path, text in texts() for host in hosts if host in text]


def test_pages_load_nothing_from_outside():
    looked_at = [*files(".html", ".css", ".js", ".svg", under="templates")]
    looked_at += files(".html", ".css", ".js", ".svg", under="static")
    assert looked_at
    assert not [path for path in looked_at if LOADED.search(path.read_text())]
