/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores a village in a row and a pillar in a column. */
#include "ui/pillars/desmi-pillar-matrix.h"

#include <stdlib.h>

#define MAX_PILLARS 9

static void
add_columns (DesmiTableBuilder *builder, int n_pillars)
{
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  for (int i = 1; i <= n_pillars; i++)
    {
      char name[] = "pillar-0";

      name[sizeof name - 2] = (char) ('0' + i);
      desmi_table_builder_add_column (builder, name, DESMI_COLUMN_RATIO);
    }
}

static int
pillar_of (DesmiTable *scores, guint row, guint column)
{
  const char *text = desmi_table_get_text (scores, row, column);
  int         number = text == NULL ? 0 : atoi (text);

  return number >= 1 && number <= MAX_PILLARS ? number : 0;
}

static int
count_pillars (DesmiTable *scores, guint column)
{
  int n = 0;

  for (guint i = 0; i < desmi_table_get_n_rows (scores); i++)
    n = MAX (n, pillar_of (scores, i, column));
  return n;
}

/**
 * desmi_pillar_matrix_new:
 * @scores: village, subdistrict, pillar, score; rows of one village together
 *
 * Returns: (transfer full): village, subdistrict, pillar-1, pillar-2 ...; missing where nothing was
 * measured
 */
DesmiTable *
desmi_pillar_matrix_new (DesmiTable *scores)
{
  int village = desmi_table_find_column (scores, "village"),
      subdistrict = desmi_table_find_column (scores, "subdistrict"),
      pillar = desmi_table_find_column (scores, "pillar");
  int                score = desmi_table_find_column (scores, "score");
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillar-matrix");
  const char        *last = NULL;

  add_columns (builder, village < 0 || pillar < 0 ? 0 : count_pillars (scores, (guint) pillar));
  for (guint i = 0;
       village >= 0 && pillar >= 0 && score >= 0 && i < desmi_table_get_n_rows (scores); i++)
    {
      const char *code = desmi_table_get_text (scores, i, (guint) village);
      int         number = pillar_of (scores, i, (guint) pillar);

      if (g_strcmp0 (code, last) != 0)
        {
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, 0, code,
                                        desmi_table_get_label (scores, i, (guint) village));
          if (subdistrict >= 0)
            desmi_table_builder_set_text (builder, 1,
                                          desmi_table_get_text (scores, i, (guint) subdistrict),
                                          desmi_table_get_label (scores, i, (guint) subdistrict));
          last = code;
        }
      if (number > 0 && desmi_table_get_mark (scores, i, (guint) score) != DESMI_MARK_MISSING)
        desmi_table_builder_set_double (builder, DESMI_PILLAR_MATRIX_FIRST + (guint) number - 1,
                                        desmi_table_get_double (scores, i, (guint) score));
    }
  return desmi_table_builder_end (builder);
}
