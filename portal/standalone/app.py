"""The factory: Flask, Babel, Flask-Login, then the portal mounted at the root."""

from datetime import timedelta

from flask import Flask, has_request_context, jsonify, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from flask_login import LoginManager
from sqlalchemy import text

from portal import __version__
from portal.clock import Clock, system_clock
from portal.context import portal
from portal.extension import Portal
from portal.standalone.accounts.adapter import AccountAdapter, load_user
from portal.standalone.accounts.views import bp as accounts
from portal.standalone.settings import Settings

LANGUAGES = ("nl", "en")
LANGUAGE_COOKIE = "huisraad_language"


class CookieSession(SecureCookieSessionInterface):
    """Flask's session, whose cookie is for TLS only as soon as the visitor comes by TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether this request came by TLS."""
        return request.is_secure


def create_app(settings: Settings | None = None, clock: Clock = system_clock) -> Flask:
    """The stand-alone application; settings come from the environment unless given."""
    settings = settings or Settings.from_environment()
    app = Flask("portal.standalone", static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="huisraad_session",
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        MAX_CONTENT_LENGTH=12 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=400,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
        HUISRAAD_DEMO=settings.demo,
    )
    app.session_interface = CookieSession()
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    Babel(app, locale_selector=_language)
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(load_user)
    Portal(
        adapter=AccountAdapter(),
        database_url=settings.database_url,
        folder=settings.folder,
        clock=clock,
        parts=(accounts,),
    ).init_app(app)
    app.add_url_rule("/healthz", "healthz", _health)
    return app


def _language() -> str:
    chosen = request.cookies.get(LANGUAGE_COOKIE, "") if has_request_context() else ""
    return chosen if chosen in LANGUAGES else "nl"


def _health() -> ResponseReturnValue:
    """C4: 200 with status ok, 503 with the reason when the database is gone."""
    try:
        with portal().engine.connect() as connection:
            connection.execute(text("SELECT 1 FROM portal_organisation LIMIT 1"))
    except Exception as error:
        return jsonify(status="down", reason=type(error).__name__), 503
    return jsonify(status="ok", version=__version__)
