/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that the catalogue has is saved field by field while its form is open; one that was
 * added is in sight. */
#include "at-once-fixture.h"

#include "app/desmi-catalogue-view.h"
#include "core/desmi-clock.h"
#include "ui/pillars/desmi-catalogue-form.h"
#include "ui/pillars/desmi-catalogue-window.h"

#include <string.h>

#define VILLAGE "32.12.16.2004"
#define INDICATOR "arisan_desa"
#define WEIGHT "Weight in the pillar"
#define LARGE_DPI (192 * 1024) /* text of 200 % */
#define SCREEN_WIDTH 1024

static DesmiCatalogueItem *
new_indicator (void)
{
  DesmiCatalogueItem *item = desmi_catalogue_item_new (DESMI_CATALOGUE_INDICATOR, INDICATOR);

  item->programme = g_strdup ("desmigratif");
  item->pillar = 1;
  item->name_id = g_strdup ("Arisan desa");
  item->unit = g_strdup ("kelompok");
  item->direction = g_strdup ("higher");
  item->over_time = g_strdup ("sum");
  item->over_villages = g_strdup ("sum");
  item->weight_milli = item->cap_milli = 1000;
  return item;
}

static void
add_indicator (UiFixture *self)
{
  g_autoptr (DesmiEdit)          edit = desmi_edit_new ("Indikator");
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();

  desmi_edit_add_catalogue (edit, item);
  at_once_apply (self, edit);
}

/* As another window does it. */
static void
name_indicator (UiFixture *self, const char *name_id, const char *name_en)
{
  g_autoptr (DesmiEdit)          edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();

  g_free (item->name_id);
  item->name_id = g_strdup (name_id);
  item->name_en = g_strdup (name_en);
  desmi_edit_put_catalogue (edit, item);
  at_once_apply (self, edit);
}

static DesmiCatalogueEntry
find_indicator (DesmiTable *table)
{
  DesmiCatalogueEntry entry = { table, 0 };

  while (g_strcmp0 (desmi_catalogue_entry_get (&entry, "id"), INDICATOR) != 0)
    g_assert_cmpuint (++entry.row, <, desmi_table_get_n_rows (table));
  return entry;
}

static gboolean
is_indicator (UiFixture *self, const char *column, const char *value)
{
  g_autoptr (DesmiTable) table = at_once_look_up (self, "catalogue", NULL);
  DesmiCatalogueEntry    entry = find_indicator (table);

  return g_strcmp0 (desmi_catalogue_entry_get (&entry, column), value) == 0;
}

static gint64
get_weight (UiFixture *self)
{
  g_autoptr (DesmiTable) table = at_once_look_up (self, "catalogue", NULL);
  DesmiCatalogueEntry    entry = find_indicator (table);

  return desmi_catalogue_entry_get_int (&entry, "weight");
}

static gboolean
has_form (gpointer fixture)
{
  return ui_find_dialog (fixture, DESMI_TYPE_FORM) != NULL;
}

static DesmiForm *
open_indicator (UiFixture *self)
{
  g_autoptr (DesmiTable) table = at_once_look_up (self, "catalogue", NULL);
  DesmiCatalogueEntry    entry = find_indicator (table);

  desmi_catalogue_form_edit (GTK_WINDOW (self->window), at_once_get_store (self), &entry);
  ui_wait (has_form, self, "the form");
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static void
measure (UiFixture *self)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Ukur");

  desmi_edit_put_measurement (edit, VILLAGE, INDICATOR, "2025-Q4", 12000);
  at_once_apply (self, edit);
}

static gboolean
asks_quarter (gpointer form)
{
  const char *text = desmi_form_get_error (form);

  return text != NULL && strstr (text, "from which quarter") != NULL;
}

/* What the file refuses holds back only itself, and is saved with what it lacked. */
static void
test_catalogue (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  add_indicator (self);
  measure (self);
  form = open_indicator (self);
  g_assert_null (ui_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Apply"));
  at_once_type (form, WEIGHT, "3");
  at_once_go_to (form, "Name");
  ui_wait (asks_quarter, form, "what is missing");
  at_once_type (form, "Name", "Arisan warga");
  at_once_go_to (form, "Name in English");
  ui_settle ();
  g_assert_true (is_indicator (self, "name_id", "Arisan warga"));
  g_assert_cmpint (get_weight (self), ==, 1000);
  g_assert_cmpstr (at_once_get_text (form, WEIGHT), ==, "3");
  at_once_wait_sentence (form, WEIGHT, "from which quarter");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form))
                 == at_once_find_text (form, "Name in English"));
  ui_picture (GTK_WIDGET (form), "catalogue-refused");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "Counted so from"), "2026-Q1");
  ui_wait (at_once_is_saved, form, "the other weight");
  g_assert_cmpint (get_weight (self), ==, 3000);
  g_assert_null (desmi_form_get_error (form));
  at_once_type (form, WEIGHT, "dua");
  at_once_type (form, "Name", "");
  at_once_type (form, "Name in English", "Savings club");
  draft_close_form (self, form);
  g_assert_true (is_indicator (self, "name_id", "Arisan warga"));
  g_assert_true (is_indicator (self, "name_en", "Savings club"));
  form = open_indicator (self);
  ui_wait (draft_is_restored, form, "what was typed");
  g_assert_cmpstr (at_once_get_text (form, WEIGHT), ==, "dua");
  g_assert_cmpstr (at_once_get_text (form, "Name"), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.start-over", NULL);
  draft_close_form (self, form);
  at_once_undo (self);
  g_assert_true (is_indicator (self, "name_en", NULL));
}

static gboolean
is_renamed (gpointer fixture)
{
  return is_indicator (fixture, "name_id", "Arisan warga");
}

static gboolean
only_weight_waits (gpointer form)
{
  GtkLabel *label = ui_find_label (form, "Not saved yet: ");

  return label != NULL && g_str_equal (gtk_label_get_label (label), "Not saved yet: " WEIGHT);
}

/* Of what is sent together, the file refuses one: the others do not wait for it. */
static void
test_together (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  add_indicator (self);
  measure (self);
  form = open_indicator (self);
  at_once_type (form, WEIGHT, "3");
  at_once_type (form, "Name in English", "Savings club");
  at_once_type (form, "Name", "Arisan warga");
  desmi_form_save (form);
  ui_wait (is_renamed, self, "the name to be saved");
  ui_settle ();
  g_assert_true (is_indicator (self, "name_en", "Savings club"));
  g_assert_cmpint (get_weight (self), ==, 1000);
  at_once_wait_sentence (form, WEIGHT, "from which quarter");
  ui_wait (only_weight_waits, form, "what waits to be named");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == at_once_find_text (form, WEIGHT));
  ui_picture (GTK_WIDGET (form), "catalogue-together");
  at_once_type (form, WEIGHT, "1");
  ui_wait (at_once_is_saved, form, "nothing to wait any more");
  draft_close_form (self, form);
}

static gboolean
is_done (gpointer form)
{
  return !at_once_is_saving (form);
}

/* What was mended before the file refused it is not what the file refused. */
static void
test_mended (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  add_indicator (self);
  measure (self);
  form = open_indicator (self);
  at_once_type (form, WEIGHT, "3");
  g_signal_emit_by_name (at_once_find_text (form, WEIGHT), "activate");
  ui_wait (at_once_is_saving, form, "the weight to be on its way");
  at_once_type (form, WEIGHT, "1");
  ui_wait (is_done, form, "the answer");
  g_assert_null (desmi_field_get_error (ui_find_field (form, WEIGHT)));
  g_assert_null (desmi_form_get_error (form));
  at_once_go_to (form, "Name");
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (form), "Not saved yet: "));
  draft_close_form (self, form);
}

/* Another window counts otherwise, too. */
static void
count_by (UiFixture *self, const char *over_time)
{
  g_autoptr (DesmiEdit)          edit = desmi_edit_new ("Di jendela lain");
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();

  g_free (item->over_time);
  item->over_time = g_strdup (over_time);
  desmi_edit_put_catalogue (edit, item);
  at_once_apply (self, edit);
}

static gboolean
asks_about_year (gpointer form)
{
  return g_strcmp0 (desmi_form_get_error (form), "A year is: meanwhile “the last quarter "
                                                 "reported” was saved. “Done” replaces it.")
         == 0;
}

/* Enter is not heard in a choice, and what is said above the fields names it. */
static void
test_choice_met (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  add_indicator (self);
  form = open_indicator (self);
  count_by (self, "last");
  desmi_filter_set_selected (ui_find_filter (GTK_WIDGET (form), "A year is"), "mean");
  ui_wait (asks_about_year, form, "the question");
  ui_settle ();
  g_assert_true (is_indicator (self, "over_time", "last"));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "Not saved yet: A year is"));
  ui_picture (GTK_WIDGET (form), "catalogue-choice-met");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  g_assert_true (is_indicator (self, "over_time", "mean"));
}

/* What another window did, or undid, is shown, or asked about. */
static void
test_catalogue_met (UiFixture *self, gconstpointer unused)
{
  DesmiForm *form;

  add_indicator (self);
  form = open_indicator (self);
  at_once_type (form, "Name", "Arisan bapak");
  name_indicator (self, "Arisan ibu", "Savings club");
  at_once_wait_text (form, "Name in English", "Savings club");
  at_once_go_to (form, WEIGHT);
  at_once_wait_sentence (form, "Name", "Meanwhile “Arisan ibu” was saved here");
  g_assert_true (is_indicator (self, "name_id", "Arisan ibu"));
  at_once_press_enter (form, "Name");
  ui_wait (at_once_is_saved, form, "what is meant");
  g_assert_true (is_indicator (self, "name_id", "Arisan bapak"));
  at_once_undo (self);
  at_once_wait_text (form, "Name", "Arisan ibu");
  draft_close_form (self, form);
  g_assert_true (is_indicator (self, "name_id", "Arisan ibu"));
}

static gboolean
is_in_sight (gpointer fixture)
{
  GtkWidget      *window = GTK_WIDGET (ui_find_dialog (fixture, DESMI_TYPE_CATALOGUE_WINDOW));
  GtkWidget      *list = ui_find (window, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  GtkAdjustment  *scrolled = gtk_list_box_get_adjustment (GTK_LIST_BOX (list));
  const double    top = gtk_adjustment_get_value (scrolled);
  graphene_rect_t bounds;

  return row != NULL && ui_has_label (GTK_WIDGET (row), "Arisan desa")
         && gtk_widget_compute_bounds (GTK_WIDGET (row), list, &bounds)
         && gtk_widget_get_height (GTK_WIDGET (row)) > 0 && (double) bounds.origin.y >= top
         && (double) (bounds.origin.y + bounds.size.height)
                <= top + gtk_adjustment_get_page_size (scrolled);
}

/* Adds an indicator of the last pillar, as the window of the catalogue shows it. */
static GtkWidget *
add_in_window (UiFixture *self, const char *name)
{
  DesmiCatalogueWindow *window = desmi_catalogue_window_new (
      GTK_WINDOW (self->window), desmi_window_get_session (self->window));
  g_autoptr (DesmiTable) table = at_once_look_up (self, "catalogue", NULL);
  DesmiForm             *form;

  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  desmi_catalogue_form_add (GTK_WINDOW (window), at_once_get_store (self), table,
                            DESMI_CATALOGUE_INDICATOR, "desmigratif", "4");
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  desmi_field_set_text (ui_find_field (form, "Name"), name);
  desmi_field_set_text (ui_find_field (form, "Unit"), "kelompok");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_wait (is_in_sight, self, "what was added to be in sight");
  return GTK_WIDGET (window);
}

/* However far down the list it comes. */
static void
test_added (UiFixture *self, gconstpointer unused)
{
  GtkWidget *window = add_in_window (self, "Arisan desa");

  ui_picture (window, "catalogue-added");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A code is a single word, which is as long as the name that it was made from. */
static void
test_long_code (UiFixture *self, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget   *window;
  int          dpi, width;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", LARGE_DPI, NULL);
  window = add_in_window (self, "Arisan desa untuk keluarga pekerja migran");
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, SCREEN_WIDTH);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/catalogue-at-once/" path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  gint64 now;
  int    status;

  ui_init (&argc, &argv);
  /* the quarters to choose from are those around the present one */
  g_assert_true (desmi_clock_parse_utc ("2026-05-10T02:00:00Z", &now));
  desmi_clock_hold (now);
  ADD ("leave", test_catalogue);
  ADD ("together", test_together);
  ADD ("mended", test_mended);
  ADD ("met", test_catalogue_met);
  ADD ("choice-met", test_choice_met);
  ADD ("added", test_added);
  ADD ("long-code", test_long_code);
  status = g_test_run ();
  ui_done ();
  return status;
}
