/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of two tables are the same where they are of the same: the order of rows follows the
 * numbers, and a row that came between others changes none of them. */
#include "app/decks/desmi-deck-changes.h"

#include "app/desmi-table-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NOTHING "–"
#define PARTS " · "    /* of what stands below the title of a chart */
#define BETWEEN "\037" /* stands in no text that people see */

/* One of the two tables that are compared. */
typedef struct
{
  DesmiTable *table; /* nullable */
  GHashTable *rows;  /* what a row is of: its index + 1 */
  GPtrArray  *keys;  /* by row */
} Side;

typedef struct
{
  DesmiDeckChanges  *into;
  const DesmiLocale *locale;
  const char        *counted; /* nullable: what the numbers of people or things are */
  gboolean           is_chart;
  guint              n_keys;
  Side               was, is;
} Compare;

static void
free_change (gpointer data)
{
  DesmiDeckChange *self = data;

  g_free (self->what);
  g_free (self->was);
  g_free (self->is);
  g_free (self);
}

/**
 * desmi_deck_changes_free:
 * @self: (transfer full) (nullable): the changes
 */
void
desmi_deck_changes_free (DesmiDeckChanges *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->said);
  g_free (self);
}

static gboolean
is_full (const DesmiDeckChanges *self)
{
  return self->said->len >= DESMI_DECK_CHANGES_SAID;
}

static void
add_change (DesmiDeckChanges *self, char *what /* transfer full */, const char *was, const char *is)
{
  DesmiDeckChange *change = g_new0 (DesmiDeckChange, 1);

  change->what = what;
  change->was = g_strdup (was);
  change->is = g_strdup (is);
  g_ptr_array_add (self->said, change);
}

static guint
count_categories (DesmiTable *table)
{
  guint n = 0;

  while (table != NULL && n < desmi_table_get_n_columns (table)
         && desmi_table_is_category (table, n))
    n++;
  return n;
}

static char *
dup_key (DesmiTable *table, guint row, guint n_keys)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < n_keys; c++)
    {
      const char *text = desmi_table_get_text (table, row, c);

      g_string_append (key, text != NULL ? text : "");
      g_string_append (key, BETWEEN);
    }
  return g_string_free (key, FALSE);
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
}

/* Names each row by the first @n_keys columns. @is_last: those that are alike all the same are told
 * apart by how many stand before. Returns: whether all are told apart. */
static gboolean
side_name_rows (Side *self, guint n_keys, gboolean is_last)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint r = 0; self->table != NULL && r < desmi_table_get_n_rows (self->table); r++)
    {
      char *key = dup_key (self->table, r, n_keys), *name;
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (before > 0 && !is_last)
        {
          g_free (key);
          return FALSE;
        }
      name = g_strdup_printf ("%s%u", key, before);
      g_hash_table_replace (seen, key, GUINT_TO_POINTER (before + 1));
      g_ptr_array_add (self->keys, name);
      g_hash_table_insert (self->rows, name, GUINT_TO_POINTER (r + 1));
    }
  return TRUE;
}

/* Said of what a row is of, rather than what it is of. */
static const char *const findings[] = { "status", "reason", "stage", "unit" };

static gboolean
is_finding (DesmiTable *table, guint column)
{
  const char *name = desmi_table_get_column_name (table, column);

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    if (g_str_equal (findings[i], name))
      return TRUE;
  return FALSE;
}

static guint
count_keys (DesmiTable *table)
{
  guint n = 0, most = count_categories (table);

  while (n < most && !is_finding (table, n))
    n++;
  return n;
}

/* The rows of a chart are of all that it divides by; an entry of a list has a name first, and then
 * what is said of it. */
static void
name_rows (Compare *self)
{
  DesmiTable *one = self->was.table != NULL ? self->was.table : self->is.table;
  DesmiTable *other = self->is.table != NULL ? self->is.table : one;
  guint       most = MIN (count_categories (one), count_categories (other));

  self->n_keys = MIN (most, self->is_chart ? MIN (count_keys (one), count_keys (other)) : 1);
  for (;; self->n_keys++)
    {
      gboolean is_last = self->n_keys >= most;

      if (side_name_rows (&self->was, self->n_keys, is_last)
          && side_name_rows (&self->is, self->n_keys, is_last))
        return;
    }
}

static const char *
get_title (const Compare *self, DesmiTable *table, guint column)
{
  return self->counted != NULL && g_str_equal (desmi_table_get_column_name (table, column), "count")
             ? self->counted
             : desmi_table_words_title (table, column, self->locale);
}

/* (transfer full): "Kenanga, Number" */
static char *
dup_what (const Compare *self, DesmiTable *table, guint row, guint column)
{
  GString *what = g_string_new (NULL);

  for (guint c = 0; c < self->n_keys; c++)
    {
      g_autofree char *word = desmi_table_words_cell (table, row, c, self->locale);

      if (*word != '\0' && desmi_table_get_mark (table, row, c) != DESMI_MARK_MISSING)
        g_string_append_printf (what, "%s, ", word);
    }
  g_string_append (what, get_title (self, table, column));
  return g_string_free (what, FALSE);
}

/* (transfer full) */
static char *
dup_cell (const Compare *self, DesmiTable *table, int row, int column)
{
  return row < 0 || column < 0
             ? g_strdup (NOTHING)
             : desmi_table_words_cell (table, (guint) row, (guint) column, self->locale);
}

/* A difference that nobody can read is none. */
static void
compare_cell (const Compare *self, int was_row, int was_column, int is_row, int is_column)
{
  g_autofree char *was = dup_cell (self, self->was.table, was_row, was_column);
  g_autofree char *is = dup_cell (self, self->is.table, is_row, is_column);
  gboolean         is_there = is_row >= 0 && is_column >= 0;

  if (g_str_equal (was, is))
    return;
  self->into->n++;
  if (!is_full (self->into))
    add_change (self->into,
                is_there ? dup_what (self, self->is.table, (guint) is_row, (guint) is_column)
                         : dup_what (self, self->was.table, (guint) was_row, (guint) was_column),
                was, is);
}

static int
find_column (DesmiTable *table, DesmiTable *of, guint column)
{
  return table != NULL ? desmi_table_find_column (table, desmi_table_get_column_name (of, column))
                       : -1;
}

static int
find_row (const Side *self, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->rows, key)) - 1;
}

/* What is there today, beside what was there. */
static void
compare_present (const Compare *self)
{
  for (guint r = 0; r < self->is.keys->len; r++)
    {
      int row = find_row (&self->was, g_ptr_array_index (self->is.keys, r));

      for (guint c = self->n_keys; c < desmi_table_get_n_columns (self->is.table); c++)
        compare_cell (self, row, find_column (self->was.table, self->is.table, c), (int) r,
                      (int) c);
    }
}

/* What was there, and is there no more. */
static void
compare_gone (const Compare *self)
{
  for (guint r = 0; r < self->was.keys->len; r++)
    {
      int row = find_row (&self->is, g_ptr_array_index (self->was.keys, r));

      for (guint c = self->n_keys; c < desmi_table_get_n_columns (self->was.table); c++)
        {
          int column = find_column (self->is.table, self->was.table, c);

          if (row < 0 || column < 0)
            compare_cell (self, (int) r, (int) c, row, column);
        }
    }
}

/* (nullable): the table that a slot shows, as a chart or as it is */
static DesmiTable *
get_table (const DesmiSlot *slot)
{
  if (slot == NULL)
    return NULL;
  return slot->table != NULL ? slot->table : slot->chart != NULL ? slot->chart->table : NULL;
}

/* (transfer full) (nullable): what a chart counts, the first that is said below its title */
static char *
dup_counted (const DesmiSlot *slot)
{
  const char *subtitle = slot->chart != NULL ? slot->chart->subtitle : NULL;
  const char *end = subtitle != NULL ? strstr (subtitle, PARTS) : NULL;

  return end != NULL ? g_strndup (subtitle, (gsize) (end - subtitle)) : NULL;
}

/* Whether no number of it is known: in its place stands that there are no data. */
static gboolean
shows_nothing (DesmiTable *table)
{
  guint first = count_categories (table);

  if (table == NULL || desmi_table_get_n_rows (table) == 0)
    return TRUE;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    for (guint c = first; c < desmi_table_get_n_columns (table); c++)
      if (desmi_table_get_mark (table, r, c) != DESMI_MARK_MISSING)
        return FALSE;
  return first < desmi_table_get_n_columns (table);
}

static char *
dup_extent (DesmiTable *table)
{
  guint n = shows_nothing (table) ? 0 : desmi_table_get_n_rows (table);

  return n > 0 ? g_strdup_printf (ngettext ("%u row", "%u rows", n), n) : g_strdup (NOTHING);
}

/* What showed nothing has no numbers that could be others today, however many there are: it says
 * once that there are data. */
static void
compare_extents (const Compare *self, const DesmiSlot *one)
{
  g_autofree char *was = dup_extent (self->was.table), *is = dup_extent (self->is.table);
  const char      *title = one->chart != NULL ? one->chart->title : one->alt;

  self->into->n++;
  if (!is_full (self->into))
    add_change (self->into,
                g_strdup (self->counted != NULL ? self->counted
                          : title != NULL       ? title
                                                : NOTHING),
                was, is);
}

static void
compare_tables (DesmiDeckChanges  *into,
                const DesmiSlot   *was,
                const DesmiSlot   *is,
                const DesmiLocale *locale)
{
  DesmiTable      *before = get_table (was), *after = get_table (is);
  const DesmiSlot *one = after != NULL ? is : was;
  g_autofree char *counted = NULL;
  Compare          self = { into, locale, NULL, FALSE, 0, { NULL }, { NULL } };

  if (before == NULL && after == NULL)
    return;
  /* beside a direction, it would say that twice */
  if (desmi_table_find_column (after != NULL ? after : before, "direction") < 0)
    counted = dup_counted (one);
  self.counted = counted;
  self.is_chart = one->chart != NULL;
  self.was.table = before != NULL ? desmi_table_ref (before) : NULL;
  self.is.table = after != NULL ? desmi_table_ref (after) : NULL;
  if (shows_nothing (before) != shows_nothing (after))
    compare_extents (&self, one);
  else if (!shows_nothing (before))
    {
      name_rows (&self);
      compare_present (&self);
      compare_gone (&self);
    }
  side_clear (&self.was);
  side_clear (&self.is);
}

static void
compare_figures (DesmiDeckChanges *into, const DesmiSlot *was, const DesmiSlot *is)
{
  const char *old = was != NULL ? was->figure.value : NULL;
  const char *now = is != NULL ? is->figure.value : NULL;
  const char *label = is != NULL && is->figure.label != NULL ? is->figure.label
                      : was != NULL                          ? was->figure.label
                                                             : NULL;

  if (g_strcmp0 (old, now) == 0)
    return;
  into->n++;
  if (!is_full (into))
    add_change (into, g_strdup (label != NULL ? label : NOTHING), old != NULL ? old : NOTHING,
                now != NULL ? now : NOTHING);
}

/* Those within texts; what was put there later was not another before. */
static void
compare_numbers (DesmiDeckChanges *into, const DesmiSlide *was, const DesmiSlide *is)
{
  for (guint i = 0; i < is->numbers->len; i++)
    {
      const DesmiTextNumber *now = g_ptr_array_index (is->numbers, i);
      const DesmiTextNumber *old = desmi_slide_find_number (was, now->words);

      if (old == NULL || g_str_equal (old->value, now->value))
        continue;
      into->n++;
      if (!is_full (into))
        add_change (into, g_strdup (now->about), old->value, now->value);
    }
}

static const DesmiSlot *
get_slot (const DesmiSlide *slide, guint i)
{
  return i < slide->slots->len ? g_ptr_array_index (slide->slots, i) : NULL;
}

/**
 * desmi_deck_changes_find:
 * @was: a slide as it was frozen
 * @is: the same slide with the data of today, for the same audience: what is hidden from it is
 * hidden in what is said, too
 * @locale: the reader, of the process's language
 *
 * Returns: (transfer full): what changed meanwhile, in the order of the slide
 */
DesmiDeckChanges *
desmi_deck_changes_find (const DesmiSlide *was, const DesmiSlide *is, const DesmiLocale *locale)
{
  DesmiDeckChanges *self = g_new0 (DesmiDeckChanges, 1);

  self->said = g_ptr_array_new_with_free_func (free_change);
  for (guint i = 0; i < MAX (was->slots->len, is->slots->len); i++)
    {
      const DesmiSlot *old = get_slot (was, i), *now = get_slot (is, i);

      compare_tables (self, old, now, locale);
      compare_figures (self, old, now);
    }
  compare_numbers (self, was, is);
  return self;
}

/**
 * desmi_deck_changes_dup_text:
 *
 * Returns: (transfer full): a line each, "Hong Kong, Number: 863 → 2,213", and how many more there
 * are
 */
char *
desmi_deck_changes_dup_text (const DesmiDeckChanges *self)
{
  GString *text = g_string_new (NULL);
  guint    more = self->n - self->said->len;

  for (guint i = 0; i < self->said->len; i++)
    {
      const DesmiDeckChange *change = g_ptr_array_index (self->said, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: of what a number is, what it was, and what it is now */
      g_string_append_printf (text, _ ("%s: %s → %s"), change->what, change->was, change->is);
    }
  if (more > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}
