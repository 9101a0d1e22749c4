/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which time the numbers of presentations of the sample district are. */
#include "app/decks/desmi-deck-figure.h"
#include "app/decks/desmi-deck-resolve.h"
#include "deck-fixture.h"

#include <string.h>

static DesmiDeck *
make (DeckFixture *self, DesmiTemplate which, const char *period, DesmiAudience audience)
{
  const DesmiDeckChoices choices
      = { .period = period, .audience = audience, .locale = desmi_locale_get_english () };
  g_autofree char *code = deck_add (self, which, &choices);

  return deck_resolve (self, code);
}

/* No row of a chart is of a month, a quarter or a year after the end of @period. */
static guint
check_times (DesmiTable *table, const DesmiPeriod *period)
{
  static const char *const names[] = { "month", "quarter", "year", "cohort" };
  guint                    n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint r = 0;
         desmi_table_find_column (table, names[i]) >= 0 && r < desmi_table_get_n_rows (table); r++)
      {
        const char *text
            = desmi_table_get_text (table, r, (guint) desmi_table_find_column (table, names[i]));
        DesmiPeriod of;

        if (text == NULL)
          continue;
        g_assert_true (desmi_period_parse (text, &of, NULL));
        g_assert_cmpint (of.last, <=, period->last);
        n++;
      }
  return n;
}

/* P1: what leads up to an earlier meeting ends with its period, in every template. */
static void
test_earlier (DeckFixture *self, gconstpointer data)
{
  for (guint which = 0; which < DESMI_N_TEMPLATES; which++)
    {
      const char           *text = which % 2 == 0 ? "2019-Q2" : "2019";
      g_autoptr (DesmiDeck) deck
          = make (self, which, text, (DesmiAudience) (which % DESMI_N_AUDIENCES));
      DesmiPeriod period;
      guint       n = 0;

      g_assert_true (desmi_period_parse (text, &period, NULL));
      for (guint i = 0; i < deck->slides->len; i++)
        for (guint s = 0; s < deck_get_slide (deck, i)->slots->len; s++)
          {
            const DesmiChartData *chart = deck_get_slot (deck, i, s)->chart;

            for (int year = 2020; chart != NULL && year < 2027; year++)
              {
                g_autofree char *later = g_strdup_printf ("%d", year);

                g_assert_null (strstr (chart->title, later));
                g_assert_null (strstr (chart->subtitle, later));
              }
            n += chart != NULL ? check_times (chart->table, &period) : 0;
          }
      g_assert_cmpuint (n, >, 8);
    }
}

/* What is along time begins with the data, and its words say from when to when it is. */
static void
test_leading_up (DeckFixture *self, gconstpointer data)
{
  g_autoptr (DesmiDeck) deck
      = make (self, DESMI_TEMPLATE_STAKEHOLDER, "2019-Q2", DESMI_AUDIENCE_INTERNAL);
  const DesmiChartData *trend = deck_get_slot (deck, 5, 0)->chart;
  const DesmiChartData *progress = deck_get_slot (deck, 10, 0)->chart;

  g_assert_nonnull (strstr (trend->subtitle, "January 2017 – June 2019"));
  g_assert_nonnull (strstr (trend->title, " in 2018"));
  g_assert_nonnull (strstr (progress->subtitle, "January 2017 – June 2019"));
  g_assert_true (progress->has_values);
}

static void
check_unknown (const DesmiSlot *slot)
{
  if (slot->chart != NULL)
    g_assert_false (slot->chart->has_values);
  if (slot->kind == DESMI_SLOT_FIGURE
      && g_strcmp0 (slot->figure.label, "Active Desmigratif villages") != 0
      && g_strcmp0 (slot->figure.label, "Villages that reported") != 0)
    g_assert_null (slot->figure.value);
}

/* A period of which nothing is known says so in place, and shows nothing older instead. */
static void
test_without_data (DeckFixture *self, gconstpointer data)
{
  static const char *const periods[] = { "2031", "2009-Q1" };

  for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
    {
      g_autoptr (DesmiDeck) deck
          = make (self, DESMI_TEMPLATE_STAKEHOLDER, periods[p], DESMI_AUDIENCE_INTERNAL);

      for (guint i = 0; i < deck->slides->len; i++)
        for (guint s = 0; s < deck_get_slide (deck, i)->slots->len; s++)
          check_unknown (deck_get_slot (deck, i, s));
    }
}

/* A rollout that was added goes no further either. */
static void
test_rollout (DeckFixture *self, gconstpointer data)
{
  const DesmiDeckChoices choices = { .period = "2018", .locale = desmi_locale_get_english () };
  g_autofree char       *code = deck_add (self, DESMI_TEMPLATE_VILLAGE, &choices);
  g_autoptr (DesmiDeck)  deck = NULL;
  DesmiPeriod            period = desmi_period_year (2018);
  guint                  n = 0;

  deck_put_slide (self, code, "chart",
                  "{\"v\":1,\"slots\":[{\"show\":\"chart\",\"chart\":\"rollout\"}]}");
  deck = deck_resolve (self, code);
  for (guint i = 0; i < deck->slides->len; i++)
    for (guint s = 0; s < deck_get_slide (deck, i)->slots->len; s++)
      {
        const DesmiChartData *chart = deck_get_slot (deck, i, s)->chart;

        if (chart == NULL || chart->type != DESMI_CHART_ROLLOUT)
          continue;
        n += check_times (chart->table, &period);
        g_assert_cmpstr (chart->title, ==, "21 villages joined between 2016 and 2018");
      }
  g_assert_cmpuint (n, >, 2);
}

/* The first slide says of when it is: of the deck's period, else of the last quarter and of the day
 * of the data. */
static void
test_title (DeckFixture *self, gconstpointer data)
{
  g_autoptr (DesmiDeck) of_period
      = make (self, DESMI_TEMPLATE_QUARTERLY, "2019-Q2", DESMI_AUDIENCE_INTERNAL);
  g_autoptr (DesmiDeck) of_day
      = make (self, DESMI_TEMPLATE_QUARTERLY, NULL, DESMI_AUDIENCE_INTERNAL);
  g_autofree char *day
      = desmi_format_day (deck_get_slot (of_day, 2, 0)->as_of, desmi_locale_get_english ());
  g_autofree char *wanted = g_strdup_printf ("Kabupaten Indramayu · Q4 2025 · data as of %s", day);

  g_assert_cmpstr (deck_get_slide (of_period, 0)->subtitle, ==, "Kabupaten Indramayu · Q2 2019");
  g_assert_cmpstr (deck_get_slide (of_day, 0)->subtitle, ==, wanted);
}

static char *
dup_active (DeckFixture *self, const char *period)
{
  g_autoptr (GError)   error = NULL;
  const DesmiFigureAsk ask = { .figure = "villages",
                               .period = period,
                               .audience = DESMI_AUDIENCE_PUBLIC,
                               .locale = desmi_locale_get_english () };
  DesmiSlot            slot = { DESMI_SLOT_FIGURE };
  char                *all;

  desmi_deck_figure_fill (&slot, self->store, &ask, NULL, &error);
  g_assert_no_error (error);
  all = g_strjoin (" ", slot.figure.value, slot.figure.detail, NULL);
  g_free (slot.figure.value);
  g_free (slot.figure.label);
  g_free (slot.figure.detail);
  g_free (slot.source_line);
  g_free (slot.as_of);
  return all;
}

/* Villages that were active when the period ended count, whatever became of them since. */
static void
test_active_villages (DeckFixture *self, gconstpointer data)
{
  g_autofree char *first = dup_active (self, "2018"), *before = dup_active (self, "2023"),
                  *now = dup_active (self, NULL), *after = NULL, *today = NULL;
  DesmiEdit *edit = desmi_edit_new ("Keluar");

  g_assert_cmpstr (first, ==, "21 of 21 in the programme, end of 2018");
  desmi_edit_set_status_since (edit, KENANGA, "desmigratif", DESMI_STATUS_LEFT, NULL, NULL,
                               "2024-03-01");
  deck_apply (self, edit);
  after = dup_active (self, "2023");
  today = dup_active (self, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (today, !=, now);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/app/deck-periods/" name, DeckFixture, NULL, deck_set_up, func, deck_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("earlier", test_earlier);
  ADD ("leading-up", test_leading_up);
  ADD ("without-data", test_without_data);
  ADD ("rollout", test_rollout);
  ADD ("title", test_title);
  ADD ("active-villages", test_active_villages);
  return deck_run ();
}
