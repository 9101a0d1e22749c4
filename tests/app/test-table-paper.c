/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper has edges: a table of many rows and columns is whole on any paper, with its titles, its
 * names and its source on each sheet. */
#include "app/desmi-table-columns.h"
#include "app/desmi-table-paper.h"

#include <math.h>
#include <string.h>

#define N_VILLAGES 317
#define N_COLUMNS 14

/* Names, words of some length, and numbers as villages have them. */
static DesmiTableSheet *
make_sheet (guint n_rows, guint n_columns)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("villages");
  g_autoptr (DesmiTable) table = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "note", DESMI_COLUMN_TEXT);
  for (guint i = 2; i < n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("number_%u", i);

      desmi_table_builder_add_column (builder, name, DESMI_COLUMN_IDR);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *name = g_strdup_printf ("Desa%03u", row);
      g_autofree char *note
          = g_strdup_printf ("Catatan %u: pelatihan, lalu rapat di balai desa", row);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, row % 7 == 0 ? note : "–", NULL);
      for (guint i = 2; i < n_columns; i++)
        desmi_table_builder_set_int (builder, i, (gint64) row * 1000000 + i);
    }
  table = desmi_table_builder_end (builder);
  return desmi_table_sheet_new_whole (table, "Villages of the district", "Source: the district",
                                      DESMI_AUDIENCE_INTERNAL, desmi_locale_get_english ());
}

/* How many texts of a sheet are @text, or contain it. */
static guint
count_texts (DesmiScene *scene, const char *text, gboolean whole)
{
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT
          && (whole ? g_str_equal (mark->text, text) : strstr (mark->text, text) != NULL))
        n++;
    }
  return n;
}

static void
assert_inside (DesmiScene *scene, double margin)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      g_assert_cmpfloat (mark->box.x, >=, margin - 1);
      g_assert_cmpfloat (mark->box.y, >=, margin - 4);
      g_assert_cmpfloat (mark->box.x + mark->box.width, <=,
                         desmi_scene_get_width (scene) - margin + 1);
      g_assert_cmpfloat (mark->box.y + mark->box.height, <=,
                         desmi_scene_get_height (scene) - margin + 4);
    }
}

/* Whether texts of different cells touch. */
static void
assert_apart (DesmiScene *scene)
{
  guint n = desmi_scene_get_n_marks (scene);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        const DesmiSceneMark *a = desmi_scene_get_mark (scene, i);
        const DesmiSceneMark *b = desmi_scene_get_mark (scene, k);
        double                across
            = fmin (a->box.x + a->box.width, b->box.x + b->box.width) - fmax (a->box.x, b->box.x);
        double down
            = fmin (a->box.y + a->box.height, b->box.y + b->box.height) - fmax (a->box.y, b->box.y);

        if (a->shape == DESMI_SHAPE_TEXT && b->shape == DESMI_SHAPE_TEXT && across > 0.5
            && down > 3)
          g_error ("“%s” lies over “%s” by %g x %g", a->text, b->text, across, down);
      }
}

typedef struct
{
  DesmiPaperKind kind;
  DesmiPaperTurn turn;
} Case;

static void
test_whole (gconstpointer data)
{
  const Case                 *test = data;
  g_autoptr (DesmiTableSheet) sheet = make_sheet (N_VILLAGES, N_COLUMNS);
  g_autoptr (DesmiTablePaper) paper = desmi_table_paper_new_for (sheet, test->kind, test->turn);
  guint                       n = desmi_table_paper_get_n_pages (paper);
  guint                       n_strips = desmi_table_paper_get_n_strips (paper);
  guint                       n_rows = 0, n_cells = 0;

  g_assert_cmpuint (n, >=, n_strips);
  for (guint page = 0; page < n; page++)
    {
      g_autoptr (DesmiScene) scene = desmi_table_paper_make_scene (paper, page);
      g_autofree char       *number = g_strdup_printf ("Page %u of %u", page + 1, n);

      assert_inside (scene, DESMI_TABLE_PAPER_MARGIN_PT);
      assert_apart (scene);
      g_assert_cmpuint (count_texts (scene, "village", TRUE) + count_texts (scene, "Village", TRUE),
                        ==, 1);
      g_assert_cmpuint (count_texts (scene, number, TRUE), ==, 1);
      g_assert_cmpuint (count_texts (scene, "Villages of the district", TRUE), ==, 1);
      g_assert_cmpuint (count_texts (scene, "Source: the district", TRUE), >=, 1);
      n_rows += count_texts (scene, "Desa", FALSE) - count_texts (scene, "Desa di", FALSE);
      n_cells += count_texts (scene, "IDR", FALSE);
    }
  /* each name on each sheet beside another, each number once */
  g_assert_cmpuint (n_rows, ==, N_VILLAGES * n_strips);
  g_assert_cmpuint (n_cells, ==, N_VILLAGES * (N_COLUMNS - 2));
}

static void
test_sizes (void)
{
  g_autoptr (DesmiTableSheet) wide = make_sheet (3, N_COLUMNS), narrow = make_sheet (3, 4);
  g_autoptr (DesmiTablePaper) across
      = desmi_table_paper_new_for (wide, DESMI_PAPER_F4, DESMI_TURN_AUTO);
  g_autoptr (DesmiTablePaper) upright
      = desmi_table_paper_new_for (narrow, DESMI_PAPER_F4, DESMI_TURN_AUTO);
  g_autoptr (DesmiTablePaper) told
      = desmi_table_paper_new_for (narrow, DESMI_PAPER_A4, DESMI_TURN_ACROSS);

  g_assert_cmpfloat_with_epsilon (desmi_table_paper_get_width (across), 330 * 72 / 25.4, 0.1);
  g_assert_cmpfloat_with_epsilon (desmi_table_paper_get_height (across), 215 * 72 / 25.4, 0.1);
  g_assert_cmpfloat_with_epsilon (desmi_table_paper_get_width (upright), 215 * 72 / 25.4, 0.1);
  g_assert_cmpuint (desmi_table_paper_get_n_pages (upright), ==, 1);
  g_assert_cmpfloat_with_epsilon (desmi_table_paper_get_width (told), 841.9, 0.1);
}

/* One page with its titles, so that it says that there is nothing. */
static void
test_empty (void)
{
  g_autoptr (DesmiTableSheet) sheet = make_sheet (0, 5);
  g_autoptr (DesmiTablePaper) paper
      = desmi_table_paper_new_for (sheet, DESMI_PAPER_A4, DESMI_TURN_AUTO);
  g_autoptr (DesmiScene) scene = desmi_table_paper_make_scene (paper, 0);

  g_assert_cmpuint (desmi_table_paper_get_n_pages (paper), ==, 1);
  g_assert_cmpuint (count_texts (scene, "Page 1 of 1", TRUE), ==, 1);
}

/* Long words and long texts stay in their columns, on a sheet of any size. */
static void
test_long (void)
{
  DesmiTableBuilder          *builder = desmi_table_builder_new ("notes");
  g_autofree char            *word = g_strnfill (400, 'w');
  g_autofree char            *text = NULL;
  g_autoptr (GString)         words = g_string_new (NULL);
  g_autoptr (DesmiTable)      table = NULL;
  g_autoptr (DesmiTableSheet) sheet = NULL;

  for (guint i = 0; i < 800; i++)
    g_string_append (words, "kata ");
  text = g_strdup (words->str);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "note", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < 12; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, word, NULL);
      desmi_table_builder_set_text (builder, 1, text, NULL);
    }
  table = desmi_table_builder_end (builder);
  sheet = desmi_table_sheet_new_whole (table, text, word, DESMI_AUDIENCE_PUBLIC,
                                       desmi_locale_get_english ());
  for (guint i = 0; i < DESMI_N_PAPERS; i++)
    {
      g_autoptr (DesmiTablePaper) paper
          = desmi_table_paper_new_for (sheet, (DesmiPaperKind) i, DESMI_TURN_AUTO);

      for (guint page = 0; page < desmi_table_paper_get_n_pages (paper); page++)
        {
          g_autoptr (DesmiScene) scene = desmi_table_paper_make_scene (paper, page);

          assert_inside (scene, DESMI_TABLE_PAPER_MARGIN_PT);
          assert_apart (scene);
        }
    }
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = {
    { DESMI_PAPER_A4, DESMI_TURN_UPRIGHT },     { DESMI_PAPER_A4, DESMI_TURN_ACROSS },
    { DESMI_PAPER_F4, DESMI_TURN_UPRIGHT },     { DESMI_PAPER_F4, DESMI_TURN_AUTO },
    { DESMI_PAPER_LETTER, DESMI_TURN_UPRIGHT }, { DESMI_PAPER_LETTER, DESMI_TURN_AUTO },
  };
  static const char *const turns[] = { "auto", "upright", "across" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/table-paper/whole/%s-%s", desmi_paper_kind_get_name (cases[i].kind),
                             turns[cases[i].turn]);

      g_test_add_data_func (path, &cases[i], test_whole);
    }
  g_test_add_func ("/table-paper/sizes", test_sizes);
  g_test_add_func ("/table-paper/empty", test_empty);
  g_test_add_func ("/table-paper/long", test_long);
  return g_test_run ();
}
