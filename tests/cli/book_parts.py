# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds the parts of a workbook together, for tests that write one as other programs do."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def content_types(parts):
    """What each part of the archive is; sheets are known by their ending."""
    return ("<Types xmlns='" + PACKAGE + "content-types'>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            "<Default Extension='xml' ContentType='" + KIND + "worksheet+xml'/>" + "".join(
                "<Override PartName='/xl/%s.xml' ContentType='%s%s+xml'/>" % (name, KIND, kind) for name, kind in parts) + "</Types>")


def relations(links):
    return "<Relationships xmlns='%srelationships'>%s</Relationships>" % (PACKAGE, "".join(
        "<Relationship Id='%s' Type='%s/%s' Target='%s'/>" % (a, LINKS, b, c) for a, b, c in links))
