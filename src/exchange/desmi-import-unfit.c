/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles and headings that say that numbers are something else than they look like: thousands of
 * rupiah, workers who died. */
#include "exchange/desmi-import-layout.h"

#include <string.h>

static gboolean
has_word (const char *text, const char *const *list)
{
  g_autofree char *joined = desmi_import_heading_words (text);
  g_auto (GStrv)   words = g_strsplit (joined, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (list, words[i]))
      return TRUE;
  return FALSE;
}

/* “(dalam ribuan rupiah)”, “Rp juta”, “Rp 000”. */
static gboolean
is_scaled (const char *text)
{
  static const char *const scales[] = { "ribu",   "ribuan",   "rb",     "juta", "jutaan", "jt",
                                        "miliar", "miliaran", "milyar", "000",  NULL };

  return has_word (text, scales);
}

/* Who neither left nor came home as others do. */
static gboolean
is_of_others (const char *text)
{
  static const char *const others[]
      = { "meninggal", "wafat",     "bermasalah",  "kasus", "pengaduan",
          "hilang",    "deportasi", "dideportasi", NULL };

  return has_word (text, others);
}

/* Whether a heading, whatever else stands above it, is one of what workers are told apart by. */
static gboolean
is_of_workers (const char *words)
{
  DesmiRole role;

  for (; words != NULL; words = strchr (words, ' '))
    {
      words += *words == ' ';
      if (desmi_role_from_heading (DESMI_IMPORT_FLOWS, words, &role)
          && (role == DESMI_ROLE_DESTINATION || role == DESMI_ROLE_GENDER
              || role == DESMI_ROLE_SECTOR))
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_layout_counts_workers:
 *
 * Returns: whether the table has a column of destinations, genders or sectors
 */
gboolean
desmi_layout_counts_workers (const DesmiLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (is_of_workers (((const DesmiLayoutColumn *) g_ptr_array_index (self->columns, i))->words))
      return TRUE;
  return FALSE;
}

/**
 * desmi_layout_dup_unfit:
 * @rows: (element-type DesmiHeadRow): the head
 *
 * Returns: (transfer full) (nullable): what stands above the numbers and says that they are none
 * that a table of this kind has
 */
char *
desmi_layout_dup_unfit (const DesmiLayout *self, const GPtrArray *rows)
{
  gboolean (*is_unfit) (const char *text)
      = self->kind == DESMI_IMPORT_REMITTANCES                                   ? is_scaled
        : self->kind == DESMI_IMPORT_FLOWS || self->kind == DESMI_IMPORT_PERSONS ? is_of_others
                                                                                 : NULL;

  for (guint r = 0; is_unfit != NULL && r < self->first; r++)
    {
      const DesmiHeadRow *row = g_ptr_array_index (rows, r);
      gboolean other = row->number >= self->other_first && row->number <= self->other_last;

      for (guint c = 0; !other && c < row->cells->len; c++)
        if (is_unfit (desmi_head_row_get (row, c)))
          return g_strdup (desmi_head_row_get (row, c));
    }
  for (guint i = 0; is_unfit != NULL && i < self->columns->len; i++)
    {
      const DesmiLayoutColumn *column = g_ptr_array_index (self->columns, i);
      gboolean                 counts = column->is_measure || column->role == DESMI_ROLE_COUNT
                        || column->role == DESMI_ROLE_AMOUNT;

      if (counts && is_unfit (column->heading))
        return g_strdup (column->heading);
    }
  return NULL;
}
