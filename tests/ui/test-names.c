/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R27: what a screen reader speaks of every page, tab and window: whatever can have the focus has a
 * name, and no name has the underline of a mnemonic in it. */
#include "report-fixture.h"

#include "ui/desmi-a11y.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-village-page.h"

#include <string.h>

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible   *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *is_not_empty = NULL;

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  is_not_empty = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return is_not_empty != NULL;
}

/* Containers that only hand the focus on, and parts of a control that is named itself. */
static gboolean
hands_on (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkWidget *editable = gtk_widget_get_ancestor (parent, GTK_TYPE_EDITABLE);

  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_WINDOW (widget)
         || ADW_IS_FLAP (widget) || GTK_IS_LABEL (widget)
         || (GTK_IS_TEXT (widget) && editable != NULL && has_name (editable))
         || (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (parent) && has_name (parent))
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnListView");
}

/* With the underline of its mnemonic; NULL where there are none. */
static char *
dup_words (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
  GObject   *from
      = child != NULL && ADW_IS_BUTTON_CONTENT (child) ? G_OBJECT (child) : G_OBJECT (widget);
  gboolean is_item = g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
  gboolean has_mnemonic = is_item;
  char    *words = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (from), "use-underline") != NULL)
    g_object_get (from, "use-underline", &has_mnemonic, NULL);
  if (has_mnemonic && !GTK_IS_LABEL (widget) && !ADW_IS_BUTTON_CONTENT (widget))
    g_object_get (from, is_item ? "text" : "label", &words, NULL);
  return words;
}

/* It would be spoken with the underline, which GTK takes from the words on it. */
static gboolean
speaks_underline (GtkWidget *widget)
{
  g_autofree char *words = dup_words (widget), *is_other = NULL;
  GtkAccessible   *accessible = GTK_ACCESSIBLE (widget);

  if (words == NULL || strchr (words, '_') == NULL)
    return FALSE;
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
      || !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  is_other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  return is_other == NULL;
}

static guint
count_unnamed (GtkWidget *widget, const char *where)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (speaks_underline (widget))
    {
      g_autofree char *words = dup_words (widget);

      g_test_message ("%s: an underline in the name of %s", where, words);
      n++;
    }
  /* a menu button has the focus in the button within it, and is told of itself, too */
  if ((gtk_widget_get_focusable (widget)
       || (GTK_IS_MENU_BUTTON (widget)
           && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL))
      && !hands_on (widget) && !has_name (widget))
    {
      g_test_message ("%s: no name: %s in %s", where, G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_unnamed (child, where);
  return n;
}

static const struct
{
  DesmiRegister reg;
  const char   *fields[9];
} entries[] = {
  { DESMI_REGISTER_PERSON, { "role", "officer", "name", "Ibu Contoh" } },
  { DESMI_REGISTER_ACTIVITY, { "day", "2023-11-02", "title", "Pelatihan" } },
  { DESMI_REGISTER_MILESTONE, { "title", "Pusat layanan dibuka" } },
  { DESMI_REGISTER_VISIT, { "month", "2023-11", "service", "document", "women", "7" } },
  { DESMI_REGISTER_GROUP, { "name", "Maju", "state", "active" } },
  { DESMI_REGISTER_PRODUCT, { "name", "Keripik" } },
  { DESMI_REGISTER_PARTNER, { "name", "Bank Contoh", "kind", "bank" } },
};

static void
test_names (UiFixture *self, gconstpointer unused)
{
  static const char *const pages[]
      = { "overview", "villages", "flows", "pillars", "decks", "updates", "quality", "history" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_activate (self, "page", pages[i]);
      ui_wait (ui_is_page, self, pages[i]);
      ui_settle ();
      if (i == 1)
        {
          ui_wait_rows (DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window)),
                        UI_SAMPLE_VILLAGES);
          desmi_villages_page_select (DESMI_VILLAGES_PAGE (desmi_window_get_page (self->window)), 3,
                                      TRUE);
          ui_settle ();
        }
      n += count_unnamed (GTK_WIDGET (self->window), pages[i]);
    }
  n += count_unnamed (GTK_WIDGET (desmi_villages_page_enrol (ui_go_to_villages (self))), "enrol");
  ui_settle ();
  n += count_unnamed (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_FORM)), "enrol");
  g_assert_cmpuint (n, ==, 0);
}

typedef struct
{
  UiFixture  *fixture;
  const char *label; /* nullable: of what the tab reads last */
} Tab;

static gboolean
shows_tab (gpointer data)
{
  const Tab *tab = data;

  return g_strcmp0 (desmi_window_get_page_name (tab->fixture->window), "village") == 0
         && ui_has_label (GTK_WIDGET (tab->fixture->window), "Kenanga")
         && (tab->label == NULL
             || ui_has_label (desmi_window_get_page (tab->fixture->window), tab->label));
}

/* On every tab of a village: of one with entries, so that their rows speak, too. */
static void
test_tab_names (UiFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *name, *label;
  } tabs[] = { { "profile", NULL },
               { "flows", "Departures" },
               { "report", "Pusat layanan dibuka" },
               { "people", "Ibu Contoh" },
               { "activities", "Pelatihan" },
               { "enterprises", "Keripik" },
               { "partners", "Bank Contoh" },
               { "documents", NULL },
               { "history", "isian" } };
  DesmiSession         *session = desmi_window_get_session (self->window);
  DesmiStore           *store = desmi_session_get_store (session);
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("isian");
  guint                 n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_entry_new (entries[i].reg, "32.12.16.2004");

      for (guint f = 0; entries[i].fields[f] != NULL; f += 2)
        desmi_entry_set (entry, entries[i].fields[f], entries[i].fields[f + 1]);
      desmi_edit_put_entry (edit, entry);
    }
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      Tab tab = { self, tabs[i].label };

      desmi_village_page_open (session, "32.12.16.2004", tabs[i].name);
      ui_wait (shows_tab, &tab, tabs[i].name);
      ui_settle ();
      n += count_unnamed (GTK_WIDGET (self->window), tabs[i].name);
    }
  g_assert_cmpuint (n, ==, 0);
}

/* With its cards open, since what is folded away is not on the screen. */
static void
test_report (UiFixture *self, gconstpointer unused)
{
  report_open (self);
  report_wait_entry (self, SECOND);
  ui_settle ();
  g_assert_cmpuint (count_unnamed (GTK_WIDGET (self->window), "report"), ==, 0);
}

static gboolean
has_cells (gpointer fixture)
{
  GtkWindow *window = ui_find_dialog (fixture, DESMI_TYPE_TARGET_WINDOW);
  GtkWidget *cell = window == NULL
                        ? NULL
                        : desmi_target_sheet_get_cell (
                            desmi_target_window_get_sheet (DESMI_TARGET_WINDOW (window)), 0, 0);

  return cell != NULL && gtk_widget_get_mapped (cell);
}

static gboolean
has_entries (gpointer fixture)
{
  GtkWindow *window = ui_find_dialog (fixture, DESMI_TYPE_CATALOGUE_WINDOW);

  return window != NULL && desmi_catalogue_window_count_shown (DESMI_CATALOGUE_WINDOW (window)) > 0;
}

static void
test_windows (UiFixture *self, gconstpointer unused)
{
  DesmiSession              *session = desmi_window_get_session (self->window);
  g_autoptr (DesmiViewState) state = desmi_view_state_new ("pillars");
  GtkWidget                 *page;
  guint                      n = 0;

  desmi_session_set_state (session, state);
  ui_settle ();
  page = desmi_window_get_page (self->window);
  g_assert_true (gtk_widget_activate_action (page, "pillars.targets", NULL));
  ui_wait (has_cells, self, "the cells of the targets");
  ui_settle ();
  n += count_unnamed (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_TARGET_WINDOW)), "targets");
  g_assert_true (gtk_widget_activate_action (page, "pillars.catalogue", NULL));
  ui_wait (has_entries, self, "the entries of the catalogue");
  ui_settle ();
  n += count_unnamed (GTK_WIDGET (ui_find_dialog (self, DESMI_TYPE_CATALOGUE_WINDOW)), "catalogue");
  g_assert_cmpuint (n, ==, 0);
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_false (speaks_underline (widget));
}

/* Every kind of widget that has a mnemonic, wherever it comes from; words that change, and a name
 * that was given. */
static void
test_mnemonics (UiFixture *self, gconstpointer unused)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic ("T_empel"),
            *check = gtk_check_button_new_with_mnemonic ("_Lagi"), *menu = gtk_menu_button_new (),
            *expander = gtk_expander_new_with_mnemonic ("_Rincian"),
            *given = gtk_button_new_with_mnemonic ("_Ubah"), *popover;
  g_autoptr (GMenu) items = g_menu_new ();
  GtkWidget        *item;

  g_menu_append (items, "_Simpan", "app.quit");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), "_Tambah");
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (menu), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (items));
  desmi_a11y_set_label (given, "Desa: Ubah");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (given), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), given);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  ui_settle ();
  assert_name (button, "Tempel");
  assert_name (check, "Lagi");
  assert_name (menu, "Tambah");
  assert_name (gtk_widget_get_first_child (menu), "Tambah");
  assert_name (expander, "Rincian");
  assert_name (given, "Desa: Ubah");
  gtk_button_set_label (GTK_BUTTON (button), "_Salin");
  assert_name (button, "Salin");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  item = ui_find (popover, G_TYPE_NONE, "Simpan");
  g_assert_nonnull (item);
  g_assert_false (speaks_underline (item));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  ADD ("/names/pages", test_names);
  ADD ("/names/tabs", test_tab_names);
  ADD ("/names/report", test_report);
  ADD ("/names/windows", test_windows);
  ADD ("/names/mnemonics", test_mnemonics);
  status = g_test_run ();
  ui_done ();
  return status;
}
