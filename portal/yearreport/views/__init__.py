"""The addresses of year reports."""

from portal.yearreport.views import everywhere, keeping, reports, telling
from portal.yearreport.views.blueprint import bp

__all__ = ["bp", "everywhere", "keeping", "reports", "telling"]
