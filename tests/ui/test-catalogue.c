/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the catalogue: looked through, added to, changed, retired, counted from a register,
 * taken back. */
#include "at-once-fixture.h"

#include "core/desmi-clock.h"
#include "ui/desmi-filter.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-pillars-page.h"

#include <string.h>

#define VILLAGE "32.12.16.2004"
#define OFFICIAL "indicator warga_dilayani"
#define OWN "indicator arisan_desa"

static DesmiCatalogueWindow *
find_window (UiFixture *self)
{
  GtkWindow *window = ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW);

  return window != NULL ? DESMI_CATALOGUE_WINDOW (window) : NULL;
}

static gboolean
has_entries (gpointer data)
{
  DesmiCatalogueWindow *window = find_window (data);

  return window != NULL && desmi_catalogue_window_count_shown (window) > 0;
}

/* By its key, from any page. */
static void
open_catalogue (UiFixture *self)
{
  ui_activate (self, "catalogue", NULL);
  ui_wait (has_entries, self, "the catalogue");
}

typedef struct
{
  UiFixture  *fixture;
  const char *text;
} Wanted;

static gboolean
is_last_step (gpointer data)
{
  const Wanted *self = data;
  const char   *label = desmi_store_get_undo_label (at_once_get_store (self->fixture));

  return label != NULL && strstr (label, self->text) != NULL;
}

static void
wait_step (UiFixture *self, const char *text)
{
  Wanted wanted = { self, text };

  ui_wait (is_last_step, &wanted, text);
}

static gboolean
is_selected (gpointer data)
{
  const Wanted *self = data;

  return desmi_catalogue_window_select (find_window (self->fixture), self->text);
}

/* Waits until the entry is in the list, and chooses it. */
static void
choose (UiFixture *self, const char *key)
{
  Wanted wanted = { self, key };

  ui_wait (is_selected, &wanted, key);
}

static gboolean
is_absent (gpointer data)
{
  return !is_selected (data);
}

static void
wait_absent (UiFixture *self, const char *key)
{
  Wanted wanted = { self, key };

  ui_wait (is_absent, &wanted, key);
}

static void
act (UiFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_window (self)), action, NULL));
}

/* An action that is off is not done. */
static gboolean
is_on (UiFixture *self, const char *label)
{
  GtkWidget *button = ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return gtk_widget_get_sensitive (button);
}

static gboolean
is_edit_off (gpointer data)
{
  return !is_on (data, "Edit…");
}

static DesmiForm *
get_form (UiFixture *self)
{
  GtkWindow *form = ui_find_dialog (self, DESMI_TYPE_FORM);

  g_assert_nonnull (form);
  return DESMI_FORM (form);
}

static void
type (UiFixture *self, const char *field, const char *text)
{
  desmi_field_set_text (ui_find_field (get_form (self), field), text);
}

/* The fields of a form stand beside each other. */
static void
set_choice (UiFixture *self, const char *title, const char *id)
{
  GtkWidget *child = ui_find (GTK_WIDGET (get_form (self)), DESMI_TYPE_FILTER, NULL);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *name = NULL;

      if (DESMI_IS_FILTER (child))
        g_object_get (child, "title", &name, NULL);
      if (g_strcmp0 (name, title) == 0)
        break;
    }
  g_assert_nonnull (child);
  desmi_filter_set_selected (DESMI_FILTER (child), id);
}

static gboolean
has_error (gpointer data)
{
  GtkWindow *form = ui_find_dialog (data, DESMI_TYPE_FORM);

  return form != NULL && desmi_form_get_error (DESMI_FORM (form)) != NULL;
}

static void
wait_error (UiFixture *self, const char *about)
{
  ui_wait (has_error, self, "the sentence");
  g_assert_nonnull (strstr (desmi_form_get_error (get_form (self)), about));
}

static void
add_indicator (UiFixture *self)
{
  choose (self, OFFICIAL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_window (self)), "catalogue.add", "i",
                                             DESMI_CATALOGUE_INDICATOR));
  type (self, "Name", "Arisan desa");
  type (self, "Unit", "kelompok");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  wait_step (self, "Added “Arisan desa”");
  choose (self, OWN);
}

static guint
count_in_report (UiFixture *self, const char *argument)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (at_once_get_store (self), "report-form", argument, NULL, NULL, &error);
  guint n = 0;
  int   at;

  g_assert_no_error (error);
  at = desmi_table_find_column (table, "indicator");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    n += g_strcmp0 (desmi_table_get_text (table, i, (guint) at), "arisan_desa") == 0;
  return n;
}

typedef struct
{
  UiFixture *fixture;
  guint      least, most;
} Shown;

static gboolean
shows_between (gpointer data)
{
  const Shown *shown = data;
  guint        n = desmi_catalogue_window_count_shown (find_window (shown->fixture));

  return n >= shown->least && n <= shown->most;
}

/* The entry waits for the hand to rest before it searches, and so must the test. */
static void
search_until (UiFixture *self, const char *text, guint least, guint most)
{
  Shown shown = { self, least, most };

  desmi_catalogue_window_search (find_window (self), text);
  ui_wait (shows_between, &shown, text);
}

/* What is official is read only; the search leaves what it finds, below its headings. */
static void
test_look (UiFixture *self, gconstpointer data)
{
  guint all;

  open_catalogue (self);
  choose (self, OFFICIAL);
  ui_settle ();
  ui_picture (GTK_WIDGET (find_window (self)), "catalogue");
  g_assert_true (ui_has_label (GTK_WIDGET (find_window (self)), "Official, version 1"));
  g_assert_false (is_on (self, "Edit…"));
  all = desmi_catalogue_window_count_shown (find_window (self));
  search_until (self, "documents", 3, all - 1);
  search_until (self, "xyzzy", 0, 0);
}

static GtkWidget *
get_page (UiFixture *self)
{
  return ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
}

static DesmiFilter *
get_programme_filter (UiFixture *self)
{
  return DESMI_FILTER (ui_find (get_page (self), DESMI_TYPE_FILTER, NULL));
}

static gboolean
has_programmes (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_programme_filter (data)))
         && desmi_filter_has (get_programme_filter (data), "desa-migran-emas");
}

static gboolean
shows_its_pillars (gpointer data)
{
  return ui_has_label (get_page (data), "1. Educative");
}

/* One click, and it is there to be filled; one more, and it is gone. */
static void
test_proposal (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  g_assert_false (is_on (self, "Redo"));
  act (self, "catalogue.propose");
  wait_step (self, "Desa Migran Emas");
  choose (self, "pillar desa-migran-emas 4");
  g_assert_true (is_on (self, "Edit…"));
  g_assert_true (is_on (self, "Undo"));
  act (self, "catalogue.undo");
  wait_absent (self, "pillar desa-migran-emas 4");
  g_assert_true (is_on (self, "Redo"));
  act (self, "catalogue.redo");
  choose (self, "programme desa-migran-emas");
  ui_wait (has_programmes, self, "the programmes of the page");
  desmi_filter_set_selected (get_programme_filter (self), "desa-migran-emas");
  ui_wait (shows_its_pillars, self, "the pillars of the programme");
}

static gboolean
shows_own (gpointer data)
{
  DesmiCatalogueWindow *window = find_window (data);

  return ui_has_label (GTK_WIDGET (desmi_catalogue_window_get_detail (window)), "Arisan desa")
         && GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window)));
}

/* Refused with a sentence, and what was typed stays; once added, it is shown whatever is searched.
 */
static void
test_add (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  choose (self, OFFICIAL);
  desmi_catalogue_window_search (find_window (self), "warga");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_window (self)), "catalogue.add", "i",
                                             DESMI_CATALOGUE_INDICATOR));
  type (self, "Name", "Arisan desa");
  desmi_form_save (get_form (self));
  wait_error (self, "unit is missing");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (get_form (self), "Name")), ==,
                   "Arisan desa");
  type (self, "Unit", "kelompok");
  type (self, "Code", "warga_dilayani");
  desmi_form_save (get_form (self));
  wait_error (self, "already");
  type (self, "Code", "");
  type (self, "Weight in the pillar", "two");
  desmi_form_save (get_form (self));
  g_assert_nonnull (
      desmi_field_get_error (ui_find_field (get_form (self), "Weight in the pillar")));
  type (self, "Weight in the pillar", "2");
  ui_picture (GTK_WIDGET (get_form (self)), "catalogue-form");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  wait_step (self, "Added “Arisan desa”");
  ui_wait (shows_own, self, "what was added to be shown");
  g_assert_cmpuint (count_in_report (self, VILLAGE " 2023-Q4"), ==, 1);
  act (self, "catalogue.undo");
  wait_absent (self, OWN);
}

static gboolean
has_score (gpointer data)
{
  const Wanted *self = data;
  const char   *text = desmi_catalogue_detail_get_score_text (
        desmi_catalogue_window_get_detail (find_window (self->fixture)));

  return text != NULL && strstr (text, self->text) != NULL;
}

static void
wait_score (UiFixture *self, const char *text)
{
  Wanted wanted = { self, text };

  ui_wait (has_score, &wanted, text);
}

/* The newest quarter of the sample, which the score is told of, is the last of 2025. */
static void
measure (UiFixture *self, const char *quarter)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("measure");
  g_autoptr (GError)    error = NULL;

  desmi_edit_put_measurement (edit, VILLAGE, "arisan_desa", quarter, 12000);
  desmi_edit_put_target (edit, VILLAGE, "arisan_desa", quarter, 15000);
  g_assert_true (desmi_store_apply (at_once_get_store (self), edit, NULL, &error));
}

/* Another weight needs a quarter once villages have reported; then the old version is told below.
 */
static void
test_version (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  add_indicator (self);
  measure (self, "2025-Q4");
  wait_score (self, "12 of the target of 15 is 80");
  act (self, "catalogue.edit");
  type (self, "Weight in the pillar", "3");
  desmi_form_save (get_form (self));
  wait_error (self, "from which quarter");
  set_choice (self, "Counted so from", "2026-Q1");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  wait_step (self, "Changed “Arisan desa”");
  choose (self, OWN);
  ui_settle ();
  ui_picture (GTK_WIDGET (find_window (self)), "catalogue-version");
  g_assert_true (ui_has_label (GTK_WIDGET (find_window (self)), "Counted at first"));
  /* the last quarter reported was counted in the old way, and still is */
  wait_score (self, "with a weight of 1 out of 4");
}

static void
test_retire (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  add_indicator (self);
  measure (self, "2023-Q4");
  act (self, "catalogue.retire");
  set_choice (self, "Retired from", "2024-Q1");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  wait_step (self, "Retired “Arisan desa”");
  g_assert_cmpuint (count_in_report (self, VILLAGE " 2023-Q4"), ==, 1);
  g_assert_cmpuint (count_in_report (self, VILLAGE " 2024-Q1"), ==, 0);
  ui_wait (is_edit_off, self, "that it cannot be edited");
  act (self, "catalogue.restore");
  wait_step (self, "Brought “Arisan desa” back");
  g_assert_cmpuint (count_in_report (self, VILLAGE " 2024-Q1"), ==, 1);
}

static gboolean
says_kept (gpointer data)
{
  return strstr (desmi_catalogue_window_get_sentence (find_window (data)), "Retire it instead")
         != NULL;
}

static void
test_delete (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  add_indicator (self);
  measure (self, "2025-Q4");
  wait_score (self, "12 of the target");
  act (self, "catalogue.delete");
  ui_wait (says_kept, self, "why it is kept");
  act (self, "catalogue.undo");
  wait_step (self, "Added “Arisan desa”");
  choose (self, OWN);
  act (self, "catalogue.delete");
  wait_absent (self, OWN);
}

/* As another window would. */
static void
rename_beside (UiFixture *self, const char *name_id, const char *name_en)
{
  g_autoptr (DesmiEdit)          edit = desmi_edit_new ("beside");
  g_autoptr (DesmiCatalogueItem) item
      = desmi_catalogue_item_new (DESMI_CATALOGUE_INDICATOR, "arisan_desa");

  item->programme = g_strdup ("desmigratif");
  item->pillar = 1;
  item->name_id = g_strdup (name_id);
  item->name_en = g_strdup (name_en);
  item->unit = g_strdup ("kelompok");
  item->direction = g_strdup ("higher");
  item->over_time = g_strdup ("sum");
  item->over_villages = g_strdup ("sum");
  item->weight_milli = item->cap_milli = 1000;
  desmi_edit_put_catalogue (edit, item);
  at_once_apply (self, edit);
}

static char *
read_names (UiFixture *self)
{
  g_autoptr (DesmiTable) table = at_once_look_up (self, "catalogue", NULL);
  guint                  id = (guint) desmi_table_find_column (table, "id"),
        first = (guint) desmi_table_find_column (table, "name_id"),
        second = (guint) desmi_table_find_column (table, "name_en");

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_table_get_text (table, i, id), "arisan_desa") == 0)
      return g_strdup_printf ("%s / %s", desmi_table_get_text (table, i, first),
                              desmi_table_get_text (table, i, second));
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return desmi_field_get_error (ui_find_field (get_form (data), "Name")) != NULL;
}

/* What another window saved meanwhile stays where nothing was typed, and is asked about where
 * something was. */
static void
test_meet (UiFixture *self, gconstpointer data)
{
  g_autofree char *both = NULL, *kept = NULL, *replaced = NULL;

  open_catalogue (self);
  add_indicator (self);
  act (self, "catalogue.edit");
  rename_beside (self, "Arisan desa", "Savings club");
  type (self, "Name", "Arisan warga");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  both = read_names (self);
  g_assert_cmpstr (both, ==, "Arisan warga / Savings club");
  choose (self, OWN);
  act (self, "catalogue.edit");
  rename_beside (self, "Arisan ibu", "Savings club");
  type (self, "Name", "Arisan bapak");
  desmi_form_save (get_form (self));
  ui_wait (is_asked, self, "what another window did");
  g_assert_nonnull (strstr (desmi_field_get_error (ui_find_field (get_form (self), "Name")),
                            "“Arisan ibu” was saved here"));
  kept = read_names (self);
  g_assert_cmpstr (kept, ==, "Arisan ibu / Savings club");
  ui_picture (GTK_WIDGET (get_form (self)), "catalogue-meet");
  desmi_form_save (get_form (self));
  ui_wait_form_closed (self);
  replaced = read_names (self);
  g_assert_cmpstr (replaced, ==, "Arisan bapak / Savings club");
}

static gboolean
has_name_in_list (gpointer data)
{
  return ui_has_label (GTK_WIDGET (find_window (data)), "Arisan pemuda");
}

/* The rows are read anew, and the focus is where it was. */
static void
test_focus (UiFixture *self, gconstpointer data)
{
  GtkWidget *list, *focus;

  open_catalogue (self);
  add_indicator (self);
  choose (self, OWN);
  list = ui_find (GTK_WIDGET (find_window (self)), GTK_TYPE_LIST_BOX, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))));
  rename_beside (self, "Arisan pemuda", "Arisan pemuda");
  ui_wait (has_name_in_list, self, "the new name");
  focus = gtk_window_get_focus (GTK_WINDOW (find_window (self)));
  g_assert_nonnull (focus);
  g_assert_true (focus == GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))));
}

static gboolean
is_previewed (gpointer data)
{
  const char *text = desmi_catalogue_detail_get_feed_text (
      desmi_catalogue_window_get_detail (find_window (data)));

  return strstr (text, "so far") != NULL;
}

static void
test_feed (UiFixture *self, gconstpointer data)
{
  GtkWidget *feed;

  open_catalogue (self);
  add_indicator (self);
  desmi_catalogue_detail_choose_feed (desmi_catalogue_window_get_detail (find_window (self)),
                                      "groups");
  wait_step (self, "is counted from: Groups in operation");
  /* that of the choice itself is of a cut word only */
  feed = GTK_WIDGET (ui_find_filter (GTK_WIDGET (find_window (self)), "Counted from"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_parent (feed)), ==,
                   "What is in a register need not be typed into the reports");
  ui_wait (is_previewed, self, "the count of the quarter");
  desmi_catalogue_detail_choose_feed (desmi_catalogue_window_get_detail (find_window (self)), "");
  wait_step (self, "is typed in the reports");
}

static gboolean
is_not_previewed (gpointer data)
{
  return !is_previewed (data);
}

/* What registers count is not typed again: one click for all of it, one to take it back. */
static void
test_feeds (UiFixture *self, gconstpointer data)
{
  open_catalogue (self);
  choose (self, "indicator kelompok_usaha");
  ui_wait (is_not_previewed, self, "an indicator that is typed");
  act (self, "catalogue.propose-feeds");
  wait_step (self, "indicators are counted from registers");
  ui_wait (is_previewed, self, "the register of groups");
  act (self, "catalogue.undo");
  ui_wait (is_not_previewed, self, "an indicator that is typed again");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/catalogue/" name, UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, func,           \
              ui_tear_down)

int
main (int argc, char *argv[])
{
  gint64 now;
  int    result;

  ui_init (&argc, &argv);
  /* the quarters to choose from are those around the present one */
  g_assert_true (desmi_clock_parse_utc ("2026-05-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  ADD ("look", test_look);
  ADD ("proposal", test_proposal);
  ADD ("feeds", test_feeds);
  ADD ("add", test_add);
  ADD ("version", test_version);
  ADD ("retire", test_retire);
  ADD ("delete", test_delete);
  ADD ("meet", test_meet);
  ADD ("focus", test_focus);
  ADD ("feed", test_feed);
  result = g_test_run ();
  ui_done ();
  return result;
}
