"""Ask axe what is wrong with a page, as it stands in the browser."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # off unless asked for by name
    "resultTypes": ["violations"],
}


@cache
def script() -> str:
    """axe itself: a context puts it into each page, else it goes in when it is first needed."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe objects to, a line for each place: the rule, what it asks, where, how to mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())  # unlike a script tag, allowed under a strict policy
    found = page.evaluate("options => axe.run(options).then(said => said.violations)", OPTIONS)
    return [_line(rule, node) for rule in found for node in rule["nodes"]]


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    where = " ".join(str(part) for part in node["target"])
    mend = " ".join(node.get("failureSummary", "").split())
    return f"{rule['id']}: {rule['help']}; at {where}: {node['html'][:120]}; {mend}"
