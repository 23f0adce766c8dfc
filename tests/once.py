"""What is made once for all the apps that tests make: addresses, templates and SQL, compiled.

An app of a test is the same as the one before; of some five hundred addresses, two hundred
templates and a thousand statements compiling was most of what a test cost.
"""

from typing import Any, ClassVar

import sqlalchemy as sa
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.util import LRUCache, immutabledict
from werkzeug.routing import Rule

from portal import rendering


class OnceCompiled(Rule):
    """An address that is compiled once."""

    _compiled: ClassVar[dict[Any, tuple[Any, ...]]] = {}

    def compile(self) -> None:
        assert self.map is not None
        key = (
            self.rule,
            self.merge_slashes,
            self.host if self.map.host_matching else self.subdomain,
            repr(self.defaults),
            *sorted((name, id(kind)) for name, kind in self.map.converters.items()),
        )
        if key not in self._compiled:
            super().compile()
            builders = self._build.__func__, self._build_unknown.__func__  # type: ignore[attr-defined]
            made = (self._parts, self._trace, self._converters, {*self.arguments}, *builders)
            self._compiled[key] = made
            return
        self._parts, self._trace, self._converters, named, build, unknown = self._compiled[key]
        self.arguments |= named
        self._build, self._build_unknown = build.__get__(self), unknown.__get__(self)


class KeptTemplates(BytecodeCache):
    """The portal's own templates, compiled, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _share_statements() -> None:
    """A statement is compiled once for all engines of a kind, whatever their database."""
    for kind in (pysqlite.dialect, psycopg.dialect):
        kind.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
        kind.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    sa.Engine._execution_options = immutabledict(compiled_cache=LRUCache(4000))


def compile_once() -> None:
    """From now on every app shares what it compiles."""
    _share_statements()
    Flask.url_rule_class = OnceCompiled
    rendering._SYNTAX["bytecode_cache"] = KeptTemplates()
