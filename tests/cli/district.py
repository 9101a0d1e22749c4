# SPDX-License-Identifier: GPL-3.0-or-later
"""The district that tests of desmigratif-cli enter data of: its codes, a file of it for each test, flows to fill it with."""
import os
import shutil
import subprocess

from clitest import check_table, equal, one_sentence, tables

VILLAGE = "32.12.16.2004"  # Kenanga
OTHER = "32.12.01.2007"
FOREIGN = "33.07.01.2001"

MIXED = """village,month,direction,destination,count
{0},2023-01,out,TWN,7
{0},2023-01,out,TWN,7
{0},2023-02,out,TWN,-1
{0},2023-03,out,TWN,1000000000000
{0},2023-03,out,Atlantis,4

{0},2023-04,out,HKG,0
{1},2023-01,out,TWN,7
JUMLAH,,,,99
""".format(VILLAGE, FOREIGN)


class Given:
    """A room with a filled district file, of which each test takes its own copy."""

    def __init__(self, room):
        self.room = room
        self.cli = room.cli
        self.template = room.path("template.desmigratif")
        room.cli("new", self.template, "--district", "32.12", code=0)
        room.cli("enrol", self.template, OTHER, "--cohort", "2017", "--status", "active", code=0)
        self.count = 0

    def file(self, name="district.desmigratif"):
        self.count += 1
        folder = self.room.path("test-%d" % self.count)
        os.mkdir(folder)
        return shutil.copy(self.template, os.path.join(folder, name))

    def refuses(self, path, code, *args, env=None):
        """The command fails with that code and one sentence, and the file's rows are as before."""
        before = tables(path, False)
        answer = self.cli(*args, code=code, env=env)
        one_sentence(answer)
        equal(answer.out, "", answer)
        equal(tables(path, False), before, answer)
        return answer


def rows(given, path, *args):
    """What “list” answers, as it is looked over first."""
    return check_table(given.cli("list", path, *args, "--json", code=0).json())


def fill_flows(given, path):
    text = ("village,month,direction,destination,sector,gender,count\n"
            "%(v)s,2023-01,out,TWN,formal,F,7\n%(v)s,2023-02,out,HKG,informal,F,5\n%(o)s,2023-11,out,TWN,formal,M,3\n"
            "%(v)s,2023-11,return,TWN,formal,M,2\n%(v)s,2022-11,out,SGP,informal,F,11\n" % {"v": VILLAGE, "o": OTHER})
    source = os.path.join(os.path.dirname(path), "flows.csv")
    with open(source, "w", encoding="utf-8") as f:
        f.write(text)
    given.cli("import", path, source, code=0)
    return path


def indonesian(given):
    """An environment with a locale of our own: in C and, since glibc 2.37, C.UTF-8 gettext is silent whatever LANGUAGE says."""
    if not os.path.exists(given.room.path("id_ID.UTF-8")):
        subprocess.run(["localedef", "-i", "id_ID", "-f", "UTF-8", given.room.path("id_ID.UTF-8")], check=True, timeout=60)
    return {"LC_ALL": None, "LOCPATH": given.room.folder, "LANG": "id_ID.UTF-8"}
