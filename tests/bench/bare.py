"""The barest page with the same rows: Flask, SQLAlchemy's ORM, three queries, one template."""

from pathlib import Path

import sqlalchemy as sa
from flask import Flask, g, render_template
from jinja2 import DictLoader
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    mapped_column,
    relationship,
    selectinload,
)


class Base(DeclarativeBase):
    pass


class Meeting(Base):
    __tablename__ = "meeting"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    place: Mapped[str]
    items: Mapped[list["Item"]] = relationship(order_by="Item.position")
    members: Mapped[list["Member"]] = relationship(order_by="Member.name")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    minutes: Mapped[int]


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"), index=True)
    name: Mapped[str]


PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{{ meeting.title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/page.css"></head><body>
<header><a href="/">Huisraad</a><nav><ul>
{% for word in ["Start", "Vergaderingen", "Wensen", "Mensen", "Besluiten", "Raad", "Hulp"] %}
<li><a href="/{{ word|lower }}">{{ word }}</a></li>{% endfor %}</ul></nav></header>
<main><h1>{{ meeting.title }}</h1><p class="place">{{ meeting.place }}</p>
<ol class="agenda">{% for item in meeting.items %}
<li class="item" id="item-{{ item.id }}">
<h2><a href="/items/{{ item.id }}">{{ item.title }}</a></h2>
<p class="text">{{ item.text }}</p>
<p class="minutes"><span>{{ item.minutes }}</span> minuten</p>
<p class="actions"><a class="button" href="/items/{{ item.id }}/edit">Wijzigen</a></p></li>
{% endfor %}</ol>
<section><h2>Wie is er?</h2><ul class="members">{% for member in meeting.members %}
<li><a href="/people/{{ member.id }}">{{ member.name }}</a></li>{% endfor %}</ul></section></main>
<footer><p>Raad De Linde</p></footer></body></html>
"""


def make_app(folder: Path, rows: list[tuple[str, str, int]], members: list[str]) -> Flask:
    """An app with the rows in a database of its own; its one page is ``/``."""
    engine = sa.create_engine(f"sqlite:///{folder}/bare.db")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(
            Meeting(
                id=1,
                title="Vergadering",
                place="Huiskamer",
                items=[
                    Item(position=n, title=title, text=text, minutes=minutes)
                    for n, (title, text, minutes) in enumerate(rows, 1)
                ],
                members=[Member(name=name) for name in members],
            )
        )
        session.commit()
    engine.dispose()
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"page.html": PAGE})  # type: ignore[assignment]

    @app.get("/")
    def page() -> str:
        g.session = Session(engine)
        meeting = g.session.scalars(
            sa.select(Meeting)
            .options(selectinload(Meeting.items), selectinload(Meeting.members))
            .where(Meeting.id == 1)
        ).one()
        return render_template("page.html", meeting=meeting)

    @app.teardown_appcontext
    def close(error: BaseException | None) -> None:
        if "session" in g:
            g.session.close()

    return app
