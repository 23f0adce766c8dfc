"""The application: the first host of the extension."""

from portal.standalone.app import create_app

__all__ = ["create_app"]
