/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a spreadsheet puts on the clipboard, guesses its columns by their headings, and finds
 * the villages of its lines as the import does. */
#include "app/desmi-village-paste.h"

#include "app/desmi-village-refusal.h"
#include "core/desmi-locale.h"
#include "exchange/desmi-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 40
#define MAX_LINES 20000

struct _DesmiVillagePaste
{
  GPtrArray *lines;   /* of char **: cells */
  GArray    *numbers; /* of guint: of each line in what was pasted, blank ones counted, from 1 */
  GPtrArray *roles;   /* of char *: one a column */
  guint      n_lines; /* there were, blank ones not counted */
  guint      n_columns;
  gboolean   has_heading;
};

/* What people call the columns that say which village a line is of, lower case. */
static const char codes[] = "|village code|code|kode|kode desa|kode wilayah|kode kemendagri|";
static const char names[] = "|village|desa|kelurahan|nama desa|desa/kelurahan|village name|name|";
static const char subdistricts[] = "|subdistrict|kecamatan|nama kecamatan|";

/* The mark that ends the quoted cell whose text begins at @p; or NULL: the mark before @p is text
 * of a cell that was never quoted. */
static const char *
find_closing (const char *p)
{
  for (; *p != '\0'; p++)
    if (*p == '"' && *++p != '"')
      return *p == '\0' || strchr ("\t\r\n", *p) != NULL ? p - 1 : NULL;
  return NULL;
}

/* One cell from @at, in quotes where it has a tab or a line of its own; moves @at to its end. */
static char *
take_cell (const char **at)
{
  GString    *cell = g_string_new (NULL);
  const char *p = *at;
  const char *closing = *p == '"' ? find_closing (p + 1) : NULL;

  if (closing != NULL)
    {
      for (p++; p < closing; p++)
        {
          g_string_append_c (cell, *p);
          p += *p == '"' ? 1 : 0;
        }
      p++;
    }
  for (; *p != '\0' && *p != '\t' && *p != '\n'; p++)
    if (*p != '\r')
      g_string_append_c (cell, *p);
  *at = p;
  g_strstrip (cell->str);
  cell->len = strlen (cell->str);
  return g_string_free (cell, FALSE);
}

static gboolean
is_blank (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      return FALSE;
  return TRUE;
}

static char **
take_line (const char **at)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (;;)
    {
      g_ptr_array_add (cells, take_cell (at));
      if (**at != '\t')
        break;
      (*at)++;
    }
  if (**at == '\n')
    (*at)++;
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_steal (cells, NULL);
}

static const char *
get_cell (const DesmiVillagePaste *self, guint line, guint column)
{
  char **cells = g_ptr_array_index (self->lines, line);

  return column < g_strv_length (cells) ? cells[column] : "";
}

static gboolean
is_one_of (const char *words, const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  g_autofree char *plain = g_strdelimit (g_strdup (lower), "_.", ' ');
  g_autofree char *between = g_strdup_printf ("|%s|", plain);

  return strstr (words, between) != NULL;
}

static gboolean
has_role (const DesmiVillagePaste *self, const char *role)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (g_str_equal (g_ptr_array_index (self->roles, i), role))
      return TRUE;
  return FALSE;
}

static void
set_role (DesmiVillagePaste *self, guint column, const char *role)
{
  g_free (g_ptr_array_index (self->roles, column));
  g_ptr_array_index (self->roles, column) = g_strdup (role);
}

static const char *
guess_role (const DesmiVillagePaste *self, const char *heading)
{
  const DesmiVillageField *field = desmi_village_field_find (heading);

  if (is_one_of (codes, heading))
    return DESMI_PASTE_VILLAGE;
  if (is_one_of (names, heading))
    return has_role (self, DESMI_PASTE_VILLAGE) ? DESMI_PASTE_NAME : DESMI_PASTE_VILLAGE;
  if (is_one_of (subdistricts, heading))
    return DESMI_PASTE_SUBDISTRICT;
  return field != NULL ? field->name : DESMI_PASTE_UNUSED;
}

/* Codes first: beside one, the name only confirms it. A role is one column's. */
static void
guess_roles (DesmiVillagePaste *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (is_one_of (codes, get_cell (self, 0, i)) && !has_role (self, DESMI_PASTE_VILLAGE))
      set_role (self, i, DESMI_PASTE_VILLAGE);
  for (guint i = 0; i < self->roles->len; i++)
    {
      const char *role = guess_role (self, get_cell (self, 0, i));

      if (*(const char *) g_ptr_array_index (self->roles, i) == '\0' && *role != '\0'
          && !has_role (self, role))
        set_role (self, i, role);
    }
  for (guint i = 0; i < self->roles->len; i++)
    self->has_heading
        = self->has_heading || *(const char *) g_ptr_array_index (self->roles, i) != '\0';
  /* without headings the first column is most often the village's */
  if (!self->has_heading && self->roles->len > 0)
    set_role (self, 0, DESMI_PASTE_VILLAGE);
}

/* Lines and columns without a value are none: nobody misses them. */
static void
count_line (DesmiVillagePaste *self, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      self->n_columns = MAX (self->n_columns, i + 1);
  self->n_lines += is_blank (cells) ? 0 : 1;
}

static void
free_line (gpointer line)
{
  g_strfreev (line);
}

/**
 * desmi_village_paste_new:
 * @text: cells between tabs, as spreadsheets put them on the clipboard
 *
 * Returns: (transfer full): the table, its columns guessed by their headings
 */
DesmiVillagePaste *
desmi_village_paste_new (const char *text)
{
  DesmiVillagePaste *self = g_new0 (DesmiVillagePaste, 1);
  guint              number = 0;

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->roles = g_ptr_array_new_with_free_func (g_free);
  for (const char *at = text; *at != '\0';)
    {
      char **cells = take_line (&at);

      number++;
      count_line (self, cells);
      if (is_blank (cells) || self->lines->len >= MAX_LINES)
        {
          g_strfreev (cells);
          continue;
        }
      g_ptr_array_add (self->lines, cells);
      g_array_append_val (self->numbers, number);
    }
  for (guint i = 0; i < MIN (self->n_columns, MAX_COLUMNS); i++)
    g_ptr_array_add (self->roles, g_strdup (DESMI_PASTE_UNUSED));
  if (self->lines->len > 0)
    guess_roles (self);
  return self;
}

static gpointer
copy_line (gconstpointer line, gpointer unused)
{
  return g_strdupv ((char **) line);
}

static gpointer
copy_text (gconstpointer text, gpointer unused)
{
  return g_strdup (text);
}

/**
 * desmi_village_paste_copy:
 *
 * Returns: (transfer full): the same once more
 */
DesmiVillagePaste *
desmi_village_paste_copy (const DesmiVillagePaste *self)
{
  DesmiVillagePaste *copy = g_new0 (DesmiVillagePaste, 1);

  copy->lines = g_ptr_array_copy (self->lines, copy_line, NULL);
  copy->numbers = g_array_copy (self->numbers);
  copy->roles = g_ptr_array_copy (self->roles, copy_text, NULL);
  copy->n_lines = self->n_lines;
  copy->n_columns = self->n_columns;
  copy->has_heading = self->has_heading;
  return copy;
}

/**
 * desmi_village_paste_free:
 *
 * Frees the table.
 */
void
desmi_village_paste_free (DesmiVillagePaste *self)
{
  g_ptr_array_unref (self->lines);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->roles);
  g_free (self);
}

/**
 * desmi_village_paste_get_n_columns:
 *
 * Returns: how many columns there are
 */
guint
desmi_village_paste_get_n_columns (const DesmiVillagePaste *self)
{
  return self->roles->len;
}

/**
 * desmi_village_paste_get_n_lines:
 *
 * Returns: how many lines there are, the headings not counted
 */
guint
desmi_village_paste_get_n_lines (const DesmiVillagePaste *self)
{
  return self->lines->len - (self->has_heading && self->lines->len > 0 ? 1 : 0);
}

/**
 * desmi_village_paste_get_has_heading:
 *
 * Returns: whether the first line is headings
 */
gboolean
desmi_village_paste_get_has_heading (const DesmiVillagePaste *self)
{
  return self->has_heading;
}

/**
 * desmi_village_paste_set_has_heading:
 *
 * Says whether the first line is headings.
 */
void
desmi_village_paste_set_has_heading (DesmiVillagePaste *self, gboolean has_heading)
{
  self->has_heading = has_heading;
}

/**
 * desmi_village_paste_dup_left:
 *
 * Returns: (transfer full) (nullable): of a table that is larger than can be taken at once, how
 * much of it is taken and that the rest is not; %NULL where all is taken
 */
char *
desmi_village_paste_dup_left (const DesmiVillagePaste *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char   *lines = desmi_format_count (self->n_lines, locale);
  g_autofree char   *columns = desmi_format_count (self->n_columns, locale);
  g_autofree char   *max_lines = desmi_format_count (MAX_LINES, locale);
  g_autofree char   *max_columns = desmi_format_count (MAX_COLUMNS, locale);

  if (self->n_lines > MAX_LINES && self->n_columns > MAX_COLUMNS)
    return g_strdup_printf (
        /* Translators: counts of lines and columns: there are, there are, are taken, are taken */
        _ ("What was copied has %s lines and %s columns. The first %s lines and the first %s "
           "columns are taken; the rest is not taken and stays in the spreadsheet."),
        lines, columns, max_lines, max_columns);
  if (self->n_lines > MAX_LINES)
    return g_strdup_printf (
        /* Translators: counts of lines: there are, are taken */
        _ ("What was copied has %s lines. The first %s are taken; the rest is not taken and stays "
           "in the spreadsheet."),
        lines, max_lines);
  if (self->n_columns > MAX_COLUMNS)
    return g_strdup_printf (
        /* Translators: counts of columns: there are, are taken */
        _ ("What was copied has %s columns. The first %s are taken; the rest is not taken and "
           "stays in the spreadsheet."),
        columns, max_columns);
  return NULL;
}

/**
 * desmi_village_paste_get_first:
 *
 * Returns: (transfer none): the cell of @column in the first line: its heading, or an example
 */
const char *
desmi_village_paste_get_first (const DesmiVillagePaste *self, guint column)
{
  return self->lines->len > 0 ? get_cell (self, 0, column) : "";
}

/**
 * desmi_village_paste_get_role:
 *
 * Returns: (transfer none): what @column is: the name of a field, or one of DESMI_PASTE_
 */
const char *
desmi_village_paste_get_role (const DesmiVillagePaste *self, guint column)
{
  g_return_val_if_fail (column < self->roles->len, DESMI_PASTE_UNUSED);
  return g_ptr_array_index (self->roles, column);
}

/**
 * desmi_village_paste_set_role:
 * @role: as desmi_village_paste_get_role() returns it
 *
 * Says what @column is; another one that was it is unused from now on.
 */
void
desmi_village_paste_set_role (DesmiVillagePaste *self, guint column, const char *role)
{
  g_autofree char *owned = g_strdup (role);

  g_return_if_fail (column < self->roles->len);

  for (guint i = 0; *owned != '\0' && i < self->roles->len; i++)
    if (g_str_equal (g_ptr_array_index (self->roles, i), owned))
      set_role (self, i, DESMI_PASTE_UNUSED);
  set_role (self, column, owned);
}

/* What a district's table writes where it knows nothing says nothing. */
static gboolean
says_nothing (const char *cell)
{
  static const char *const words[] = { "", "-", "–", "—", "n/a", "N/A", "#N/A", NULL };

  return g_strv_contains (words, cell);
}

static const char *
find_cell (const DesmiVillagePaste *self, guint line, const char *role)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (g_str_equal (g_ptr_array_index (self->roles, i), role))
      return get_cell (self, line, i);
  return "";
}

static GHashTable *
read_villages (DesmiStore *store, const char *programme, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) by_code
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) desmi_village_unref);
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) villages = NULL;
  DesmiVillageFilter    filter;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.programme = programme;
  ids = desmi_store_list_villages (store, &filter, cancellable, error);
  if (ids != NULL)
    villages = desmi_store_get_villages (store, (const gint64 *) (void *) ids->data, ids->len,
                                         &filter, cancellable, error);
  if (villages == NULL)
    return NULL;
  for (guint i = 0; i < villages->len; i++)
    {
      DesmiVillage *village = g_ptr_array_index (villages, i);

      if (village != NULL)
        g_hash_table_replace (by_code, village->code, desmi_village_ref (village));
    }
  return g_steal_pointer (&by_code);
}

/* Each value on its own: one that is refused says of which column it is. */
static void
plan_values (const DesmiVillagePaste *self,
             guint                    line,
             DesmiVillage            *village,
             const char              *where,
             DesmiVillagePlan        *plan)
{
  for (guint i = 0; i < self->roles->len; i++)
    for (guint k = 0; desmi_village_field_nth (k) != NULL; k++)
      {
        const DesmiVillageField *field = desmi_village_field_nth (k);
        g_autofree char         *which = NULL;

        if (!g_str_equal (field->name, g_ptr_array_index (self->roles, i))
            || says_nothing (get_cell (self, line, i)))
          continue;
        which = g_strdup_printf ("%s: %s", where, _ (field->title));
        desmi_village_plan_set (plan, village, field, get_cell (self, line, i), which);
      }
}

static void
plan_line (const DesmiVillagePaste *self,
           guint                    line,
           DesmiPlaces             *places,
           GHashTable              *villages,
           DesmiVillagePlan        *plan)
{
  const char      *name = find_cell (self, line, DESMI_PASTE_NAME), *code = NULL;
  const char      *of = find_cell (self, line, DESMI_PASTE_VILLAGE);
  const char      *cell = *of != '\0' ? of : name;
  guint            number = g_array_index (self->numbers, guint, line);
  g_autofree char *suggestion = NULL;
  /* Translators: the line of a table, and the village that stands there */
  g_autofree char *where = *cell != '\0' ? g_strdup_printf (_ ("Line %u (%s)"), number, cell)
                                         : g_strdup_printf (_ ("Line %u"), number);
  DesmiReason      reason = *cell == '\0'
                                ? DESMI_REASON_MISSING_FIELD
                                : desmi_places_find (places, cell, cell == of ? name : "",
                                                     find_cell (self, line, DESMI_PASTE_SUBDISTRICT),
                                                     &code, &suggestion);
  DesmiVillage    *village = code != NULL ? g_hash_table_lookup (villages, code) : NULL;

  if (reason != DESMI_REASON_NONE || village == NULL)
    {
      g_autofree char *refusal = desmi_village_refusal_new (
          reason == DESMI_REASON_NONE ? DESMI_REASON_UNKNOWN_VILLAGE : reason, cell, suggestion,
          villages);

      desmi_village_plan_refuse (plan, where, refusal);
      return;
    }
  plan_values (self, line, village, where, plan);
}

/**
 * desmi_village_paste_make_plan:
 * @programme: whose enrolments cohorts and decrees are of
 *
 * Finds the villages, and what becomes what. A cell without a value changes nothing. Blocks.
 *
 * Returns: (transfer full): the plan; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiVillagePlan *
desmi_village_paste_make_plan (const DesmiVillagePaste *self,
                               DesmiStore              *store,
                               const char              *programme,
                               GCancellable            *cancellable,
                               GError                 **error)
{
  g_autoptr (DesmiVillagePlan) plan = desmi_village_plan_new (programme);
  g_autoptr (DesmiPlaces)      places = desmi_places_new (store, cancellable, error);
  g_autoptr (GHashTable)       villages
      = places != NULL ? read_villages (store, programme, cancellable, error) : NULL;

  if (villages == NULL)
    return NULL;
  for (guint i = self->has_heading ? 1 : 0;
       has_role (self, DESMI_PASTE_VILLAGE) && i < self->lines->len; i++)
    plan_line (self, i, places, villages, plan);
  return g_steal_pointer (&plan);
}

typedef struct
{
  DesmiVillagePaste *paste;
  char              *programme;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  desmi_village_paste_free (call->paste);
  g_free (call->programme);
  g_free (call);
}

static void
plan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call             *call = data;
  GError           *error = NULL;
  DesmiVillagePlan *plan = desmi_village_paste_make_plan (call->paste, DESMI_STORE (source),
                                                          call->programme, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) desmi_village_plan_free);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_village_paste_make_plan_async:
 *
 * The same without blocking; @self is copied.
 */
void
desmi_village_paste_make_plan_async (const DesmiVillagePaste *self,
                                     DesmiStore              *store,
                                     const char              *programme,
                                     GCancellable            *cancellable,
                                     GAsyncReadyCallback      callback,
                                     gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  call->paste = desmi_village_paste_copy (self);
  call->programme = g_strdup (programme);
  g_task_set_source_tag (task, desmi_village_paste_make_plan_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * desmi_village_paste_make_plan_finish:
 *
 * Returns: (transfer full): as desmi_village_paste_make_plan()
 */
DesmiVillagePlan *
desmi_village_paste_make_plan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
