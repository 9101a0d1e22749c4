/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers of a village's page: entries added, refused, edited, taken out and brought back. */
#include "ui-fixture.h"

#include "app/desmi-register-sheet.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-place-map.h"
#include "ui/villages/desmi-register-copy.h"
#include "ui/villages/desmi-register-input.h"
#include "ui/villages/desmi-register-list.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gstdio.h>

#define POSITION "Coordinates (latitude, longitude)"

typedef struct
{
  DesmiRegisterList *list;
  guint              n;
} Entries;

static GtkWidget *
find_list (GtkWidget *root, DesmiRegister reg)
{
  GtkWidget *found = NULL;

  if (DESMI_IS_REGISTER_LIST (root)
      && desmi_register_list_get_register (DESMI_REGISTER_LIST (root)) == reg)
    return gtk_widget_get_mapped (root) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child, reg);
  return found;
}

typedef struct
{
  UiFixture         *fixture;
  DesmiRegister      reg;
  DesmiRegisterList *list;
} Wanted;

static gboolean
has_list (gpointer data)
{
  Wanted    *self = data;
  GtkWidget *list = find_list (GTK_WIDGET (self->fixture->window), self->reg);

  /* what stands there before it was read is no answer */
  if (list == NULL
      || (ui_find (list, GTK_TYPE_LIST_BOX_ROW, NULL) == NULL
          && ui_find_label (list, "belong") == NULL))
    return FALSE;
  self->list = DESMI_REGISTER_LIST (list);
  return TRUE;
}

/* The list of @reg on the page of the first village. */
static DesmiRegisterList *
open_list (UiFixture *self, const char *tab, DesmiRegister reg)
{
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) village = NULL;
  Wanted                   wanted = { self, reg, NULL };

  ui_wait_rows (page, UI_SAMPLE_VILLAGES);
  village = ui_get_village (page, 0);
  desmi_village_page_open (desmi_window_get_session (self->window), village->code, tab);
  ui_wait (has_list, &wanted, "the list");
  return wanted.list;
}

static gboolean
has_entries (gpointer data)
{
  Entries *self = data;

  return desmi_register_list_get_n_entries (self->list) == self->n;
}

static void
wait_entries (DesmiRegisterList *list, guint n)
{
  Entries entries = { list, n };

  ui_wait (has_entries, &entries, "the entries");
  ui_settle ();
}

static DesmiForm *
open_form (UiFixture *self, DesmiRegisterList *list, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list), action, NULL));
  ui_settle ();
  return DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
}

static void
type (DesmiForm *form, const char *title, const char *text)
{
  DesmiField *field = ui_find_field (form, title);

  g_assert_nonnull (field);
  desmi_field_set_text (field, text);
}

/* @name: "Role (required): –" */
static DesmiFilter *
find_choice (DesmiForm *form, const char *name)
{
  GtkWidget *found = ui_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, name);

  g_assert_nonnull (found);
  return DESMI_FILTER (gtk_widget_get_ancestor (found, DESMI_TYPE_FILTER));
}

static void
choose (DesmiForm *form, const char *name, const char *id)
{
  desmi_filter_set_selected (find_choice (form, name), id);
}

static void
assert_row (DesmiRegisterList *list, const char *spoken)
{
  g_assert_nonnull (ui_find (GTK_WIDGET (list), GTK_TYPE_LIST_BOX_ROW, spoken));
}

static DesmiStore *
get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

/* Wrong fields say so, and nothing is lost; then it is saved, edited, taken out and brought back.
 */
static void
test_people (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list = open_list (self, "people", DESMI_REGISTER_PERSON);
  DesmiForm         *form;

  g_assert_true (ui_has_label (GTK_WIDGET (list), "belong here"));
  form = open_form (self, list, "entries.add");
  type (form, "E-mail", "siti");
  type (form, "Serves since", "11/25/2019");
  desmi_form_save (form);
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Name (required)")));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "E-mail")));
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, "Serves since")));
  g_assert_true (ui_has_label (GTK_WIDGET (form), "“Role” is needed."));
  ui_picture (GTK_WIDGET (form), "person-wrong");
  type (form, "Name (required)", "Siti Contoh");
  type (form, "E-mail", "siti@example.org");
  type (form, "Serves since", "25/11/2019");
  choose (form, "Role (required): –", "officer");
  g_assert_false (ui_has_label (GTK_WIDGET (form), "“Role” is needed."));
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_entries (list, 1);
  assert_row (list, "Name: Siti Contoh, Role: Officer, Official title: –, Period of service: since "
                    "November 25, 2019, Telephone: –, E-mail: siti@example.org");
  g_assert_true (g_str_has_prefix (desmi_store_get_undo_label (get_store (self)),
                                   "Added “Siti Contoh” to “Officers and contacts” of "));
  desmi_register_list_select (list, 0);
  form = open_form (self, list, "entries.edit");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Serves since")), ==,
                   "November 25, 2019");
  type (form, "Served until", "31 Des 2021");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (list), "November 25, 2019 – December 31, 2021"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list), "entries.take-out", NULL));
  wait_entries (list, 0);
  ui_activate (self, "undo", NULL);
  wait_entries (list, 1);
  assert_row (list, "Name: Siti Contoh, Role: Officer, Official title: –, Period of service: "
                    "November 25, 2019 – December 31, 2021, Telephone: –, E-mail: "
                    "siti@example.org");
}

/* One row a village: facts, written by the same form. */
static void
test_service (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list = open_list (self, "people", DESMI_REGISTER_SERVICE);
  DesmiForm         *form = open_form (self, list, "entries.edit");

  type (form, POSITION, "200");
  desmi_form_save (form);
  ui_settle ();
  g_assert_nonnull (desmi_field_get_error (ui_find_field (form, POSITION)));
  type (form, POSITION, "6°19'26,4\" LS 108°19'12\" BT");
  choose (form, "Service desk open: –", "yes");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_entries (list, 1);
  assert_row (list, "Latitude: -6.324000");
  assert_row (list, "Longitude: 108.320000");
  assert_row (list, "Service desk open: Yes");
  ui_activate (self, "undo", NULL);
  wait_entries (list, 0);
}

static gboolean
has_map (gpointer form)
{
  GtkWidget *map = ui_find (form, DESMI_TYPE_PLACE_MAP, NULL);

  return map != NULL && gtk_widget_get_mapped (map) && gtk_widget_get_width (map) > 0;
}

static gboolean
is_doubted (gpointer form)
{
  return ui_has_label (form, "On the map, this point is outside of the district.");
}

/* What is typed is looked for on the map, and a click there is typed; both halves are one entry,
 * and one that is emptied is gone as a whole. */
static void
test_position (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list = open_list (self, "people", DESMI_REGISTER_SERVICE);
  DesmiForm         *form = open_form (self, list, "entries.edit");
  GtkWidget         *map;
  g_autofree char   *picked = NULL;
  DesmiPosition      point;

  ui_wait (has_map, form, "the map");
  type (form, POSITION, "6.324, 108.32");
  g_assert_true (is_doubted (form));
  ui_picture (GTK_WIDGET (form), "position-doubted");
  map = ui_find (GTK_WIDGET (form), DESMI_TYPE_PLACE_MAP, NULL);
  desmi_place_map_pick (DESMI_PLACE_MAP (map), gtk_widget_get_width (map) / 2.0,
                        gtk_widget_get_height (map) / 2.0);
  picked = g_strdup (desmi_field_get_text (ui_find_field (form, POSITION)));
  g_assert_true (desmi_position_parse (picked, &point, NULL));
  g_assert_cmpint (point.lat_e6, <, -6100000);
  g_assert_cmpint (point.lat_e6, >, -6800000);
  g_assert_cmpint (point.lon_e6, >, 107800000);
  g_assert_cmpint (point.lon_e6, <, 108700000);
  g_assert_false (is_doubted (form));
  ui_picture (GTK_WIDGET (form), "position-picked");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_entries (list, 1);
  form = open_form (self, list, "entries.edit");
  g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, POSITION)), ==, picked);
  type (form, POSITION, "");
  type (form, "Opening hours", "8–15");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_settle ();
  g_assert_false (ui_has_label (GTK_WIDGET (list), "Latitude"));
  g_assert_false (ui_has_label (GTK_WIDGET (list), "Longitude"));
}

static gboolean
has_pillars (gpointer form)
{
  GtkWidget *pillars = ui_find (form, GTK_TYPE_DROP_DOWN, "Pillar: –");

  return pillars != NULL
         && desmi_filter_has (DESMI_FILTER (gtk_widget_get_ancestor (pillars, DESMI_TYPE_FILTER)),
                              "desmigratif/2");
}

/* A pillar brings its programme along. */
static void
test_activity (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list = open_list (self, "activities", DESMI_REGISTER_ACTIVITY);
  DesmiForm         *form = open_form (self, list, "entries.add");
  DesmiFilter       *programme = find_choice (form, "Programme: –");

  ui_wait (has_pillars, form, "the pillars");
  choose (form, "Pillar: –", "desmigratif/2");
  g_assert_cmpstr (desmi_filter_get_selected (programme), ==, "desmigratif");
  type (form, "Date (required)", "25 Nov 2023");
  type (form, "Activity (required)", "Pelatihan");
  type (form, "Women", "1.204");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  wait_entries (list, 1);
  g_assert_true (ui_has_label (GTK_WIDGET (list), "1,204"));
  desmi_register_list_select (list, 0);
  form = open_form (self, list, "entries.edit");
  type (form, "Place", "Balai desa");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  ui_settle ();
  g_assert_true (ui_has_label (GTK_WIDGET (list), "Balai desa"));
  ui_activate (self, "undo", NULL);
  ui_settle ();
  wait_entries (list, 1);
  ui_activate (self, "undo", NULL);
  wait_entries (list, 0);
}

/* An entry that is told by its keys does not replace another. */
static void
test_visits (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list = open_list (self, "activities", DESMI_REGISTER_VISIT);

  for (guint i = 0; i < 2; i++)
    {
      DesmiForm *form = open_form (self, list, "entries.add");

      choose (form, "Month (required): –", "2023-11");
      choose (form, "Service (required): –", "information");
      type (form, "Women", i == 0 ? "12" : "99");
      desmi_form_save (form);
      if (i == 0)
        {
          ui_wait_form_closed (self);
          wait_entries (list, 1);
          continue;
        }
      ui_settle ();
      g_assert_true (ui_has_label (GTK_WIDGET (form), "There is an entry of these already"));
      gtk_window_close (GTK_WINDOW (form));
    }
  assert_row (list, "Month: November 2023, Service: Information, Women: 12, Men: –");
  desmi_register_list_select (list, 0);
  {
    DesmiForm *form = open_form (self, list, "entries.edit");

    g_assert_false (gtk_widget_is_sensitive (
        GTK_WIDGET (find_choice (form, "Month (required): November 2023"))));
    type (form, "Women", "13");
    desmi_form_save (form);
    ui_wait_form_closed (self);
  }
  ui_settle ();
  assert_row (list, "Month: November 2023, Service: Information, Women: 13, Men: –");
}

/* A file that cannot be written says so, and no key does anything. */
static void
test_read_only (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList *list;

  desmi_session_close (desmi_window_get_session (self->window));
  ui_settle ();
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  ui_open (self, self->path);
  list = open_list (self, "partners", DESMI_REGISTER_PARTNER);
  if (!desmi_store_get_read_only (get_store (self)))
    {
      g_test_skip ("the user of this run may write everything");
      return;
    }
  g_assert_true (ui_has_label (GTK_WIDGET (list), "open to view only"));
  gtk_widget_activate_action (GTK_WIDGET (list), "entries.add", NULL);
  ui_settle ();
  g_assert_null (ui_find_dialog (self, DESMI_TYPE_FORM));
}

#define N_GROUPS 9

static void
add_groups (UiFixture *self, const char *village)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("Groups");
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_GROUP, village);
      g_autofree char       *name = g_strdup_printf (i < 3 ? "Djaya %u" : "Melati %u", i);

      desmi_entry_set (entry, "name", name);
      desmi_entry_set (entry, "state", "planned");
      desmi_edit_put_entry (edit, entry);
    }
  g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

/* Searched in any spelling, sorted by a title, and taken out together: what the search hides stays,
 * and one undo brings back what went. */
static void
test_several (UiFixture *self, gconstpointer unused)
{
  DesmiRegisterList       *list = open_list (self, "enterprises", DESMI_REGISTER_GROUP);
  DesmiVillagesPage       *page = ui_go_to_villages (self);
  g_autoptr (DesmiVillage) village = ui_get_village (page, 0);
  GtkWidget               *search;

  add_groups (self, village->code);
  list = open_list (self, "enterprises", DESMI_REGISTER_GROUP);
  wait_entries (list, N_GROUPS);
  search = ui_find (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_get_visible (search));
  gtk_widget_activate_action (GTK_WIDGET (list), "entries.select-all", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "jaya");
  g_signal_emit_by_name (search, "search-changed");
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (list), "entries.copy", NULL);
  g_assert_true (ui_has_label (GTK_WIDGET (self->window), "3 entries are on the clipboard"));
  gtk_widget_activate_action (GTK_WIDGET (list), "entries.take-out", NULL);
  wait_entries (list, N_GROUPS - 3);
  g_assert_true (g_str_has_prefix (desmi_store_get_undo_label (get_store (self)),
                                   "Took out 3 entries of “Groups of producers”"));
  ui_activate (self, "undo", NULL);
  wait_entries (list, N_GROUPS);
  gtk_editable_set_text (GTK_EDITABLE (search), "nowhere");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (ui_has_label (GTK_WIDGET (list), "No entry matches the search."));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  for (guint i = 0; i < 2; i++)
    g_signal_emit_by_name (
        ui_find (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Sort by Group of producers"), "clicked");
  ui_settle ();
  g_assert_true (
      ui_has_label (GTK_WIDGET (gtk_list_box_get_row_at_index (
                        GTK_LIST_BOX (ui_find (GTK_WIDGET (list), GTK_TYPE_LIST_BOX, NULL)), 0)),
                    "Melati 8"));
}

static const struct
{
  DesmiRegister reg;
  const char   *fields[8]; /* by turns a field and its value */
  const char   *row;       /* what a spreadsheet is given */
} copies[] = {
  { DESMI_REGISTER_PARTNER,
    { "name", "\"Mekar\" Jaya", "kind", "bank", "support", "Pelatihan\nModal", "phone",
      "0234-555" },
    "\"\"\"Mekar\"\" Jaya\"\tBank or financial institution\tPelatihan Modal\t\t0234-555\t" },
  { DESMI_REGISTER_GROUP,
    { "name", "Melati", "state", "active", "women", "1250", "turnover_idr", "1250000" },
    "\t1250\t" },
};

/* Every list is copied so that a spreadsheet reads it back: a row a line, numbers whole. */
static void
test_copied (UiFixture *self, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (DesmiEdit)       edit = desmi_edit_new ("Entry");
      g_autoptr (DesmiEntry)      entry = desmi_entry_new (copies[i].reg, "32.12.16.2004");
      g_autoptr (GArray)          rows = g_array_new (FALSE, TRUE, sizeof (guint));
      g_autoptr (DesmiTable)      table = NULL;
      g_autoptr (DesmiTableSheet) sheet = NULL;
      g_autoptr (GError)          error = NULL;
      g_autofree char            *lookup
          = g_strconcat ("register-", desmi_register_get (copies[i].reg)->name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv)   lines = NULL;

      for (guint f = 0; f < G_N_ELEMENTS (copies[i].fields); f += 2)
        desmi_entry_set (entry, copies[i].fields[f], copies[i].fields[f + 1]);
      desmi_edit_put_entry (edit, entry);
      g_assert_true (desmi_store_apply (get_store (self), edit, NULL, &error));
      g_assert_no_error (error);
      table = desmi_store_lookup (get_store (self), lookup, "32.12.16.2004",
                                  desmi_locale_get_english (), NULL, &error);
      g_assert_no_error (error);
      g_array_set_size (rows, 1);
      sheet = desmi_register_sheet_new (copies[i].reg, table, rows, "2023-11-25",
                                        desmi_locale_get_english ());
      text = desmi_table_clip_to_tsv (desmi_table_sheet_get_clip (sheet));
      lines = g_strsplit (text, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 3);
      g_test_message ("%s", lines[1]);
      g_assert_nonnull (strstr (lines[1], copies[i].row));
    }
}

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/registers/people", test_people);
  ADD ("/registers/several", test_several);
  ADD ("/registers/copied", test_copied);
  ADD ("/registers/service", test_service);
  ADD ("/registers/position", test_position);
  ADD ("/registers/activity", test_activity);
  ADD ("/registers/visits", test_visits);
  ADD ("/registers/read-only", test_read_only);
  status = g_test_run ();
  ui_done ();
  return status;
}
