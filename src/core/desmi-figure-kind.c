/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-figure-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *name;
} figures[DESMI_N_FIGURES] = {
  [DESMI_FIGURE_DEPARTURES] = { "departures", N_ ("Departures") },
  [DESMI_FIGURE_RETURNS] = { "returns", N_ ("Returns") },
  [DESMI_FIGURE_ABROAD] = { "abroad", N_ ("Workers abroad (estimate)") },
  [DESMI_FIGURE_REMITTANCES] = { "remittances", N_ ("Remittances") },
  [DESMI_FIGURE_VILLAGES] = { "villages", N_ ("Active Desmigratif villages") },
  [DESMI_FIGURE_SCORE] = { "score", N_ ("Pillars against target") },
  [DESMI_FIGURE_REPORTED] = { "reported", N_ ("Villages that reported") },
};

/**
 * desmi_figure_kind_nth:
 *
 * Returns: (transfer none) (nullable): the code of a figure, in the order of the list; %NULL after
 * the last
 */
const char *
desmi_figure_kind_nth (guint n)
{
  return n < DESMI_N_FIGURES ? figures[n].code : NULL;
}

/**
 * desmi_figure_kind_find:
 * @code: (nullable): of a figure
 *
 * Returns: which it is; %DESMI_N_FIGURES: this version knows none of that code
 */
DesmiFigureKind
desmi_figure_kind_find (const char *code)
{
  for (guint i = 0; i < DESMI_N_FIGURES; i++)
    if (g_strcmp0 (code, figures[i].code) == 0)
      return i;
  return DESMI_N_FIGURES;
}

/**
 * desmi_figure_kind_name:
 *
 * Returns: (transfer none): what the figure of @code is called; @code where this version does not
 * know it
 */
const char *
desmi_figure_kind_name (const char *code, const DesmiLocale *locale)
{
  DesmiFigureKind found = desmi_figure_kind_find (code);

  return found < DESMI_N_FIGURES ? desmi_locale_text (locale, figures[found].name) : code;
}
