/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as it is shown, as text for the clipboard: for spreadsheets and for letters. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

/**
 * DesmiTableClip:
 * @rows: (element-type guint): of the table, in the order shown
 * @columns: (element-type guint): likewise
 * @titles: (element-type utf8): of @columns, translated
 * @title: (nullable): what the table says
 * @source: (nullable): where its numbers come from
 * @missing: (nullable): what stands where nothing was reported, instead of a dash
 */
typedef struct
{
  DesmiTable        *table;
  const GArray      *rows, *columns;
  const GPtrArray   *titles;
  const char        *title, *source, *missing;
  const DesmiLocale *locale;
} DesmiTableClip;

char *desmi_table_clip_to_tsv (const DesmiTableClip *self) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_table_clip_to_html (const DesmiTableClip *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
