"""Who is answered what at the addresses of letters; see `tests.access.table`."""

from portal.access.permissions import Permission

_COUNCIL = "roos anneke hans helped sanne"

OF_LETTERS: dict[Permission, str] = {
    Permission.LETTER_MAKE: _COUNCIL,
    Permission.LETTER_VIEW: _COUNCIL,
    Permission.LETTER_WRITE: _COUNCIL,
    Permission.LETTER_SIGN: "hans anneke",
    Permission.LETTER_TEMPLATE: "hans anneke sanne",
}
"""Who has each permission for a letter that was not sent; `test_policy` asks."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
LETTERS = """
GET  letters.index     /councils/{council}/correspondence                  > > x . . . . x x x -
GET  letters.templates /councils/{council}/correspondence/words            > x x x . . . x x x -
GET  letters.template  /councils/{council}/correspondence/words/receipt    > x x x . . . x x x -
POST letters.template  /councils/{council}/correspondence/words/receipt    > x x x + + + x x x -
GET  letters.begin     /dossiers/{dossier}/letters/new              > > - . . . . - - - -
POST letters.begin     /dossiers/{dossier}/letters/new?asked=0      > > - + + + + - - - -
GET  letters.show      /letters/{letter}                            > > - . . . . - - - -
GET  letters.show      /letters/{sent_letter}                       > > - . . . . . - - -
GET  letters.edit      /letters/{letter}/edit                       > > - . . . . - - - -
POST letters.edit      /letters/{letter}/edit                       > > - + + + + - - - -
POST letters.remove    /letters/{letter}/remove                     > > - + + + + - - - -
POST easytext.of_letter /letters/{letter}/easy-text                 > > - + + + + - - - -
GET  letters.versions  /letters/{letter}/versions                   > > - . . . . - - - -
GET  letters.version   /letters/{letter}/versions/{letter_version}  > > - . . . . - - - -
GET  letters.adopt     /letters/{letter}/adopt                      > - - x . . x - - - -
POST letters.adopt     /letters/{letter}/adopt                      > - - x + + x - - - -
GET  letters.reopen    /letters/{letter}/reopen                     > - - x . . x - - - -
POST letters.reopen    /letters/{letter}/reopen                     > - - x + + x - - - -
GET  letters.send      /letters/{letter}/send                       > - - x . . x - - - -
POST letters.send      /letters/{letter}/send                       > - - x + + x - - - -
GET  letters.pdf       /letters/{sent_letter}/pdf                   > > - - . . . . - - -
GET  letters.word      /letters/{sent_letter}/word                  > > - - . . . . - - -
"""
