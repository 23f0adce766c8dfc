"""A house to measure in: the demo organisation, with years of meetings where asked."""

from pathlib import Path

from flask import Flask

from portal import database, migrations
from portal.context import portal
from portal.jobs import service as jobs
from portal.standalone import create_app, demo, load
from portal.standalone.settings import Settings

ITEMS = 20
A_YEAR = load.Load(houses=1, years=1, items=ITEMS, seed=1)


def filled(folder: Path, more: load.Load | None = A_YEAR) -> Flask:
    """The app with the demo organisation in this folder, and what is loaded besides."""
    folder.mkdir(exist_ok=True)
    app = create_app(
        Settings(
            folder=folder,
            database_url=f"sqlite:///{folder}/huisraad.db",
            secret_key="a key for the bench, long enough to pass",
            demo=True,
        )
    )
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill()
        if more:
            load.fill(more)
        database.session.commit()
        jobs.work()
        database.end()
    return app
