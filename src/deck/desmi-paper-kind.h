/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that offices have. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_PT_PER_MM (72 / 25.4)

typedef enum
{
  DESMI_PAPER_A4,
  DESMI_PAPER_F4, /* 215 x 330 mm, which offices in Indonesia use */
  DESMI_PAPER_LETTER,
  DESMI_N_PAPERS
} DesmiPaperKind;

const char *desmi_paper_kind_get_name (DesmiPaperKind kind);
const char *desmi_paper_kind_to_code (DesmiPaperKind kind);
gboolean    desmi_paper_kind_from_code (const char *code, DesmiPaperKind *out);
void        desmi_paper_kind_get_size (DesmiPaperKind kind, double *width_mm, double *height_mm);

G_END_DECLS
