#!/usr/bin/env python3
"""label.py BOOK STATEMENTS   label statements from a book's CSV files, without zij

Each row's column "computation" is worked out many times over, with every figure drawn from the
numbers that round to it: all at their lower or upper ends, one against the rest, ends and insides
at random. True each time is the label true, false each time false, both open; a figure that is
not there, unanswerable. Prints each row whose label is another. Exit status: 0 all agree; 1 not.

    f('GDP_USD.KAZ', 2024)            a figure, in the unit published
    s('GDP_USD.KAZ', 2000, 2024)      the figures of these years
    d('GDP_USD.*', 2024)              code: figure, for all codes of the file
    c('GDP_USD.KAZ', 2024)            the figure as printed, without its interval
    rounds(coarse, fine, year)        the finer figure rounds to the coarser
"""
import csv
import os
import random
import sys
from fractions import Fraction as Q

CA = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
DECIMALS = {  # flows.yaml; None: exact
    "GDP_GROWTH": 3, "GDP_USD": 3, "GDP_PC": 3, "PRINTED_GDP_USD": 2, "PRINTED_GDP_PC": 0,
    "POP_IMF": 3, "POP_TOTAL": None, "POP": 1, "POP_UN": 4, "BIRTHS": 3, "BIRTH_RATE": 3,
    "MIGRANT_WORKERS": -2, "ELEC_GEN": 2, "RANK": None, "RANK_OF": None, "TRADE": 1,
    "MINERAL_RANK": None, "MINERAL_SHARE": 1, "FDI_STOCK": 0, "FDI_RANK": None, "JP_GOODS": 1,
    "JP_GOODS_RANK": None, "JP_OFFICES": None, "JP_RESIDENTS": None,
}
SIGNED = ("GDP_GROWTH", "FDI_STOCK")
figures = {}  # 'FLOW.KEY', year -> low, printed, high
drawn = {}
draw = None


class Missing(Exception):
    pass


def load(book):
    for flow, decimals in DECIMALS.items():
        with open(os.path.join(book, "data", flow + ".csv"), newline="") as file:
            rows = list(csv.reader(file))
        head = rows[0]
        time = head.index("TIME_PERIOD")
        for row in (dict(zip(head, r)) for r in rows[1:]):
            if row["OBS_VALUE"] == "":
                continue
            value, places = Q(row["OBS_VALUE"]), row.get("DECIMALS") or decimals
            half = 0 if places is None else Q(10) ** -int(places) / 2
            key = ".".join([flow] + [row[name] for name in head[:time]])
            signed = flow in SIGNED or key.endswith(".B")
            low = value - half if signed else max(Q(0), value - half)
            figures[key, int(row["TIME_PERIOD"])] = low, value, value + half


def f(key, year):
    at = key, year
    if at not in figures:
        raise Missing(at)
    if at not in drawn:
        drawn[at] = draw(at)
    return drawn[at]


def c(key, year):
    if (key, year) not in figures:
        raise Missing(key, year)
    return figures[key, year][1]


def s(key, first, last):
    return [f(key, year) for year in range(first, last + 1)]


def d(pattern, year):
    want = pattern.split(".")
    found = {}
    for key, when in figures:
        have = key.split(".")
        if when == year and len(have) == len(want) and all(w in ("*", h) for w, h in zip(want, have)):
            open_keys = [h for w, h in zip(want, have) if w == "*"]
            if "_T" in open_keys or (want[0] == "BIRTH_RATE" and want[1] == "*" and have[1] not in CA):
                continue
            found[".".join(open_keys)] = f(key, year)
    return found


def up(x):
    return all(a < b for a, b in zip(x, x[1:]))


def down(x):
    return up(x[::-1])


def growths(x):
    return [b / a - 1 for a, b in zip(x, x[1:])]


def best(cells, n):
    """the n codes with the largest figures, largest first; with -n the least, least first"""
    return sorted(cells, key=cells.get, reverse=n > 0)[:abs(n)]


def place(cells, code):
    return 1 + sum(v > cells[code] for v in cells.values())


def near(x, middle, half):
    return abs(x - Q(middle)) <= Q(half)


def rounds(coarse, fine, year):
    low, _, high = figures[coarse, year]
    return low <= f(fine, year) <= high


def slope(x):
    """of the line of least squares, over the mean"""
    n = len(x)
    return sum((Q(i) - Q(n - 1, 2)) * v for i, v in enumerate(x)) / Q(n * (n * n - 1), 12) / (sum(x) / n)


def maxyear(key, first, last, sign=1):
    """the one year of the largest figure (with -1 of the least); None when two share it"""
    x = [sign * v for v in s(key, first, last)]
    return first + x.index(max(x)) if x.count(max(x)) == 1 else None


def sinceyear(key, first, last):
    """the year from which on each figure is above that of the year before"""
    x = s(key, first, last)
    year = last + 1
    while year > first + 1 and x[year - 1 - first] > x[year - 2 - first]:
        year -= 1
    return year


def turns(key, first, last, sign):
    x = [sign * v for v in s(key, first, last)]
    return [first + i for i in range(1, len(x) - 1) if x[i - 1] > x[i] < x[i + 1]]


def missing(why):
    raise Missing(why)


def label(text):
    global draw
    code, seen, dice = compile(text, text, "eval"), set(), random.Random(1437)

    def run(how):
        global draw
        draw = how
        drawn.clear()
        seen.add(bool(eval(code, globals())))

    def inside(at):
        low, _, high = figures[at]
        return low + (high - low) * Q(dice.randrange(1, 1000), 1000)

    try:
        run(lambda at: figures[at][1])
        used = list(drawn)
        for one, rest in ((0, 2), (2, 0)):
            run(lambda at: figures[at][one])
            for chosen in used[:60]:
                run(lambda at: figures[at][one if at == chosen else rest])
        for _ in range(200 if len(used) <= 60 else 20):
            run(lambda at: figures[at][dice.choice((0, 2))])
            run(inside)
    except Missing:
        return "unanswerable"
    return "open" if len(seen) == 2 else "true" if True in seen else "false"


def main():
    load(sys.argv[1])
    bad = 0
    with open(sys.argv[2], newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = label(row["computation"])
            if found != row["label"]:
                print(f"{row['id']}: labelled {row['label']}, computed {found}: {row['sentence']}")
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
