"""The factory: Flask, Babel, Flask-Login, then the portal mounted at the root."""

from datetime import timedelta

from flask import Flask, abort, request
from flask.sessions import SecureCookieSessionInterface
from flask_babel import Babel
from flask_login import LoginManager
from werkzeug.exceptions import SecurityError

from portal.clock import Clock, system_clock
from portal.extension import Portal
from portal.standalone.accounts.adapter import AccountAdapter, load_user
from portal.standalone.accounts.views import bp as accounts
from portal.standalone.backups.views import bp as backups
from portal.standalone.connections import REFUSED
from portal.standalone.health import views as health
from portal.standalone.journal import Journal, QuietFlask
from portal.standalone.settings import Settings
from portal.standalone.setup.views import bp as setup
from portal.standalone.tls.views import bp as trust


class CookieSession(SecureCookieSessionInterface):
    """Flask's session, whose cookie is for TLS only as soon as the visitor comes by TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether this request came by TLS."""
        return request.is_secure

    def get_cookie_name(self, app: Flask) -> str:
        """By TLS a name that nothing without TLS can set (RFC 6265bis, 4.1.3.2)."""
        name = super().get_cookie_name(app)
        return f"__Host-{name}" if request.is_secure else name


def create_app(settings: Settings | None = None, clock: Clock = system_clock) -> Flask:
    """The stand-alone application; settings come from the environment unless given."""
    settings = settings or Settings.from_environment()
    app = QuietFlask("portal.standalone", static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="huisraad_session",
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
        HUISRAAD_DEMO=settings.demo,
    )
    app.session_interface = CookieSession()
    Babel(app)
    login = LoginManager(app, add_context_processor=False)
    login.session_protection = None
    login.user_loader(load_user)
    Portal(
        adapter=AccountAdapter(),
        database_url=settings.database_url,
        folder=settings.folder,
        clock=clock,
        mail=settings.mail,
        parts=(accounts, backups, setup, health.bp, trust),
    ).init_app(app)
    app.add_url_rule("/healthz", "healthz", health.check)
    app.before_request(_refused)
    app.register_error_handler(SecurityError, health.unknown_name)
    app.wsgi_app = Journal(  # type: ignore[assignment, method-assign]
        app, behind_proxy=bool(settings.trusted_hosts)
    )
    return app


def _refused() -> None:
    """What the server refuses by itself is answered here."""
    if code := request.environ.get(REFUSED):
        abort(code)
