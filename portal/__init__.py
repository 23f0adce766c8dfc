"""Huisraad: the client council's own house on the web, as a Flask extension and application."""

from portal.extension import Portal
from portal.identity import HostAdapter, HostUser

__all__ = ["HostAdapter", "HostUser", "Portal"]
__version__ = "0.1.0"
