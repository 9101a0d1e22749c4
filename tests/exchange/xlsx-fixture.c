/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks made in place, part by part. */
#include "xlsx-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char styles[]
    = "<styleSheet xmlns='" MAIN "'><numFmts count='4'>"
      "<numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy'/>"
      "<numFmt numFmtId='165' formatCode='&quot;hari &quot;0'/>"
      "<numFmt numFmtId='166' formatCode='0.0%'/>"
      "<numFmt numFmtId='167' formatCode='[$-421]mmmm yyyy;@'/></numFmts>"
      "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
      "<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>"
      "<xf numFmtId='167'/><xf numFmtId='4'/></cellXfs></styleSheet>";

const char xlsx_fixture_strings[]
    = "<sst xmlns='" MAIN "'><si><t>satu</t></si><si><r><t>du</t></r><r><t>a</t></r>"
      "<rPh sb='0' eb='1'><t>bunyi</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si></sst>";

void
xlsx_fixture_add (zip_t *zip, const char *name, const char *text, gssize length)
{
  gsize         n = length < 0 ? strlen (text) : (gsize) length;
  zip_source_t *source = zip_source_buffer (zip, text, n, 0);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

zip_t *
xlsx_fixture_begin (const char *path)
{
  zip_t *zip;

  g_unlink (path);
  zip = zip_open (path, ZIP_CREATE | ZIP_EXCL, NULL);
  g_assert_nonnull (zip);
  xlsx_fixture_add (zip, "_rels/.rels", RELS (REL ("rId9", "officeDocument", "xl/buku.xml")), -1);
  xlsx_fixture_add (zip, "xl/styles.xml", styles, -1);
  return zip;
}

gboolean
xlsx_fixture_count_cb (DesmiRowSource *source, gpointer data, guint *score, GError **error)
{
  g_autoptr (GError) local = NULL;

  *score = 0;
  while (*score == 0 && source->next (source, &local))
    *score = source->get_n_fields (source);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

char *
xlsx_fixture_read (const char *path, const char *sheet, GError **error)
{
  g_autoptr (DesmiRowSource) source = desmi_row_source_new (
      path, &(DesmiTablePlace){ .sheet = sheet, .score = xlsx_fixture_count_cb }, NULL, error);
  g_autoptr (GError)  local = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (source == NULL)
    return NULL;
  while (source->next (source, &local))
    {
      g_string_append_printf (out, "%u:", source->get_row (source));
      for (guint i = 0; i < source->get_n_fields (source); i++)
        g_string_append_printf (
            out, "%s%s", i > 0 ? "|" : "",
            desmi_row_source_lacks_value (source, i) ? "?" : source->get_field (source, i));
      g_string_append_c (out, '\n');
    }
  if (local == NULL && source->encoding == NULL) /* a workbook */
    g_assert_cmpfloat (source->get_progress (source), >=, 1);
  if (local == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
