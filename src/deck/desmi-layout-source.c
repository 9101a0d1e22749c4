/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that no slide with data is without: where they come from, of which day, and what is not
 * shown. */
#include "chart/desmi-hidden.h"
#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* That numbers are hidden, and what that means for sums; and the first alone. */
#define HIDDEN                                                                                     \
  N_ ("Numbers below 5, and those that would give them away, are hidden and left out of sums.")
#define HIDDEN_BRIEF N_ ("Numbers below 5, and those that would give them away, are hidden.")

static gboolean
holds (const GString *line, const char *words)
{
  g_autofree char *one = g_utf8_casefold (line->str, (gssize) line->len);
  g_autofree char *other = g_utf8_casefold (words, -1);

  return strstr (one, other) != NULL;
}

static void
append (GString *line, const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);

  if (*valid == '\0' || holds (line, valid))
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, valid);
}

static DesmiTable *
get_table (const DesmiSlot *slot)
{
  if (slot->kind == DESMI_SLOT_CHART && slot->chart != NULL)
    return slot->chart->table;
  return slot->kind == DESMI_SLOT_TABLE ? slot->table : NULL;
}

/* Whether the audience sees that something of it is hidden. */
static gboolean
hides (const DesmiSlot *slot)
{
  DesmiTable *table = get_table (slot);

  if (table == NULL)
    return FALSE;
  return slot->kind == DESMI_SLOT_CHART ? desmi_hidden_count (table) > 0
                                        : desmi_table_get_n_suppressed (table) > 0;
}

static const char *
get_as_of (const DesmiSlot *slot)
{
  if (slot->as_of != NULL)
    return slot->as_of;
  return get_table (slot) != NULL ? desmi_table_get_as_of (get_table (slot)) : NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The days of all slots, each once, the oldest first. */
static GPtrArray *
list_days (const DesmiSlide *slide)
{
  GPtrArray *days = g_ptr_array_new ();

  for (guint i = 0; i < slide->slots->len; i++)
    {
      const char *day = get_as_of (g_ptr_array_index (slide->slots, i));

      if (day != NULL && *day != '\0'
          && !g_ptr_array_find_with_equal_func (days, day, g_str_equal, NULL))
        g_ptr_array_add (days, (gpointer) day);
    }
  g_ptr_array_sort (days, compare_days);
  return days;
}

/* The days that the line does not name yet, in whichever words. */
static void
append_days (GString *line, const DesmiSlide *slide, const DesmiLocale *locale)
{
  g_autoptr (GPtrArray) days = list_days (slide);
  g_autoptr (GString)   missing = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const char      *day = g_ptr_array_index (days, i);
      g_autofree char *read = desmi_format_day (day, locale);

      if (holds (line, read) || holds (line, day))
        continue;
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? "; " : "", read);
    }
  if (missing->len > 0)
    {
      g_autofree char *words
          = g_strdup_printf (desmi_locale_text (locale, N_ ("data as of %s")), missing->str);

      append (line, words);
    }
}

/* What a slot remarks, and that all is invented, comes before sentences on what numbers mean: those
 * are longer, and what has no room is cut from the end. */
static void
append_remarks (GString *line, const DesmiSlide *slide, const DesmiLocale *locale)
{
  for (guint i = 0; i < slide->slots->len; i++)
    {
      const DesmiSlot *slot = g_ptr_array_index (slide->slots, i);

      if (slot->remark != NULL)
        append (line, slot->remark);
    }
  for (guint i = 0; i < slide->slots->len; i++)
    {
      DesmiTable *table = get_table (g_ptr_array_index (slide->slots, i));

      if (table != NULL && desmi_table_get_synthetic (table))
        append (line, desmi_locale_text (locale, N_ ("Sample data")));
    }
}

static gboolean
hides_any (const DesmiSlide *slide)
{
  for (guint i = 0; i < slide->slots->len; i++)
    if (hides (g_ptr_array_index (slide->slots, i)))
      return TRUE;
  return FALSE;
}

/* @sentences: of the slots. The longer of two that say that numbers are hidden says all of it. */
static void
append_sentences (GString           *line,
                  const GPtrArray   *sentences,
                  const DesmiSlide  *slide,
                  gboolean           brief,
                  const DesmiLocale *locale)
{
  const char *whole = desmi_locale_text (locale, HIDDEN);
  const char *short_one = desmi_locale_text (locale, HIDDEN_BRIEF);
  gboolean    has_whole
      = g_ptr_array_find_with_equal_func ((GPtrArray *) sentences, whole, g_str_equal, NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      const char *sentence = g_ptr_array_index (sentences, i);
      gboolean    is_whole = g_str_equal (sentence, whole);

      if (is_whole && brief)
        append (line, short_one);
      else if (is_whole || !has_whole || !g_str_equal (sentence, short_one))
        append (line, sentence);
    }
  if (hides_any (slide) && !holds (line, whole))
    append (line, short_one);
}

/* Sources and numbers of the slots go into the line, sentences are kept for its end. */
static void
append_slots (GString *line, GPtrArray *sentences, const DesmiSlide *slide)
{
  for (guint i = 0; i < slide->slots->len; i++)
    {
      const DesmiSlot *slot = g_ptr_array_index (slide->slots, i);

      g_auto (GStrv)   parts
          = g_strsplit (slot->source_line != NULL ? slot->source_line : "", " · ", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        if (g_str_has_suffix (parts[k], "."))
          g_ptr_array_add (sentences, g_strdup (parts[k]));
        else
          append (line, parts[k]);
    }
}

static gboolean
is_gone (const DesmiSlide *slide)
{
  for (guint i = 0; i < slide->slots->len; i++)
    if (((const DesmiSlot *) g_ptr_array_index (slide->slots, i))->kind != DESMI_SLOT_GONE)
      return FALSE;
  return TRUE;
}

/**
 * desmi_layout_dup_source_line:
 * @brief: in fewer words, where there are such
 *
 * The user's own words, else what the slots say; to either is added what they do not say: days,
 * that numbers are hidden, that all is invented, what a slot remarks.
 *
 * Returns: (transfer full) (nullable): %NULL for a slide without data
 */
char *
desmi_layout_dup_source_line (DesmiLayout *self, gboolean brief)
{
  const DesmiSlide     *slide = self->slide;
  gboolean              own = slide->source_line != NULL && *slide->source_line != '\0';
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  GString              *line;

  if (is_gone (slide) && !own)
    return NULL;
  line = g_string_new (NULL);
  if (own)
    append (line, slide->source_line);
  else
    append_slots (line, sentences, slide);
  if (line->len == 0 && sentences->len == 0)
    append (line, desmi_locale_text (self->locale, N_ ("Source: not stated")));
  append_days (line, slide, self->locale);
  append_remarks (line, slide, self->locale);
  append_sentences (line, sentences, slide, brief, self->locale);
  return g_string_free (line, FALSE);
}
