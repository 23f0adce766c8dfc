"""``huisraad``: everything that an operator does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask
from flask_babel import Babel, force_locale

from portal import database, migrations
from portal.context import portal
from portal.standalone import backup, beginning, demo, load
from portal.standalone.app import LANGUAGES, create_app
from portal.standalone.serving import Server, stopped_by_signals
from portal.standalone.settings import Settings, WeakKeyError


@click.group()
@click.version_option(package_name="huisraad")
def main() -> None:
    """The client council's own house on the web."""


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on this computer.")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty database with a demo.")
def start(port: int, with_demo: bool) -> None:
    """Bring the database up to date and serve, on this computer only, until stopped."""
    app, settings = _open()
    if with_demo:
        with _writing(app):
            if demo.is_empty():
                demo.fill()
    try:
        server = Server(app, port=port, behind_proxy=bool(settings.trusted_hosts))
    except OSError as error:
        raise click.ClickException(f"Port {port} cannot be used: {error.strerror}.") from error
    with stopped_by_signals(server):
        click.echo(f"Huisraad: http://127.0.0.1:{server.port}")
        server.run()


@main.command()
def upgrade() -> None:
    """Bring the database up to date; `start` does so too."""
    _open()
    click.echo("The database is up to date.")


@main.command()
@click.option("--language", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def policy(language: str) -> None:
    """Print who may do what, as a Markdown table."""
    from portal.access.policy import policy_markdown

    app = Flask(__name__)
    Babel(app)
    with app.test_request_context(), force_locale(language):
        click.echo(policy_markdown(), nl=False)


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
    app, _ = _open()
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
        app, _ = _open()
        with _writing(app):
            if organisation:
                beginning.name_organisation(organisation)
            new = beginning.give_account(
                email, password_hash, name=name, person_id=person_id, administers=administrator
            )
    except beginning.NotPossibleError as error:
        raise click.ClickException(str(error)) from error
    click.echo("The account is made." if new else "The account has its new password.")


@main.command(name="backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_(file: Path) -> None:
    """Copy the database and all files into one tar FILE, while the portal runs."""
    settings = _settings()
    try:
        backup.make(settings.folder, settings.database_url, file)
    except (backup.BackupError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Copied to {file}.")


def _settings() -> Settings:
    os.umask(0o077)
    try:
        return Settings.from_environment()
    except WeakKeyError as error:
        raise click.ClickException(str(error)) from error


def _open() -> tuple[Flask, Settings]:
    """The application of the environment's settings, its database up to date."""
    settings = _settings()
    app = create_app(settings)
    with app.app_context():
        try:
            migrations.upgrade(portal().engine)
        except migrations.NewerDatabaseError as error:
            raise click.ClickException(str(error)) from error
    return app, settings


@contextmanager
def _writing(app: Flask) -> Iterator[None]:
    """One transaction of a command: committed at its end, or nothing happened."""
    with app.app_context():
        database.begin(writes=True)
        yield
        database.session.commit()


if __name__ == "__main__":
    main()
