"""The built wheel holds everything, and works away from the checkout with what it asks for and
nothing else: from the first start to a page in both views."""

import importlib.metadata
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files
from tests.loopback import Browser

PASSWORD = "vier woorden achter elkaar"
NOT_HERE = """
import sys

class NotHere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NotHere())
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


# --- installed --------------------------------------------------------------------------------


def asked_for(name: str, extras: frozenset[str] = frozenset()) -> Iterator[str]:
    """The packages that a package needs, in the end, by their plain names."""
    yield plain(name)
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return  # for another kind of computer
    for line in lines:
        found = re.match(r"([\w.-]+)(?:\[([\w,-]+)\])?", line)
        extra = re.search(r"extra == ['\"]([\w-]+)", line)
        if found and (extra is None or extra[1] in extras):
            yield from asked_for(found[1], frozenset((found[2] or "").split(",")))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@dataclass
class Installed:
    """Where the wheel is installed, and with which settings its command runs."""

    command: Path
    environ: dict[str, str]
    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.command, *words],
            cwd=self.folder,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel with what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    site = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", site]
    subprocess.run([*pip, wheel], check=True, capture_output=True)
    wanted = set(asked_for("huisraad"))
    others = {
        module
        for module, packages in importlib.metadata.packages_distributions().items()
        if not wanted & {plain(one) for one in packages}
    }
    (site / "sitecustomize.py").write_text(NOT_HERE.format(names=others))
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HUISRAAD_")}
    environ |= {"PYTHONPATH": str(site), "HUISRAAD_DATA": str(folder / "data")}
    return Installed(site / "bin" / "huisraad", environ, folder)


def test_what_only_its_makers_need_is_not_there(installed):
    seen = [sys.executable, "-c", "import pytest"]
    done = subprocess.run(seen, env=installed.environ, capture_output=True, text=True)
    assert "ModuleNotFoundError" in done.stderr


def test_a_new_portal_from_the_first_start_to_a_page_in_both_views(installed):
    server = subprocess.Popen(
        [installed.command, "start", "--port", "0"],
        cwd=installed.folder,
        env=installed.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        said = [server.stdout.readline() for _ in range(3)]
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/set-up/\w+)\n", said[-1])
        assert found, said
        visit(int(found[1]), found[2])
    finally:
        server.send_signal(signal.SIGTERM)
        _, errors = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in errors
    data = installed.folder / "data"
    assert (data.stat().st_mode & 0o777, (data / "key").stat().st_mode & 0o777) == (0o700, 0o600)
    done = installed.run("doctor", "--port", "0")
    assert done.returncode == 0, done.stdout
    assert "compleet" in done.stdout


def visit(port: int, address: str) -> None:
    """Set up the portal, sign out and in again, and look at a page in both views."""
    browser = Browser(port)
    assert browser.get("/").location == "/set-up"
    for step, answers in (
        (address, {"organisation": "De Boomgaard"}),
        (f"{address}/council", {"council": "Raad De Linde", "house": "De Linde"}),
        (
            f"{address}/administrator",
            {"name": "Bea Beheer", "email": "bea@example.org"}
            | {"password": PASSWORD, "supports": "yes"},
        ),
    ):
        fields = form(browser, step)
        assert browser.post(step, fields | answers).status == 303
    assert "Hallo Bea" in browser.get("/").text
    assert browser.get(address).status == 404
    fresh = Browser(port)
    fields = form(fresh, "/sign-in") | {"email": "bea@example.org", "password": PASSWORD}
    assert fresh.post("/sign-in", fields).status == 303
    for view in ("standard", "picto"):
        tokens = form(fresh, "/people")
        assert fresh.post("/view", tokens | {"view": view, "next": "/people"}).status == 303
        page = fresh.get("/people").text
        assert f'data-view="{view}"' in page
        bundle = re.search(rf'href="(/bundles/{view}\.css[^"]*)"', page)
        assert bundle
        for path in (bundle[1], "/pictograms/own/meeting.svg"):
            assert fresh.get(path).status == 200


def form(browser: Browser, path: str) -> dict[str, str]:
    """The token and the key of a page."""
    page = browser.get(path).text
    found = dict(re.findall(r'name="(csrf_token|act)" value="([^"]+)"', page))
    assert len(found) == 2, page[:500]
    return found


def test_a_mistake_is_a_sentence_and_no_traceback(installed):
    installed.environ["HUISRAAD_KEY"] = "secret"
    done = installed.run("start")
    del installed.environ["HUISRAAD_KEY"]
    assert done.returncode == 1
    assert done.stderr.startswith("Het geheim in HUISRAAD_KEY is te raden.")
    assert len(done.stderr.splitlines()) == 1
