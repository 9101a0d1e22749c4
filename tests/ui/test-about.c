/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window: whoever has a right in the data that are shipped is named in it. */
#include "ui-fixture.h"

#include "ui/desmi-about.h"

#define N_NOTICES 5 /* of the four licences of data/LICENSES.md, one of them with two */

/* Every copyright notice of the shipped licences, without the word and its sign. */
static GPtrArray *
list_notices (void)
{
  GPtrArray       *notices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (g_getenv ("DESMIGRATIF_DATA_DIR"), "LICENSES.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GRegex)     notice = g_regex_new ("(?:^|; )Copyright (?:\\(c\\) |© )?([0-9][^;\n]*)",
                                               G_REGEX_MULTILINE, 0, &error);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (notice, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (notices, g_match_info_fetch (match, 1));
  return notices;
}

/* Its pages are not all on the screen. */
static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
test_notices (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) notices = list_notices ();
  GtkWindow            *about;

  g_assert_cmpuint (notices->len, ==, N_NOTICES);
  desmi_about_present (GTK_WINDOW (self->window));
  about = ui_find_dialog (self, ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (about);
  for (guint i = 0; i < notices->len; i++)
    {
      g_test_message ("%s", (const char *) notices->pdata[i]);
      g_assert_true (has_text (GTK_WIDGET (about), notices->pdata[i]));
    }
  ui_settle ();
  ui_picture (GTK_WIDGET (about), "about");
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  g_test_add ("/about/notices", UiFixture, NULL, ui_set_up, test_notices, ui_tear_down);
  status = g_test_run ();
  ui_done ();
  return status;
}
