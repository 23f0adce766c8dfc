"""Papers: their files, their versions, and what is seen of them."""

from portal.papers.service.changing import (
    add_paper,
    discard_after_commit,
    let_go,
    paper_of,
    remove_paper,
    replace_file,
    versions_of,
)
from portal.papers.service.drawing import LEAF
from portal.papers.service.enclosing import (
    enclose,
    enclosed,
    remove_enclosure,
    share,
    unshare,
)
from portal.papers.service.files import (
    MOST_BYTES,
    PDF,
    WORD,
    Stored,
    discard,
    file_of,
    keep,
    name_of,
    store,
)
from portal.papers.service.previews import FAULTS, ask, of_file, page_of

__all__ = [
    "FAULTS",
    "LEAF",
    "MOST_BYTES",
    "PDF",
    "WORD",
    "Stored",
    "add_paper",
    "ask",
    "discard",
    "discard_after_commit",
    "enclose",
    "enclosed",
    "file_of",
    "keep",
    "let_go",
    "name_of",
    "of_file",
    "page_of",
    "paper_of",
    "remove_enclosure",
    "remove_paper",
    "replace_file",
    "share",
    "store",
    "unshare",
    "versions_of",
]
