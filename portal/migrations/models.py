"""Every table of the portal in one place, so that nothing is forgotten in a migration."""

from portal.database import Base

metadata = Base.metadata
