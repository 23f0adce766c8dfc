"""Huisraad: the client council's own house on the web, as a Flask extension and application."""

from portal.extension import Portal
from portal.identity import Host, HostAdapter, HostUser

__all__ = ["Host", "HostAdapter", "HostUser", "Portal"]
__version__ = "0.1.0"
