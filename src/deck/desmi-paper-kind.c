/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-paper-kind.h"

static const struct
{
  const char *name, *code;
  double      width_mm, height_mm;
} papers[DESMI_N_PAPERS] = {
  [DESMI_PAPER_A4] = { "A4", "a4", 210, 297 },
  [DESMI_PAPER_F4] = { "F4", "f4", 215, 330 },
  [DESMI_PAPER_LETTER] = { "Letter", "letter", 215.9, 279.4 },
};

/**
 * desmi_paper_kind_get_name:
 *
 * Returns: (transfer none): what the paper is called everywhere
 */
const char *
desmi_paper_kind_get_name (DesmiPaperKind kind)
{
  g_return_val_if_fail ((guint) kind < DESMI_N_PAPERS, NULL);
  return papers[kind].name;
}

/**
 * desmi_paper_kind_to_code:
 *
 * Returns: (transfer none): as on the command line and in the settings
 */
const char *
desmi_paper_kind_to_code (DesmiPaperKind kind)
{
  g_return_val_if_fail ((guint) kind < DESMI_N_PAPERS, NULL);
  return papers[kind].code;
}

/**
 * desmi_paper_kind_from_code:
 * @out: (out): the paper, untouched where there is none of that code
 *
 * Returns: whether there is one
 */
gboolean
desmi_paper_kind_from_code (const char *code, DesmiPaperKind *out)
{
  for (guint i = 0; i < DESMI_N_PAPERS; i++)
    if (g_strcmp0 (code, papers[i].code) == 0)
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_paper_kind_get_size:
 * @width_mm: (out): held upright
 * @height_mm: (out): likewise
 *
 * Tells the size of a paper.
 */
void
desmi_paper_kind_get_size (DesmiPaperKind kind, double *width_mm, double *height_mm)
{
  g_return_if_fail ((guint) kind < DESMI_N_PAPERS);
  *width_mm = papers[kind].width_mm;
  *height_mm = papers[kind].height_mm;
}
