# SPDX-License-Identifier: GPL-3.0-or-later
"""T3: numbers of charts, tables and key figures in a PPTX, beside what SQL of our own finds in the district file.

The questions are asked of the tables of the schema, by the definitions of the guides: nothing here knows how the program asks.
They hold for the sample, where everything that can be official is, and for an audience that sees everything."""
import os
import re
import sqlite3
import sys

from clitest import TOP

sys.path.insert(0, os.path.join(TOP, "tests", "deck"))
import pptx_check  # noqa: E402
from pptx_file import NS, File, q  # noqa: E402

MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
QUARTERS = "I II III IV".split()
DIRECTIONS = {"Keberangkatan": "out", "Kepulangan": "return"}
NET = "Keberangkatan dikurangi kepulangan"
YEAR, QUARTER = "2025", "2025-Q4"  # the newest of the sample
# of each indicator what was measured by what was aimed at, at most its cap; of a pillar their weighted mean
SCORES = """
SELECT pillar, part, SUM (weight_milli * MIN (cap_milli / 1000.0, measured * 1.0 / target)) / SUM (weight_milli) FROM (
  SELECT i.pillar, i.weight_milli, i.cap_milli, {what} AS part, SUM (m.value_milli) AS measured, SUM (t.value_milli) AS target
  FROM local_measurements AS m JOIN official_targets AS t USING (village, indicator, period)
  JOIN official_indicator AS i ON i.id = m.indicator
  WHERE i.programme = 'desmigratif' AND m.village LIKE ? AND m.period LIKE ? GROUP BY i.pillar, i.id, part)
GROUP BY pillar, part"""


class Store:
    """What is in a district file. @village: a code, of which alone it is asked; %: all."""

    def __init__(self, path, village="%"):
        self.db, self.village = sqlite3.connect("file:%s?mode=ro" % path, uri=True), village

    def ask(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def flows(self, direction, by, like="%"):
        rows = self.ask("SELECT %s, SUM (f.count) FROM official_flows AS f JOIN official_country AS c ON c.iso3 = f.destination "
                        "WHERE f.direction = ? AND f.village LIKE ? AND f.month LIKE ? GROUP BY 1" % by, direction, self.village, like)
        return dict(rows)

    def scores(self, what, period="%"):
        return {(pillar, of): score for pillar, of, score in
                self.ask(SCORES.format(what=what), self.village, period)}

    def remittances(self, by):
        return dict(self.ask("SELECT %s, SUM (amount_idr) FROM official_remittances AS r JOIN official_village AS v ON v.code = r.village "
                             "WHERE r.village LIKE ? GROUP BY 1" % by, self.village))


def month_of(name):
    month, year = name.split()
    return "%s-%02d" % (year, MONTHS.index(month) + 1)


def quarter_of(name):
    return "%s-Q%d" % (name.split()[2], QUARTERS.index(name.split()[1]) + 1)


class Chart:
    """What a chart remembers: {series: {category: number}}, without those that are missing."""

    def __init__(self, tree):
        self.series, self.categories = {}, []
        for series in tree.iter(q("c:ser")):
            names = [p.findtext("c:v", "", NS) for p in series.findall("c:cat/c:strRef/c:strCache/c:pt", NS)]
            points = series.findall("c:val/c:numRef/c:numCache/c:pt", NS)
            self.series[series.findtext("c:tx/c:strRef/c:strCache/c:pt/c:v", "", NS)] = {
                names[int(p.get("idx"))]: float(p.findtext("c:v", "nan", NS)) for p in points}
            self.categories = names


def differ(found, wanted, of):
    """Sentences on what is not the same in two of {name: number}."""
    for key in sorted(set(found) | set(wanted), key=str):
        one, two = found.get(key), wanted.get(key)
        if one is None or two is None or abs(one - two) > 1e-9 * max(1, abs(two)):
            yield "%s, %s: %s in the file, %s in the store" % (of, key, one, two)


def check_trend(chart, store):
    """Between both there is something only where both are known."""
    both = {}
    for name, direction in DIRECTIONS.items():
        both[name] = store.flows(direction, "f.month")
        yield from differ({month_of(k): v for k, v in chart.series[name].items()}, both[name], name)
    out, back = both.values()
    yield from differ({month_of(k): v for k, v in chart.series[NET].items()},
                      {m: out[m] - back[m] for m in set(out) & set(back)}, NET)


def check_destinations(chart, store):
    """The largest each by its name, then what the others come to, and how many they are."""
    [found] = chart.series.values()
    wanted = store.flows("out", "c.name_id", YEAR + "-%")
    rest = [n for n in found if n.startswith("Lainnya")]
    yield from differ({n: v for n, v in found.items() if n not in rest}, {n: wanted[n] for n in found if n in wanted}, "destinations")
    others = {n: v for n, v in wanted.items() if n not in found}
    if rest:
        yield from differ({rest[0]: found[rest[0]]}, {"Lainnya (%d)" % len(others): sum(others.values())}, "destinations")
        if max(others.values()) > min(v for n, v in found.items() if n not in rest):
            yield "a destination is among the others that is larger than one that is not"
    elif others:
        yield "destinations are left out: %s" % others


def check_years(chart, store):
    wanted = {}
    for (name, year), count in [((n.partition("|")[0], n.partition("|")[2]), v) for n, v in
                                store.flows("out", "c.name_id || '|' || substr (f.month, 1, 4)").items()]:
        wanted.setdefault(name, {})[year] = count
    rest = [n for n in chart.series if n.startswith("Lainnya")]
    for name, found in chart.series.items():
        if name not in rest:
            yield from differ(found, wanted.get(name, {}), name)
    others = [v for n, v in wanted.items() if n not in chart.series]
    if rest:
        yield from differ(chart.series[rest[0]], {y: sum(o.get(y, 0) for o in others) for o in others for y in o}, rest[0])
    elif others:
        yield "destinations are left out"


def check_scores(chart, store):
    found = {}
    for name, values in chart.series.items():
        if name == "Target":
            yield from differ(values, dict.fromkeys(chart.categories, 1.0), "target")
        else:
            found.update({int(n.partition(".")[0]): v for n, v in values.items()})
    yield from differ(found, {pillar: v for (pillar, _), v in store.scores("m.period", QUARTER).items()}, "scores")


def check_progress(chart, store):
    wanted = store.scores("m.period")
    found = {}
    for name, values in chart.series.items():
        if name != "Target":
            found.update({(int(name.partition(".")[0]), quarter_of(n)): v for n, v in values.items()})
    yield from differ(found, wanted, "progress")


def check_quarters(chart, store):
    [found] = chart.series.values()
    yield from differ({quarter_of(n): v for n, v in found.items()}, store.remittances("r.quarter"), "remittances")


def check_places(chart, store):
    """The largest, some of which have one name; how many the others are is in a name."""
    [found] = chart.series.values()
    left = list(store.remittances("v.name || '|' || v.code").items())
    for name, value in found.items():
        of = next(((n, v) for n, v in left if n.partition("|")[0] == name and v == value), None)
        if of is None:
            yield "%s: %s in the file, %s in the store" % (name, value, [v for n, v in left if n.startswith(name + "|")])
        else:
            left.remove(of)
    if left and max(v for _, v in left) > min(found.values()):
        yield "a village is among the others that has more than one that is not"
    if left and not chart.categories[-1].startswith("Desa lain (%d): " % len(left)):
        yield "%d other villages are called %s" % (len(left), chart.categories[-1])


def kind_of(chart):
    """By what it has: the names are those of the program, the numbers are not asked."""
    first, names = chart.categories[0], list(chart.series)
    if NET in names:
        return check_trend
    if re.match(r"TW ", first):
        return check_progress if "Target" in names else check_quarters
    if re.match(r"\d\. ", first):
        return check_scores
    if re.fullmatch(r"\d{4}", first):
        return check_years
    return check_destinations if "Taiwan" in chart.categories else check_places


def rows_of(table):
    return [["".join(t.text or "" for t in c.iter(q("a:t"))) for c in r.iter(q("a:tc"))] for r in table.iter(q("a:tr"))]


def check_flow_rows(rows, store):
    yield from differ({n: float(v.replace(".", "")) for n, v in rows}, store.flows("out", "c.name_id", YEAR + "-%"), "table")


def check_board_rows(rows, store):
    """Of subdistricts and pillars, as whole percents."""
    wanted, found = {}, {}
    for (pillar, code), score in store.scores("substr (m.village, 1, 8)", QUARTER).items():
        [(name,)] = store.ask("SELECT name FROM official_region WHERE code = ?", code)
        wanted[name, pillar] = score
    for name, *cells in rows:
        for pillar, cell in enumerate(cells[:-1], 1):
            if not name.startswith(("Rata-rata", "Mean")) and cell.endswith("%"):
                found[name, pillar] = float(cell.rstrip("%"))
    for key in sorted(set(found) | set(wanted)):
        if key not in found or key not in wanted or abs(found[key] - 100 * wanted[key]) > 0.5000001:
            yield "%s: %s in the file, %s in the store" % (key, found.get(key), wanted.get(key))


# ---- what charts that are pictures are drawn from, on hidden slides ----


def number_of(text):
    """1.234 or Rp 1.234; None: not known"""
    digits = text.replace("Rp", "").replace(".", "").replace("\xa0", "").strip()
    return None if digits == "–" else float(digits.replace(",", "."))


def check_some(rows, wanted, of):
    """Rows are some of what is wanted, by all but their last cell; the others are one."""
    found = {tuple(r[:-1]): number_of(r[-1]) for r in rows if not r[0].startswith("Lainnya (")}
    yield from differ(found, {k: v for k, v in wanted.items() if k in found}, of)
    rest = [v for k, v in wanted.items() if k not in found]
    said = {r[0]: number_of(r[-1]) for r in rows if r[0].startswith("Lainnya (")}
    yield from differ(said, {"Lainnya (%d)" % len(rest): sum(rest)} if rest else {}, of)
    if rest and max(rest) > min(found.values()):
        yield "%s: one is among the others that is larger than one that is not" % of


SECTORS = {"formal": "Formal", "informal": "Informal", "": "–"}


def check_sankey_rows(rows, store):
    by = store.ask("SELECT r.name, c.name_id, f.sector, SUM (f.count) FROM official_flows AS f JOIN official_country AS c ON "
                   "c.iso3 = f.destination JOIN official_region AS r ON r.code = substr (f.village, 1, 8) "
                   "WHERE f.direction = 'out' AND f.village LIKE ? AND f.month LIKE ? GROUP BY 1, 2, 3", store.village, YEAR + "-%")
    yield from check_some(rows, {(place, name, SECTORS[sector]): n for place, name, sector, n in by}, "sankey")


def check_map_rows(rows, store):
    by = store.ask("SELECT r.name, SUM (f.count) FROM official_flows AS f JOIN official_region AS r ON r.code = substr (f.village, 1, 8) "
                   "WHERE f.direction = 'out' AND f.village LIKE ? AND f.month LIKE ? GROUP BY 1", store.village, YEAR + "-%")
    yield from check_some(rows, {(place,): n for place, n in by}, "map")


def check_indicator_rows(rows, store):
    """The newest quarters, whole ones; what was measured of villages that have a target, and that."""
    head, *rows = rows
    measured, targets, asked = {}, {}, 0
    for name, period, value, target in store.ask(
            "SELECT i.name_id, m.period, SUM (m.value_milli), SUM (t.value_milli) FROM local_measurements AS m "
            "JOIN official_targets AS t USING (village, indicator, period) JOIN official_indicator AS i ON i.id = m.indicator "
            "WHERE i.programme = 'desmigratif' AND m.village LIKE ? GROUP BY 1, 2", store.village):
        measured[name, period], targets[name, period] = value / 1000, target / 1000
    some = [dict(zip(head, r)) for r in rows if not r[0].startswith("Lainnya (")]
    keys = [(r["Indikator"], quarter_of(r["Triwulan"].replace("Triwulan", "TW"))) for r in some]
    oldest = min(period for _, period in keys)
    for found, wanted, what in (("Realisasi", measured, "measured"), ("Target", targets, "target")):
        yield from differ({k: number_of(r[found]) for k, r in zip(keys, some)}, {k: v for k, v in wanted.items() if k[1] >= oldest}, what)
    if len(rows) > len(some):
        yield from differ({rows[-1][0]: 0}, {"Lainnya (%d)" % (len(measured) - len(some)): 0}, "indicators")


def check_cooperative_rows(rows, store):
    head, *rows = rows
    for column, indicator in (("Anggota", "anggota_koperasi"), ("Simpanan", "simpanan_rupiah")):
        wanted = [(name, value / 1000) for name, value in store.ask(
            "SELECT v.name, m.value_milli FROM local_measurements AS m JOIN official_village AS v ON v.code = m.village "
            "WHERE m.indicator = ? AND m.period = ? AND m.village LIKE ?", indicator, QUARTER, store.village)]
        found = [(r[0].partition(" (")[0], number_of(r[head.index(column)])) for r in rows if number_of(r[head.index(column)]) is not None]
        if sorted(found) != sorted(wanted):
            yield "%s: %s in the file only, %s in the store only" % (column, set(found) - set(wanted), set(wanted) - set(found))


TABLES = {("Negara tujuan", "Jumlah"): check_flow_rows, ("Kecamatan", "1. Pusat layanan migrasi"): check_board_rows,
          ("Kecamatan", "Negara tujuan"): check_sankey_rows, ("Kecamatan", "Jumlah"): check_map_rows,
          ("Indikator", "Triwulan"): check_indicator_rows, ("Desa", "Anggota"): check_cooperative_rows}
WITH_HEAD = (check_indicator_rows, check_cooperative_rows)


# ---- key figures ----


def describe_change(now, before):
    percent = ("%.1f" % abs(100.0 * (now - before) / before)).replace(".", ",")
    return "%s · %s %s%% dari %d" % (YEAR, "▲" if now > before else "▼", percent, int(YEAR) - 1)


def whole(n):
    return "{:,}".format(n).replace(",", ".")


def figures_of(store):
    """{label: (value, detail)}, as they are written; the newest month of the sample is a December."""
    years = {d: store.flows(d, "substr (f.month, 1, 4)") for d in ("out", "return")}
    first = "%d-01" % (int(YEAR) - 1)
    abroad = sum(sign * sum(n for m, n in store.flows(d, "f.month").items() if m >= first) for d, sign in (("out", 1), ("return", -1)))
    money = {y: sum(v for q, v in store.remittances("r.quarter").items() if q.startswith(y)) for y in (YEAR, str(int(YEAR) - 1))}
    [(active, n)] = store.ask("SELECT SUM (status = 'active'), COUNT (*) FROM programme_village WHERE programme = 'desmigratif'")
    [(reported,)] = store.ask("SELECT COUNT (DISTINCT village) FROM local_measurements JOIN official_indicator AS i ON i.id = indicator "
                              "WHERE i.programme = 'desmigratif' AND period = ?", QUARTER)
    scores = store.scores("m.period", QUARTER).values()
    figures = {label: (whole(years[d][YEAR]), describe_change(years[d][YEAR], years[d][str(int(YEAR) - 1)]))
               for label, d in DIRECTIONS.items()}
    figures["Pekerja di luar negeri (perkiraan)"] = (whole(abroad), "keberangkatan dikurangi kepulangan, %d–%s" % (int(YEAR) - 1, YEAR))
    figures["Remitansi"] = ("Rp\xa0%.0f\xa0M" % (money[YEAR] / 1e9), describe_change(*money.values()))
    figures["Desa Desmigratif aktif"] = (str(active), "dari %d di program" % n)
    figures["Desa yang melapor"] = ("%d dari %d" % (reported, n), "Triwulan IV " + YEAR)
    figures["Pilar terhadap target"] = (("%.1f%%" % (100 * sum(scores) / len(scores))).replace(".", ","),
                                        "Triwulan IV %s · %d dari %d desa melapor" % (YEAR, reported, n))
    return figures


def check_figures(cards, store):
    wanted = figures_of(store)
    for label, found in cards.items():
        if found != wanted[label]:
            yield "%s: %s in the file, %s in the store" % (label, found, wanted[label])


def cards_of(slide):
    """Shapes of a number, what it is, and of when."""
    for shape in slide.iter(q("p:sp")):
        said = ["".join(t.text or "" for t in p.iter(q("a:t"))) for p in shape.iter(q("a:p"))]
        if len(said) == 3 and re.match(r"(Rp\s)?\d", said[0]):
            yield said[1], (said[0], said[2])


SUM = "Jumlah"


def check_sums(head, rows):
    """The last row of a table whose numbers add up; the other rows are compared with the store one by one."""
    for row in rows:
        for i in [i for i, cell in enumerate(row) if row[0] == SUM and i > 0 and cell]:
            wanted = sum(number_of(r[i]) or 0 for r in rows if r[0] != SUM)
            if number_of(row[i]) != wanted:
                yield "%s, %s: %s in the row of sums, %s above it" % (head[0], head[i], row[i], wanted)


def compare(path, store):
    """(what was compared, sentences on what differs). Tables that go on are one."""
    with open(path, "rb") as f:
        file = File(f.read())
    names, wrong, tables, cards = [], [], {}, {}
    for name, tree in file.trees_named(pptx_check.SLIDE):
        for part in [file.target(name, e.get(q("r:id"))) for e in tree.iter(q("c:chart"))]:
            chart = Chart(file.trees[part])
            kind = kind_of(chart)
            names.append(kind.__name__)
            wrong += ["%s: %s" % (part, w) for w in kind(chart, store)]
        for table in tree.iter(q("a:tbl")):
            rows = rows_of(table)
            tables.setdefault(tuple(rows[0]), []).extend(rows[1:])
        cards.update(cards_of(tree))
    for head, rows in tables.items():
        check = TABLES.get(head[:2])
        if check is not None:
            names.append(check.__name__)
            wrong += check_sums(head, rows)
            rows = [r for r in rows if r[0] != SUM]
            wrong += list(check([list(head), *rows] if check in WITH_HEAD else rows, store))
    if cards:
        names.append(check_figures.__name__)
        wrong += list(check_figures(cards, store))
    return names, wrong
