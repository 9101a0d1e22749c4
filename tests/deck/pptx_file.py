# SPDX-License-Identifier: GPL-3.0-or-later
"""An Office file taken apart: its entries as they lie in the zip, its parts, types and relations."""
import io
import posixpath
import re
import struct
import xml.etree.ElementTree as ET
import zipfile

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
TYPES = "[Content_Types].xml"


def q(name):
    """"a:p" as ElementTree has it."""
    prefix, local = name.split(":")
    return "{%s}%s" % (NS[prefix], local)


def local(element):
    return element.tag.rpartition("}")[2]


def children(element):
    """Local names of an element's children, in order."""
    return [local(e) for e in element]


class Relation:
    def __init__(self, source, element):
        self.id = element.get("Id")
        self.type = element.get("Type", "")
        self.kind = self.type.rpartition("/")[2]
        self.outside = element.get("TargetMode") == "External"
        self.target = element.get("Target", "")
        if not self.outside:
            folder = posixpath.dirname(source)
            self.target = self.target.lstrip("/") if self.target.startswith("/") else \
                posixpath.normpath(posixpath.join(folder, self.target))


class File:
    """What is wrong with reading it is kept in `wrong`, as (rule, part, sentence)."""

    def __init__(self, data):
        self.data = data
        self.wrong = []
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries = self.zip.infolist()
        self.parts = {}
        for entry in self.entries:
            self.parts.setdefault(entry.filename, self.zip.read(entry))
        self.trees = {}
        for name, body in self.parts.items():
            if name.endswith((".xml", ".rels", ".svg")):
                self.read_tree(name, body)
        self.relations = {}
        for name in self.parts:
            if name.endswith(".rels"):
                self.relations[self.source_of(name)] = self.read_relations(name)
        self.defaults, self.overrides = {}, {}
        self.read_types()

    def read_tree(self, name, body):
        rule = "X3"
        try:
            self.trees[name] = ET.fromstring(body)
        except ET.ParseError as e:
            if "unbound prefix" in str(e):
                rule = "X17"
            self.wrong.append((rule, name, "is no XML: %s" % e))

    @staticmethod
    def source_of(name):
        folder, base = posixpath.split(name)
        return posixpath.join(posixpath.dirname(folder), base[:-len(".rels")])

    def read_relations(self, name):
        root = self.trees.get(name)
        if root is None:
            return []
        return [Relation(self.source_of(name), e) for e in root.findall("rel:Relationship", NS)]

    def read_types(self):
        root = self.trees.get(TYPES)
        if root is None:
            self.wrong.append(("X2", TYPES, "is missing"))
            return
        for e in root:
            if local(e) == "Default":
                key, table = e.get("Extension", "").lower(), self.defaults
            else:
                key, table = e.get("PartName", "").lstrip("/"), self.overrides
            if key in table:
                self.wrong.append(("X2", TYPES, "has two types for %s" % key))
            table[key] = e.get("ContentType")

    def type_of(self, name):
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2].lower())

    def named(self, pattern):
        """Parts whose whole name fits, by their number."""
        found = [(int((re.findall(r"\d+", posixpath.basename(n)) or [0])[-1]), n)
                 for n in self.parts if re.fullmatch(pattern, n)]
        return [n for _, n in sorted(found)]

    def trees_named(self, pattern):
        return [(n, self.trees[n]) for n in self.named(pattern) if n in self.trees]

    def of(self, name, kind=None):
        """Relations of a part."""
        return [r for r in self.relations.get(name, []) if kind is None or r.kind == kind]

    def target(self, name, relation_id):
        for r in self.of(name):
            if r.id == relation_id:
                return r.target
        return None

    def local_header(self, entry):
        """Flags, method, CRC and sizes as they stand before an entry's data, and its extra fields."""
        start = entry.header_offset
        fields = struct.unpack("<IHHHHHIIIHH", self.data[start:start + 30])
        name, extra = fields[9], fields[10]
        return {"version": fields[1], "flags": fields[2], "method": fields[3], "crc": fields[6], "packed": fields[7],
                "size": fields[8], "extra": self.data[start + 30 + name:start + 30 + name + extra]}
