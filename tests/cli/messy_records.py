# SPDX-License-Identifier: GPL-3.0-or-later
"""The few records that tests of the import give in many forms, and how a report is held against them."""
import functools

from clitest import equal
from messy_forms import Book, Grid, write_csv

# code, name, subdistrict
JUNTINYUAT = ("32.12.11.2005", "Juntinyuat", "Juntinyuat")
DADAP = ("32.12.11.2004", "Dadap", "Juntinyuat")
TINUMPUK = ("32.12.11.2009", "Tinumpuk", "Juntinyuat")
TUGU_SLIYEG = ("32.12.12.2013", "Tugu", "Sliyeg")
TUGU_LELEA = ("32.12.05.2002", "Tugu", "Lelea")
KENANGA = ("32.12.16.2004", "Kenanga", "Sindang")
KRASAK = ("32.12.13.2011", "Krasak", "Jatibarang")
PAOMAN = ("32.12.15.1008", "Paoman", "Indramayu")

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
COUNTRIES = {"TWN": "Taiwan", "HKG": "Hongkong", "MYS": "Malaysia", "SGP": "Singapura", "SAU": "Arab Saudi", "KOR": "Korea Selatan"}
# village, month of 2019, destination, sector, men, women
FLOWS = [
    (JUNTINYUAT, 3, "TWN", "informal", 2, 6),
    (JUNTINYUAT, 3, "HKG", "informal", None, 4),
    (DADAP, 3, "MYS", "formal", 3, None),
    (TINUMPUK, 3, "TWN", "formal", 1, 1),
    (TUGU_SLIYEG, 3, "SGP", "informal", None, 2),
    (TUGU_LELEA, 3, "SAU", "informal", 1, 3),
    (PAOMAN, 3, "KOR", "formal", 12, None),
]


def flow(village, month, destination, gender, count, sector=None, direction="out"):
    return {"village_code": village[0], "year_month": "2019-%02d" % month, "direction": direction, "destination": destination,
            "sector": sector, "gender": gender, "count": count}


def pair(village, month, destination, men, women, **more):
    """The records of a row whose men and women stand side by side."""
    return [flow(village, month, destination, gender, count, **more) for gender, count in (("M", men), ("F", women)) if count]


def former(test):
    """A decorator form (kind, how to write it) for tests that fill a grid: it is written, imported, and the report held against it."""
    def form(kind="flows", **how):
        def wrap(function):
            @functools.wraps(function)
            def one(given):
                grid = Grid()
                made = function(grid)
                path = given.room.path(function.__name__ + (".xlsx" if made or how.get("book") else ".csv"))
                if made is not None or how.get("book"):
                    (made or Book(shared=how.get("shared", True)).add("Data", grid)).write(path)
                else:
                    write_csv(path, grid, **{k: v for k, v in how.items() if k in ("delimiter", "encoding", "newline", "first", "padded")})
                compare(given, path, grid, kind, how)
            return test(one)
        return wrap
    return form


def compare(given, path, grid, kind, how):
    code = 1 if grid.rejected and grid.records else 0
    answer = given.cli("import", given.file(), path, "--json", "--records", code=code)
    report = answer.json()
    equal([{k: r[k] for k in ("row", "reason")} for r in report["rejected"]], grid.rejected, report)
    keys = list(grid.records[0])
    found = [{k: r[k] for k in keys} for r in report["records"]]
    equal(sorted(map(str, found)), sorted(str({k: r[k] for k in keys}) for r in grid.records), report)
    equal(report["kind"], kind)
    equal(report["rows"]["accepted"], len({r["row"] for r in grid.records}))
    if grid.header_rows:
        equal(report["header_rows"], grid.header_rows)
    if path.endswith(".csv"):
        equal(report["delimiter"], how.get("delimiter", ","))
        if "encoding" in how:
            equal(report["encoding"], how["encoding"].replace("-bare", ""))
    return report


def money(village, quarter, amount):
    return {"village_code": village[0], "quarter": "2019-Q%d" % quarter, "amount_idr": amount}


def worker(village, month, destination, gender, **more):
    return [flow(village, month, destination, gender, 1, **more)]


def measured(village, quarter, target, actual, indicator="warga_dilayani", pillar=1):
    return {"village_code": village[0], "pillar": pillar, "indicator": indicator, "quarter": "2019-Q%d" % quarter, "target": target, "actual": actual}
