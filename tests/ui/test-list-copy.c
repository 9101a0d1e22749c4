/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages on the clipboard: whole, and without what the audience is not told. */
#include "ui-fixture.h"

#include "ui/villages/desmi-score-bar.h"

/* The lines on the clipboard. */
static GStrv
read_lines (UiFixture *self)
{
  g_autofree char *text = ui_read_clipboard (GTK_WIDGET (self->window));

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static gboolean
has_table (gpointer window)
{
  return gdk_content_formats_contain_mime_type (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (window)), "text/html");
}

static GStrv
copy_villages (UiFixture *self, DesmiVillagesPage *page)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), "");
  gtk_widget_activate_action (GTK_WIDGET (page), "villages.copy", NULL);
  ui_wait (has_table, self->window, "the villages on the clipboard");
  return read_lines (self);
}

/* Nothing selected: all of them, in the order shown and with every column; else the selected. */
static void
test_copy_villages (UiFixture *self, gconstpointer unused)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) third = NULL;
  g_auto (GStrv)           all = NULL, one = NULL, cells = NULL, titles = NULL;

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  third = ui_get_village (page, 2);
  all = copy_villages (self, page);
  g_assert_cmpuint (g_strv_length (all), ==, 1 + UI_SAMPLE_VILLAGES);
  titles = g_strsplit (all[0], "\t", -1);
  cells = g_strsplit (all[3], "\t", -1);
  g_assert_cmpuint (g_strv_length (titles), ==, 10);
  g_assert_cmpstr (titles[0], ==, "Code");
  g_assert_cmpstr (titles[6], ==, "P1 Migration service centre");
  g_assert_cmpuint (g_strv_length (cells), ==, 10);
  g_assert_cmpstr (cells[0], ==, third->code);
  g_assert_cmpstr (cells[1], ==, third->name);
  g_assert_cmpstr (cells[4], ==, "Active");
  g_assert_true (g_str_has_suffix (cells[6], "%"));
  desmi_villages_page_select (page, 2, TRUE);
  ui_settle ();
  one = copy_villages (self, page);
  g_assert_cmpuint (g_strv_length (one), ==, 2);
  g_assert_cmpstr (one[0], ==, all[0]);
  g_assert_cmpstr (one[1], ==, all[3]);
}

typedef struct
{
  DesmiVillagesPage *page;
  char              *name; /* of a cell, as it is spoken */
} Score;

static gboolean
is_score_shown (gpointer data)
{
  const Score *score = data;

  return ui_find (GTK_WIDGET (score->page), DESMI_TYPE_SCORE_BAR, score->name) != NULL;
}

/* Of three people that were served the forum learns nothing, in the list or by copying it. */
static void
test_forum (UiFixture *self, gconstpointer unused)
{
  Score                    score = { ui_go_to_villages (self), NULL };
  DesmiSession            *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("test");
  g_autoptr (DesmiVillage) third = NULL;
  g_auto (GStrv)           lines = NULL, titles = NULL;

  ui_wait_rows (score.page, UI_SAMPLE_VILLAGES);
  third = ui_get_village (score.page, 2);
  desmi_edit_put_measurement (edit, third->code, "warga_dilayani",
                              desmi_session_get_quarter (session), 3000);
  g_assert_true (desmi_store_apply (desmi_session_get_store (session), edit, NULL, NULL));
  desmi_session_set_audience (session, DESMI_AUDIENCE_FORUM);
  ui_settle ();
  ui_wait_rows (score.page, UI_SAMPLE_VILLAGES);
  lines = copy_villages (self, score.page);
  titles = g_strsplit (lines[0], "\t", -1);
  for (guint i = 0; i < UI_SAMPLE_VILLAGES; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);

      if (g_str_equal (cells[0], third->code))
        g_assert_cmpstr (cells[6], ==, "hidden");
      else if (score.name == NULL && g_str_has_suffix (cells[6], "%"))
        {
          g_autoptr (DesmiVillage) village = ui_get_village (score.page, i);
          g_autofree char         *text = desmi_score_bar_dup_text (village->score[0]);

          score.name = g_strdup_printf ("%s: %s", titles[6], text);
        }
    }
  g_assert_nonnull (score.name);
  ui_wait (is_score_shown, &score, score.name);
  g_free (score.name);
  score.name = g_strdup_printf ("%s: hidden", titles[6]);
  g_assert_true (is_score_shown (&score));
  g_free (score.name);
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
#define ADD(path, sample, function)                                                                \
  g_test_add (path, UiFixture, sample, ui_set_up, function, ui_tear_down)
  ADD ("/pages/copy-villages", "sample", test_copy_villages);
  ADD ("/pages/forum", "sample", test_forum);
#undef ADD
  status = g_test_run ();
  ui_done ();
  return status;
}
