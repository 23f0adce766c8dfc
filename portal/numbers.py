"""The number of a request: short enough to be read aloud to who is called for help.

It stands on every error page, in the header ``X-Request-ID`` and in the log: of the stand-alone
application with each request, of a host with what went wrong.
"""

import secrets

from flask import g, request

ENVIRON = "huisraad.number"
"""Where a server around the portal leaves the number it gave this request already."""
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another


def new_number() -> str:
    """A fresh number, such as "4F-7K2": one of 33 million."""
    signs = [_SIGNS[byte & 31] for byte in secrets.token_bytes(5)]
    return "".join((*signs[:2], "-", *signs[2:]))


def number() -> str:
    """The number of this request."""
    if "portal_number" not in g:
        g.portal_number = request.environ.get(ENVIRON) or new_number()
    found: str = g.portal_number
    return found
