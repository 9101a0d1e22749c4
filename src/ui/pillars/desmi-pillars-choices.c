/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the filters of the pillars' page have to choose from. */
#include "ui/pillars/desmi-pillars-choices.h"

#include "app/desmi-pillars-view.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_pillars_choices_fill_programmes:
 * @programmes: lookup "programmes"
 *
 * All but the one that has a tab of its own; it is not shown where there is one to choose.
 */
void
desmi_pillars_choices_fill_programmes (DesmiFilter          *filter,
                                       DesmiTable           *programmes,
                                       const DesmiViewState *state)
{
  DesmiPillarsTab tab = desmi_pillars_view_get_tab (state);
  const char     *bi = desmi_pillars_tab_get_charts (DESMI_PILLARS_BI)->programme;
  const char     *last = NULL;
  guint           n = 0;
  int             id = desmi_table_find_column (programmes, "programme"),
      name = desmi_table_find_column (programmes, "name");

  desmi_filter_begin (filter);
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (programmes); i++)
    {
      const char *code = desmi_table_get_text (programmes, i, (guint) id);

      if (g_strcmp0 (code, last) == 0 || g_strcmp0 (code, bi) == 0)
        continue;
      desmi_filter_add (filter, code, desmi_table_get_label (programmes, i, (guint) name));
      last = code;
      n++;
    }
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, desmi_pillars_view_get_programme (state));
  gtk_widget_set_visible (GTK_WIDGET (filter), n > 1 && tab != DESMI_PILLARS_BI);
}

/**
 * desmi_pillars_choices_fill_pillars:
 * @pillars: lookup "pillars" of the programme that is shown
 *
 * The pillars with their numbers; the one of @state is chosen.
 */
void
desmi_pillars_choices_fill_pillars (DesmiFilter          *filter,
                                    DesmiTable           *pillars,
                                    const DesmiViewState *state)
{
  int number = desmi_table_find_column (pillars, "number"),
      name = desmi_table_find_column (pillars, "name");

  desmi_filter_begin (filter);
  for (guint i = 0; number >= 0 && name >= 0 && i < desmi_table_get_n_rows (pillars); i++)
    {
      const char      *id = desmi_table_get_text (pillars, i, (guint) number);
      g_autofree char *title
          = g_strdup_printf ("%s. %s", id, desmi_table_get_label (pillars, i, (guint) name));

      desmi_filter_add (filter, id, title);
    }
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, desmi_pillars_view_get_pillar (state));
}

/**
 * desmi_pillars_choices_fill_indicators:
 * @names: lookup "indicators" of the programme that is shown
 *
 * One indicator of the pillar that is chosen, or all of them.
 */
void
desmi_pillars_choices_fill_indicators (DesmiFilter          *filter,
                                       DesmiTable           *names,
                                       const DesmiViewState *state)
{
  const char *indicator = desmi_view_state_get_filter (state, "indicator");
  const char *pillar = desmi_pillars_view_get_pillar (state);
  int         id = desmi_table_find_column (names, "indicator"),
      name = desmi_table_find_column (names, "name"),
      of = desmi_table_find_column (names, "pillar");

  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", C_ ("indicator", "all of the pillar"));
  for (guint i = 0; id >= 0 && name >= 0 && of >= 0 && i < desmi_table_get_n_rows (names); i++)
    if (g_strcmp0 (desmi_table_get_text (names, i, (guint) of), pillar) == 0)
      desmi_filter_add (filter, desmi_table_get_text (names, i, (guint) id),
                        desmi_table_get_label (names, i, (guint) name));
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, indicator != NULL ? indicator : "");
}

/**
 * desmi_pillars_choices_fill_orders:
 * @sort: of the order of a scoreboard's rows
 * @group: of what its rows are
 */
void
desmi_pillars_choices_fill_orders (DesmiFilter *sort, DesmiFilter *group)
{
  desmi_filter_begin (sort);
  desmi_filter_add (sort, "", C_ ("sort", "largest first"));
  desmi_filter_add (sort, "lowest", C_ ("sort", "smallest first"));
  desmi_filter_add (sort, "name", C_ ("sort", "by name"));
  desmi_filter_end (sort);
  desmi_filter_begin (group);
  desmi_filter_add (group, "", C_ ("rows", "villages by subdistrict"));
  desmi_filter_add (group, DESMI_PILLARS_GROUP_NONE, C_ ("rows", "villages"));
  desmi_filter_add (group, DESMI_PILLARS_GROUP_SUBDISTRICTS, C_ ("rows", "subdistricts"));
  desmi_filter_end (group);
}
