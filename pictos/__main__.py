"""The command line: `python -m pictos suggest`, `sheet` and `readings`."""

import argparse
import io
import json
import sys

USAGE = "python -m pictos"


def main(argv: list[str]) -> int:
    """Run the command that the arguments name and return its exit status."""
    parser = argparse.ArgumentParser(prog=USAGE, description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("suggest", help="a Dutch text a line on stdin, a JSON object a line out")
    commands.add_parser("sheet", help="draw a contact sheet of symbols", add_help=False)
    commands.add_parser("readings", help="how well people read the pictograms")
    options, rest = parser.parse_known_args(argv)
    if options.command == "sheet":
        from pictos import contact_sheet

        return int(contact_sheet.main(rest) or 0)
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if options.command == "readings":
        from pictos import readings

        return readings.main()
    return _suggest()


def _suggest() -> int:
    from pictos.sentence import suggest

    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", write_through=False)
    for line in lines:
        print(json.dumps(suggest(line.rstrip("\r\n")).as_json(), ensure_ascii=False), file=out)
        out.flush()
    out.detach()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
