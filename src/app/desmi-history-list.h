/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of the history as a reader looks for them: by kind, by day, by words. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

/**
 * DesmiHistoryFilter:
 * @kind: (nullable): "edit" or "batch"
 * @among: (nullable) (element-type gpointer): numbers of steps, by GINT_TO_POINTER()
 * @who: (nullable): the person
 * @from, @to: (nullable): first and last day, YYYY-MM-DD on the user's calendar
 * @search: (nullable): words that the label or the person's name has, in either case
 */
typedef struct
{
  const char *kind;
  GHashTable *among;
  const char *who;
  const char *from, *to;
  const char *search;
} DesmiHistoryFilter;

/* The columns of the table that desmi_history_list_filter() gives. */
enum
{
  DESMI_HISTORY_ID,
  DESMI_HISTORY_DAY,  /* on the user's calendar */
  DESMI_HISTORY_TIME, /* HH:MM */
  DESMI_HISTORY_WHO,
  DESMI_HISTORY_LABEL,
  DESMI_HISTORY_KIND,
  DESMI_HISTORY_STATE,
  DESMI_HISTORY_CHANGES,
};

DesmiTable *desmi_history_list_filter (DesmiTable               *steps,
                                       const DesmiHistoryFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_history_list_is_first_of_day (DesmiTable *list, guint row);

G_END_DECLS
