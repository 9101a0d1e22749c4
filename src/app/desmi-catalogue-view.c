/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as its editor tells it: entries, and what they mean in words. */
#include "app/desmi-catalogue-view.h"

#include "core/desmi-clock.h"

#include "core/desmi-period.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MILLI 1000.0

static const char *const kinds[DESMI_N_CATALOGUE_KINDS] = {
  [DESMI_CATALOGUE_PROGRAMME] = "programme",
  [DESMI_CATALOGUE_PILLAR] = "pillar",
  [DESMI_CATALOGUE_INDICATOR] = "indicator",
  [DESMI_CATALOGUE_REASON] = "reason",
};

/**
 * desmi_catalogue_entry_get:
 * @column: of the lookup "catalogue"
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
desmi_catalogue_entry_get (const DesmiCatalogueEntry *self, const char *column)
{
  int at = desmi_table_find_column (self->table, column);

  g_return_val_if_fail (at >= 0, NULL);
  return desmi_table_get_text (self->table, self->row, (guint) at);
}

/**
 * desmi_catalogue_entry_get_label:
 * @column: of the lookup "catalogue"
 *
 * Returns: (transfer none) (nullable): its text for a reader
 */
const char *
desmi_catalogue_entry_get_label (const DesmiCatalogueEntry *self, const char *column)
{
  int at = desmi_table_find_column (self->table, column);

  g_return_val_if_fail (at >= 0, NULL);
  return desmi_table_get_label (self->table, self->row, (guint) at);
}

/**
 * desmi_catalogue_entry_get_int:
 * @column: of the lookup "catalogue", with numbers
 *
 * Returns: the number, in thousandths where the column has them; -1: there is none
 */
gint64
desmi_catalogue_entry_get_int (const DesmiCatalogueEntry *self, const char *column)
{
  int at = desmi_table_find_column (self->table, column);

  g_return_val_if_fail (at >= 0, -1);
  return desmi_table_get_mark (self->table, self->row, (guint) at) == DESMI_MARK_MISSING
             ? -1
             : desmi_table_get_int (self->table, self->row, (guint) at);
}

/**
 * desmi_catalogue_entry_get_kind:
 * @kind: (out): of the entry
 *
 * Returns: %FALSE: it is an older version of the indicator before it
 */
gboolean
desmi_catalogue_entry_get_kind (const DesmiCatalogueEntry *self, DesmiCatalogueKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], desmi_catalogue_entry_get (self, "kind")) == 0)
      {
        *kind = (DesmiCatalogueKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_catalogue_entry_is_own:
 *
 * Returns: whether it is the district's own, and not of the national server
 */
gboolean
desmi_catalogue_entry_is_own (const DesmiCatalogueEntry *self)
{
  return g_strcmp0 (desmi_catalogue_entry_get (self, "source"),
                    desmi_source_to_code (DESMI_SOURCE_LOCAL))
         == 0;
}

/**
 * desmi_catalogue_entry_is_retired:
 *
 * Returns: whether it was taken out of use, now or from a quarter to come
 */
gboolean
desmi_catalogue_entry_is_retired (const DesmiCatalogueEntry *self)
{
  return desmi_catalogue_entry_get (self, "retired") != NULL;
}

/**
 * desmi_catalogue_entry_dup_key:
 *
 * Returns: (transfer full): what says which entry it is, whatever else of it changes
 */
char *
desmi_catalogue_entry_dup_key (const DesmiCatalogueEntry *self)
{
  const char *id = desmi_catalogue_entry_get (self, "id");
  const char *programme = desmi_catalogue_entry_get (self, "programme");
  const char *pillar = desmi_catalogue_entry_get (self, "pillar");

  return id != NULL ? g_strdup_printf ("%s %s", desmi_catalogue_entry_get (self, "kind"), id)
                    : g_strdup_printf ("pillar %s %s", programme, pillar);
}

/**
 * desmi_catalogue_item_dup_key:
 *
 * Returns: (transfer full): desmi_catalogue_entry_dup_key() of the entry that @item becomes
 */
char *
desmi_catalogue_item_dup_key (const DesmiCatalogueItem *item)
{
  return item->kind == DESMI_CATALOGUE_PILLAR
             ? g_strdup_printf ("pillar %s %d", item->programme, item->pillar)
             : g_strdup_printf ("%s %s", kinds[item->kind], item->id);
}

/**
 * desmi_catalogue_entry_new_item:
 *
 * Returns: (transfer full): the entry as an edit takes it
 */
DesmiCatalogueItem *
desmi_catalogue_entry_new_item (const DesmiCatalogueEntry *self)
{
  DesmiCatalogueKind  kind = DESMI_CATALOGUE_INDICATOR;
  const char         *pillar = desmi_catalogue_entry_get (self, "pillar");
  DesmiCatalogueItem *item = g_new0 (DesmiCatalogueItem, 1);

  desmi_catalogue_entry_get_kind (self, &kind);
  item->kind = kind;
  item->id = g_strdup (desmi_catalogue_entry_get (self, "id"));
  item->programme = g_strdup (desmi_catalogue_entry_get (self, "programme"));
  item->pillar = pillar != NULL ? (int) g_ascii_strtoll (pillar, NULL, 10) : 0;
  item->name_id = g_strdup (desmi_catalogue_entry_get (self, "name_id"));
  item->name_en = g_strdup (desmi_catalogue_entry_get (self, "name_en"));
  item->valid_from = g_strdup (desmi_catalogue_entry_get (self, "valid_from"));
  item->unit = g_strdup (desmi_catalogue_entry_get (self, "unit"));
  item->direction = g_strdup (desmi_catalogue_entry_get (self, "direction"));
  item->over_time = g_strdup (desmi_catalogue_entry_get (self, "over_time"));
  item->over_villages = g_strdup (desmi_catalogue_entry_get (self, "over_villages"));
  item->description = g_strdup (desmi_catalogue_entry_get (self, "description"));
  item->weight_milli = desmi_catalogue_entry_get_int (self, "weight");
  item->cap_milli = desmi_catalogue_entry_get_int (self, "cap");
  return item;
}

/**
 * desmi_catalogue_format_period:
 * @text: (nullable): a quarter, a year or a day
 *
 * Returns: (transfer full): for a reader; empty without
 */
char *
desmi_catalogue_format_period (const char *text, const DesmiLocale *locale)
{
  DesmiPeriod period;

  if (text == NULL)
    return g_strdup ("");
  return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                  : desmi_format_day (text, locale);
}

static char *
say_official (const DesmiCatalogueEntry *self, const DesmiLocale *locale)
{
  const char      *from = desmi_catalogue_entry_get (self, "valid_from");
  const char      *on = desmi_catalogue_entry_get (self, "received");
  g_autofree char *version
      = desmi_format_count (MAX (desmi_catalogue_entry_get_int (self, "version"), 1), locale);
  g_autofree char *valid = desmi_catalogue_format_period (from, locale);
  g_autofree char *received = desmi_catalogue_format_period (on, locale);

  if (from != NULL && on != NULL)
    /* Translators: a number, two dates */
    return g_strdup_printf (
        desmi_locale_text (locale, "Official, version %s, valid from %s, received on %s"), version,
        valid, received);
  if (on != NULL)
    /* Translators: a number and a date */
    return g_strdup_printf (desmi_locale_text (locale, "Official, version %s, received on %s"),
                            version, received);
  if (from != NULL)
    /* Translators: a number and a date */
    return g_strdup_printf (
        desmi_locale_text (locale, "Official, version %s, valid from %s, as the program came"),
        version, valid);
  /* Translators: %s is a number */
  return g_strdup_printf (desmi_locale_text (locale, "Official, version %s, as the program came"),
                          version);
}

/**
 * desmi_catalogue_entry_say_source:
 *
 * Returns: (transfer full): whose it is, its version and since when, or that it is retired
 */
char *
desmi_catalogue_entry_say_source (const DesmiCatalogueEntry *self, const DesmiLocale *locale)
{
  const char      *from = desmi_catalogue_entry_get (self, "valid_from");
  const char      *until = desmi_catalogue_entry_get (self, "retired");
  g_autofree char *when = desmi_catalogue_format_period (until != NULL ? until : from, locale);
  g_autofree char *version
      = desmi_format_count (MAX (desmi_catalogue_entry_get_int (self, "version"), 1), locale);

  if (!desmi_catalogue_entry_is_own (self))
    return say_official (self, locale);
  if (until != NULL)
    /* Translators: %s is a quarter */
    return g_strdup_printf (desmi_locale_text (locale, "The district’s own, retired from %s"),
                            when);
  if (from != NULL)
    /* Translators: a number and a quarter */
    return g_strdup_printf (
        desmi_locale_text (locale, "The district’s own, version %s, valid from %s"), version, when);
  return g_strdup (desmi_locale_text (locale, "The district’s own"));
}

static char *
format_milli (gint64 milli, const DesmiLocale *locale)
{
  return desmi_format_number ((double) milli / MILLI, DESMI_NUMBER_PLAIN, 0, locale);
}

/**
 * desmi_catalogue_entry_say_counting:
 *
 * Returns: (transfer full): unit, direction and weight of an indicator, in short
 */
char *
desmi_catalogue_entry_say_counting (const DesmiCatalogueEntry *self, const DesmiLocale *locale)
{
  const char      *unit = desmi_unit_name (desmi_catalogue_entry_get (self, "unit"), locale);
  g_autofree char *weight = format_milli (desmi_catalogue_entry_get_int (self, "weight"), locale);
  g_autofree char *words = g_strdup_printf (
      /* Translators: %s is a number */
      desmi_locale_text (locale, "weight %s"), weight);

  return g_strdup_printf (
      "%s · %s · %s", unit != NULL ? unit : "–",
      desmi_catalogue_direction_name (desmi_catalogue_entry_get (self, "direction"), locale),
      words);
}

/* The version that counted in @period; older ones stand behind the newest. */
static DesmiCatalogueEntry
find_version (const DesmiCatalogueEntry *self, const char *period)
{
  DesmiCatalogueEntry at = *self;
  DesmiCatalogueKind  kind;

  for (;;)
    {
      const char         *from = desmi_catalogue_entry_get (&at, "valid_from");
      DesmiCatalogueEntry older = { at.table, at.row + 1 };

      if (from == NULL || period == NULL || strcmp (from, period) <= 0
          || older.row >= desmi_table_get_n_rows (older.table)
          || desmi_catalogue_entry_get_kind (&older, &kind))
        return at;
      at = older;
    }
}

/* Of all indicators that count in the same pillar. */
static gint64
sum_weights (const DesmiCatalogueEntry *self, const char *period)
{
  DesmiCatalogueEntry other = { self->table, 0 };
  const char         *programme = desmi_catalogue_entry_get (self, "programme");
  const char         *pillar = desmi_catalogue_entry_get (self, "pillar");
  gint64              sum = 0;

  for (; other.row < desmi_table_get_n_rows (other.table); other.row++)
    if (g_strcmp0 (desmi_catalogue_entry_get (&other, "kind"), "indicator") == 0
        && g_strcmp0 (desmi_catalogue_entry_get (&other, "programme"), programme) == 0
        && g_strcmp0 (desmi_catalogue_entry_get (&other, "pillar"), pillar) == 0
        && !desmi_catalogue_entry_is_retired (&other))
      {
        DesmiCatalogueEntry version = find_version (&other, period);

        sum += MAX (desmi_catalogue_entry_get_int (&version, "weight"), 0);
      }
  return sum;
}

static char *
dup_cell (DesmiTable *values, const char *column, const DesmiLocale *locale)
{
  int at = desmi_table_find_column (values, column);

  return at < 0 || desmi_table_get_mark (values, 0, (guint) at) == DESMI_MARK_MISSING
             ? NULL
             : desmi_table_dup_display (values, 0, (guint) at, locale);
}

static char *
say_ratio (const DesmiCatalogueEntry *self,
           const char                *period,
           const char *const         *cells,
           const DesmiLocale         *locale)
{
  gboolean         lower = g_strcmp0 (desmi_catalogue_entry_get (self, "direction"), "lower") == 0;
  g_autofree char *weight = format_milli (desmi_catalogue_entry_get_int (self, "weight"), locale);
  g_autofree char *all = format_milli (sum_weights (self, period), locale);

  return g_strdup_printf (
      lower
          /* Translators: a quarter, the target, what was reported, their ratio, what of it counts,
             the indicator’s weight, that of all of the pillar */
          ? desmi_locale_text (locale, "%s: the target of %s against %s reported is %s. It counts "
                                       "as %s, with a weight of %s out of %s in its pillar.")
          /* Translators: a quarter, what was reported, the target, their ratio, what of it counts,
             the indicator’s weight, that of all of the pillar */
          : desmi_locale_text (locale, "%s: %s of the target of %s is %s. It counts as %s, with a "
                                       "weight of %s out of %s in its pillar."),
      cells[0], lower ? cells[2] : cells[1], lower ? cells[1] : cells[2], cells[3], cells[4],
      weight, all);
}

/**
 * desmi_catalogue_entry_say_score:
 * @values: of the indicator alone, as a question by indicator gives them
 *
 * Returns: (transfer full): how the indicator's part of the score comes about, in words
 */
char *
desmi_catalogue_entry_say_score (const DesmiCatalogueEntry *self,
                                 DesmiTable                *values,
                                 const DesmiLocale         *locale)
{
  g_autofree char *period = desmi_catalogue_format_period (desmi_table_get_period (values), locale);
  g_autofree char *actual = NULL, *target = NULL, *ratio = NULL, *score = NULL;
  DesmiCatalogueEntry version = find_version (self, desmi_table_get_period (values));

  if (desmi_table_get_n_rows (values) > 0)
    {
      actual = dup_cell (values, "actual", locale);
      target = dup_cell (values, "target", locale);
      ratio = dup_cell (values, "ratio", locale);
      score = dup_cell (values, "score", locale);
    }
  if (actual == NULL)
    return g_strdup_printf (
        /* Translators: %s is a quarter */
        desmi_locale_text (locale, "%s: no village has reported it, so it is left out of the "
                                   "score. Missing is not zero."),
        period);
  if (target == NULL || ratio == NULL || score == NULL)
    return g_strdup_printf (
        /* Translators: a quarter and a number */
        desmi_locale_text (locale, "%s: %s was reported, but there is no target to hold it "
                                   "against, so it is left out of the score."),
        period, actual);
  return say_ratio (&version, desmi_table_get_period (values),
                    (const char *const[]){ period, actual, target, ratio, score }, locale);
}

/**
 * desmi_catalogue_say_preview:
 * @counts: lookup "feed-preview"
 * @unit: (nullable): of the indicator
 *
 * Returns: (transfer full): what a register counts in the present quarter
 */
char *
desmi_catalogue_say_preview (DesmiTable *counts, const char *unit, const DesmiLocale *locale)
{
  guint            n = desmi_table_get_n_rows (counts);
  g_autofree char *period = desmi_catalogue_format_period (desmi_table_get_period (counts), locale);
  g_autofree char *total = NULL, *villages = desmi_format_count (n, locale);
  const char      *name = desmi_unit_name (unit, locale);
  gint64           sum = 0;

  for (guint i = 0; i < n; i++)
    sum += desmi_table_get_int (counts, i, 1);
  total = format_milli (sum, locale);
  if (n == 0)
    return g_strdup_printf (
        /* Translators: %s is a quarter */
        desmi_locale_text (locale, "%s so far: the registers of no village have anything of it."),
        period);
  return g_strdup_printf (
      /* Translators: a quarter, a number, its unit, the number of villages */
      desmi_locale_plural (locale, "%s so far: %s %s in the registers of %s village.",
                           "%s so far: %s %s in the registers of %s villages.", n),
      period, total, name != NULL ? name : "", villages);
}

/**
 * desmi_programmes_is_offered:
 * @programmes: lookup "programmes"
 * @quarter: (nullable): %NULL: the present one
 *
 * Returns: whether the programme of @row is not retired by @quarter, so that something can still be
 *   begun in it
 */
gboolean
desmi_programmes_is_offered (DesmiTable *programmes, guint row, const DesmiPeriod *quarter)
{
  int         column = desmi_table_find_column (programmes, "retired");
  const char *retired = column >= 0 ? desmi_table_get_text (programmes, row, (guint) column) : NULL;
  int         month = desmi_clock_this_month ();
  DesmiPeriod now = desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);
  g_autofree char *text = desmi_period_to_text (quarter != NULL ? quarter : &now);

  return retired == NULL || strcmp (text, retired) < 0;
}
