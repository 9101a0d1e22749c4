/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-resolve.h"

#include "app/decks/desmi-deck-freeze.h"
#include "app/decks/desmi-deck-list.h"
#include "app/decks/desmi-deck-text.h"
#include "app/decks/desmi-deck-top.h"
#include "app/decks/desmi-deck-totals.h"
#include "app/decks/desmi-deck-words.h"
#include "app/decks/desmi-frozen-deck.h"
#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-table-words.h"
#include "chart/desmi-bars-data.h"
#include "core/desmi-clock.h"
#include "core/desmi-number.h"
#include "store/desmi-attachment.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiStore            *store;
  const DesmiStoredDeck *stored;
  const DesmiLocale     *locale;
  DesmiPeriod            period;
  gboolean               has_period;
  GHashTable            *frozen; /* code of a slide: its data as JSON */
  DesmiDeck             *deck;
  GCancellable          *cancellable;
} Resolve;

/* Titles that a slide has until somebody writes another, where the data propose none. */
static const char *const titles[DESMI_N_SLIDE_KINDS] = {
  [DESMI_SLIDE_AGENDA] = N_ ("Agenda"),
  [DESMI_SLIDE_SECTION] = N_ ("Section"),
  [DESMI_SLIDE_FIGURES] = N_ ("The district in numbers"),
  [DESMI_SLIDE_CHART] = N_ ("Chart"),
  [DESMI_SLIDE_CHART_TEXT] = N_ ("Chart"),
  [DESMI_SLIDE_TWO_CHARTS] = N_ ("Two charts"),
  [DESMI_SLIDE_TABLE] = N_ ("Table"),
  [DESMI_SLIDE_SCOREBOARD] = N_ ("Pillars by village"),
  [DESMI_SLIDE_VILLAGE] = N_ ("Village profile"),
  [DESMI_SLIDE_PHOTO] = N_ ("Photo"),
  [DESMI_SLIDE_TEXT] = N_ ("Text"),
  [DESMI_SLIDE_DECISIONS] = N_ ("Decisions and next steps"),
  [DESMI_SLIDE_CLOSING] = N_ ("Thank you"),
  [DESMI_SLIDE_UNKNOWN] = N_ ("Slide of a newer version"),
};

static void
replace (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What cannot be shown says so in its place; only who cancels gets nothing at all. */
static gboolean
tell_gone (DesmiSlot *slot, GError *why, GError **error)
{
  if (is_cancelled (why))
    {
      g_propagate_error (error, why);
      return FALSE;
    }
  slot->kind = DESMI_SLOT_GONE;
  slot->gone = g_strdup (why->message);
  g_error_free (why);
  return TRUE;
}

/* (transfer full): as the chart would have them one below the other: the largest first. */
static DesmiTable *
order_rows (const Resolve *self, const DesmiChartData *chart)
{
  g_auto (DesmiBarsData) bars = { 0 };
  DesmiTableBuilder     *builder;

  if (chart->type != DESMI_CHART_BARS
      || !desmi_bars_data_read (&bars, chart->table, self->locale, NULL)
      || bars.bars->len != desmi_table_get_n_rows (chart->table))
    return desmi_table_ref (chart->table);
  builder = desmi_chart_table_begin_like (chart->table);
  for (guint i = 0; i < bars.bars->len; i++)
    desmi_chart_table_copy_row (
        chart->table, ((const DesmiBar *) g_ptr_array_index (bars.bars, i))->source_row, builder);
  return desmi_table_builder_end (builder);
}

/* The numbers of the chart instead of the chart, in words for people. */
static void
make_table (const Resolve *self, DesmiSlot *slot)
{
  g_autoptr (DesmiTable) whole = order_rows (self, slot->chart);
  g_autoptr (DesmiTable) table = desmi_deck_top (whole, slot->chart->max_categories, self->locale);
  guint                  n = desmi_table_get_n_columns (table);

  slot->kind = DESMI_SLOT_TABLE;
  slot->table = desmi_table_words_put (table, self->locale);
  slot->titles = g_new0 (char *, n + 1);
  for (guint c = 0; c < n; c++)
    slot->titles[c] = g_strdup (desmi_table_words_title (table, c, self->locale));
}

/* What is of one village that ended meanwhile says so where nothing is cut: in the source line. */
static gboolean
tell_retired (const Resolve        *self,
              const DesmiSlideSpec *spec,
              guint                 i,
              DesmiSlot            *slot,
              GError              **error)
{
  const char              *code = desmi_slide_spec_get_where (spec, i, DESMI_DIMENSION_VILLAGE);
  g_autoptr (DesmiVillage) village
      = code != NULL ? desmi_store_get_village (self->store, code, self->cancellable, NULL) : NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (village != NULL && village->retired != NULL)
    slot->remark = desmi_deck_text_end (village->name, village, self->locale);
  return TRUE;
}

static gboolean
resolve_chart (const Resolve        *self,
               const DesmiSlideSpec *spec,
               guint                 i,
               DesmiSlide           *slide,
               GError              **error)
{
  GError                       *local = NULL;
  g_autoptr (DesmiChartRequest) request
      = desmi_slide_spec_get_request (spec, i, self->has_period ? &self->period : NULL,
                                      self->stored->audience, self->locale, &local);
  g_autoptr (DesmiChartData) data
      = request != NULL
                && desmi_store_check_query (self->store, request->query, self->cancellable, &local)
            ? desmi_chart_request_run (self->store, request, self->cancellable, &local)
            : NULL;
  DesmiSlot *slot;

  if (data == NULL)
    return tell_gone (desmi_slide_add_slot (slide, DESMI_SLOT_GONE), local, error);
  slot = desmi_slide_add_chart (slide, data);
  if (!tell_retired (self, spec, i, slot, error))
    return FALSE;
  slot->alt = g_strdup (data->title);
  if (desmi_slide_spec_get_slot_kind (spec, i) == DESMI_SLOT_SPEC_TABLE)
    make_table (self, slot);
  return TRUE;
}

static DesmiFigureAsk
make_ask (const Resolve *self)
{
  return (DesmiFigureAsk){
    NULL, self->stored->period, NULL, DESMI_SOURCE_DEFAULT, self->stored->audience, self->locale
  };
}

static gboolean
resolve_figure (const Resolve        *self,
                const DesmiSlideSpec *spec,
                guint                 i,
                DesmiSlide           *slide,
                GError              **error)
{
  DesmiFigureAsk ask = make_ask (self);
  DesmiSlot     *slot = desmi_slide_add_slot (slide, DESMI_SLOT_FIGURE);
  const char    *figure = desmi_slide_spec_get_slot_text (spec, i, "figure");
  const char    *period = desmi_slide_spec_get_slot_text (spec, i, "period");
  const char    *label = desmi_slide_spec_get_slot_text (spec, i, "label");
  GError        *local = NULL;

  ask.figure = figure != NULL ? figure : "";
  if (period != NULL)
    ask.period = period;
  ask.area = desmi_slide_spec_get_where (spec, i, DESMI_DIMENSION_VILLAGE);
  if (!desmi_deck_figure_fill (slot, self->store, &ask, self->cancellable, &local))
    return tell_gone (slot, local, error);
  if (label != NULL)
    replace (&slot->figure.label, label);
  return tell_retired (self, spec, i, slot, error);
}

static gboolean
resolve_list (const Resolve        *self,
              const DesmiSlideSpec *spec,
              guint                 i,
              DesmiSlide           *slide,
              GError              **error)
{
  const DesmiDeckListAsk ask = { self->store, spec, i, self->stored->audience, self->locale };
  DesmiSlot             *slot = desmi_slide_add_slot (slide, DESMI_SLOT_TABLE);
  GError                *local = NULL;

  return desmi_deck_list_fill (slot, &ask, self->cancellable, &local)
         || tell_gone (slot, local, error);
}

static gboolean
resolve_slot (const Resolve        *self,
              const DesmiSlideSpec *spec,
              guint                 i,
              DesmiSlide           *slide,
              GError              **error)
{
  if (desmi_slide_spec_get_slot_kind (spec, i) == DESMI_SLOT_SPEC_FIGURE)
    return resolve_figure (self, spec, i, slide, error);
  if (desmi_slide_spec_get_slot_text (spec, i, DESMI_DECK_LIST) != NULL)
    return resolve_list (self, spec, i, slide, error);
  return resolve_chart (self, spec, i, slide, error);
}

/* What is asked for the profile of a village that nobody chose yet would be answered for the whole
 * district. */
static gboolean
lacks_village (const DesmiSlideSpec *spec, guint i, const DesmiSlide *slide)
{
  return slide->kind == DESMI_SLIDE_VILLAGE && desmi_slide_spec_get (spec, "village") == NULL
         && desmi_slide_spec_get_where (spec, i, DESMI_DIMENSION_VILLAGE) == NULL;
}

static gboolean
resolve_slots (const Resolve *self, const DesmiSlideSpec *spec, DesmiSlide *slide, GError **error)
{
  for (guint i = 0; i < desmi_slide_spec_get_n_slots (spec); i++)
    if (!lacks_village (spec, i, slide) && !resolve_slot (self, spec, i, slide, error))
      return FALSE;
  return TRUE;
}

/* A village that was given up after it was put on a slide is still shown, and said to be so. */
static gboolean
resolve_village (const Resolve *self, const DesmiSlideSpec *spec, DesmiSlide *slide, GError **error)
{
  const char              *code = desmi_slide_spec_get (spec, "village");
  GError                  *local = NULL;
  g_autoptr (DesmiVillage) village = NULL;
  g_autofree char         *subtitle = NULL;

  if (code == NULL)
    {
      desmi_slide_add_slot (slide, DESMI_SLOT_GONE)->gone
          = g_strdup (desmi_locale_text (self->locale, N_ ("No village has been chosen.")));
      return TRUE;
    }
  village = desmi_store_get_village (self->store, code, self->cancellable, &local);
  if (village == NULL && local == NULL)
    local = g_error_new (DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                         desmi_locale_text (self->locale, N_ ("There is no village %s.")), code);
  if (village == NULL)
    return tell_gone (desmi_slide_add_slot (slide, DESMI_SLOT_GONE), local, error);
  if (slide->subtitle == NULL)
    slide->subtitle = g_strdup_printf (
        /* Translators: the name of a subdistrict, and the code of a village */
        desmi_locale_text (self->locale, N_ ("Kecamatan %s · %s")), village->subdistrict,
        village->code);
  subtitle = desmi_deck_text_end (slide->subtitle, village, self->locale);
  replace (&slide->subtitle, subtitle);
  replace (&slide->title, village->name);
  return TRUE;
}

static void
resolve_decisions (const DesmiSlideSpec *spec, DesmiSlide *slide)
{
  for (guint i = 0; i < desmi_slide_spec_get_n_decisions (spec); i++)
    desmi_slide_add_decision (slide, desmi_slide_spec_get_decision (spec, i, "what"),
                              desmi_slide_spec_get_decision (spec, i, "who"),
                              desmi_slide_spec_get_decision (spec, i, "by"));
}

/* A picture that is gone or cannot be read is said to be so where it would stand. */
static gboolean
resolve_photo (const Resolve          *self,
               const DesmiStoredSlide *stored,
               const DesmiSlideSpec   *spec,
               DesmiSlide             *slide,
               GError                **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DesmiPhoto        *photo;

  if (stored->sha256 != NULL)
    bytes = desmi_store_read_attachment (self->store, stored->sha256, self->cancellable, &local);
  if (is_cancelled (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  photo = desmi_slide_set_photo (slide, bytes, desmi_slide_spec_get (spec, "alt"));
  photo->caption = g_strdup (desmi_slide_spec_get (spec, "caption"));
  photo->credit = g_strdup (desmi_slide_spec_get (spec, "credit"));
  photo->fill = desmi_slide_spec_get_flag (spec, "fill");
  photo->focus_x = desmi_slide_spec_get_part (spec, "focus_x");
  photo->focus_y = desmi_slide_spec_get_part (spec, "focus_y");
  return TRUE;
}

/* (nullable): what the numbers say, or what is listed; without @found also what they are of */
static const char *
get_finding (const DesmiSlot *slot, gboolean found)
{
  if (slot->chart != NULL)
    return slot->chart->is_finding || !found ? slot->chart->title : NULL;
  return slot->kind == DESMI_SLOT_TABLE && !found ? slot->alt : NULL;
}

/* (nullable): what the first chart says that says something, else what the first chart or list is
 * of */
static const char *
find_finding (const DesmiSlide *slide)
{
  const char *finding = NULL;

  for (guint pass = 0; finding == NULL && pass < 2; pass++)
    for (guint i = 0; finding == NULL && i < slide->slots->len; i++)
      finding = get_finding (g_ptr_array_index (slide->slots, i), pass == 0);
  return finding;
}

/* The finding of a chart or list, else what the kind is called. */
static void
propose_title (const Resolve *self, DesmiSlide *slide)
{
  const char *finding = slide->kind != DESMI_SLIDE_VILLAGE ? find_finding (slide) : NULL;

  if (finding != NULL)
    replace (&slide->title, finding);
  else if (slide->title == NULL || *slide->title == '\0')
    replace (&slide->title, titles[slide->kind] != NULL
                                ? desmi_locale_text (self->locale, titles[slide->kind])
                                : self->stored->name);
}

/* @spec: (nullable): %NULL: only the notes */
static gboolean
fill_texts (const Resolve          *self,
            const DesmiStoredSlide *stored,
            const DesmiSlideSpec   *spec,
            DesmiSlide             *slide,
            GError                **error)
{
  return desmi_deck_text_fill_slide (slide, self->store, self->stored, stored, spec,
                                     self->cancellable, error);
}

static gboolean
fill_title (const Resolve *self, const DesmiStoredSlide *stored, DesmiSlide *slide, GError **error)
{
  return desmi_deck_text_fill_title (slide, self->store, self->stored, stored, self->cancellable,
                                     error);
}

static gboolean
resolve_live (const Resolve          *self,
              const DesmiStoredSlide *stored,
              const DesmiSlideSpec   *spec,
              DesmiSlide             *slide,
              GError                **error)
{
  if (!fill_texts (self, stored, spec, slide, error))
    return FALSE;
  if (slide->subtitle == NULL && slide->kind == DESMI_SLIDE_TITLE)
    slide->subtitle = desmi_deck_text_dup_subtitle (
        self->store, self->stored, desmi_slide_spec_get (spec, "village"), self->cancellable);
  if ((slide->kind == DESMI_SLIDE_VILLAGE && !resolve_village (self, spec, slide, error))
      || !resolve_slots (self, spec, slide, error))
    return FALSE;
  propose_title (self, slide);
  return fill_title (self, stored, slide, error);
}

/* What was frozen, if it is what the slide still asks: what was frozen before answers said what
 * they answer tells for whom it was at the most; (nullable). */
static const char *
find_frozen (const Resolve *self, const DesmiStoredSlide *stored)
{
  const char *frozen = g_hash_table_lookup (self->frozen, stored->slide);

  return frozen != NULL && desmi_frozen_deck_answers (frozen, self->stored, stored) ? frozen : NULL;
}

static gboolean
resolve_slide (const Resolve *self, const DesmiStoredSlide *stored, GError **error)
{
  GError                    *local = NULL;
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (stored->spec, &local);
  const char                *frozen = find_frozen (self, stored);
  const char                *why = NULL;
  DesmiSlide                *slide
      = desmi_deck_add_slide (self->deck, desmi_slide_kind_from_name (stored->kind), stored->title);

  slide->id = g_strdup (stored->slide);
  slide->hidden = stored->is_hidden;
  slide->caution = desmi_deck_words_dup_caution (self->stored, stored, self->locale);
  if (slide->kind == DESMI_SLIDE_UNKNOWN)
    slide->kind_name = g_strdup (stored->kind);
  if (spec == NULL)
    {
      slide->notes = g_strdup (stored->notes);
      propose_title (self, slide);
      return tell_gone (desmi_slide_add_slot (slide, DESMI_SLOT_GONE), local, error);
    }
  slide->source_line = g_strdup (desmi_slide_spec_get (spec, "source"));
  resolve_decisions (spec, slide);
  if (slide->kind == DESMI_SLIDE_PHOTO && !resolve_photo (self, stored, spec, slide, error))
    return FALSE;
  if (frozen != NULL)
    why = desmi_frozen_slide_read (slide, frozen, self->stored->audience);
  if (frozen != NULL && why == NULL && !desmi_frozen_slide_has_numbers (frozen)
      && !desmi_deck_text_recover (slide, self->store, self->stored, spec, self->cancellable,
                                   error))
    return FALSE;
  /* where no data are shown beside them, today's texts say what is to be said */
  if (frozen == NULL || (why != NULL && desmi_slide_spec_get_n_slots (spec) == 0))
    return resolve_live (self, stored, spec, slide, error);
  if (why == NULL)
    return fill_texts (self, stored, spec, slide, error) && fill_title (self, stored, slide, error);
  desmi_slide_add_slot (slide, DESMI_SLOT_GONE)->gone
      = g_strdup (desmi_locale_text (self->locale, why));
  propose_title (self, slide);
  return fill_texts (self, stored, NULL, slide, error) && fill_title (self, stored, slide, error);
}

/* Totals are of its numbers, also where they were frozen; it was added, or asked something else,
 * after the others were frozen, or a number was put into a text of it. */
static void
finish_slide (const Resolve *self, const DesmiStoredSlide *stored, DesmiSlide *slide)
{
  gboolean is_kept = find_frozen (self, stored) != NULL;

  for (guint i = 0; i < slide->slots->len; i++)
    {
      DesmiSlot *slot = g_ptr_array_index (slide->slots, i);

      if (slot->kind == DESMI_SLOT_TABLE && slot->chart != NULL)
        slot->totals = desmi_deck_totals_new (slot->chart, slot->table, self->locale);
    }
  slide->is_loose = self->stored->frozen != NULL
                    && (is_kept ? slide->numbers->len > slide->n_frozen
                                : slide->slots->len + slide->numbers->len > 0);
}

/* Whoever gives it: the office, unless the theme says otherwise. */
static gboolean
resolve_theme (const Resolve *self, GError **error)
{
  DesmiDeckTheme *theme = &self->deck->theme;
  const char     *frozen = g_hash_table_lookup (self->frozen, DESMI_FROZEN_THEME_SLIDE);
  const char     *name = desmi_store_get_district_name (self->store);

  theme->footer
      = name != NULL
            /* Translators: the name of a district, "Kabupaten Indramayu" */
            ? g_strdup_printf (desmi_locale_text (self->locale, N_ ("Manpower Office, %s")), name)
            : NULL;
  if ((frozen == NULL || !desmi_frozen_theme_read (self->deck, frozen))
      && !desmi_stored_theme_load (self->store, self->stored->theme, theme, self->cancellable,
                                   error))
    return FALSE;
  self->deck->author = g_strdup (theme->footer);
  return TRUE;
}

/* Of the newest data, so that the same deck gives the same file. */
static void
find_created (DesmiDeck *deck, const char *frozen)
{
  const char      *epoch = g_getenv ("SOURCE_DATE_EPOCH"), *newest = frozen;
  g_autofree char *text = NULL;

  if (epoch != NULL && desmi_integer_parse (epoch, 0, G_MAXUINT32, &deck->created_utc))
    return;
  for (guint i = 0; i < deck->slides->len; i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (deck->slides, i);

      for (guint s = 0; s < slide->slots->len; s++)
        {
          const DesmiSlot *slot = g_ptr_array_index (slide->slots, s);

          if (g_strcmp0 (slot->as_of, newest) > 0)
            newest = slot->as_of;
        }
    }
  text = newest != NULL ? g_strconcat (newest, "T00:00:00Z", NULL) : NULL;
  if (text == NULL || !desmi_clock_parse_utc (text, &deck->created_utc))
    deck->created_utc = 0;
}

/**
 * desmi_deck_resolve:
 * @stored: with its slides
 *
 * Asks @store everything that the slides ask, or takes what was frozen. What cannot be answered
 * says so in its place. Blocks.
 *
 * Returns: (transfer full): the deck, ready to be laid out; %NULL with #DESMI_STORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
DesmiDeck *
desmi_deck_resolve (DesmiStore            *store,
                    const DesmiStoredDeck *stored,
                    GCancellable          *cancellable,
                    GError               **error)
{
  const DesmiLocale     *locale = desmi_stored_deck_get_locale (stored);
  g_autoptr (GHashTable) frozen = desmi_frozen_deck_load (store, stored, cancellable, error);
  g_autoptr (DesmiDeck)  deck = desmi_deck_new (stored->name, stored->aspect, locale);
  Resolve                self = { store, stored, locale, { 0 }, FALSE, frozen, deck, cancellable };

  if (frozen == NULL)
    return NULL;
  deck->audience = stored->audience;
  deck->subject = g_strdup (desmi_store_get_district_name (store));
  if (stored->period != NULL)
    {
      if (!desmi_period_parse (stored->period, &self.period, error))
        return NULL;
      self.has_period = TRUE;
    }
  if (!resolve_theme (&self, error))
    return NULL;
  for (guint i = 0; i < stored->slides->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !resolve_slide (&self, g_ptr_array_index (stored->slides, i), error))
      return NULL;
  for (guint i = 0; i < deck->slides->len; i++)
    finish_slide (&self, g_ptr_array_index (stored->slides, i),
                  g_ptr_array_index (deck->slides, i));
  find_created (deck, stored->frozen);
  return g_steal_pointer (&deck);
}

static void
unref_deck (gpointer deck)
{
  desmi_deck_unref (deck);
}

static void
resolve_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError                     *error = NULL;
  g_autoptr (DesmiStoredDeck) stored
      = desmi_stored_deck_load (DESMI_STORE (source), data, cancellable, &error);
  DesmiDeck *deck = stored != NULL
                        ? desmi_deck_resolve (DESMI_STORE (source), stored, cancellable, &error)
                        : NULL;

  if (deck != NULL)
    g_task_return_pointer (task, deck, unref_deck);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_deck_resolve_async:
 * @deck: the code of one of the file
 *
 * Loads the deck and does the same without blocking.
 */
void
desmi_deck_resolve_async (DesmiStore         *store,
                          const char         *deck,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_deck_resolve_async);
  g_task_set_task_data (task, g_strdup (deck), g_free);
  g_task_run_in_thread (task, resolve_in_thread);
}

/**
 * desmi_deck_resolve_finish:
 *
 * Returns: (transfer full): as desmi_deck_resolve(); also %DESMI_STORE_ERROR_INPUT where the deck
 * is there no more
 */
DesmiDeck *
desmi_deck_resolve_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
