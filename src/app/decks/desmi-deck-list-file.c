/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the window are kept with the question, so that the slide lists what was listed
 * when it was added, and what came since. */
#include "app/decks/desmi-deck-list-private.h"

#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-catalogue-search.h"
#include "app/desmi-form-sheets.h"

#include <glib/gi18n-lib.h>

static const char *
get (const DesmiDeckListAsk *ask, const char *name)
{
  return desmi_slide_spec_get_slot_text (ask->spec, ask->slot, name);
}

static DesmiTable *
look_up (const DesmiDeckListAsk *ask,
         const char             *what,
         const char             *argument,
         GCancellable           *cancellable,
         GError                **error)
{
  return desmi_store_lookup (ask->store, what, argument, ask->locale, cancellable, error);
}

/* (transfer full): the numbers of the steps that are about @part */
static GHashTable *
find_steps_of (const DesmiDeckListAsk *ask,
               const char             *part,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr (DesmiTable) table = look_up (ask, "history-parts", part, cancellable, error);
  GHashTable            *among;

  if (table == NULL)
    return NULL;
  among = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_hash_table_add (among, GINT_TO_POINTER ((int) desmi_table_get_int (table, i, 0)));
  return among;
}

/**
 * desmi_deck_list_make_history:
 *
 * The steps that the page of the history lists, of the area, part, person, days and words asked
 * for.
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTableSheet *
desmi_deck_list_make_history (const DesmiDeckListAsk *ask,
                              GCancellable           *cancellable,
                              GError                **error)
{
  const char            *part = get (ask, "part");
  g_autoptr (GHashTable) among
      = part != NULL ? find_steps_of (ask, part, cancellable, error) : NULL;
  g_autoptr (DesmiTable) steps
      = part == NULL || among != NULL
            ? look_up (ask, "history-steps", get (ask, "area"), cancellable, error)
            : NULL;
  g_autoptr (DesmiTable)   list = NULL;
  const DesmiHistoryFilter filter = {
    .kind = get (ask, "kind"),
    .among = among,
    .who = get (ask, "who"),
    .from = get (ask, "from"),
    .to = get (ask, "to"),
    .search = get (ask, "search"),
  };

  if (steps == NULL)
    return NULL;
  list = desmi_history_list_filter (steps, &filter);
  return desmi_table_sheet_new_whole (list, desmi_locale_text (ask->locale, N_ ("History")), NULL,
                                      DESMI_AUDIENCE_INTERNAL, ask->locale);
}

/**
 * desmi_deck_list_make_updates:
 *
 * Returns: (transfer full): the updates of the file, the last first; %NULL with @error set
 */
DesmiTableSheet *
desmi_deck_list_make_updates (const DesmiDeckListAsk *ask,
                              GCancellable           *cancellable,
                              GError                **error)
{
  g_autoptr (DesmiTable) table = look_up (ask, "sync-history", NULL, cancellable, error);

  return table != NULL ? desmi_form_sheets_updates (table, ask->locale) : NULL;
}

/**
 * desmi_deck_list_make_catalogue:
 *
 * Returns: (transfer full): the entries of the catalogue with the words asked for; %NULL with
 * @error set
 */
DesmiTableSheet *
desmi_deck_list_make_catalogue (const DesmiDeckListAsk *ask,
                                GCancellable           *cancellable,
                                GError                **error)
{
  g_autoptr (DesmiTable) table = look_up (ask, "catalogue", NULL, cancellable, error);
  const char            *words = get (ask, "search");
  g_autoptr (GArray)     rows
      = table != NULL ? desmi_catalogue_list_wanted (table, words != NULL ? words : "") : NULL;

  return table != NULL ? desmi_form_sheets_catalogue (table, rows, ask->audience, ask->locale)
                       : NULL;
}

/**
 * desmi_deck_list_make_indicators:
 *
 * Returns: (transfer full): the indicators of a pillar as its chart asks for them, for the
 * audience; %NULL with @error set
 */
DesmiTableSheet *
desmi_deck_list_make_indicators (const DesmiDeckListAsk *ask,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_autoptr (DesmiChartRequest) request = desmi_slide_spec_get_request (
      ask->spec, ask->slot, NULL, ask->audience, ask->locale, error);
  g_autoptr (DesmiTable) answer
      = request != NULL ? desmi_store_query (ask->store, request->query, cancellable, error) : NULL;
  g_autoptr (DesmiTable) safe
      = answer != NULL ? desmi_chart_suppress_answer (answer, ask->audience, request->query,
                                                      ask->store, cancellable, error)
                       : NULL;

  return safe != NULL
             ? desmi_table_sheet_new_whole (safe,
                                            desmi_locale_text (ask->locale, N_ ("Indicators")),
                                            NULL, ask->audience, ask->locale)
             : NULL;
}

static void
put (DesmiSlideSpec *spec, const char *name, const char *text)
{
  desmi_slide_spec_set_slot_text (spec, 0, name, text);
}

/**
 * desmi_deck_list_new_history:
 * @area: (nullable): code: steps that changed something there
 * @part: (nullable): as the lookup "history-parts" is told
 * @filter: of the list; its steps are those of @part
 *
 * Returns: (transfer full): what a slide with those steps asks
 */
DesmiSlideSpec *
desmi_deck_list_new_history (const char *area, const char *part, const DesmiHistoryFilter *filter)
{
  DesmiSlideSpec *spec = desmi_deck_list_new (DESMI_DECK_LIST_HISTORY);

  put (spec, "area", area);
  put (spec, "part", part);
  put (spec, "kind", filter->kind);
  put (spec, "who", filter->who);
  put (spec, "from", filter->from);
  put (spec, "to", filter->to);
  put (spec, "search", filter->search);
  return spec;
}

/**
 * desmi_deck_list_new_catalogue:
 * @words: what is searched for; empty: everything
 *
 * Returns: (transfer full): what a slide with that part of the catalogue asks
 */
DesmiSlideSpec *
desmi_deck_list_new_catalogue (const char *words)
{
  DesmiSlideSpec *spec = desmi_deck_list_new (DESMI_DECK_LIST_CATALOGUE);

  put (spec, "search", words);
  return spec;
}

/**
 * desmi_deck_list_new_indicators:
 * @query: for pillars, by indicator
 *
 * Returns: (transfer full): what a slide with those indicators asks
 */
DesmiSlideSpec *
desmi_deck_list_new_indicators (DesmiQuery *query)
{
  DesmiSlideSpec               *spec = desmi_slide_spec_new (NULL, NULL);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BULLETS, NULL, desmi_query_get_source (query), desmi_locale_get_user ());

  desmi_query_unref (request->query);
  request->query = desmi_query_ref (query);
  /* no chart: a way to keep a question for pillars */
  desmi_slide_spec_add_request (spec, DESMI_SLOT_SPEC_TABLE, request);
  put (spec, DESMI_DECK_LIST, DESMI_DECK_LIST_INDICATORS);
  return spec;
}
