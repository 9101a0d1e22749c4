/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories and their values, ranked, with the small ones grouped. */
#pragma once

#include "chart/desmi-before.h"
#include "chart/desmi-chart-columns.h"

G_BEGIN_DECLS

/**
 * DesmiBar:
 * @key: identity of the category
 * @name: what a reader sees
 * @shown: the value as it stands where there is none: "–" or "hidden"
 * @value: NaN: none
 * @hidden: there is one, but not for this audience
 * @partial: of a group: @value is the sum of those members only that have one
 * @share: of the total; NaN: none
 * @row: in the data's own table
 * @members: (nullable): of the group of small ones, what is in it
 * @is_other: the group, or a category that was called so in the data
 */
typedef struct
{
  char    *key;
  char    *name;
  char    *sort_key;
  char    *shown;
  double   value;
  gboolean hidden, partial;
  double   share;
  guint    source_row;
  int      row;
  char    *members;
  gboolean is_other;
} DesmiBar;

typedef struct
{
  GPtrArray      *bars; /* of DesmiBar, in the order shown */
  DesmiColumnType type;
  double          low, high; /* with 0 between them */
  double          total;
  guint           n_values;
  guint           n_invalid;
  guint           n_hidden; /* left out of the total */
  gboolean        shares;
  gboolean        people;
  gboolean        periods; /* the bars are months or the like */
  DesmiTable     *table;
  DesmiBefore    *before; /* nullable; for the chart to set: what the bars are compared with */
} DesmiBarsData;

gboolean   desmi_bars_data_read (DesmiBarsData     *data,
                                 DesmiTable        *table,
                                 const DesmiLocale *locale,
                                 GError           **error);
GPtrArray *desmi_bars_data_group (const DesmiBarsData *data,
                                  guint                most,
                                  const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_bars_data_say_value (const DesmiBarsData *data,
                                      const DesmiBar      *bar,
                                      gboolean             spoken,
                                      const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_bars_data_describe (const DesmiBarsData *data,
                                     const DesmiBar      *bar,
                                     const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_bars_data_say_total (const DesmiBarsData *data,
                                      const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_bars_data_append_range (const DesmiBarsData *data, GString *out, const DesmiLocale *locale);
char *desmi_bars_data_summarize (const DesmiBarsData *data,
                                 const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_bars_data_clear (DesmiBarsData *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiBarsData, desmi_bars_data_clear)

G_END_DECLS
