#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: every chart it draws, what is on it and for whom. As TAP."""
import html
import os
import re
import subprocess

from clitest import WINE, Tests, check, check_table, equal, one_sentence
from district import OTHER, VILLAGE, Given, fill_flows, indonesian

test = Tests()

CHARTS = [
    ("sankey", "flows"),
    ("flow-map", "flows"),
    ("district-map", "flows"),
    ("trend", "flows"),
    ("bars", "flows"),
    ("stacked", "flows"),
    ("paired", "flows"),
    ("slope", "flows"),
    ("heat", "flows"),
    ("multiples", "flows"),
    ("scoreboard", "pillars"),
    ("bullets", "pillars"),
    ("progress", "pillars"),
    ("indicator", "pillars"),
    ("rollout", "pillars"),
    ("remittances", "overview"),
    ("cooperatives", "pillars"),
]


@test
def charts_are_listed(given):
    rows = check_table(given.cli("chart", "--list", "--json", code=0).json(), "charts")
    equal([(r["name"], r["tab"]) for r in rows], CHARTS)
    check(all(sorted(r) == ["name", "summary", "tab"] and len(r["summary"]) > 10 for r in rows), rows)
    equal(len(given.cli("chart", "--list", code=0).out.strip().split("\n")), len(CHARTS) + 1)


@test
def a_chart_is_drawn_as_asked(given):
    path = fill_flows(given, given.file())
    folder = os.path.dirname(path)
    out = os.path.join(folder, "out.png")
    given.cli("chart", path, "trend", "-o", out, "--size", "800x450", "--scale", "1.5", "--theme", "dark", code=0)
    with open(out, "rb") as f:
        head = f.read(24)
    equal(head[:8], b"\x89PNG\r\n\x1a\n")
    equal((int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")), (1200, 675))
    svg = os.path.join(folder, "out.svg")
    given.cli("chart", path, "sankey", "-o", svg, "--period", "2023", "--by", "village", "destination", "gender", "--where",
              "direction=out", "--title", "Judul – “Ba'u” & <b>", "--source", "local", code=0)
    text = open(svg, encoding="utf-8").read()
    check("Judul – “Ba'u” &amp; &lt;b&gt;" in text.replace("&apos;", "'").replace("&#39;", "'"), text[:3000])
    pdf = os.path.join(folder, "out.pdf")
    given.cli("chart", path, "bars", "-o", pdf, "--theme", "print", code=0)
    check(open(pdf, "rb").read(5) == b"%PDF-")


@test
def a_heat_map_is_sorted_as_asked(given):
    path = fill_flows(given, given.file())
    out = os.path.join(os.path.dirname(path), "out.svg")
    given.cli("chart", path, "heat", "-o", out, "--by", "village", "month", "--sort", "name", code=0)
    given.cli("chart", path, "heat", "-o", out, "--sort", "size", code=2)
    given.cli("chart", path, "bars", "-o", out, "--sort", "name", code=2)


@test
def a_gender_that_nobody_had_is_zero(given):
    path = fill_flows(given, given.file())
    drawn_texts(given, path, "paired", "--by", "destination", "--period", "2023", "--lang", "en")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("Hong Kong, Male, 0" in drawn and "not reported" not in drawn, drawn)


@test
def a_sankey_has_two_to_four_levels_in_any_order(given):
    path = fill_flows(given, given.file())
    out = os.path.join(os.path.dirname(path), "out.svg")
    for by in (["sector", "destination"], ["gender", "scheme", "village", "destination"], ["district", "occupation", "gender"]):
        given.cli("chart", path, "sankey", "-o", out, "--sort", "data", "--by", *by, code=0)
    for by, word in ((["gender"], "gender"), (["gender", "scheme", "village", "destination", "sector"], "sector")):
        said = given.cli("chart", path, "sankey", "-o", out, "--by", *by, code=3).err
        check("two to four levels; “%s”" % word in said, said)


@test
def a_scoreboard_is_drawn_as_asked(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "active", code=0)
    rows = ["%s,%s,%s,10,%d" % (village, indicator, period, value) for village, factor in ((VILLAGE, 1), (OTHER, 2))
            for indicator in ("warga_dilayani", "kelompok_usaha") for period, value in (("2022-Q4", 2 * factor), ("2023-Q4", 4 * factor))]
    source = given.room.write("pillars.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    given.cli("report", path, VILLAGE, "2023-Q4", "--status", "4=stalled:capital", code=0)
    names = {VILLAGE: "Kenanga", OTHER: "Haurkolot"}
    for order, first in [("value", OTHER), ("lowest", VILLAGE), ("name", OTHER)]:
        texts, said = drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--sort", order, "--lang", "id")
        equal([t for t in texts if t in names.values()][0], names[first])
    check("Belum lapor" in texts and "Terhenti" in texts and "40%" in texts and "80%" in texts, texts)
    check("Terhenti: 1" in said, said)
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("40,0%, setahun sebelumnya 20,0%" in drawn and "status: Terhenti (" in drawn, drawn)
    for args in [["--by", "subdistrict"], ["--by", "village", "pillar"], ["--by", "pillar"], ["--audience", "public"]]:
        drawn_texts(given, path, "scoreboard", *args)
    given.refuses(path, 3, "chart", path, "scoreboard", "--by", "quarter", "-o", given.room.path("none.svg"))


THIRD = "32.12.02.2004"  # Sukamelang


def fill_cooperatives(given, path):
    for village in (VILLAGE, THIRD):
        given.cli("enrol", path, village, "--cohort", "2018", "--status", "active", code=0)
    members = {VILLAGE: 48, OTHER: 61, THIRD: 3}
    rows = ["%s,%s,2023-Q4,%d,%d" % (village, indicator, 50 * factor, n * factor) for village, n in members.items()
            for indicator, factor in (("anggota_koperasi", 1), ("simpanan_rupiah", 1000000))]
    source = given.room.write("members.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    given.cli("set", path, VILLAGE, "cooperative=Aktif, RAT tahun buku 2022", code=0)
    given.cli("set", path, OTHER, "cooperative=Mekar Jaya", code=0)
    return path


@test
def cooperatives_are_drawn_with_their_stages(given):
    path = fill_cooperatives(given, given.file())
    texts, said = drawn_texts(given, path, "cooperatives", "--lang", "id")
    check("Aktif" in texts and "“Mekar Jaya”" in texts and "48" in texts and "Rp\u00a048\u00a0jt" in texts, texts)
    check("Aktif: 1." in said and "Tahap tidak dikenal: 1." in said and "112 anggota" in said, said)
    # of three members nothing is told outside, nor by what the others leave of a sum
    texts, said = drawn_texts(given, path, "cooperatives", "--lang", "id", "--audience", "public")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check(texts.count("disamarkan") == 4 and "61 anggota" in said and "Rp\u00a03" not in drawn and "48" not in texts, texts)
    given.refuses(path, 3, "chart", path, "cooperatives", "--by", "quarter", "-o", given.room.path("none.svg"))


@test
def remittances_of_few_are_hidden_and_sums_say_so(given):
    path = given.file()
    left = {(OTHER, 1): 60, (OTHER, 2): 61, (VILLAGE, 1): 40, (VILLAGE, 2): 41, (THIRD, 1): 3, (THIRD, 2): 30}
    amounts = {key: 7919000 if n == 3 else n * 1000000 for key, n in left.items()}
    rows = ["%s,2023-%02d,out,TWN,%d" % (village, 3 * quarter, n) for (village, quarter), n in left.items()]
    given.cli("import", path, given.room.write("left.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""])), code=0)
    rows = ["%s,2023-Q%d,%d" % (village, quarter, n) for (village, quarter), n in amounts.items()]
    source = given.room.write("sent.csv", "\n".join(["village,quarter,amount_idr"] + rows + [""]))
    given.cli("import", path, source, "--kind", "remittances", code=0)
    said = said_of_marks(given, path, "remittances", "--lang", "en")
    check("Q1 2023: IDR\u00a0107,919,000, 45.0%" in said and "Sukamelang, IDR\u00a037,919,000, 15.8%" in said, said)
    # 7,919,000 is of three; neither what the other villages leave of a quarter nor the other quarter of a year tells it
    for audience in ["forum", "public"]:
        said = said_of_marks(given, path, "remittances", "--lang", "en", "--audience", audience)
        check("Q1 2023: at least IDR\u00a060,000,000" in said and "Q2 2023: at least IDR\u00a061,000,000" in said, said)
        check("Kenanga, hidden" in said and "Sukamelang, hidden" in said and not any("919" in s or "%" in s for s in said), said)


@test
def a_rollout_counts_villages_for_every_audience(given):
    path = fill_cooperatives(given, given.file())
    inside = said_of_marks(given, path, "rollout", "--lang", "en")
    check("Kabupaten Indramayu, 2017: 1 village" in inside and "Kabupaten Indramayu, 2018: 3 villages, 2 joined" in inside, inside)
    for audience in ["forum", "public"]:
        equal(said_of_marks(given, path, "rollout", "--lang", "en", "--audience", audience), inside)


@test
def an_indicator_is_drawn_with_its_villages(given):
    path = fill_cooperatives(given, given.file())
    texts, said = drawn_texts(given, path, "indicator", "--where", "indicator=anggota_koperasi", "--lang", "id")
    check("Anggota koperasi: 75% dari target pada Triwulan IV 2023" in texts, texts)
    check("Anggota koperasi · 112 orang" in texts and "Kenanga" in texts and "61" in texts, texts)
    check("3 dari 3 desa sudah melapor" in said and "nilai terakhir tiap periode" in said, said)
    texts, _ = drawn_texts(given, path, "indicator", "--where", "indicator=anggota_koperasi", "--lang", "id", "--audience", "public")
    check(texts.count("disamarkan") == 2 and "3" not in texts and "48" not in texts and "61" in texts, texts)
    check(any(t.endswith("Angka di bawah 5, dan angka yang dapat membukanya, disamarkan.") for t in texts), texts)
    # the savings of three members are hidden with these, and with what covers them
    money = ["indicator", "--where", "indicator=simpanan_rupiah", "--lang", "en"]
    texts, _ = drawn_texts(given, path, *money)
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("hidden" not in texts and "IDR\u00a03,000,000" in drawn and "IDR\u00a048,000,000" in drawn, drawn)
    for audience in ["forum", "public"]:
        texts, _ = drawn_texts(given, path, *money, "--audience", audience)
        drawn = open(path + ".svg", encoding="utf-8").read()
        check(texts.count("hidden") == 2 and "IDR\u00a061,000,000" in drawn, texts)
        check("3,000,000" not in drawn.replace("33,000,000", "") and "48,000,000" not in drawn, drawn)
    # nor does a table tell them, alone or by what they are of their targets
    asked = ["query", path, "pillars", "--by", "village", "indicator", "--json"]
    for audience, seen in [("internal", [3, 48, 61]), ("forum", [61]), ("public", [61])]:
        rows = check_table(given.cli(*asked, "--audience", audience, code=0).json())
        for indicator, factor in [("anggota_koperasi", 1), ("simpanan_rupiah", 1000000)]:
            own = [r for r in rows if r["indicator"] == indicator]
            equal(sorted(r["actual"] for r in own if r["actual"] is not None), [n * factor for n in seen])
            equal([r["ratio"] is None and r["score"] is None for r in own], [r["actual"] is None for r in own])
    # of several each has a panel, and none has room for villages
    texts, _ = drawn_texts(given, path, "indicator", "--lang", "en")
    check("Cooperative members" in texts and "Savings" in texts and "Kenanga" not in texts, texts)
    given.refuses(path, 3, "chart", path, "indicator", "--by", "village", "-o", given.room.path("none.svg"))


@test
def a_score_does_not_tell_what_is_hidden(given):
    path = fill_cooperatives(given, given.file())
    rows = ["%s,anggota_koperasi,2022-Q4,50,%d" % (village, n) for village, n in {VILLAGE: 20, OTHER: 4, THIRD: 30}.items()]
    rows += ["%s,petugas_terlatih,2023-Q4,4,%d" % (village, n) for village, n in {VILLAGE: 2, OTHER: 3}.items()]
    source = given.room.write("more.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    asked = ["query", path, "pillars", "--by", "village", "pillar", "--period", "2023-Q4", "--json"]
    # three of fifty members are 6%; the officers are known by name
    for audience, members in [("internal", {VILLAGE, OTHER, THIRD}), ("forum", {OTHER}), ("public", {OTHER})]:
        answer = given.cli(*asked, "--audience", audience, code=0).json()
        told = {pillar: {r["village"] for r in check_table(answer) if r["pillar"] == pillar and r["score"] is not None} for pillar in "14"}
        equal(told, {"1": {VILLAGE, OTHER}, "4": members})
        equal(answer["suppressed"], 3 - len(members))
    drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--lang", "en")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("6.0%" in drawn and "96.0%, 40.0% a year before" in drawn, drawn)
    for audience in ["forum", "public"]:
        texts, _ = drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--lang", "en", "--audience", audience)
        drawn = open(path + ".svg", encoding="utf-8").read()
        check(texts.count("hidden") == 2 and " 6.0%" not in drawn and "96.0%" not in drawn and "40.0%" not in drawn, drawn)
        # of what is hidden nobody knows whether it is the least
        check("Pillars of the villages" in texts and not any("lags" in t or "furthest" in t for t in texts), texts)
    # of one village alone the bullets tell the same
    one = ["bullets", "--period", "2023-Q4", "--where", "village=" + THIRD, "--lang", "en"]
    texts, _ = drawn_texts(given, path, *one)
    check("6.0%" in texts, texts)
    texts, _ = drawn_texts(given, path, *one, "--audience", "forum")
    check("6.0%" not in open(path + ".svg", encoding="utf-8").read() and any("hidden" in t for t in texts), texts)


@test
def a_chart_may_have_any_size(given):
    path = fill_flows(given, given.file())
    out = given.room.path("out.png")
    for size, shape, said in [("1x1", (2, 2), 0), ("32000x1", (32640, 1), 1), ("30000x100", (32700, 109), 1)]:
        answer = given.cli("chart", path, "bars", "-o", out, "--size", size, code=0)
        with open(out, "rb") as f:
            head = f.read(24)
        equal((int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")), shape)
        equal(answer.err.count("\n"), said, answer)
    answer = given.cli("chart", path, "bars", "-o", given.room.path("out.svg"), "--size", "32000x32000", code=0)
    equal(answer.err, "")
    if not WINE:
        for language, said in [("id", "skalanya 1,02."), ("en", "the scale is 1.02.")]:
            answer = given.cli("chart", path, "bars", "-o", out, "--size", "32000x1", env=dict(indonesian(given), LANGUAGE=language), code=0)
            check(said in answer.err, answer)


@test
def a_chart_goes_on_paper_and_to_programs_without_fonts(given):
    path = fill_flows(given, given.file())
    svg, pdf = given.room.path("out.svg"), given.room.path("out.pdf")
    given.cli("chart", path, "bars", "-o", svg, "--text-as-outlines", "--title", "Judul", code=0)
    text = open(svg, encoding="utf-8").read()
    check("<text" not in text and 'aria-label="Judul"' in text, text[:3000])
    given.cli("chart", path, "bars", "-o", pdf, "--page", "a4", code=0)
    check(re.search(rb"/MediaBox \[ 0 0 841\.8\d+ 595\.2\d+ \]", open(pdf, "rb").read()), pdf)


def drawn_texts(given, path, *args, env=None, code=0):
    """What is written on a chart, line by line, and what is said of it as a whole."""
    out = path + ".svg"
    given.cli("chart", path, *args, "-o", out, code=code, env=env)
    text = html.unescape(open(out, encoding="utf-8").read())
    return re.findall(r"<text[^>]*>([^<]*)", text), re.search(r"<desc>([^<]*)", text).group(1)


def said_of_marks(given, path, *args):
    out = path + ".svg"
    given.cli("chart", path, *args, "-o", out, code=0)
    return re.findall(r"<title>([^<]*)", html.unescape(open(out, encoding="utf-8").read()))


@test
def marks_say_how_they_changed_on_the_year_before(given):
    path = given.file()
    counts = [("2022-01", "TWN", 400), ("2022-01", "HKG", 50), ("2022-01", "MYS", 3), ("2022-02", "HKG", 50), ("2023-01", "TWN", 500),
              ("2023-01", "HKG", 50), ("2023-01", "MYS", 40), ("2023-01", "SAU", 60)]
    rows = ["%s,%s,out,%s,%d" % (VILLAGE, month, country, count) for month, country, count in counts]
    source = given.room.write("years.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["bars", "--by", "destination", "--period", "2023"]
    said = {text.split(",")[0]: text for text in said_of_marks(given, path, *asked)}
    check("25.0% more than in January 2022" in said["Taiwan"], said)  # of the year, one month is known
    check("as much as in January 2022" in said["Hong Kong"], said)
    check("none in January 2022" in said["Saudi Arabia"], said)
    check("than in January 2022" in said["Malaysia"], said)
    for audience in ["forum", "public"]:
        said = {text.split(",")[0]: text for text in said_of_marks(given, path, *asked, "--audience", audience)}
        check("2022" not in said["Malaysia"] and "2022" not in said["Hong Kong"], said)  # one small, one that covers it
        check("25.0% more than in January 2022" in said["Taiwan"], said)
    trend = said_of_marks(given, path, "trend")
    check(any("Departures, January 2023: 650" in text and "43.5% more than in January 2022" in text for text in trend), trend)
    slope = said_of_marks(given, path, "slope", "--by", "destination", "--period", "2023")
    check(any(text.startswith("Saudi Arabia, in 2022 0 people") for text in slope), slope)


@test
def small_numbers_are_for_the_office_only(given):
    path = given.file()
    counts = {"TWN": 640, "HKG": 7001, "MYS": 3, "JPN": 97}
    rows = ["%s,2023-01,out,%s,%d" % (VILLAGE, country, count) for country, count in counts.items()]
    source = given.room.write("small.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["query", path, "flows", "--by", "destination", "--period", "2023"]
    for audience in ["forum", "public"]:
        answer = given.cli(*asked, "--json", "--audience", audience, code=0).json()
        equal(answer["suppressed"], 2)
        equal({row[1]: row[2] for row in answer["rows"]}, dict(counts, MYS=None, JPN=None))
        equal(sorted(answer["rows"][mark["row"]][1] for mark in answer["marks"] if mark["mark"] == "suppressed"), ["JPN", "MYS"])
        text = given.cli(*asked, "--audience", audience, code=0)
        check("97" not in text.out and "hidden" in text.out and "<5" not in text.out and "left out of sums" in text.err, text)
        csv = given.cli(*asked, "--csv", "--audience", audience, code=0)
        check(",97" not in csv.out and "left out of sums" in csv.err, csv)
        for name in CHARTS:
            if name in ["bars", "sankey", "stacked"]:
                texts, said = drawn_texts(given, path, name, "--audience", audience, "--period", "2023", "--lang", "en")
                whole = "\n".join(texts + [said])
                check("97" not in whole and "7,741" not in whole, whole)
                check("Numbers below 5, and those that would give them away, are hidden and left out of sums." in whole, whole)
    texts, _ = drawn_texts(given, path, "bars", "--audience", "public", "--lang", "id")
    check(any("disamarkan dan tidak ikut dijumlahkan." in t for t in texts), texts)
    equal(given.cli(*asked, "--json", "--audience", "internal", code=0).out, given.cli(*asked, "--json", code=0).out)
    pictures = []
    for args in [[], ["--audience", "internal"]]:
        out = given.room.path("audience.svg")
        given.cli("chart", path, "bars", "-o", out, *args, code=0)
        pictures.append(open(out, "rb").read())
    equal(pictures[0], pictures[1])


@test
def a_chart_refuses_dimensions_it_has_no_place_for(given):
    path = fill_flows(given, given.file())
    out = given.room.path("none.svg")
    for args in [["bars", "--by", "destination", "sector"], ["bars", "--by", "direction"], ["sankey", "--by", "direction", "sector"],
                 ["trend", "--by", "sector"], ["trend", "--by", "month", "sector"], ["bullets", "--by", "indicator"]]:
        given.refuses(path, 3, "chart", path, *args, "-o", out)
        check(not os.path.exists(out), args)
    for args in [["trend", "--by", "month"], ["trend", "--by", "direction"], ["bars", "--by", "sector", "sector"]]:
        given.cli("chart", path, *args, "-o", out, "--period", "2023", code=0)


@test
def what_is_hidden_is_more_than_zero(given):
    path = given.file()
    counts = {"HKG": [60, 70, 80], "MYS": [9, 8, 11], "TWN": [3, 2]}
    rows = ["%s,2023-%02d,out,%s,%d" % (VILLAGE, month + 1, country, n) for country, of in counts.items() for month, n in enumerate(of)]
    source = given.room.write("months.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["--where", "destination=TWN", "--period", "2023-01..2023-03", "--lang", "en"]
    for audience in ["forum", "public"]:
        _, said = drawn_texts(given, path, "trend", *asked, "--audience", audience)
        check("Departures: hidden." in said and "highest" not in said and "Net" not in said, said)
        _, said = drawn_texts(given, path, "heat", *asked, "--audience", audience)
        check("Heat map" in said and "Largest" not in said, said)
        shares = ["stacked", "--share", "--by", "month", "destination", *asked[2:], "--audience", audience]
        texts, _ = drawn_texts(given, path, *shares)
        # that of the axis, and of March those that add up
        equal((texts.count("100%"), texts.count("88%")), (1, 1))


@test
def a_reported_month_without_such_flows_is_zero(given):
    path = given.file()
    rows = ["%s,2023-%s,out,%s,1" % (VILLAGE, month, country) for month, country in
            [("01", "TWN"), ("02", "HKG"), ("04", "TWN")]]
    source = given.room.write("months.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    texts, _ = drawn_texts(given, path, "trend", "--where", "destination=TWN")
    check("3 of 4 months reported" in texts, texts)  # March was not, February had none for Taiwan
    out = given.room.path("months.svg")
    given.cli("chart", path, "trend", "--where", "destination=TWN", "--lang", "en", "-o", out, code=0)
    points = re.findall(r"<title>([^<]*)</title>", open(out, encoding="utf-8").read())
    check(any("February 2023: 0" in p for p in points) and any("March 2023: not" in p for p in points), points)


def said_on_map(given, path, *args):
    out = given.room.path("map.svg")
    given.cli("chart", path, "district-map", *args, "--lang", "en", "-o", out, code=0)
    return re.findall(r"<title>([^<]*)</title>", open(out, encoding="utf-8").read())


@test
def a_map_shows_who_left_and_who_did_not_report(given):
    path = fill_flows(given, given.file())
    given.cli("enrol", path, "32.12.02.2004", code=0)
    said = said_on_map(given, path, "--by", "village", "--period", "2023")
    check(any(s.startswith("Kenanga, 12 people, 80.0%") for s in said) and "Haurkolot, 3 people, 20.0%" in said, said)
    check("Sukamelang, not reported" in said, said)
    # a village that reported, but nothing of the kind, had none of it
    said = said_on_map(given, path, "--by", "village", "--period", "2023", "--where", "destination=HKG")
    check(any(s.startswith("Haurkolot, 0 people") for s in said) and "Sukamelang, not reported" in said, said)
    # less those that returned, where both directions were reported
    said = said_on_map(given, path, "--by", "village", "--period", "2023", "--where", "direction=out", "--where", "direction=return")
    check("Kenanga, 10 people" in said and "Haurkolot, not reported" in said, said)


@test
def small_multiples_show_departures_less_returns(given):
    path = fill_flows(given, given.file())
    both = ["--where", "direction=out", "--where", "direction=return", "--lang", "en"]
    said = said_of_marks(given, path, "multiples", "--by", "village", "year", *both)
    # what one direction alone tells of is no difference
    check("Kenanga, 2022: not reported" in said and "Haurkolot, 2023: not reported" in said, said)
    check("Kenanga, 2023: 10 people" in said, said)
    # where a report tells of other destinations only, nobody returned from this one
    said = said_of_marks(given, path, "multiples", "--by", "village", "year", "--where", "destination=HKG", *both)
    check("Kenanga, 2023: 5 people" in said, said)
    said = said_of_marks(given, path, "multiples", "--by", "destination", "year", *both)
    check("Taiwan, 2023: 8 people" in said and "Hong Kong, 2023: 5 people" in said, said)
    texts, _ = drawn_texts(given, path, "multiples", "--by", "subdistrict", "year", *both)
    check(texts[0] == "Departures less returns, by subdistrict" and texts[1].startswith("Workers leaving, less those returning, each year"), texts)
    given.refuses(path, 3, "chart", path, "multiples", *both, "--audience", "public", "-o", given.room.path("none.png"))


@test
def a_district_without_outlines_has_tiles(given):
    path = given.room.path("tiles.desmigratif")
    given.cli("new", path, "--district", "33.01", code=0)
    village = "33.01.01.2001"
    source = given.room.write("tiles.csv", "village,month,direction,destination,count\n%s,2023-01,out,TWN,9\n" % village)
    given.cli("enrol", path, village, code=0)
    given.cli("import", path, source, code=0)
    texts, _ = drawn_texts(given, path, "district-map", "--period", "2023")
    check("Each tile is an area, about where it lies; north is up" in texts, texts)
    check("Kedungreja" in texts and "Cimanggu" in texts, texts)
    given.refuses(path, 3, "chart", path, "district-map", "--by", "sector", "-o", given.room.path("none.png"))


@test
def a_chart_says_of_what_and_when_it_is(given):
    path = fill_flows(given, given.file())
    texts, _ = drawn_texts(given, path, "bars", "--period", "2023")
    check("Kabupaten Indramayu" in texts[1] and "2023" in texts[1], texts)
    # nothing was ever pulled: no word of national data, and the date is that of the last entry
    source = next(t for t in texts if t.startswith("Source: "))
    check(re.match("Source: village registers as of [A-Z][a-z]+ [0-9]+, 20[0-9][0-9]$", source), texts)
    check(not any("national" in t for t in texts), texts)
    texts, _ = drawn_texts(given, path, "trend")
    check("2022" in texts[1] and "2023" in texts[1], texts)
    texts, _ = drawn_texts(given, path, "bars", "--where", "destination=TWN", "--where", "sector=formal", "--period", "2023")
    check(texts[0].startswith("Taiwan · Formal: "), texts)
    texts, _ = drawn_texts(given, path, "trend", "--where", "direction=return")
    check(texts[0] == "Returns by month" and texts[1].startswith("Workers returning"), texts)


@test
def a_rollout_is_of_all_cohorts_and_says_no_less(given):
    path = given.file()
    texts, _ = drawn_texts(given, path, "rollout", "--period", "1999")
    check(texts[0] == "1 village joined in 2017", texts)
    check(not any("1999" in text for text in texts), texts)


def created(pdf):
    """The date in a PDF, which may stand in a compressed object; UTC, fourteen digits."""
    out = subprocess.run(["pdfinfo", "-rawdates", pdf], capture_output=True, text=True, check=True, timeout=60).stdout
    return re.search(r"CreationDate: +(?:D:)?([0-9]{14})", out).group(1)


@test
def the_same_chart_twice_is_the_same_file(given):
    path = fill_flows(given, given.file())
    as_of = given.cli("query", path, "flows", "--json", code=0).json()["as_of"]
    pdf, png = given.room.path("a.pdf"), given.room.path("a.png")
    given.cli("chart", path, "bars", "-o", pdf, code=0)
    equal(created(pdf), as_of.replace("-", "") + "000000")
    given.cli("chart", path, "bars", "-o", pdf, env={"SOURCE_DATE_EPOCH": "1700000000"}, code=0)
    equal(created(pdf), "20231114221320")
    given.cli("chart", path, "bars", "-o", png, code=0)
    check(b"tIME" not in open(png, "rb").read())


@test
def a_chart_without_data_says_so(given):
    path = given.file()
    out = os.path.join(os.path.dirname(path), "empty.svg")
    for name in ["sankey", "trend", "bars"]:
        one_sentence(given.cli("chart", path, name, "-o", out, "--period", "1999", code=1))
        check("<svg" in open(out, encoding="utf-8").read())
        os.unlink(out)
    # pillars are measured by quarter: in a month there is nothing to show
    given.cli("report", path, VILLAGE, "2023-Q4", "warga_dilayani=12", code=0)
    one_sentence(given.cli("chart", path, "bullets", "-o", out, "--period", "2023-11", code=1))


@test
def a_chart_that_cannot_be_written_is_exit_3(given):
    path = fill_flows(given, given.file())
    given.refuses(path, 3, "chart", path, "trend", "-o", given.room.path("no", "where.svg"))
    given.refuses(path, 3, "chart", path, "trend", "-o", given.room.path("x.svg"), "--by", "pillar")


if __name__ == "__main__":
    test.run(Given)
