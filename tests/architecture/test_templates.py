"""What holds for every template, so that no page can be made to run what somebody typed."""

import re

import pytest

from tests.architecture.source import ROOT, files

DRAWN_HERE = "templates/portal/kits/icons.html"
"""Its drawings are constants of its own."""
TEMPLATES = [path.relative_to(ROOT) for path in files(".html", under="templates")]
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z][^>]*>")


def source_of(path):
    return (ROOT / path).read_text()


def tags_of(path):
    """The tags, each expression in them replaced by one letter."""
    return TAG.findall(JINJA.sub("x", source_of(path)))


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_style_script_or_handler_stands_in_a_page(path):
    for tag in tags_of(path):
        assert not re.search(r"\sstyle\s*=", tag), tag
        assert not re.search(r"\son[a-z]+\s*=", tag), tag
        assert not re.match(r"<script(?![^>]*\ssrc=)", tag), tag
        assert not re.match(r"<style", tag), tag
        assert "javascript:" not in tag, tag


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_attributes_are_quoted(path):
    for tag in tags_of(path):
        assert not re.search(r"\s[a-zA-Z-]+=(?![\"'])", re.sub(r"\"[^\"]*\"|'[^']*'", '""', tag)), (
            tag
        )


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_what_was_typed_is_never_called_safe(path):
    if str(path) != DRAWN_HERE:
        assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", source_of(path))


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_page_speaks_through_its_kit(path):
    text = source_of(path)
    if "{% extends" in text:
        assert "{% extends kit.layout %}" in text
