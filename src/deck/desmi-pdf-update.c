/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An incremental update: new versions of a few objects, one more table of where objects are, and a
 * trailer that points back to the table before. The file as cairo wrote it stays as it is. */
#include "deck/desmi-pdf-update.h"

#include <stdlib.h>
#include <string.h>

#define ENTRY 20 /* bytes of a line of the table of objects */

/**
 * Update:
 * @n_objects: with object 0, which is none
 * @table: of the old table's first line
 * @numbers: (element-type guint): objects that have a new version
 * @offsets: (element-type gsize): where those begin
 */
typedef struct
{
  GByteArray *pdf;
  gsize       old_length, xref, table;
  guint       n_objects, root, info;
  GArray     *numbers, *offsets;
} Update;

static const char *
at (const Update *self, gsize offset)
{
  return (const char *) self->pdf->data + offset;
}

/* Looks for words between two places of the file. Returns: where they are, or -1 */
static gssize
find (const Update *self, const char *words, gsize from, gsize end)
{
  gsize length = strlen (words);

  for (gsize i = from; i + length <= end; i++)
    if (memcmp (at (self, i), words, length) == 0)
      return (gssize) i;
  return -1;
}

static gboolean
read_number (const Update *self, gsize *offset, guint64 *number)
{
  gsize i = *offset;

  while (i < self->old_length && g_ascii_isspace (*at (self, i)))
    i++;
  *number = 0;
  for (*offset = i; i < self->old_length && g_ascii_isdigit (*at (self, i)); i++)
    *number = *number * 10 + (guint64) (*at (self, i) - '0');
  if (i == *offset)
    return FALSE;
  *offset = i;
  return TRUE;
}

static gboolean
read_number_behind (const Update *self, const char *words, gsize from, guint64 *number)
{
  gssize found = find (self, words, from, self->old_length);
  gsize  offset;

  if (found < 0)
    return FALSE;
  offset = (gsize) found + strlen (words);
  return read_number (self, &offset, number);
}

/* Finds the table of objects and the trailer; there is one of each in what cairo writes. */
static gboolean
read_tables (Update *self)
{
  gsize   end = self->old_length, offset;
  guint64 number = 0, count = 0, root = 0, info = 0;
  gsize   tail = end > 64 ? end - 64 : 0;

  if (!read_number_behind (self, "startxref", tail, &number) || number + 8 > end)
    return FALSE;
  self->xref = (gsize) number;
  if (memcmp (at (self, self->xref), "xref", 4) != 0)
    return FALSE;
  offset = self->xref + 4;
  if (!read_number (self, &offset, &number) || number != 0 || !read_number (self, &offset, &count))
    return FALSE;
  while (offset < end && g_ascii_isspace (*at (self, offset)))
    offset++;
  self->table = offset;
  self->n_objects = (guint) count;
  if (self->table + (gsize) count * ENTRY > end
      || !read_number_behind (self, "/Root", self->table + (gsize) count * ENTRY, &root)
      || !read_number_behind (self, "/Info", self->table + (gsize) count * ENTRY, &info))
    return FALSE;
  self->root = (guint) root;
  self->info = (guint) info;
  return root < count;
}

/* Returns: whether an object is a dictionary; where it begins and where what closes it */
static gboolean
find_dictionary (const Update *self, guint object, gsize *begin, gsize *close)
{
  gsize   offset = self->table + (gsize) object * ENTRY;
  guint64 number = 0;
  gssize  start, end;

  if (!read_number (self, &offset, &number) || number >= self->old_length)
    return FALSE;
  start = find (self, "obj", (gsize) number, MIN ((gsize) number + 32, self->old_length));
  if (start < 0)
    return FALSE;
  *begin = (gsize) start + 3;
  while (*begin + 2 < self->old_length && g_ascii_isspace (*at (self, *begin)))
    (*begin)++;
  if (memcmp (at (self, *begin), "<<", 2) != 0)
    return FALSE;
  end = find (self, "endobj", *begin, self->old_length);
  if (end < 0)
    return FALSE;
  for (*close = (gsize) end - 2; *close > *begin; (*close)--)
    if (memcmp (at (self, *close), ">>", 2) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_figure (const Update *self, gsize begin, gsize close)
{
  gsize  offset = begin + 2;
  gssize type = find (self, "/StructElem", begin, MIN (begin + 40, close));
  gssize found = type >= 0 ? find (self, "/S /Figure", offset, close) : -1;

  return found >= 0 && !g_ascii_isalnum (*at (self, (gsize) found + 10));
}

static void
append (Update *self, const char *text)
{
  g_byte_array_append (self->pdf, (const guint8 *) text, (guint) strlen (text));
}

/* The object once more, with @words at its end. */
static void
write_again (Update *self, guint object, gsize begin, gsize close, const char *words)
{
  gsize            offset = self->pdf->len;
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", object);
  g_autofree char *body = g_strndup (at (self, begin), close - begin);

  g_array_append_val (self->numbers, object);
  g_array_append_val (self->offsets, offset);
  append (self, head);
  append (self, g_strchomp (body));
  append (self, "\n   ");
  append (self, words);
  append (self, "\n>>\nendobj\n");
}

/* Text as PDF has it where it is not ASCII. */
static char *
dup_text (const char *text)
{
  GString              *out = g_string_new ("<FEFF");
  g_autofree char      *valid = g_utf8_make_valid (text, -1);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (valid, -1, NULL, NULL, NULL);

  for (gsize i = 0; units != NULL && units[i] != 0; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
  return g_string_free (out, FALSE);
}

static gboolean
update_figures (Update *self, const GPtrArray *alts)
{
  guint n = 0;

  for (guint object = 1; object < self->n_objects; object++)
    {
      gsize            begin, close;
      g_autofree char *text = NULL, *words = NULL;

      if (!find_dictionary (self, object, &begin, &close) || !is_figure (self, begin, close))
        continue;
      if (n == alts->len)
        return FALSE;
      text = dup_text (g_ptr_array_index (alts, n++));
      words = g_strconcat ("/Alt ", text, NULL);
      write_again (self, object, begin, close, words);
    }
  return n == alts->len;
}

static gboolean
update_catalog (Update *self, const char *language)
{
  g_autofree char *words
      = g_strdup_printf ("/Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>", language);
  gsize begin, close;

  if (!find_dictionary (self, self->root, &begin, &close))
    return FALSE;
  write_again (self, self->root, begin, close, words);
  return TRUE;
}

static int
compare_objects (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Update *self = user_data;
  guint         one = g_array_index (self->numbers, guint, *(const guint *) a);
  guint         other = g_array_index (self->numbers, guint, *(const guint *) b);

  return one < other ? -1 : one > other;
}

/* One section an object, in the order of their numbers. */
static void
append_tables (Update *self)
{
  gsize             start = self->pdf->len;
  guint             n = self->numbers->len;
  g_autofree guint *order = g_new (guint, n);
  g_autofree char  *trailer = NULL;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_objects, self);
  append (self, "xref\n");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *entry = g_strdup_printf ("%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                                                g_array_index (self->numbers, guint, order[i]),
                                                g_array_index (self->offsets, gsize, order[i]));

      append (self, entry);
    }
  trailer = g_strdup_printf (
      "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT
      "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      self->n_objects, self->root, self->info, self->xref, start);
  append (self, trailer);
}

/**
 * desmi_pdf_update:
 * @pdf: as cairo wrote it, with a table of objects that can be read; is added to
 * @language: "id-ID"
 * @alts: (element-type utf8): of each figure, in the order in which they were drawn
 *
 * Returns: whether all had its place; else @pdf is as good as it was, or not at all
 */
gboolean
desmi_pdf_update (GByteArray *pdf, const char *language, const GPtrArray *alts)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  Update self = { .pdf = pdf, .old_length = pdf->len, .numbers = numbers, .offsets = offsets };

  if (!read_tables (&self) || !update_figures (&self, alts) || !update_catalog (&self, language))
    {
      g_byte_array_set_size (pdf, (guint) self.old_length);
      return FALSE;
    }
  append_tables (&self);
  return TRUE;
}
