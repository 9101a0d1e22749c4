/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoreboard: villages below each other, by subdistrict, and their pillars side by side. */
#include "chart/desmi-category.h"
#include "chart/desmi-chart-data.h"
#include "chart/desmi-cube-table.h"
#include "chart/desmi-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_CLASSES 5
#define WIDEST 360.0 /* px of a cell */

/* Columns of the data beside those of the cube, and of the table behind; -1: none. */
enum
{
  EXTRA_BEFORE, /* the score a year before */
  EXTRA_STATUS, /* of the pillar, as the district says */
  EXTRA_REASON,
  N_EXTRAS
};

static const char *const extras[N_EXTRAS] = { "before", "status", "reason" };

/**
 * Scoreboard:
 * @data: (unowned): as they came
 * @places: (element-type utf8 guint): the row of @data of a village and a pillar, a stalled one
 * before others
 * @status: of each row of @data, -1: none
 * @behind: the rows behind it, of every village
 */
typedef struct
{
  DesmiTable        *data;
  guint              row, pillar;
  int                group, extra[N_EXTRAS];
  GHashTable        *places;
  int               *status;
  DesmiCube          cube;
  DesmiCubeTable     behind;
  guint              n_stalled;
  const DesmiLocale *locale;
} Scoreboard;

static void
scoreboard_clear (Scoreboard *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->status, g_free);
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scoreboard, scoreboard_clear)

static char *
make_place (const char *row, const char *pillar)
{
  return g_strconcat (row != NULL ? row : "", "\x1f", pillar != NULL ? pillar : "", NULL);
}

/* The row of the data of a cell, -1: none, as of what is grouped. */
static int
find_place (const Scoreboard *self, const char *row, const char *pillar)
{
  g_autofree char *key = make_place (row, pillar);
  gpointer         place;

  return g_hash_table_lookup_extended (self->places, key, NULL, &place)
             ? (int) GPOINTER_TO_UINT (place)
             : -1;
}

static int
find_cell_place (const Scoreboard *self, guint row, guint column)
{
  const DesmiCategory *one = desmi_cube_get_row (&self->cube, row);
  const DesmiCategory *two = desmi_cube_get_column (&self->cube, column);

  return one->n_members > 0 || two->n_members > 0 ? -1 : find_place (self, one->key, two->key);
}

static const char *
get_extra (const Scoreboard *self, int place, int which)
{
  if (place < 0 || self->extra[which] < 0)
    return NULL;
  return desmi_table_get_text (self->data, (guint) place, (guint) self->extra[which]);
}

/* Returns: whether the district says how the pillar of a row stands */
static gboolean
find_status (const Scoreboard *self, int place, DesmiPillarStatus *out)
{
  if (place < 0 || self->status[place] < 0)
    return FALSE;
  *out = (DesmiPillarStatus) self->status[place];
  return TRUE;
}

static gboolean
has_stalled (const Scoreboard *self, int place)
{
  DesmiPillarStatus status;

  return find_status (self, place, &status) && status == DESMI_PILLAR_STATUS_STALLED;
}

static void
read_status (Scoreboard *self)
{
  guint             n = desmi_table_get_n_rows (self->data);
  DesmiPillarStatus status;

  self->status = g_new (int, (gsize) n + 1);
  for (guint r = 0; r < n; r++)
    {
      const char *text = get_extra (self, (int) r, EXTRA_STATUS);

      self->status[r]
          = text != NULL && desmi_pillar_status_parse (text, &status, NULL) ? (int) status : -1;
    }
}

static void
read_places (Scoreboard *self)
{
  read_status (self);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint r = 0; r < desmi_table_get_n_rows (self->data); r++)
    {
      char    *key = make_place (desmi_table_get_text (self->data, r, self->row),
                                 desmi_table_get_text (self->data, r, self->pillar));
      gboolean known = g_hash_table_contains (self->places, key), stalled;

      stalled = has_stalled (self, (int) r);
      self->n_stalled += stalled;
      if (known && !stalled)
        g_free (key);
      else
        g_hash_table_insert (self->places, key, GUINT_TO_POINTER (r));
    }
}

static DesmiColumnType
get_type_of (guint extra)
{
  return extra == EXTRA_BEFORE ? DESMI_COLUMN_RATIO : DESMI_COLUMN_TEXT;
}

static gboolean
find_columns (Scoreboard *self, GError **error)
{
  int village = desmi_table_find_column (self->data, "village");
  int subdistrict = desmi_table_find_column (self->data, "subdistrict");

  if (!desmi_chart_find_column (self->data,
                                village < 0 && subdistrict >= 0 ? "subdistrict" : "village",
                                &self->row, error)
      || !desmi_chart_find_column (self->data, "pillar", &self->pillar, error))
    return FALSE;
  self->group = village >= 0 ? subdistrict : -1;
  for (guint i = 0; i < N_EXTRAS; i++)
    {
      self->extra[i] = desmi_table_find_column (self->data, extras[i]);
      if (self->extra[i] >= 0
          && desmi_table_get_column_type (self->data, (guint) self->extra[i]) != get_type_of (i))
        self->extra[i] = -1;
    }
  return TRUE;
}

/* A number of the data, or why there is none. */
static void
copy_number (const Scoreboard *self, int place, guint from, DesmiTableBuilder *to, guint column)
{
  guint  n_invalid = 0;
  double value;

  if (place < 0)
    return;
  if (desmi_chart_get_value (self->data, (guint) place, from, &value, &n_invalid))
    desmi_chart_table_set_value (to, column, DESMI_COLUMN_RATIO, value);
}

static void
copy_text (DesmiTable *from, guint row, guint column, DesmiTableBuilder *to, guint to_column)
{
  const char *text = desmi_table_get_text (from, row, column);

  if (text != NULL)
    desmi_table_builder_set_text (to, to_column, text, desmi_table_get_label (from, row, column));
}

/* The cells of a row of the table behind beside those of the cube. */
static void
add_extras (const Scoreboard *self, int place, DesmiTableBuilder *builder, guint column)
{
  if (place >= 0 && self->group >= 0)
    copy_text (self->data, (guint) place, (guint) self->group, builder, column);
  column += self->group >= 0;
  for (guint i = 0; i < N_EXTRAS; i++)
    {
      if (self->extra[i] < 0)
        continue;
      if (i == EXTRA_BEFORE)
        copy_number (self, place, (guint) self->extra[i], builder, column);
      else if (place >= 0)
        copy_text (self->data, (guint) place, (guint) self->extra[i], builder, column);
      column++;
    }
}

/* Village, pillar and score; then the subdistrict, the score of the year before, status and reason,
 * as far as the data have them. */
static void
complete_table (Scoreboard *self)
{
  g_autoptr (DesmiTable) bare = self->behind.table;
  DesmiTableBuilder     *builder = desmi_chart_table_builder_new (bare);
  guint                  n = desmi_table_get_n_columns (bare);

  for (guint c = 0; c < n; c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (bare, c),
                                    desmi_table_get_column_type (bare, c));
  if (self->group >= 0)
    desmi_table_builder_add_column (builder, self->cube.rows.group_dimension, DESMI_COLUMN_TEXT);
  for (guint i = 0; i < N_EXTRAS; i++)
    if (self->extra[i] >= 0)
      desmi_table_builder_add_column (builder, extras[i], get_type_of (i));
  for (guint r = 0; r < desmi_table_get_n_rows (bare); r++)
    {
      DesmiMark mark = desmi_table_get_mark (bare, r, 2);

      desmi_table_builder_add_row (builder);
      copy_text (bare, r, 0, builder, 0);
      copy_text (bare, r, 1, builder, 1);
      if (mark == DESMI_MARK_NONE || mark == DESMI_MARK_ESTIMATE)
        desmi_chart_table_set_value (builder, 2, self->cube.type,
                                     desmi_table_get_double (bare, r, 2));
      if (mark != DESMI_MARK_NONE)
        desmi_table_builder_set_mark (builder, 2, mark);
      add_extras (
          self,
          find_place (self, desmi_table_get_text (bare, r, 0), desmi_table_get_text (bare, r, 1)),
          builder, n);
    }
  self->behind.table = desmi_table_builder_end (builder);
}

static gboolean
scoreboard_read (Scoreboard           *self,
                 DesmiTable           *table,
                 const DesmiChartSpec *spec,
                 const DesmiLocale    *locale,
                 GError              **error)
{
  self->data = table;
  self->locale = locale;
  if (!find_columns (self, error)
      || !desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, self->row),
                           "pillar", locale, error))
    return FALSE;
  if (self->cube.rows.kind != 0 || self->cube.columns.kind != 0)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("This chart needs two columns of names, and the data has fewer."));
      return FALSE;
    }
  read_places (self);
  if (self->group >= 0)
    desmi_cube_gather (&self->cube, &self->cube.rows, table, (guint) self->group, locale);
  desmi_cube_sort (&self->cube, &self->cube.rows, spec->sort);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  complete_table (self);
  if (spec->max_categories > 0)
    desmi_cube_group (&self->cube, &self->cube.rows, spec->max_categories, locale);
  return TRUE;
}

/* ", status: Stalled (Nobody to run it)" */
static void
append_status (const Scoreboard *self, int place, GString *out)
{
  DesmiPillarStatus status;

  if (!find_status (self, place, &status))
    return;
  g_string_append (out, ", ");
  g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("status: %s")),
                          desmi_pillar_status_name (status, self->locale));
  if (get_extra (self, place, EXTRA_REASON) != NULL)
    g_string_append_printf (
        out, " (%s)",
        desmi_table_get_label (self->data, (guint) place, (guint) self->extra[EXTRA_REASON]));
}

static void
append_before (const Scoreboard *self, int place, GString *out)
{
  guint            n_invalid = 0;
  double           value;
  g_autofree char *text = NULL;

  if (place < 0 || self->extra[EXTRA_BEFORE] < 0
      || !desmi_chart_get_value (self->data, (guint) place, (guint) self->extra[EXTRA_BEFORE],
                                 &value, &n_invalid))
    return;
  text = desmi_value_to_text (value, DESMI_COLUMN_RATIO, self->locale);
  g_string_append (out, ", ");
  /* Translators: %s is a percentage. */
  g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("%s a year before")), text);
}

/* "Sliyeg, 2. Productive enterprises, 56.0%, 48.0% a year before, status: Running" */
static char *
describe (gconstpointer data, guint row, guint column)
{
  const Scoreboard *self = data;
  DesmiCell         cell = desmi_cube_get (&self->cube, row, column);
  int               place = find_cell_place (self, row, column);
  g_autofree char  *value = desmi_cube_table_say (&self->behind, &self->cube, &cell, self->locale);
  GString          *out = g_string_new (desmi_cube_get_row (&self->cube, row)->name);

  g_string_append_printf (out, ", %s, %s", desmi_cube_get_column (&self->cube, column)->name,
                          value);
  append_before (self, place, out);
  append_status (self, place, out);
  return g_string_free (out, FALSE);
}

/* "Sliyeg: 1. Service centre 88.0%; 2. Productive enterprises not reported, status: Stalled" */
static char *
describe_row (gconstpointer data, guint row)
{
  const Scoreboard *self = data;
  GString          *out = g_string_new (desmi_cube_get_row (&self->cube, row)->name);

  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      DesmiCell        cell = desmi_cube_get (&self->cube, row, c);
      g_autofree char *value
          = desmi_cube_table_say (&self->behind, &self->cube, &cell, self->locale);

      g_string_append_printf (out, "%s %s %s", c == 0 ? ":" : ";",
                              desmi_cube_get_column (&self->cube, c)->name, value);
      append_status (self, find_cell_place (self, row, c), out);
    }
  return g_string_free (out, FALSE);
}

static int
find_row (gconstpointer data, guint row, guint column)
{
  const Scoreboard *self = data;

  return desmi_cube_table_find (&self->behind, desmi_cube_get_row (&self->cube, row),
                                desmi_cube_get_column (&self->cube, column));
}

/* In a cell without a score: that it was not reported, or that nobody could. */
static char *
dup_word (gconstpointer data, guint row, guint column)
{
  const Scoreboard *self = data;
  DesmiPillarStatus status;

  if (find_status (self, find_cell_place (self, row, column), &status)
      && status == DESMI_PILLAR_STATUS_NOT_STARTED)
    return g_strdup (desmi_pillar_status_name (status, self->locale));
  return g_strdup (desmi_locale_text (self->locale, N_ ("not reported")));
}

static gboolean
is_stalled (gconstpointer data, guint row, guint column)
{
  const Scoreboard *self = data;

  return has_stalled (self, find_cell_place (self, row, column));
}

/* The rows with the highest and the lowest mean, the first of several; whether any has one. */
static gboolean
find_extremes (const DesmiCube *cube, const DesmiCategory **high, const DesmiCategory **low)
{
  *high = *low = NULL;
  for (guint r = 0; r < desmi_cube_get_n_rows (cube); r++)
    {
      const DesmiCategory *row = desmi_cube_get_row (cube, r);

      if (row->is_other || row->total.n_values == 0)
        continue;
      if (*high == NULL || row->total.value > (*high)->total.value)
        *high = row;
      if (*low == NULL || row->total.value < (*low)->total.value)
        *low = row;
    }
  return *high != NULL;
}

static char *
say_size (const Scoreboard *self)
{
  gboolean         villages = strcmp (self->cube.rows.dimension, "village") == 0;
  guint            n = desmi_cube_get_n_rows (&self->cube);
  guint            n_pillars = desmi_cube_get_n_columns (&self->cube);
  g_autofree char *rows = g_strdup_printf (
      villages ? desmi_locale_plural (self->locale, "%u village", "%u villages", n)
               : desmi_locale_plural (self->locale, "%u subdistrict", "%u subdistricts", n),
      n);
  g_autofree char *columns = g_strdup_printf (
      desmi_locale_plural (self->locale, "%u pillar", "%u pillars", n_pillars), n_pillars);

  /* Translators: "30 villages", "4 pillars". */
  return g_strdup_printf (desmi_locale_text (self->locale, N_ ("Scoreboard of %s and %s")), rows,
                          columns);
}

static void
append_count (const Scoreboard *self, GString *out, const char *what, guint n)
{
  g_autofree char *count = desmi_format_count (n, self->locale);

  if (n > 0)
    g_string_append_printf (out, "; %s: %s", what, count);
}

/* "Scoreboard of 30 villages and 4 pillars: mean 61.2%, highest Sliyeg 88.0%, lowest Tugu 23.0%;
 * not reported: 3; stalled: 2." */
static char *
summarize (const Scoreboard *self)
{
  g_autofree char     *size = say_size (self);
  GString             *out = g_string_new (size);
  const DesmiCategory *high, *low;

  if (find_extremes (&self->cube, &high, &low))
    {
      g_autofree char *mean
          = desmi_value_to_text (self->cube.total.value, self->cube.type, self->locale);
      g_autofree char *most
          = desmi_value_to_text (high->total.value, self->cube.type, self->locale);
      g_autofree char *least
          = desmi_value_to_text (low->total.value, self->cube.type, self->locale);

      g_string_append_printf (
          out,
          /* Translators: a mean, then twice a village with what it comes to. */
          desmi_locale_text (self->locale, N_ (": mean %s, highest %s %s, lowest %s %s")), mean,
          high->name, most, low->name, least);
    }
  append_count (self, out, desmi_locale_text (self->locale, N_ ("not reported")),
                self->cube.n_missing);
  append_count (self, out, desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, self->locale),
                self->n_stalled);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* The same classes for every village and time, so that boards can be laid beside each other: a
 * fifth of the targets each. Values beyond that, which no score has, get classes of their own. */
static void
choose_classes (const Scoreboard *self, DesmiMapClasses *classes)
{
  double low, high;

  desmi_cube_get_range (&self->cube, &low, &high);
  if (self->cube.type != DESMI_COLUMN_RATIO || !(low >= 0) || high > 10)
    return;
  desmi_map_classes_init (classes, NULL, 0, DESMI_COLUMN_RATIO);
  classes->step = 1.0 / N_CLASSES;
  for (guint i = 0; i < N_CLASSES; i++)
    {
      DesmiMapClass class = { i / (double) N_CLASSES, (i + 1) / (double) N_CLASSES,
                              i / (N_CLASSES - 1.0) };

      if (i + 1 == N_CLASSES)
        class.to = MAX (class.to, high);
      g_array_append_val (classes->classes, class);
    }
}

/**
 * desmi_scoreboard_chart_layout:
 * @table: see desmi_chart_layout()
 *
 * Lays out a scoreboard.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_scoreboard_chart_layout (DesmiTable              *table,
                               const DesmiChartSpec    *spec,
                               const DesmiChartContext *context,
                               GError                 **error)
{
  g_auto (Scoreboard)  board = { 0 };
  g_auto (DesmiFrame)  frame = { 0 };
  g_auto (DesmiMatrix) matrix = { .frame = &frame, .cube = &board.cube };
  gboolean             any;

  if (!scoreboard_read (&board, table, spec, context->locale, error))
    return NULL;
  any = board.cube.total.n_values + board.cube.n_missing + board.cube.n_suppressed > 0;
  desmi_frame_begin (&frame, board.behind.table, spec, context);
  matrix.source = (DesmiMatrixSource){ .describe = describe,
                                       .find_row = find_row,
                                       .word = dup_word,
                                       .is_stalled = is_stalled,
                                       .describe_row = describe_row,
                                       .data = &board };
  matrix.widest = WIDEST;
  matrix.edge_title = desmi_locale_text (context->locale, N_ ("Mean"));
  if (any)
    {
      g_autofree char *summary = summarize (&board);

      desmi_scene_set_summary (frame.scene, summary);
      choose_classes (&board, &matrix.classes);
      desmi_matrix_prepare (&matrix);
      desmi_matrix_add_legend (&matrix);
    }
  desmi_frame_note_invalid (&frame, board.cube.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (any)
        desmi_matrix_draw (&matrix, table);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}
