"""One picture of a set, from outside: checked, and made an SVG that draws and does nothing else."""

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from pictos.sets.packs import Fault, PackError
from pictos.words import word_set

GRID = 72
SIDE = 256
"""Pixels to which a photo-like picture is brought down: a tablet shows no more of it."""
MOST_SIDE = 6000
MOST_BYTES = 4 * 1024 * 1024
MOST_SVG_BYTES = 256 * 1024
MOST_ELEMENTS = 5_000
MOST_USES = 100
MOST_LEVELS = 60

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DRAWS = word_set(
    """svg g defs path rect circle ellipse line polyline polygon use symbol clipPath mask
    linearGradient radialGradient stop style text tspan"""
)
_SILENT = frozenset(("metadata", "title", "desc", "namedview"))
_ATTRIBUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9-]{0,40}")
_REACHES_OUT = re.compile(r"url\(\s*[\"']?(?!#)|@import|expression\s*\(|javascript:|\\", re.I)
_AIM = re.compile(r"#([^\"')\s]+)")
_MASKS = re.compile(r"mask|clip-path", re.I)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px|pt|mm|cm)?\s*")
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
register_namespace("", _SVG)


def as_svg(data: bytes, name: str) -> str:
    """The picture as an SVG on the grid of our own; raises `PackError` with the file's name.

    A drawing keeps its shapes only. A drawing with a script, an event or anything from elsewhere
    is refused, not cleaned: whoever made it meant something else than a picture.
    """
    if name.lower().endswith(".svg") or data.lstrip()[:5] in (b"<?xml", b"<svg "):
        return _drawing(data, name)
    return _raster(data, name)


def _raster(data: bytes, name: str) -> str:
    from PIL import Image, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise PackError(Fault.TOO_LARGE, name)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if max(image.size) > MOST_SIDE or image.width * image.height > MOST_SIDE**2 // 2:
                raise PackError(Fault.TOO_LARGE, name)
            image.draft("RGB", (SIDE * 2, SIDE * 2))
            small = image.convert("RGBA")
    except PackError:
        raise
    except Image.DecompressionBombError as error:
        raise PackError(Fault.TOO_LARGE, name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PackError(Fault.NO_PICTURE, name) from error
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = BytesIO()
    small.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG")
    code = base64.b64encode(out.getvalue()).decode()
    return _framed(f'<image width="{GRID}" height="{GRID}" href="data:image/png;base64,{code}"/>')


def _drawing(data: bytes, name: str) -> str:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring
    from resvg_py import svg_to_bytes

    if len(data) > MOST_SVG_BYTES:
        raise PackError(Fault.TOO_LARGE, name)
    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise PackError(Fault.UNSAFE, name) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise PackError(Fault.NO_PICTURE, name) from error
    if root.tag not in (f"{{{_SVG}}}svg", "svg"):
        raise PackError(Fault.NO_PICTURE, name)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS or _is_deep(root):
        raise PackError(Fault.TOO_LARGE, name)
    box = _view_box(root, name)
    clean = _copy(root, name)
    _check_references(clean, name)
    for side in ("x", "y", "preserveAspectRatio"):
        clean.attrib.pop(side, None)
    clean.attrib |= {"viewBox": box, "width": str(GRID), "height": str(GRID)}
    drawn = _framed(tostring(clean, encoding="unicode"))
    try:
        svg_to_bytes(svg_string=drawn, width=GRID, height=GRID, skip_system_fonts=True)
    except ValueError as error:
        raise PackError(Fault.NO_PICTURE, name) from error
    return drawn


def _framed(picture: str) -> str:
    return f'<svg xmlns="{_SVG}" viewBox="0 0 {GRID} {GRID}">{picture}</svg>'


def _copy(element: Element, name: str) -> Element:
    """The element with what draws; raises `PackError` for what reaches out or acts."""
    made = Element(f"{{{_SVG}}}{_tag(element)}", dict(_attributes(element, name)))
    is_text = _tag(element) in ("text", "tspan")
    if is_text or _tag(element) == "style":
        made.text = _harmless(element.text or "", name)
    for child in element:
        tag = _tag(child)
        if tag in _SILENT or (tag != "script" and not _is_drawing(child)):
            continue  # a remark, or what a drawing program keeps for itself
        if tag not in _DRAWS:
            raise PackError(Fault.UNSAFE, name)
        copied = _copy(child, name)
        copied.tail = child.tail if is_text else None
        made.append(copied)
    return made


def _attributes(element: Element, name: str) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key in (_LINK, "href"):
            if not value.startswith("#"):
                raise PackError(Fault.UNSAFE, name)
            yield "href", value
        elif _ATTRIBUTE.fullmatch(key):
            if key.lower().startswith("on"):
                raise PackError(Fault.UNSAFE, name)
            yield key, _harmless(value, name)


def _harmless(text: str, name: str) -> str:
    if _REACHES_OUT.search(text):
        raise PackError(Fault.UNSAFE, name)
    return text


def _is_deep(root: Element) -> bool:
    level = [root]
    for _ in range(MOST_LEVELS):
        level = [child for one in level for child in one]
    return bool(level)


def _check_references(drawing: Element, name: str) -> None:
    """Refuse what repeats repetitions, or is cut by what is cut: that never ends to draw."""
    sizes: dict[str, int] = {}
    repeating: set[str] = set()
    asked: list[str] = []
    for one in drawing.iter():
        if _tag(one) == "style" and _MASKS.search(one.text or ""):
            raise PackError(Fault.UNSAFE, name)
        asked += _aims(one)
        if key := one.get("id"):
            inside = list(one.iter())
            sizes[key] = max(len(inside), sizes.get(key, 0))
            if any(_aims(inner) for inner in inside):
                repeating.add(key)
    repeated = sum(sizes.get(aim, 0) for aim in asked)
    if len(asked) > MOST_USES or repeated > MOST_ELEMENTS or not repeating.isdisjoint(asked):
        raise PackError(Fault.UNSAFE, name)


def _aims(element: Element) -> list[str]:
    """What an element is drawn from or cut by, by id; colours are not meant."""
    found = [element.get("href", "#")[1:]] if _tag(element) == "use" else []
    for key in ("mask", "clip-path"):
        if value := element.get(key):
            found += _AIM.findall(value)
    if _MASKS.search(style := element.get("style", "")):
        found += _AIM.findall(style)
    return found


def _view_box(root: Element, name: str) -> str:
    given = root.get("viewBox", "").replace(",", " ").split()
    if len(given) != 4:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        given = ["0", "0", *(side[1] for side in sides if side)]
    try:
        left, top, width, height = (float(each) for each in given)
    except ValueError as error:
        raise PackError(Fault.NO_PICTURE, name) from error
    if not (0 < width <= 100_000 and 0 < height <= 100_000 and abs(left) + abs(top) <= 100_000):
        raise PackError(Fault.NO_PICTURE, name)
    return f"{left:g} {top:g} {width:g} {height:g}"


def _is_drawing(element: Element) -> bool:
    return isinstance(element.tag, str) and (
        element.tag.startswith(f"{{{_SVG}}}") or "}" not in element.tag
    )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
