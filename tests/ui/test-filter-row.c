/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of controls in as many lines as it needs. */
#include "ui-fixture.h"

#include "ui/desmi-filter-row.h"

#define WIDTH 100 /* px, of each of four controls, with 8 px between them */
#define N 4

static const struct
{
  int width;
  int lines[N];
  int last_x; /* of the last one, which keeps to the end */
} cases[] = {
  { 500, { 0, 0, 0, 0 }, 400 },
  { 424, { 0, 0, 0, 0 }, 324 },
  /* the last does not stand alone */
  { 423, { 0, 0, 1, 1 }, 323 },
  { 330, { 0, 0, 1, 1 }, 230 },
  { 216, { 0, 0, 1, 1 }, 116 },
  /* unless there is no room beside it */
  { 110, { 0, 1, 2, 3 }, 10 },
};

static void
test_lines (UiFixture *self, gconstpointer data)
{
  guint      c = GPOINTER_TO_UINT (data);
  GtkWidget *window = gtk_window_new (), *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);
  GtkWidget *controls[N], *hidden = gtk_button_new ();
  int        height = 0;

  for (guint i = 0; i < N; i++)
    {
      controls[i] = gtk_drawing_area_new ();
      gtk_widget_set_size_request (controls[i], WIDTH, 20);
      gtk_widget_set_parent (controls[i], row);
    }
  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_insert_before (hidden, row, controls[N - 1]);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, cases[c].width, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 20 + 28 * cases[c].lines[N - 1]);
  gtk_widget_allocate (row, cases[c].width, height, -1, NULL);
  for (guint i = 0; i < N; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (controls[i], row, &bounds));
      g_assert_cmpint ((int) bounds.origin.y, ==, 28 * cases[c].lines[i]);
      if (i == N - 1)
        g_assert_cmpint ((int) bounds.origin.x, ==, cases[c].last_x);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/filter-row/lines/%d", cases[i].width);

      g_test_add (path, UiFixture, GUINT_TO_POINTER (i), NULL, test_lines, NULL);
    }
  status = g_test_run ();
  ui_done ();
  return status;
}
