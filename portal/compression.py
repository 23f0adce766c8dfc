"""Pages go out compressed."""

import gzip
import io
import secrets

from flask import Response, request

LEAST = 1024
KINDS = ("text/", "application/json", "application/manifest+json")


def compress(response: Response) -> Response:
    """The response with its text compressed, when the browser takes that and it is worth it.

    A page holds a CSRF token and may repeat what was typed, the two halves of the BREACH attack.
    It does not work here: the token is signed anew each second, so that no two answers hold the
    same secret for long, and a name of random length in the header hides the true size.
    """
    text = (response.mimetype or "").startswith(KINDS)
    if not text or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    # A part of a file is a part of it as it is, and an answer without a body has nothing to pack.
    if response.status_code in (204, 206, 304, 416) or not request.accept_encodings["gzip"]:
        return response
    if response.direct_passthrough:
        response.direct_passthrough = False
    body = response.get_data()
    if len(body) < LEAST:
        return response
    packed = io.BytesIO()
    noise = secrets.token_hex(50)[: secrets.randbelow(100)]
    with gzip.GzipFile(noise, "wb", 3, packed, mtime=0) as file:
        file.write(body)
    response.set_data(packed.getvalue())
    response.headers["Content-Encoding"] = "gzip"
    if response.headers.get("ETag"):
        response.headers["ETag"] = "W/" + response.headers["ETag"].removeprefix("W/")
    return response
