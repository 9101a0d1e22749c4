/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names and values at the nodes of a Sankey diagram. */
#include "sankey-cases.h"

#include <math.h>
#include <string.h>

/* Returns: how many marks say @text */
static guint
count_text (DesmiScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n += g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0;
  return n;
}

/* A name of two words is parted before it is cut. */
static void
test_labels_wrap (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  Setting                narrow = plain;
  g_autoptr (DesmiScene) scene = NULL;
  guint                  n = 0;

  narrow.width = 330;
  narrow.height = 600;
  scene = lay_out_well (table, &narrow);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n += g_strcmp0 (mark->text, "Hong") == 0 || g_strcmp0 (mark->text, "Kong") == 0;
      g_assert_false (mark->text != NULL && g_str_has_prefix (mark->text, "Hong K"));
    }
  g_assert_cmpuint (n, ==, 2);
}

/* A node lower than its label is named where nothing else is, and not where names would cover each
 * other. */
static void
test_thin (void)
{
  static const Row alone[]
      = { { "Losarang", "TWN", "formal", 1000 }, { "Losarang", "SGP", "formal", 12 } };
  static const Row       crowd[] = { { "Losarang", "TWN", "formal", 1000 },
                                     { "Losarang", "SGP", "formal", 12 },
                                     { "Losarang", "MYS", "formal", 11 },
                                     { "Losarang", "JPN", "formal", 10 } };
  g_autoptr (DesmiTable) few = table_new (alone, G_N_ELEMENTS (alone));
  g_autoptr (DesmiTable) many = table_new (crowd, G_N_ELEMENTS (crowd));
  g_autoptr (DesmiScene) one = lay_out_well (few, &plain), two = lay_out_well (many, &plain);
  const DesmiSceneMark  *node = find_key (one, "node:1:SGP", DESMI_SHAPE_RECT);
  g_autofree char       *why = NULL;
  guint                  n;

  g_assert_nonnull (node);
  g_assert_cmpfloat (node->box.height, <, 10);
  g_assert_cmpuint (count_text (one, "Singapore"), ==, 1);
  g_assert_cmpuint (count_text (one, "12"), ==, 1);
  n = count_text (two, "Singapore") + count_text (two, "Malaysia") + count_text (two, "Japan");
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <, 3);
  if (!desmi_scene_check (two, &why))
    g_error ("%s", why);
}

/* Names of neighbours are moved apart rather than left out, as far as each still reads as its
 * node's. */
static void
test_thin_beside (void)
{
  static const Row       rows[] = { { "Losarang", "TWN", "formal", 1000 },
                                    { "Losarang", "SGP", "formal", 18 },
                                    { "Losarang", "MYS", "formal", 15 } };
  g_autoptr (DesmiTable) table = table_new (rows, G_N_ELEMENTS (rows));
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const DesmiSceneMark  *one = find_key (scene, "node:1:SGP", DESMI_SHAPE_RECT);
  const DesmiSceneMark  *two = find_key (scene, "node:1:MYS", DESMI_SHAPE_RECT);
  g_autofree char       *why = NULL;

  /* nearer to each other than a line and what is between two */
  g_assert_cmpfloat (fabs (one->box.y - two->box.y), <, 15);
  g_assert_cmpuint (count_text (scene, "Singapore"), ==, 1);
  g_assert_cmpuint (count_text (scene, "Malaysia"), ==, 1);
  if (!desmi_scene_check (scene, &why))
    g_error ("%s", why);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-labels/wrap", test_labels_wrap);
  g_test_add_func ("/sankey-labels/thin", test_thin);
  g_test_add_func ("/sankey-labels/thin-beside", test_thin_beside);
  return g_test_run ();
}
