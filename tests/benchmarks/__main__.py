"""Measures how fast the program is, as ratios; ends with 1 where a guard is broken."""

import argparse
import importlib
import json
import os
import sys
from dataclasses import asdict

# Children inherit it, so it is set before the modules that start them are imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MEASURES = (
    "certificates",
    "sheets",
    "saving",
    "marks_size",
    "percentages",
    "search",
    "finding",
    "startup",
    "tables",
    "importing",
    "safety",
    "planning",
    "printing",
    "window",
)
_TAKES_SMALL = frozenset({"percentages"})


def main(arguments=None) -> int:
    """Run the measures asked for and print a line for each figure."""
    given = _read(arguments)
    figures = []
    if not given.json:
        print(_line("figure", "ratio", "guard", "aim", "", "detail"), flush=True)
    for name in given.only or MEASURES:
        options = {"small": True} if given.small and name in _TAKES_SMALL else {}
        for figure in importlib.import_module(f"tests.benchmarks.{name}").measure(**options):
            figures.append(figure)
            if not given.json:
                print(_row(figure), flush=True)
    if given.json:
        told = [asdict(one) | {"kept": one.kept} for one in figures]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0 if all(one.kept for one in figures) else 1


def _read(arguments):
    reader = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    reader.add_argument("--only", action="append", choices=MEASURES, help="measure only this")
    reader.add_argument("--small", action="store_true", help="percentages of a tenth of the marks")
    reader.add_argument("--json", action="store_true", help="print the figures as JSON")
    return reader.parse_args(arguments)


def _row(figure):
    sign = ">=" if figure.at_least else "<="
    if figure.ratio is None:
        return _line(figure.name, "-", "", "", "not measured", figure.detail)
    goals = (f"{sign} {figure.guard:g}", f"{sign} {figure.aim:g}")
    return _line(
        figure.name,
        f"{figure.ratio:.3g}",
        *goals,
        "kept" if figure.kept else "MISSED",
        figure.detail,
    )


def _line(name, ratio, guard, aim, verdict, detail):
    return f"{name:<62} {ratio:>7} {guard:>8} {aim:>8}  {verdict:<12} {detail}"


if __name__ == "__main__":
    sys.exit(main())
