"""Two strangers: an intranet with everything a Flask application may bring along, and a small one.

The first has Flask-Login, Flask-SQLAlchemy in the same file as the portal, Flask-WTF on every
form and Flask-Babel with words of its own. The second has none of these.
"""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, Response, abort, redirect, render_template, request, session, url_for
from flask_babel import Babel, gettext
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from jinja2 import DictLoader, StrictUndefined
from sqlalchemy.orm import Mapped, mapped_column

from portal import HostUser, Portal

db = SQLAlchemy()

BASE = """<!DOCTYPE html>
<html lang="nl"><head><title>{% block title %}Intranet{% endblock %}</title>{% block head %}
<meta name="csrf" content="{{ csrf_token() }}">{% endblock %}</head>
<body class="intranet"><nav aria-label="Intranet">{{ navigation }} {{ _("Meetings") }}
{% for place in council %}<a href="{{ place.address }}"{% if place.current %} aria-current="page"
{%- endif %}>{{ place.label }}</a>{% endfor %}</nav>
<main>{% block content %}{% endblock %}</main></body></html>"""
HOME = """{% extends "base.html" %}{% block content %}<h1>{{ _("Welcome") }}</h1>{% endblock %}"""


class User(UserMixin, db.Model):  # type: ignore[misc, name-defined]
    """A user of the intranet's own."""

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]


class Note(db.Model):  # type: ignore[misc, name-defined]
    """Something that the intranet writes."""

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class Intranet:
    """What the portal asks the intranet."""

    def current_user(self) -> HostUser | None:
        if current_user.is_authenticated:
            return HostUser(key=current_user.login, name=current_user.full_name)
        return None

    def sign_in_url(self, next_url: str) -> str:
        return url_for("login", next=next_url)

    def sign_out_url(self) -> str:
        return url_for("logout")


def intranet(folder: Path, *, csrf_first: bool = True, **options: Any) -> Flask:
    """The large host, with the portal at ``/council``; ``options`` are those of `Portal`."""
    app = Flask("intranet")
    app.jinja_loader = DictLoader({"base.html": BASE, "home.html": HOME})
    app.config.update(
        SECRET_KEY="the key of the intranet",
        TESTING=True,
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder}/intranet.db",
        BABEL_TRANSLATION_DIRECTORIES=str(_words(folder)),
    )
    db.init_app(app)
    Babel(app, locale_selector=lambda: request.args.get("lang", "nl"))
    login = LoginManager(app)
    login.user_loader(lambda user_id: db.session.get(User, int(user_id)))
    council = Portal(
        adapter=Intranet(),
        database_url=app.config["SQLALCHEMY_DATABASE_URI"],
        folder=folder,
        **options,
    )
    if csrf_first:
        CSRFProtect(app)
    council.init_app(app, url_prefix="/council")
    if not csrf_first:
        CSRFProtect(app)
    app.context_processor(
        lambda: {"navigation": "Zorg Kantine", "page": 7, "concept": 8, "council": places()}
    )

    def places() -> Any:
        return council.navigation() if "council" in request.args or options else ()

    app.add_url_rule("/", "home", lambda: render_template("home.html"))
    app.add_url_rule("/login", "login", _login, methods=["GET", "POST"])
    app.add_url_rule("/logout", "logout", _logout)
    app.add_url_rule("/notes", "notes", _note, methods=["POST"])
    app.add_url_rule("/broken", "broken", lambda: 1 // 0)
    app.register_error_handler(404, lambda error: ("the intranet has no such page", 404))
    app.register_error_handler(500, lambda error: ("the intranet broke", 500))
    app.register_error_handler(Exception, lambda error: ("the intranet caught it", 500))
    with app.app_context():
        db.create_all()
        for name in ("Sanne", "Roos", "Anneke", "Bea"):
            db.session.add(User(login=name.lower(), full_name=name))
        db.session.commit()
    return app


def small(folder: Path, **options: Any) -> Flask:
    """The small host, with the portal at ``/raad``: users in its session, templates of its own
    taste, no Babel and no CSRF."""
    app = Flask("small")
    app.jinja_options = {"variable_start_string": "[[", "variable_end_string": "]]"}
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.filters["join"] = lambda value, *rest: "their own"
    app.jinja_loader = DictLoader({"home.html": "<h1>[[ name ]]</h1>"})
    app.config.update(SECRET_KEY="the key of the small one", TESTING=True)

    class Adapter:
        def current_user(self) -> HostUser | None:
            name = session.get("name")
            return HostUser(key=name.lower(), name=name) if name else None

        def sign_in_url(self, next_url: str) -> str:
            return "/in"

        def sign_out_url(self) -> str:
            return "/out"

    url = f"sqlite:///{folder}/small.db"
    Portal(adapter=Adapter(), database_url=url, folder=folder, **options).init_app(
        app, url_prefix="/raad"
    )

    @app.route("/in/<name>")
    def sign_in(name: str) -> Any:
        session["name"] = name
        return redirect("/raad/")

    app.add_url_rule("/", "home", lambda: render_template("home.html", name="Klein"))
    return app


def _login() -> Any:
    if request.method == "GET":
        return render_template("home.html")
    user = db.session.execute(db.select(User).filter_by(login=request.form["login"])).scalar()
    login_user(user or abort(403))
    return redirect(request.args.get("next") or "/")


def _logout() -> Response | Any:
    logout_user()
    return redirect("/")


def _note() -> str:
    db.session.add(Note(text=request.form["text"]))
    db.session.commit()
    return gettext("Welcome")


def _words(folder: Path) -> Path:
    """The intranet's own Dutch: also for a word that the portal says in another way."""
    catalogue = Catalog(locale="nl")
    catalogue.add("Welcome", "Welkom op het intranet")
    catalogue.add("Meetings", "Overleggen in het zorgkantoor")
    place = folder / "words" / "nl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    return folder / "words"
