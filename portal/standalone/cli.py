"""``huisraad``: everything that an operator does."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask_babel import Babel, force_locale

from pictos.sets.filling import Progress
from pictos.sets.packs import PackError
from pictos.sets.symbol import Licence
from portal import database, migrations
from portal.context import portal
from portal.engines import take_time
from portal.i18n import LANGUAGES
from portal.i18n import gettext as _
from portal.jobs.service import QueueError, Workers
from portal.standalone import backup, beginning, demo, doctor, journal, load, move, troubles
from portal.standalone.alone import alone
from portal.standalone.app import create_app
from portal.standalone.last_days import term
from portal.standalone.serving import stopped_by_signals
from portal.standalone.settings import Settings, data_folder, log_style
from portal.standalone.starting import LOOPBACK, Doors, everywhere, serve
from portal.symbolsets import service as symbolsets


class _Commands(click.Group):
    """What is known to stop a command is one sentence; anything else shows where it happened."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except troubles.KNOWN as error:
            with troubles.in_dutch():
                sentence = troubles.sentence(error)
            if not sentence:
                raise
            click.echo(sentence, err=True)
            ctx.exit(1)


@click.group(cls=_Commands)
@click.version_option(package_name="huisraad")
def main() -> None:
    """The client council's own house on the web."""


main.add_command(term)


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on this computer.")
@click.option("--host", default="", help="Address to listen at, instead of this computer only.")
@click.option("--lan", is_flag=True, help="Serve the network of the house, by TLS.")
@click.option("--tls-port", default=8443, show_default=True, help="With --lan: the port for TLS.")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty database with a demo.")
def start(port: int, host: str, lan: bool, tls_port: int, with_demo: bool) -> None:
    """Bring the database up to date and serve until stopped, on this computer only.

    The first time it prints an address that sets up the portal.
    """
    settings = _settings()
    host = host or (everywhere() if lan else LOOPBACK)
    doors = Doors(host=host, port=port, lan=lan, tls_port=tls_port)
    if lan and settings.trusted_hosts:
        raise click.UsageError("HUISRAAD_HOSTS is for a proxy that gives TLS; --lan gives its own.")
    if not doors.here_only:
        if with_demo:
            raise click.UsageError("The demo is for this computer only.")
        settings = replace(settings, demo=False)
    with alone(settings.database_url):
        app = _opened(settings)
        if with_demo:
            with _writing(app):
                if demo.is_empty():
                    demo.fill()
        journal.write(log_style())
        workers = _workers(app, settings)
        serve(app, doors, workers.beside(), behind_proxy=bool(settings.trusted_hosts))


@main.command(name="doctor")
@click.option("--port", default=8000, show_default=True, help="The port that `start` will use.")
@click.option("--mail", is_flag=True, help="Also try to reach the mail server.")
def doctor_(port: int, mail: bool) -> None:
    """Say what is off, and what to do about it. Changes nothing."""
    with troubles.in_dutch():
        findings = doctor.before(port=port, try_mail=mail)
    if (data_folder() / "key").exists() or os.environ.get("HUISRAAD_KEY"):
        app = create_app()
        with app.test_request_context():
            database.begin(writes=False)
            findings += doctor.inside(thorough=True)
    with troubles.in_dutch():
        for one in findings:
            mark = (_("tip") if one.advice else _("all right")) if one.ok else _("LOOK AT")
            click.echo(f"{mark:9} {one.what} {one.advice}".rstrip())
    if not all(one.ok for one in findings):
        raise SystemExit(1)


@main.command()
def jobs() -> None:
    """Do what is not done while a page waits, until stopped; `start` does so too."""
    app, settings = _open()
    workers = _workers(app, settings)
    with stopped_by_signals(workers):
        click.echo("Huisraad works on its jobs.")
        workers.run()


@main.command()
def upgrade() -> None:
    """Bring the database up to date; `start` does so too."""
    _open()
    click.echo("The database is up to date.")


@main.command()
@click.option("--language", type=click.Choice([*LANGUAGES]), default="nl", show_default=True)
def policy(language: str) -> None:
    """Print who may do what, as a Markdown table."""
    from portal.access import words

    app = Flask(__name__)
    Babel(app)
    with app.test_request_context(), force_locale(language):
        click.echo(words.markdown(), nl=False)


@main.command(name="demo")
@click.option("--houses", default=2, show_default=True, help="Houses, each with its council.")
@click.option("--years", default=1, show_default=True, help="Years of monthly meetings.")
@click.option("--items", default=10, show_default=True, help="Items on each agenda.")
@click.option("--requests", default=0, help="Requests for advice: taken, not made yet.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same.")
def demo_(houses: int, years: int, items: int, requests: int, seed: int) -> None:
    """Add invented houses to the demo, for tests under load.

    voorzitter.001@, secretaris.001@, bewoner.001@ and begeleider.001@ sign in with the demo's
    password, and so on for each house. The demo's own supporter serves the first four houses,
    its manager the first ten; ondersteuner.005@ and manager.011@ serve the next.
    """
    app = _open()[0]
    with _writing(app):
        if demo.is_empty():
            demo.fill()
        try:
            load.fill(load.Load(houses=houses, years=years, items=items, seed=seed))
        except load.FilledBeforeError as error:
            raise click.ClickException("This database has invented houses already.") from error
    click.echo(f"{houses} houses, {years} years of meetings, {items} items each.")


@main.command()
@click.argument("email")
@click.option("--name", default="", help="Full name of a new person.")
@click.option("--person", "person_id", default=0, help="Or the id of a person who is known.")
@click.option("--administrator", is_flag=True, help="The new person manages the portal.")
@click.option(
    "--organisation", default="", help="In a new portal: what the organisation is called."
)
@click.password_option()
def account(
    email: str, name: str, person_id: int, administrator: bool, organisation: str, password: str
) -> None:
    """Give a person an account, or an account a new password."""
    try:
        password_hash = beginning.hashed(password)
        app = _open()[0]
        with _writing(app):
            if organisation:
                beginning.name_organisation(organisation)
            new = beginning.give_account(
                email, password_hash, name=name, person_id=person_id, administers=administrator
            )
    except beginning.NotPossibleError as error:
        raise click.ClickException(str(error)) from error
    click.echo("The account is made." if new else "The account has its new password.")


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--name", required=True, help="What the set is called.")
@click.option("--author", default="", help="Who made it; known of ARASAAC.")
@click.option("--licence", default="", help="On what terms, as: CC BY-NC 2.0; known of ARASAAC.")
def symbols(path: Path, name: str, author: str, licence: str) -> None:
    """Bring a set of pictograms in: a folder, zip or board that you may use."""
    app = _open()[0]
    with click.progressbar(length=1, label="Bringing in", file=sys.stderr) as bar:

        def show(progress: Progress) -> None:
            bar.length = progress.of
            bar.update(progress.done - bar.pos)

        try:
            with app.app_context():
                key, whose = symbolsets.bring_now(path, name, Licence(author, licence), show)
        except symbolsets.UnknownMakerError as error:
            raise click.UsageError("Say --author and --licence.") from error
        except symbolsets.PresentError as error:
            raise click.ClickException("This set is there already.") from error
        except KeyboardInterrupt:
            raise click.ClickException("Broken off. The same again goes on from here.") from None
        except PackError as error:
            with troubles.in_dutch():
                raise click.ClickException(symbolsets.sentence(error)) from error
    with _writing(app):
        found = symbolsets.add(key, name, whose)
        click.echo(f"{found.total} pictograms.")


@main.command(name="backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_(file: Path) -> None:
    """Copy the database and all files into one tar FILE, while the portal runs."""
    settings = _settings()
    try:
        backup.make(settings.folder, settings.database_url, file)
    except (backup.BackupError, OSError, sqlite3.Error) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Copied to {file}.")


@main.command(name="move")
@click.argument("address")
def move_(address: str) -> None:
    """Copy the data from SQLite into an empty PostgreSQL, at postgresql://user@host/database.

    A password may stand in the file ~/.pgpass instead of in the address.
    """
    settings = _settings()
    try:
        with click.progressbar(length=1, label="Copying and comparing") as bar:

            def show(done: int, of: int) -> None:
                bar.length = of
                bar.update(done - bar.pos)

            held = move.move(settings.database_url, address, show)
    except move.MoveError as error:
        raise click.ClickException(f"Nothing was moved. {error}") from error
    rows = sum(tally.rows for tally in held.values())
    click.echo(
        f"Copied {rows} rows of {len(held)} tables, and found the same on both sides.\n"
        f"Now set HUISRAAD_DATABASE to that address and start again. Photos, papers and the key "
        f"stay in {settings.folder}. The SQLite file stays too, and is used no more."
    )


def _settings() -> Settings:
    os.umask(0o077)
    return Settings.from_environment()


def _workers(app: Flask, settings: Settings) -> Workers:
    try:
        return Workers(app, settings.jobs)
    except QueueError as error:
        raise click.ClickException(f"HUISRAAD_JOBS: {error}") from error


def _open() -> tuple[Flask, Settings]:
    """The application of the environment's settings, its database up to date."""
    settings = _settings()
    return _opened(settings), settings


def _opened(settings: Settings) -> Flask:
    app = create_app(settings)
    with app.app_context():
        click.get_current_context().call_on_close(portal().engine.dispose)
        migrations.upgrade(portal().engine)
    return app


@contextmanager
def _writing(app: Flask) -> Iterator[None]:
    """One transaction of a command: committed at its end, or nothing happened."""
    with app.app_context():
        database.begin(writes=True)
        take_time(database.session.connection())
        yield
        database.session.commit()


if __name__ == "__main__":
    main()
