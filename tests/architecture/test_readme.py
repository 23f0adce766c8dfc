"""What the README says is true."""

import re

import pytest
from click.testing import CliRunner

from portal.standalone.cli import main
from tests.architecture.source import ROOT, features

README = (ROOT / "README.md").read_text()
SETTING = re.compile(r"HUISRAAD_[A-Z]+")


def test_its_table_of_rights_is_the_policy():
    written = README.split("<!-- policy -->\n")[1].split("<!-- /policy -->")[0]
    policy = CliRunner().invoke(main, ["policy", "--language", "en"]).output
    assert written == policy, "put the output of `huisraad policy --language en` in its place"


def test_it_names_every_setting_and_no_other():
    known = set(SETTING.findall((ROOT / "portal/standalone/settings.py").read_text()))
    assert set(SETTING.findall(README)) == known


def test_its_commands_are_there():
    typed = set(re.findall(r"(?:`|/bin/)huisraad ([a-z]+)", README))
    assert typed == set(main.commands)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE)) <= targets


def test_its_map_leads_to_places_that_are_there():
    rows = re.findall(r"^\| (`[^|]*/`) \|", README, re.MULTILINE)
    folders = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert not [folder for folder in folders if not (ROOT / folder).is_dir()]
    assert not [name for name in features() if f"portal/{name}/" not in folders]


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_its_python_can_be_read_by_python(code):
    compile(code, "README.md", "exec")


def test_its_links_lead_to_files_that_are_there():
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert not [link for link in links if not (ROOT / link).exists()]
