"""The built wheel holds everything, and works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files

SMOKE = """
from pathlib import Path
import portal, pictos
from portal.standalone import create_app
assert Path(portal.__file__).is_relative_to(Path.cwd()), portal.__file__
client = create_app().test_client()
for path in ("/sign-in", "/bundles/standard.css", "/pictograms/own/meeting.svg"):
    with client.get(path) as answer:
        assert answer.status_code == 200, (path, answer.status)
with client.get("/sign-in") as answer:
    assert "Sign in" not in answer.text
assert pictos.suggest("Wij gaan eten.").sentences[0].tokens
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_code_templates_static_files_words_and_pictograms(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    expected = {str(path.relative_to(ROOT)) for path in files(under="pictos")}
    expected |= {str(path.relative_to(ROOT)) for path in files(".py", ".mako", under="portal")}
    expected |= {
        f"portal/{path.relative_to(ROOT)}"
        for folder in ("templates", "static")
        for path in files(under=folder)
        if path.name != "README.md"
    }
    expected |= {f"portal/translations/{one}/LC_MESSAGES/portal.mo" for one in ("nl", "en")}
    assert not expected - held - {"portal/buildhook.py"}


def test_the_wheel_holds_nothing_else(wheel):
    held = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in held if "test" in name.split("/")[0] or name.endswith(".pyc")]
    assert "portal/buildhook.py" not in held


def test_what_is_installed_from_the_wheel_works(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    environ = {**os.environ, "PYTHONPATH": str(tmp_path), "HUISRAAD_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", SMOKE], cwd=tmp_path, env=environ, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
