/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks made in place, part by part, as others write them. */
#pragma once

#include "exchange-fixture.h"

#include "exchange/desmi-row-source.h"

#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define LINKS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_LINKS "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELS(more) "<Relationships xmlns='" PACKAGE "'>" more "</Relationships>"
#define REL(id, type, target)                                                                      \
  "<Relationship Id='" id "' Type='" LINKS "/" type "' Target='" target "'/>"
#define BOOK(more)                                                                                 \
  "<workbook xmlns='" MAIN "' xmlns:r='" LINKS "'>" more                                           \
  "<sheets><sheet name='Data' sheetId='1' r:id='rId1'/></sheets></workbook>"
#define SHEET(rows, more)                                                                          \
  "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData>" more "</worksheet>"

G_BEGIN_DECLS

extern const char xlsx_fixture_strings[]; /* a table of shared texts */

zip_t *xlsx_fixture_begin (const char *path) G_GNUC_WARN_UNUSED_RESULT; /* with formats of cells */
void   xlsx_fixture_add (zip_t *zip, const char *name, const char *text, gssize length);
/* A DesmiKnownHeadings. */
gboolean
xlsx_fixture_count_cb (DesmiRowSource *source, gpointer data, guint *score, GError **error);
/* Cells between bars, rows between line ends, each after its number; "?" has no value. */
char *
xlsx_fixture_read (const char *path, const char *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
