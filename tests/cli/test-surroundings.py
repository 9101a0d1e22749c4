#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli in its surroundings: copies, files that are none, languages, other processes, servers. As TAP."""
import gettext
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from clitest import (BUILD, CLI, LIMIT_S, PUBLISH, SAMPLE, Skip, Tests, check, check_table, equal, file_hash, free_port, integrity,
                     local_tables, one_sentence, stop, tables)
from district import FOREIGN, MIXED, OTHER, VILLAGE, Given, fill_flows, indonesian

NOBODY = 65534
test = Tests()


# --- check, backup, restore ------------------------------------------------------------------------------------------------------

@test
def check_finds_what_cannot_be_right(given):
    path = given.file()
    rows = check_table(given.cli("check", path, "--json", code=0).json(), "check")
    check(all(r["severity"] == "note" for r in rows), rows)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO official_region (code, name, level, sort_key, fold) VALUES ('32.12.99.2001', 'X', 'district', '', '')")
    connection.execute("UPDATE local_enrolment SET village = '%s'" % FOREIGN)
    connection.commit()
    connection.close()
    before = tables(path)
    rows = check_table(given.cli("check", path, "--json", code=1).json())
    check(any(r["severity"] == "error" and r["where"] == FOREIGN for r in rows), rows)
    given.cli("check", path, code=1)
    equal(tables(path), before)


@test
def a_backup_is_put_back(given):
    path = fill_flows(given, given.file())
    copy = os.path.join(os.path.dirname(path), "copy.desmigratif")
    given.cli("backup", path, "-o", copy, code=0)
    wanted = tables(path)
    equal(tables(copy), wanted)
    given.cli("set", path, OTHER, "phone=1", code=0)
    changed = tables(path)
    given.cli("restore", copy, "-o", path, code=0)
    equal(tables(path), wanted)
    aside = [n for n in os.listdir(os.path.dirname(path)) if "set-aside" in n and n.endswith(".desmigratif")]
    equal(len(aside), 1)
    equal(tables(os.path.join(os.path.dirname(path), aside[0])), changed)
    given.refuses(path, 3, "backup", path, "-o", path)
    given.refuses(path, 3, "backup", path, "-o", given.room.path("no", "folder"))


@test
def a_backup_takes_no_other_files_place(given):
    path = fill_flows(given, given.file())
    letter = given.room.path("letter.csv")
    with open(letter, "w") as out:
        out.write("Kepada Yth.")
    given.refuses(path, 3, "backup", path, "-o", letter)
    with open(letter) as back:
        equal(back.read(), "Kepada Yth.")
    other = given.room.path("other.desmigratif")
    given.cli("new", other, "--district", "32.12", code=0)
    before = tables(other)
    given.refuses(path, 3, "backup", path, "-o", other)
    equal(tables(other), before)


@test
def a_file_is_restored_while_it_is_open(given):
    path = fill_flows(given, given.file())
    copy = path + " – salinan"
    given.cli("backup", path, "-o", copy, code=0)
    wanted = tables(path)
    given.cli("set", path, OTHER, "phone=1", code=0)
    window = sqlite3.connect(path)
    ask = "SELECT count(*) FROM local_profile WHERE phone = '1'"
    equal(window.execute(ask).fetchone(), (1,))
    given.cli("backup", path, "-o", copy + "2", code=0)
    given.cli("restore", copy, "-o", path, code=0)
    equal(window.execute(ask).fetchone(), (0,))
    window.close()
    equal(tables(path), wanted)


@test
def only_a_good_copy_is_restored(given):
    path = given.file()
    before = tables(path)
    names = sorted(os.listdir(os.path.dirname(path)))
    for name, copy in bad_files(given).items():
        answer = given.cli("restore", copy, "-o", path, code=4)
        one_sentence(answer)
        equal(tables(path), before, name)
    equal(sorted(os.listdir(os.path.dirname(path))), names)


# --- files that are none -----------------------------------------------------------------------------------------------------------

def pragma(path, sql):
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def bad_files(given):
    room = given.room
    files = {"missing": room.path("missing.desmigratif"), "directory": room.path("folder.desmigratif")}
    os.makedirs(files["directory"], exist_ok=True)
    files["empty"] = room.write("empty.desmigratif", "")
    files["text"] = room.write("text.desmigratif", "Desa,Jumlah\nKenanga,3\n" * 300)
    files["foreign"] = room.path("foreign.desmigratif")
    if not os.path.exists(files["foreign"]):
        pragma(files["foreign"], "CREATE TABLE notes (text)")
    files["newer"] = given.file("newer.desmigratif")
    pragma(files["newer"], "PRAGMA user_version = 9999")
    files["nobody's"] = given.file("nobody.desmigratif")
    pragma(files["nobody's"], "PRAGMA application_id = 0")
    files["cut"] = given.file("cut.desmigratif")
    os.truncate(files["cut"], os.path.getsize(files["cut"]) // 2)
    files["zeros"] = given.file("zeros.desmigratif")
    with open(files["zeros"], "r+b") as f:
        f.write(bytes(8192))
    return files


@test
def files_that_are_none_are_refused_and_left(given):
    out = given.room.path("never-written")
    source = given.room.write("mixed.csv", MIXED)
    for name, path in bad_files(given).items():
        before = file_hash(path) if os.path.isfile(path) else None
        beside = sorted(os.listdir(os.path.dirname(path)))
        for args in [["query", path, "villages"], ["enrol", path, VILLAGE], ["set", path, VILLAGE, "phone=1"],
                     ["report", path, VILLAGE, "2023-Q4", "relawan=1"], ["import", path, source], ["pull", path],
                     ["chart", path, "trend", "-o", out + ".png"], ["check", path], ["history", path], ["undo", path],
                     ["redo", path], ["backup", path, "-o", out]]:
            answer = given.cli(*args)
            equal(answer.code, 4, "%s: %s" % (name, answer))
            one_sentence(answer)
        equal(file_hash(path) if os.path.isfile(path) else None, before, name)
        equal(sorted(os.listdir(os.path.dirname(path))), beside, name)
    check(not os.path.exists(out) and not os.path.exists(out + ".png"))


@test
def a_newer_file_with_a_log_is_left_to_the_byte(given):
    path = given.file()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    folder = os.path.dirname(path)
    copies = given.room.path("future-%d" % given.count)
    os.mkdir(copies)  # a copy, as a stick or a crash leaves it: the version stands in the log only
    for name in os.listdir(folder):
        if not name.endswith("-shm"):
            shutil.copy(os.path.join(folder, name), copies)
    connection.close()
    copy = os.path.join(copies, os.path.basename(path))

    def hashes():  # the index of the log is no part of it and may be made anew
        return {n: file_hash(os.path.join(copies, n)) for n in os.listdir(copies) if not n.endswith("-shm")}

    before = hashes()
    equal(len(before), 2)
    for args in [["query", copy, "villages"], ["enrol", copy, VILLAGE], ["undo", copy], ["backup", copy, "-o", path + ".copy"]]:
        one_sentence(given.cli(*args, code=4))
        equal(hashes(), before, args)


@test
def a_file_that_cannot_be_written_opens_to_view(given):
    path = fill_flows(given, given.file())
    folder = os.path.dirname(path)
    os.chmod(given.room.folder, 0o755)
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555)
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    env = {"HOME": "/nonexistent"} if who else {}
    if who and subprocess.run(["test", "-x", CLI], check=False, **who).returncode != 0:
        raise Skip("another user cannot run the program here")
    before = file_hash(path)
    try:
        answer = given.cli("query", path, "flows", "--by", "year", "--json", env=env, code=0, **who)
        equal(answer.json()["rows"][0], ["out", "2022", 11])
        given.cli("check", path, env=env, code=0, **who)
        given.cli("history", path, env=env, code=0, **who)
        for args in [["enrol", path, VILLAGE], ["set", path, OTHER, "phone=1"], ["undo", path]]:
            answer = given.cli(*args, env=env, code=4, **who)
            one_sentence(answer)
            check("read" in answer.err or "view" in answer.err, answer)
    finally:
        os.chmod(folder, 0o755)
    equal(file_hash(path), before)
    equal(sorted(os.listdir(folder)), ["district.desmigratif", "flows.csv"])


# --- languages and letters -----------------------------------------------------------------------------------------------------------

LANGUAGES = [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": None}, {"LC_ALL": None, "LANG": "xx_YY.UTF-8"},
             {"LC_ALL": None, "LANG": "id_ID.UTF-8"}, {"LC_ALL": None, "LANG": "de_DE.ISO-8859-1"},
             {"LC_ALL": "C.UTF-8", "LANGUAGE": "id"}, {"LC_ALL": "C.UTF-8", "LANGUAGE": "nonsense"}]


@test
def odd_names_and_languages_change_no_data(given):
    path = given.file("Laporan – Désa “Ba'u”.desmigratif")
    fill_flows(given, path)
    wanted = given.cli("query", path, "flows", "--by", "destination", "--json", code=0).out
    for n, env in enumerate(LANGUAGES):
        equal(given.cli("query", path, "flows", "--by", "destination", "--json", env=env, code=0).out, wanted, env)
        given.cli("set", path, OTHER, "head_name=Bu Sri – “Désa %d”" % n, env=env, code=0)
        given.cli("chart", path, "trend", "-o", path + ".svg", "--title", "Désa “Ba'u”", env=env, code=0)
        check("Désa “Ba" in open(path + ".svg", encoding="utf-8").read(), env)
        given.cli("backup", path, "-o", path + " – salinan", env=env, code=0)
        answer = given.cli("new", path, "--district", "32.12", env=env, code=3)
        check("Laporan – Désa “Ba'u”" in answer.err, answer)
        given.cli("restore", path + " – salinan", "-o", path + " – kembali", env=env, code=0)
        equal(tables(path + " – kembali"), tables(path))
        os.unlink(path + " – kembali")


@test
def words_are_those_of_the_user(given):
    try:
        words = gettext.translation("desmigratif", os.path.join(BUILD, "po"), ["id"])
    except OSError as error:
        raise Skip("the translations are not built here") from error
    msgid = "Make a new district file"
    if words.gettext(msgid) == msgid:
        raise Skip("po/id.po has no words of the command line yet")
    own = indonesian(given)
    for env in [own, dict(own, LANGUAGE="id"), dict(own, LANG="C", LC_MESSAGES="id_ID.UTF-8")]:
        check(words.gettext(msgid) in given.cli("--help", env=env, code=0).out, env)
        check(words.gettext("There is nothing to redo.") in given.cli("redo", given.file(), env=env, code=3).err, env)
    for env in [{"LC_ALL": "C", "LANGUAGE": "id"}, {"LC_ALL": None}, dict(own, LANGUAGE="en")]:
        check(msgid in given.cli("--help", env=env, code=0).out, env)


@test
def a_chart_speaks_the_language_asked_for(given):
    path = fill_flows(given, given.file())
    out = path + ".svg"
    for env in LANGUAGES:
        texts = {}
        for language in ["id", "en"]:
            given.cli("chart", path, "trend", "-o", out, "--lang", language, "--period", "2023", env=env, code=0)
            texts[language] = open(out, encoding="utf-8").read()
        check("Agu" in texts["id"] and "Aug" not in texts["id"], env)
        check("Aug" in texts["en"] and "Agu" not in texts["en"], env)


def with_commas(given):
    """Environments whose numbers have a comma, the first one's a point."""
    folder = given.room.path("locales")
    if not os.path.exists(folder):
        os.mkdir(folder)
        for name in ["id_ID", "de_DE"]:
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", os.path.join(folder, name + ".UTF-8")], check=True, timeout=60)
    return [{"LC_ALL": "C"}] + [{"LC_ALL": n + ".UTF-8", "LOCPATH": folder} for n in ["id_ID", "de_DE"]]


@test
def a_comma_reaches_no_picture(given):
    path = fill_flows(given, given.file())
    charts = [row[0] for row in given.cli("chart", "--list", "--json", code=0).json()["rows"]]
    check(len(charts) > 3, charts)
    kinds = [(".png", []), (".svg", []), (".pdf", [])]
    for chart, ending, more in [(c, *k) for c in charts for k in kinds] + [("trend", ".svg", ["--text-as-outlines"]),
                                                                             ("trend", ".pdf", ["--page", "a4"])]:
        pictures = []
        for env in with_commas(given):
            out = given.room.path("picture" + ending)
            given.cli("chart", path, chart, "-o", out, "--lang", "id", "--size", "481x321", "--scale", "1.25", *more, env=env)
            with open(out, "rb") as picture:
                pictures.append(picture.read())
            os.unlink(out)
        check(len(pictures[0]) > 500, chart)
        for other in pictures[1:]:
            check(other == pictures[0], "%s%s depends on the locale" % (chart, ending))


# --- beside each other ---------------------------------------------------------------------------------------------------------------

@test
def processes_work_beside_each_other(given):
    path = given.file()
    codes = sorted(r[0] for r in sqlite3.connect(path).execute(
        "SELECT code FROM official_region WHERE level = 'village' AND code LIKE '32.12.16.%' LIMIT 8"))
    equal(len(codes), 8)
    processes = [given.room.start(CLI, "enrol", path, code, stderr=subprocess.PIPE) for code in codes]
    processes += [given.room.start(CLI, "query", path, "villages", "--json", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                  for _ in range(4)]
    try:
        for process in processes:
            _, err = process.communicate(timeout=LIMIT_S)
            equal(process.returncode, 0, err)
    finally:
        for process in processes:
            stop(process)
    rows = check_table(given.cli("query", path, "villages", "--json", code=0).json())
    equal(sorted(r["village"] for r in rows), sorted(codes + [OTHER]))
    equal(len(given.cli("history", path, "--json", code=0).json()["rows"]), 9)


def big_csv(given, n):
    """Rows that differ, enough of them to take a while."""
    lines = ["village,month,direction,destination,occupation,count"]
    lines += ["%s,20%02d-%02d,out,TWN,kerja %d,%d" % (VILLAGE, 10 + i % 14, 1 + i % 12, i, 1 + i % 50) for i in range(n)]
    return given.room.write("big.csv", "\n".join(lines) + "\n")


def interrupt_import(given, path, source, number):
    """An import stopped by a signal in its middle; tries sooner if it was done already."""
    for pause in (0.8, 0.3, 0.1, 0.05):
        before = tables(path)
        process = given.room.start(CLI, "import", path, source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            time.sleep(pause)
            process.send_signal(number)
            _, err = process.communicate(timeout=LIMIT_S)
        finally:
            stop(process)
        if process.returncode != 0:
            return before, process.returncode, err.decode()
        given.cli("undo", path, code=0)
    raise Skip("the import is too fast to be met in its middle")


@test
def ctrl_c_is_exit_5_and_changes_nothing(given):
    path = given.file()
    before, code, err = interrupt_import(given, path, big_csv(given, 300000), signal.SIGINT)
    equal(code, 5, err)
    check(err.count("\n") == 1 and "ancel" in err, err)
    equal(tables(path), before)


@test
def a_dead_process_holds_no_lock(given):
    path = given.file()
    before, code, err = interrupt_import(given, path, big_csv(given, 300000), signal.SIGKILL)
    equal(code, -signal.SIGKILL, err)
    equal(local_tables(path), {n: h for n, h in before.items() if n.startswith("local_")})
    given.cli("enrol", path, VILLAGE, code=0)
    equal(integrity(path), "ok")


# --- the network ---------------------------------------------------------------------------------------------------------------------

@test
def a_server_that_is_not_there_is_exit_5(given):
    path = given.file()
    address = "http://127.0.0.1:%d/" % free_port()
    answer = given.refuses(path, 5, "pull", path, "--server", address)
    before = tables(path)
    answer = given.cli("pull", path, "--server", address, "--json", code=5)
    document = answer.json()
    equal(sorted(document), ["changed", "clock", "error", "result", "sets", "stale"])
    equal((document["result"], document["changed"], document["stale"]), ("failed", {}, False))
    check(document["error"] in answer.err, answer)
    equal(tables(path), before)
    given.refuses(path, 5, "pull", path, "--server", address, "--check")


def publish_small_feed(given, name="small-feed"):
    """A feed that is signed as it must be and holds next to nothing; returns its folder."""
    feed, source = given.room.path(name), given.room.path(name + "-source")
    os.makedirs(os.path.join(source, "common"))
    os.makedirs(os.path.join(source, "32.12"))
    given.room.write(os.path.join(source, "common", "country.csv"),
                     "iso3,name_id,name_en,lat_e6,lon_e6,destination\nHKG,Hong Kong,Hong Kong,,,2\n")
    given.room.write(os.path.join(source, "32.12", "village.csv"), "code,name,retired,why,successors\n32.12.16.2004,Kenanga,,,\n")
    given.room.run(PUBLISH, "feed", feed, "--from", source, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                   os.path.join(SAMPLE, "demo-root.signed"), code=0)
    return feed


@test
def an_emptied_server_is_obeyed_only_when_asked_to(given):
    path, feed = given.file(), publish_small_feed(given)
    before = tables(path)
    for extra in [[], ["--check"]]:
        answer = given.cli("pull", path, "--server", feed, *extra, code=3)
        check("The update would leave 0 of 91," in answer.err and "--accept-loss" in answer.err, answer)
    equal(tables(path), before)
    check("--accept-loss" in given.cli("pull", "--help", code=0).out)
    given.cli("pull", path, "--server", feed, "--accept-loss", code=0)
    check(tables(path)["official_region"] != before["official_region"])


@test
def every_exit_code_has_its_cause(given):
    """The table of exit codes, a row each; from 3 on the file is as it was."""
    path = given.file()
    others = {name: given.room.write(name + ".desmigratif", text) for name, text in (("foreign", "Yth. Bapak"), ("empty", ""))}
    newer = given.file("newer.desmigratif")
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    feed = publish_small_feed(given, "spoilt-feed")
    for spoilt in [os.path.join(folder, name) for folder, _, names in os.walk(feed) for name in names if name.endswith(".gz")]:
        with open(spoilt, "r+b") as f:
            f.truncate(os.path.getsize(spoilt) // 2)
    head = "village,month,direction,destination,count\n"
    good = given.room.write("exit-good.csv", head + VILLAGE + ",2023-01,out,TWN,7\n")
    partly = given.room.write("exit-partly.csv", head + VILLAGE + ",2023-02,out,TWN,7\n" + VILLAGE + ",2023-13,out,TWN,7\n")
    refused = given.room.write("exit-refused.csv", head + VILLAGE + ",2023-13,out,TWN,7\n")
    unreachable = "http://127.0.0.1:%d/" % free_port()
    for code, args in [(0, ["import", path, good]), (1, ["import", path, partly]), (1, ["chart", path, "remittances", "-o", path + ".png"]),
                       (2, ["import", path]), (2, ["import", path, good, "--kind", "gossip"]), (2, ["flows"]), (2, [])]:
        given.cli(*args, code=code)
    before = tables(path)
    for code, args in [(3, ["import", path, refused]), (3, ["import", path, path + ".csv"]), (3, ["set", path, VILLAGE, "population=many"]),
                       (3, ["enrol", path, "99.99.99.9999"]), (4, ["query", others["foreign"], "flows"]),
                       (4, ["query", others["empty"], "flows"]), (4, ["set", newer, VILLAGE, "phone=1"]), (4, ["query", path + ".missing", "flows"]),
                       (5, ["pull", path, "--server", unreachable]), (6, ["pull", path, "--server", feed, "--accept-loss"])]:
        one_sentence(given.cli(*args, code=code))
        equal(tables(path), before, args)


@test
def an_address_that_is_none_is_exit_3(given):
    path = given.file()
    for address in [None, "http://example.invalid/feed", "ftp://127.0.0.1/", ""]:
        given.refuses(path, 3, "pull", path, *(["--server", address] if address is not None else []))


@test
def ctrl_c_leaves_a_silent_server(given):
    path = given.file()
    before = tables(path)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        s.settimeout(LIMIT_S)
        called = threading.Event()
        calls = []

        def answer_nothing():
            try:
                calls.append(s.accept())  # kept open, never answered
            except OSError:
                pass
            called.set()

        thread = threading.Thread(target=answer_nothing)
        thread.start()
        process = given.room.start(CLI, "pull", path, "--json", "--server", "http://127.0.0.1:%d/" % s.getsockname()[1],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            check(called.wait(LIMIT_S) and calls, "the server was not called")
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=LIMIT_S)
        finally:
            stop(process)
            thread.join()
            for connection, _ in calls:
                connection.close()
    equal(process.returncode, 5, err)
    equal(json.loads(out)["result"], "failed")
    equal(tables(path), before)


if __name__ == "__main__":
    test.run(Given)
