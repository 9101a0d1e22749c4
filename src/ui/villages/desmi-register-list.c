/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a register of one village: listed, added, edited, taken out. */
#include "ui/villages/desmi-register-list.h"

#include "ui/villages/desmi-register-list-private.h"

#include "core/desmi-clock.h"
#include "ui/desmi-table-out.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-register-header.h"
#include "ui/villages/desmi-register-row.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define SEARCH_FROM 8 /* entries from which on there is a search */

G_DEFINE_FINAL_TYPE (DesmiRegisterList, desmi_register_list, ADW_TYPE_BIN)

/**
 * desmi_register_list_get_rows:
 * @selected: only those
 *
 * Returns: (transfer full) (element-type guint): rows of the table, selected or all that are shown,
 * in their order; what the search hides is neither
 */
GArray *
desmi_register_list_get_rows (DesmiRegisterList *self, gboolean selected)
{
  GArray        *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkListBoxRow *row;

  for (int i = 0; !desmi_register_view_is_single (self->reg)
                  && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    {
      guint index = desmi_register_row_get_index (row);

      if (gtk_widget_get_child_visible (GTK_WIDGET (row))
          && (!selected || gtk_list_box_row_is_selected (row)))
        g_array_append_val (rows, index);
    }
  return rows;
}

/**
 * desmi_register_list_get_selected:
 *
 * Returns: the one row of the table that is selected; -1: none, or several
 */
int
desmi_register_list_get_selected (DesmiRegisterList *self)
{
  g_autoptr (GArray) rows = desmi_register_list_get_rows (self, TRUE);

  if (desmi_register_view_is_single (self->reg))
    return self->table != NULL && desmi_table_get_n_rows (self->table) > 0 ? 0 : -1;
  return rows->len == 1 ? (int) g_array_index (rows, guint, 0) : -1;
}

/**
 * desmi_register_list_update_actions:
 *
 * Enables what can be done just now.
 */
void
desmi_register_list_update_actions (DesmiRegisterList *self)
{
  gboolean           can_write, chosen;
  GtkWidget         *widget = GTK_WIDGET (self);
  g_autoptr (GArray) rows = NULL;

  /* the list tells of its selection while it is taken apart */
  if (self->session == NULL)
    return;
  rows = desmi_register_list_get_rows (self, TRUE);
  chosen = desmi_register_list_get_selected (self) >= 0;
  can_write = self->table != NULL && desmi_village_forms_can_write (self->session);
  gtk_widget_action_set_enabled (widget, "entries.add",
                                 can_write && !desmi_register_view_is_single (self->reg));
  gtk_widget_action_set_enabled (
      widget, "entries.edit", can_write && (chosen || desmi_register_view_is_single (self->reg)));
  gtk_widget_action_set_enabled (widget, "entries.take-out",
                                 can_write && rows->len > 0
                                     && !desmi_register_view_is_single (self->reg)
                                     && self->label == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label),
                          self->table != NULL && !desmi_village_forms_can_write (self->session));
}

/**
 * desmi_register_list_dup_today:
 *
 * Returns: (transfer full): 2023-11-25
 */
char *
desmi_register_list_dup_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
show_count (DesmiRegisterList *self)
{
  guint            n = self->table == NULL ? 0 : desmi_table_get_n_rows (self->table);
  g_autofree char *text
      /* Translators: %u is how many entries a list has */
      = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  gtk_label_set_label (self->count_label, n > 0 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label),
                          !desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (self->take_out_button,
                          n > 0 && !desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (self->copy_button, n > 0 && !desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (self->out_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          n >= SEARCH_FROM && !desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (self->edit_button, n > 0 || desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (self->header, n > 0 && !desmi_register_view_is_single (self->reg));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), self->table != NULL && n == 0);
}

static void
clear_rows (DesmiRegisterList *self)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
}

static void
fill_rows (DesmiRegisterList *self)
{
  g_autofree char   *today = desmi_register_list_dup_today ();
  g_autoptr (GArray) rows = NULL;

  clear_rows (self);
  if (self->table != NULL && desmi_register_view_is_single (self->reg)
      && desmi_table_get_n_rows (self->table) > 0)
    desmi_register_row_add_facts (self->reg, self->table, self->list);
  if (self->table == NULL || desmi_register_view_is_single (self->reg))
    return;
  rows = desmi_register_view_sort (self->reg, self->table, today);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list,
                         desmi_register_row_new (self->reg, self->table, self->widths,
                                                 g_array_index (rows, guint, i), today));
}

static gboolean
is_same_entry (DesmiRegisterList *self, guint row, const DesmiEntry *entry)
{
  g_autoptr (DesmiEntry)   other = desmi_register_view_new_entry (self->reg, self->table, row);
  const DesmiRegisterType *type = desmi_register_get (self->reg);

  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (desmi_entry_get (entry, i), desmi_entry_get (other, i)) != 0)
      return FALSE;
  return desmi_entry_get_id (entry) == desmi_entry_get_id (other);
}

/* The entry that was selected, where it still is; else what now stands at its place. */
static void
select_again (DesmiRegisterList *self, const DesmiEntry *entry, int place, gboolean had_focus)
{
  GtkListBoxRow *found = NULL, *row;

  for (int i = 0; found == NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (is_same_entry (self, desmi_register_row_get_index (row), entry))
      found = row;
  if (found == NULL)
    found = gtk_list_box_get_row_at_index (self->list, place);
  if (found == NULL && place > 0)
    found = gtk_list_box_get_row_at_index (self->list, place - 1);
  if (found != NULL)
    gtk_list_box_select_row (self->list, found);
  if (!had_focus)
    return;
  if (found != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (found));
  else
    gtk_widget_grab_focus (self->add_button);
}

/* Of several, the first. */
static GtkListBoxRow *
find_first_selected (DesmiRegisterList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_list_box_row_is_selected (row))
      return row;
  return NULL;
}

static gboolean
is_of (const DesmiRegisterType *type, const DesmiEntry *entry, const char *word)
{
  if (type->has_id)
    return g_ascii_strtoll (word, NULL, 10) == desmi_entry_get_id (entry);
  for (guint f = 0; f < type->n_fields; f++)
    if (g_strcmp0 (desmi_entry_get (entry, f), word) == 0)
      return TRUE;
  return FALSE;
}

/* "person 7", or "visit 2026-12": an entry by its number, or by something that it is of; to open
 * its form, by all of that: "visit 2026-12 document form". */
static gboolean
is_aimed_at (DesmiRegisterList *self, guint row, const char *const *words, gboolean for_form)
{
  const DesmiRegisterType *type = desmi_register_get (self->reg);
  g_autoptr (DesmiEntry)   entry = desmi_register_view_new_entry (self->reg, self->table, row);
  guint                    n = g_strv_length ((char **) words), n_named = 0;

  for (guint i = 0; i < n; i++)
    n_named += is_of (type, entry, words[i]) ? 1 : 0;
  return for_form ? n > 1 && n_named == n - 1 : n_named > 0;
}

/* Whose form was left half-typed: of an entry that is there, a new one, or the only one. */
static void
open_aimed_at (DesmiRegisterList *self, GtkListBoxRow *row, const char *const *words)
{
  if (row == NULL && words[1] == NULL && desmi_register_view_is_single (self->reg))
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    desmi_register_list_open_form (self, (int) desmi_register_row_get_index (row));
  else if (words[1] == NULL)
    desmi_register_list_open_form (self, DESMI_REGISTER_FORM_NEW);
}

/* Whoever came for an entry finds it selected and with the focus; who came for one that is missing,
 * the way to add it. */
static void
follow_aim (DesmiRegisterList *self)
{
  const char *const *aim = desmi_session_get_aim (self->session);
  gboolean           for_form
      = desmi_session_aims_at_form (self->session, desmi_register_get (self->reg)->name);
  GtkListBoxRow *row = NULL;

  if (aim == NULL || aim[0] == NULL)
    return;
  if (self->reg == DESMI_REGISTER_PERSON && g_str_equal (aim[0], "officer"))
    gtk_widget_grab_focus (self->add_button);
  else if (!g_str_equal (aim[0], desmi_register_get (self->reg)->name))
    return;
  for (int i = 0; aim[1] != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (is_aimed_at (self, desmi_register_row_get_index (row), aim + 1, for_form))
      {
        gtk_list_box_unselect_all (self->list);
        gtk_list_box_select_row (self->list, row);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        break;
      }
  if (for_form)
    open_aimed_at (self, row, aim + 1);
  desmi_session_end_aim (self->session);
}

/* @table: (nullable) */
static void
set_table (DesmiRegisterList *self, DesmiTable *table)
{
  GtkListBoxRow         *selected = find_first_selected (self);
  GtkWidget             *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autoptr (DesmiEntry) entry = NULL;
  int                    place = selected == NULL ? -1 : gtk_list_box_row_get_index (selected);

  if (selected != NULL && !desmi_register_view_is_single (self->reg))
    entry = desmi_register_view_new_entry (self->reg, self->table,
                                           desmi_register_row_get_index (selected));
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = table == NULL ? NULL : desmi_table_ref (table);
  desmi_register_header_set_table (self->header, table);
  fill_rows (self);
  show_count (self);
  if (entry != NULL)
    select_again (self, entry, place, focus != NULL);
  desmi_register_list_update_actions (self);
}

static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterList     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    desmi_error_say (GTK_WIDGET (self), error);
  else
    {
      set_table (self, table);
      follow_aim (self);
    }
}

static void
activated_cb (DesmiRegisterList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entries.edit", NULL);
}

static void
desmi_register_list_dispose (GObject *object)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_register_list_parent_class)->dispose (object);
}

static void
desmi_register_list_finalize (GObject *object)
{
  g_ptr_array_unref (DESMI_REGISTER_LIST (object)->widths);
  g_free (DESMI_REGISTER_LIST (object)->label);
  G_OBJECT_CLASS (desmi_register_list_parent_class)->finalize (object);
}

static void
desmi_register_list_class_init (DesmiRegisterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_register_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_register_list_finalize;
  desmi_register_list_install_actions (widget_class);
}

static void
desmi_register_list_init (DesmiRegisterList *self)
{
  self->widths = g_ptr_array_new_with_free_func (g_object_unref);
  desmi_register_list_provide_table (self);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  DesmiRegisterList *self = user_data;

  return desmi_register_view_is_single (self->reg) || self->table == NULL
         || desmi_register_view_matches (self->reg, self->table, desmi_register_row_get_index (row),
                                         gtk_editable_get_text (self->search),
                                         desmi_locale_get_user ());
}

/* What is hidden is not selected, and so neither copied nor taken out. */
static void
search_cb (DesmiRegisterList *self)
{
  g_autoptr (GArray) shown = NULL;
  GtkListBoxRow     *row;

  gtk_list_box_invalidate_filter (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
      gtk_list_box_unselect_row (self->list, row);
  shown = desmi_register_list_get_rows (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label),
                          shown->len == 0 && self->table != NULL
                              && !desmi_register_view_is_single (self->reg)
                              && desmi_table_get_n_rows (self->table) > 0);
  desmi_register_list_update_actions (self);
}

static GtkWidget *
new_search (DesmiRegisterList *self)
{
  GtkWidget  *search = gtk_search_entry_new ();
  const char *title
      = desmi_locale_text (desmi_locale_get_user (), desmi_register_get (self->reg)->title);
  /* Translators: %s is the title of a list */
  g_autofree char *spoken = g_strdup_printf (_ ("Search in “%s”"), title);

  self->search = GTK_EDITABLE (search);
  gtk_editable_set_width_chars (self->search, 14);
  gtk_widget_set_valign (search, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (search, spoken);
  desmi_a11y_set_label (search, spoken);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_cb), self);
  return search;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_button (DesmiRegisterList *self, const char *words, const char *tooltip, const char *action)
{
  const char *title
      = desmi_locale_text (desmi_locale_get_user (), desmi_register_get (self->reg)->title);
  GtkWidget       *button = gtk_button_new_with_mnemonic (words);
  g_auto (GStrv)   parts = g_strsplit (words, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, plain);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* several lists on a page have the same buttons */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  desmi_a11y_set_label (button, spoken);
  return button;
}

static GtkWidget *
new_top (DesmiRegisterList *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (
      desmi_locale_text (desmi_locale_get_user (), desmi_register_get (self->reg)->title),
      "desmi-title");

  self->count_label = GTK_LABEL (new_label (NULL, "desmi-dim"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->count_label), TRUE);
  gtk_widget_set_hexpand (title, desmi_register_view_is_single (self->reg));
  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->count_label));
  self->edit_button
      = new_button (self, _ ("Edit…"), _ ("Change the entry (Enter)"), "entries.edit");
  self->take_out_button = new_button (self, _ ("Take Out"),
                                      _ ("Take the selected entries out; can be undone (Delete)"),
                                      "entries.take-out");
  self->add_button = new_button (self, _ ("Add…"), _ ("Add an entry (Insert)"), "entries.add");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_END);
  self->copy_button = new_button (self, _ ("Copy"),
                                  _ ("Copy what is selected, or everything, as a table (Ctrl+C)"),
                                  "entries.copy");
  gtk_box_append (GTK_BOX (top), new_search (self));
  gtk_box_append (GTK_BOX (top), self->copy_button);
  self->out_button = desmi_table_out_button_new ();
  gtk_box_append (GTK_BOX (top), self->out_button);
  gtk_box_append (GTK_BOX (top), self->edit_button);
  gtk_box_append (GTK_BOX (top), self->take_out_button);
  gtk_box_append (GTK_BOX (top), self->add_button);
  gtk_widget_set_visible (self->add_button, !desmi_register_view_is_single (self->reg));
  return top;
}

static void
add_children (DesmiRegisterList *self)
{
  GtkWidget  *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *title
      = desmi_locale_text (desmi_locale_get_user (), desmi_register_get (self->reg)->title);

  gtk_widget_add_css_class (card, "desmi-card");
  gtk_box_append (GTK_BOX (card), new_top (self));
  self->note_label = GTK_LABEL (
      new_label (_ ("The file is open to view only; nothing can be changed."), "desmi-dim"));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note_label));
  self->empty_label = GTK_LABEL (new_label (
      desmi_register_view_get_empty_text (self->reg, desmi_locale_get_user ()), "desmi-dim"));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->empty_label));
  self->nothing_label = GTK_LABEL (new_label (_ ("No entry matches the search."), "desmi-dim"));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), FALSE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->nothing_label));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->header = desmi_register_header_new (self->reg, self->widths, self->list);
  gtk_box_append (GTK_BOX (card), self->header);
  gtk_list_box_set_selection_mode (self->list, desmi_register_view_is_single (self->reg)
                                                   ? GTK_SELECTION_NONE
                                                   : GTK_SELECTION_MULTIPLE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desmi-plain-list");
  desmi_a11y_set_label (GTK_WIDGET (self->list), title);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "selected-rows-changed",
                            G_CALLBACK (desmi_register_list_update_actions), self);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), card);
}

/**
 * desmi_register_list_new:
 * @reg: one that desmi_register_view_get_columns() knows, or that has one row a village
 *
 * Returns: (transfer floating): a card, without a village
 */
GtkWidget *
desmi_register_list_new (DesmiSession *session, DesmiRegister reg)
{
  DesmiRegisterList *self = g_object_new (DESMI_TYPE_REGISTER_LIST, NULL);

  self->session = g_object_ref (session);
  self->reg = reg;
  add_children (self);
  show_count (self);
  desmi_register_list_update_actions (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_register_list_get_register:
 *
 * Returns: what it lists
 */
DesmiRegister
desmi_register_list_get_register (DesmiRegisterList *self)
{
  g_return_val_if_fail (DESMI_IS_REGISTER_LIST (self), DESMI_N_REGISTERS);

  return self->reg;
}

/**
 * desmi_register_list_show:
 * @village: (nullable): whose entries; the same again where the file has changed
 *
 * Reads the entries anew. What was selected stays selected.
 */
void
desmi_register_list_show (DesmiRegisterList *self, DesmiVillage *village)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  gboolean    same = village != NULL && self->village != NULL
                  && g_str_equal (village->code, self->village->code);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (village != NULL)
    desmi_village_ref (village);
  g_clear_pointer (&self->village, desmi_village_unref);
  self->village = village;
  if (!same)
    set_table (self, NULL);
  if (village == NULL || store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  {
    g_autofree char *name = g_strdup_printf ("register-%s", desmi_register_get (self->reg)->name);

    desmi_store_lookup_async (store, name, village->code, desmi_locale_get_user (),
                              self->cancellable, table_cb,
                              desmi_call_new (self, self->cancellable));
  }
}

/**
 * desmi_register_list_get_n_entries:
 *
 * Returns: how many entries are listed
 */
guint
desmi_register_list_get_n_entries (DesmiRegisterList *self)
{
  g_return_val_if_fail (DESMI_IS_REGISTER_LIST (self), 0);

  return self->table == NULL ? 0 : desmi_table_get_n_rows (self->table);
}

/**
 * desmi_register_list_select:
 * @position: in the list, from 0
 *
 * Selects an entry as by a click.
 */
void
desmi_register_list_select (DesmiRegisterList *self, guint position)
{
  g_return_if_fail (DESMI_IS_REGISTER_LIST (self));

  gtk_list_box_unselect_all (self->list);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}
