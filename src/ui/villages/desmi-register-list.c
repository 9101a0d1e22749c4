/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a register of one village: listed, added, edited, taken out. */
#include "ui/villages/desmi-register-list.h"

#include "app/desmi-register-view.h"
#include "core/desmi-clock.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define CELL_CHARS 24 /* that a cell asks for; more is cut where there is no room */
#define KEY_CHARS 26  /* of the name of a fact */
#define ROW "desmi-row"
#define ROW_PADDING 2

struct _DesmiRegisterList
{
  AdwBin        parent_instance;

  GtkLabel     *count_label;
  GtkWidget    *add_button;
  GtkWidget    *edit_button;
  GtkWidget    *take_out_button;
  GtkWidget    *header; /* titles of the columns */
  GtkListBox   *list;
  GtkLabel     *empty_label;
  GtkLabel     *note_label; /* why nothing can be changed */
  GPtrArray    *widths;     /* (element-type GtkSizeGroup): one a column */

  DesmiSession *session;
  DesmiRegister reg;
  DesmiVillage *village; /* nullable */
  DesmiTable   *table;   /* nullable: until it was read */
  GCancellable *cancellable;
  char         *label; /* nullable: of the removal that is being written */
};

G_DEFINE_FINAL_TYPE (DesmiRegisterList, desmi_register_list, ADW_TYPE_BIN)

static gboolean
is_single (DesmiRegisterList *self)
{
  return desmi_register_view_is_single (self->reg);
}

/* Of the table; -1: none. */
static int
get_selected (DesmiRegisterList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (is_single (self))
    return self->table != NULL && desmi_table_get_n_rows (self->table) > 0 ? 0 : -1;
  return row == NULL ? -1 : GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), ROW));
}

static void
update_actions (DesmiRegisterList *self)
{
  gboolean   can_write = self->table != NULL && desmi_village_forms_can_write (self->session);
  gboolean   chosen = get_selected (self) >= 0;
  GtkWidget *widget = GTK_WIDGET (self);

  /* the list tells of its selection while it is taken apart */
  if (self->session == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "entries.add", can_write && !is_single (self));
  gtk_widget_action_set_enabled (widget, "entries.edit", can_write && (chosen || is_single (self)));
  gtk_widget_action_set_enabled (widget, "entries.take-out",
                                 can_write && chosen && !is_single (self) && self->label == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label),
                          self->table != NULL && !desmi_village_forms_can_write (self->session));
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static GtkWidget *
new_cell (DesmiRegisterList *self, const DesmiRegisterColumn *column, guint i, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label),
                        desmi_register_view_is_number (self->reg, column) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_set_hexpand (label, !desmi_register_view_is_number (self->reg, column));
  gtk_widget_add_css_class (label, "desmi-number");
  gtk_size_group_add_widget (g_ptr_array_index (self->widths, i), label);
  return label;
}

static GtkWidget *
new_row (DesmiRegisterList *self, guint index, const char *today)
{
  const DesmiLocale         *locale = desmi_locale_get_user ();
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (self->reg, &n);
  DesmiRegisterTone tone = desmi_register_view_get_tone (self->reg, self->table, index, today);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  g_autofree char *spoken
      = desmi_register_view_dup_spoken (self->reg, self->table, index, today, locale);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = desmi_register_view_dup_cell (self->reg, &columns[i], self->table,
                                                            index, today, locale);
      GtkWidget       *cell = new_cell (self, &columns[i], i, text);

      if (columns[i].names && tone != DESMI_REGISTER_TONE_PAST)
        gtk_widget_add_css_class (cell, "desmi-bold");
      if (tone == DESMI_REGISTER_TONE_PAST)
        gtk_widget_add_css_class (cell, "desmi-dim");
      else if (tone == DESMI_REGISTER_TONE_LATE && i == n - 1)
        gtk_widget_add_css_class (cell, "desmi-error");
      gtk_widget_set_tooltip_text (cell, g_utf8_strlen (text, -1) > CELL_CHARS ? text : NULL);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ROW, GINT_TO_POINTER (index));
  desmi_a11y_set_label (row, spoken);
  return row;
}

static void
add_fact (DesmiRegisterList *self, const DesmiRegisterField *field)
{
  const DesmiLocale        *locale = desmi_locale_get_user ();
  const DesmiRegisterColumn column = { field->name, FALSE };
  int                       index = desmi_table_find_column (self->table, field->name);
  /* there is room for each of the lines */
  g_autofree char *text
      = field->kind == DESMI_FIELD_LINES
            ? g_strdup (desmi_table_get_text (self->table, 0, (guint) index))
            : desmi_register_view_dup_cell (self->reg, &column, self->table, 0, "", locale);
  const char      *title = desmi_locale_text (locale, field->title);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, text);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget       *key = gtk_label_new (title), *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "desmi-dim");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  desmi_a11y_set_label (row, spoken);
  gtk_list_box_append (self->list, row);
}

static void
add_facts (DesmiRegisterList *self)
{
  const DesmiRegisterType *type = desmi_register_get (self->reg);

  for (guint i = 1; i < type->n_fields; i++)
    {
      int column = desmi_table_find_column (self->table, type->fields[i].name);

      if (desmi_table_get_mark (self->table, 0, (guint) column) != DESMI_MARK_MISSING)
        add_fact (self, &type->fields[i]);
    }
}

static void
show_count (DesmiRegisterList *self)
{
  guint            n = self->table == NULL ? 0 : desmi_table_get_n_rows (self->table);
  g_autofree char *text
      /* Translators: %u is how many entries a list has */
      = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  gtk_label_set_label (self->count_label, n > 0 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), !is_single (self));
  gtk_widget_set_visible (self->take_out_button, n > 0 && !is_single (self));
  gtk_widget_set_visible (self->edit_button, n > 0 || is_single (self));
  gtk_widget_set_visible (self->header, n > 0 && !is_single (self));
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
  g_autofree char   *today = dup_today ();
  g_autoptr (GArray) rows = NULL;

  clear_rows (self);
  if (self->table != NULL && is_single (self) && desmi_table_get_n_rows (self->table) > 0)
    add_facts (self);
  if (self->table == NULL || is_single (self))
    return;
  rows = desmi_register_view_sort (self->reg, self->table, today);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_array_index (rows, guint, i), today));
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
    if (is_same_entry (self, (guint) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), ROW)),
                       entry))
      found = row;
  if (found == NULL)
    found = gtk_list_box_get_row_at_index (self->list, place);
  if (found == NULL && place > 0)
    found = gtk_list_box_get_row_at_index (self->list, place - 1);
  gtk_list_box_select_row (self->list, found);
  if (!had_focus)
    return;
  if (found != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (found));
  else
    gtk_widget_grab_focus (self->add_button);
}

/* @table: (nullable) */
static void
set_table (DesmiRegisterList *self, DesmiTable *table)
{
  GtkListBoxRow         *selected = gtk_list_box_get_selected_row (self->list);
  GtkWidget             *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autoptr (DesmiEntry) entry = NULL;
  int                    place = selected == NULL ? -1 : gtk_list_box_row_get_index (selected);

  if (selected != NULL && !is_single (self))
    entry = desmi_register_view_new_entry (self->reg, self->table, (guint) get_selected (self));
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = table == NULL ? NULL : desmi_table_ref (table);
  fill_rows (self);
  show_count (self);
  if (entry != NULL)
    select_again (self, entry, place, focus != NULL);
  update_actions (self);
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
    set_table (self, table);
}

static void
open_form (DesmiRegisterList *self, int row)
{
  DesmiForm *form;

  if (self->village == NULL || self->table == NULL
      || !desmi_village_forms_can_write (self->session))
    return;
  form = desmi_register_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  self->session, self->village, self->reg, self->table, row);
  gtk_window_present (GTK_WINDOW (form));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_form (DESMI_REGISTER_LIST (widget), DESMI_REGISTER_FORM_NEW);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiRegisterList *self = DESMI_REGISTER_LIST (widget);
  int                row = get_selected (self);

  open_form (self, row < 0 ? DESMI_REGISTER_FORM_NEW : row);
}

static void
taken_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiRegisterList) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *label = g_steal_pointer (&self->label);

  if (self->session == NULL) /* the window is gone */
    return;
  update_actions (self);
  if (desmi_store_apply_finish (DESMI_STORE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edited", "s", label);
  else
    desmi_error_say (GTK_WIDGET (self), error);
}

static void
take_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DesmiRegisterList     *self = DESMI_REGISTER_LIST (widget);
  int                    row = get_selected (self);
  g_autofree char       *name = NULL;
  g_autoptr (DesmiEntry) entry = NULL;
  g_autoptr (DesmiEdit)  edit = NULL;

  if (row < 0 || self->village == NULL || self->label != NULL)
    return;
  name = desmi_register_view_dup_name (self->reg, self->table, (guint) row,
                                       desmi_locale_get_user ());
  entry = desmi_register_view_new_entry (self->reg, self->table, (guint) row);
  self->label = desmi_register_view_dup_label (self->reg, DESMI_REGISTER_TAKEN_OUT, name,
                                               self->village->name, desmi_locale_get_user ());
  edit = desmi_edit_new (self->label);
  desmi_edit_delete_entry (edit, entry);
  update_actions (self);
  desmi_store_apply_async (desmi_session_get_store (self->session), edit, NULL, taken_out_cb,
                           g_object_ref (self));
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
  gtk_widget_class_install_action (widget_class, "entries.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "entries.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "entries.take-out", NULL, take_out_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "entries.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "entries.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "entries.take-out", NULL);
}

static void
desmi_register_list_init (DesmiRegisterList *self)
{
  self->widths = g_ptr_array_new_with_free_func (g_object_unref);
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
  gtk_widget_set_hexpand (title, is_single (self));
  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->count_label));
  self->edit_button
      = new_button (self, _ ("Edit…"), _ ("Change the entry (Enter)"), "entries.edit");
  self->take_out_button = new_button (
      self, _ ("Take Out"), _ ("Take the entry out; can be undone (Delete)"), "entries.take-out");
  self->add_button = new_button (self, _ ("Add…"), _ ("Add an entry (Insert)"), "entries.add");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (top), self->edit_button);
  gtk_box_append (GTK_BOX (top), self->take_out_button);
  gtk_box_append (GTK_BOX (top), self->add_button);
  gtk_widget_set_visible (self->add_button, !is_single (self));
  return top;
}

static GtkWidget *
new_header (DesmiRegisterList *self)
{
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (self->reg, &n);
  GtkWidget                 *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  for (guint i = 0; i < n; i++)
    {
      const char *title
          = desmi_register_view_get_title (self->reg, &columns[i], desmi_locale_get_user ());
      GtkWidget *label;

      g_ptr_array_add (self->widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
      label = new_cell (self, &columns[i], i, title);
      gtk_widget_add_css_class (label, "desmi-dim");
      gtk_widget_add_css_class (label, "desmi-caption");
      gtk_widget_set_tooltip_text (label, title);
      gtk_box_append (GTK_BOX (header), label);
    }
  gtk_widget_add_css_class (header, "desmi-fact");
  /* as the rows of a list box have them around */
  gtk_widget_set_margin_start (header, ROW_PADDING);
  gtk_widget_set_margin_end (header, ROW_PADDING);
  return header;
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
  self->header = new_header (self);
  gtk_box_append (GTK_BOX (card), self->header);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list,
                                   is_single (self) ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desmi-plain-list");
  desmi_a11y_set_label (GTK_WIDGET (self->list), title);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (update_actions), self);
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
  update_actions (self);
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

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}
