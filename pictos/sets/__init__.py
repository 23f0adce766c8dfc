"""Sets of pictograms that an organisation brings along, such as ARASAAC, Sclera or Mulberry.

`packs` opens what was brought; `arasaac`, `labelled` and `boards` read it; `pictures` checks each
picture; `filling` makes a set of it, one file on the `shelf`, from which `pictos.symbols` draws.
"""
