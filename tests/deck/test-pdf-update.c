/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is added behind a PDF, and that whatever is no PDF of cairo's is left as it is. */
#include "deck/desmi-pdf-update.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
new_pdf (guint n_figures)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 200, 100);
  cairo_t         *cr;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_figures; i++)
    {
      cairo_tag_begin (cr, "Figure", "");
      cairo_rectangle (cr, 10, 10, 20, 20 + i);
      cairo_fill (cr);
      cairo_tag_end (cr, "Figure");
    }
  cairo_tag_begin (cr, "Note", "");
  cairo_tag_end (cr, "Note");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

static GPtrArray *
new_alts (guint n)
{
  static const char *const words[] = { "satu (1)", "dua – ∑", "😀 \\ tiga" };
  GPtrArray               *alts = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (alts, (gpointer) words[i]);
  return alts;
}

static gboolean
holds (const GByteArray *pdf, const char *words)
{
  for (gsize i = 0; i + strlen (words) <= pdf->len; i++)
    if (memcmp (pdf->data + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

static void
test_added (void)
{
  for (guint n = 0; n <= 3; n++)
    {
      g_autoptr (GByteArray) pdf = new_pdf (n);
      g_autoptr (GPtrArray)  alts = new_alts (n);
      guint                  before = pdf->len;
      g_autofree guint8     *old = g_memdup2 (pdf->data, before);

      g_assert_true (desmi_pdf_update (pdf, "id-ID", alts));
      g_assert_cmpmem (pdf->data, before, old, before);
      g_assert_true (holds (pdf, "/Lang (id-ID)"));
      g_assert_true (holds (pdf, "/Alt <FEFF0073") == (n > 0));
      g_assert_true (holds (pdf, "/Alt <FEFFD83DDE00") == (n > 2));
      g_assert_cmpmem (pdf->data + pdf->len - 6, 6, "%%EOF\n", 6);
    }
}

/* A figure too many, or too few, is a mistake that is not passed over. */
static void
test_counts (void)
{
  for (guint n = 0; n <= 3; n++)
    {
      g_autoptr (GByteArray) pdf = new_pdf (2);
      g_autoptr (GPtrArray)  alts = new_alts (n);
      guint                  before = pdf->len;

      g_assert_true (desmi_pdf_update (pdf, "en", alts) == (n == 2));
      g_assert_true (n == 2 || pdf->len == before);
    }
}

static void
test_cut_short (void)
{
  g_autoptr (GByteArray) whole = new_pdf (2);
  g_autoptr (GPtrArray)  alts = new_alts (2);

  for (guint n = 0; n < whole->len - 8; n++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();

      g_byte_array_append (pdf, whole->data, n);
      g_assert_false (desmi_pdf_update (pdf, "en", alts));
      g_assert_cmpuint (pdf->len, ==, n);
    }
}

static void
test_garbled (void)
{
  g_autoptr (GByteArray) whole = new_pdf (2);
  g_autoptr (GPtrArray)  alts = new_alts (2);
  g_autoptr (GRand)      random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();

      g_byte_array_append (pdf, whole->data, whole->len);
      for (guint k = 0; k < 1 + i % 5; k++)
        pdf->data[g_rand_int_range (random, 0, (gint32) pdf->len)]
            = (guint8) "0123456789 \n<>R/"[g_rand_int_range (random, 0, 16)];
      if (!desmi_pdf_update (pdf, "en", alts))
        g_assert_cmpuint (pdf->len, ==, whole->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/pdf-update/added", test_added);
  g_test_add_func ("/deck/pdf-update/counts", test_counts);
  g_test_add_func ("/deck/pdf-update/cut-short", test_cut_short);
  g_test_add_func ("/deck/pdf-update/garbled", test_garbled);
  return g_test_run ();
}
