/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of a village, typed month by month. What is typed is shown at once and saved at once
 * (desmi-flow-saver.c). */
#include "ui/villages/desmi-flow-tab.h"

#include "app/decks/desmi-deck-village.h"
#include "app/desmi-flow-aim.h"
#include "app/desmi-form-sheets.h"
#include "app/desmi-village-standing.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-scroll-room.h"
#include "ui/desmi-table-out.h"
#include "ui/villages/desmi-flow-doubts.h"
#include "ui/villages/desmi-flow-loader.h"
#include "ui/villages/desmi-flow-note.h"
#include "ui/villages/desmi-flow-paste-dialog.h"
#include "ui/villages/desmi-flow-restored.h"
#include "ui/villages/desmi-flow-row-chooser.h"
#include "ui/villages/desmi-flow-saver.h"
#include "ui/villages/desmi-flow-sheet.h"
#include "ui/villages/desmi-flow-years.h"
#include "ui/villages/desmi-stock-form.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-tab.h"

#include <glib/gi18n-lib.h>

struct _DesmiFlowTab
{
  AdwBin           parent_instance;

  DesmiFilter     *year_filter;
  DesmiFilter     *kind_filter;
  DesmiFilter     *direction_filter;
  GtkMenuButton   *add_button;
  GtkButton       *paste_button;
  GtkLabel        *saved_label;
  GtkLabel        *standing_label;
  GtkStack        *stack;
  GtkLabel        *empty_label;
  DesmiFlowSheet  *sheet;
  GtkMenuButton   *cells_button;
  DesmiFlowDoubts *doubts;
  GtkLabel        *note_label;
  GtkButton       *months_button;

  DesmiSession    *session;
  DesmiVillage    *village; /* nullable */
  DesmiFlowGrid   *grid;    /* nullable */
  DesmiFlowSaver  *saver;
  GCancellable    *cancellable; /* nullable: of what is being read */
  int              year;        /* 0: that of the file's last flows */
  DesmiDirection   direction;
  DesmiFlowKind    kind;
  guint            n_at_load; /* steps that were begun when reading began */
  gboolean         following;
};

G_DEFINE_FINAL_TYPE (DesmiFlowTab, desmi_flow_tab, ADW_TYPE_BIN)

/* After anything was typed: the sheet and what is said of it. */
static void
show_typed (DesmiFlowTab *self)
{
  desmi_flow_sheet_update (self->sheet);
  desmi_flow_doubts_show (self->doubts, self->grid);
}

static void load (DesmiFlowTab *self);

static void
said_cb (DesmiFlowTab *self, const char *sentence)
{
  gtk_label_set_label (self->saved_label, sentence);
}

static void
kept_cb (DesmiFlowTab *self, const char *sheet, const GError *error)
{
  if (sheet != NULL && self->grid != NULL
      && g_str_equal (desmi_flow_grid_get_sheet (self->grid), sheet))
    show_typed (self);
  else
    desmi_error_say (GTK_WIDGET (self), error);
}

static void
edited_cb (DesmiFlowTab *self, const char *label)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edited", "s", label);
}

/* Their rows may be none of the sheet yet. */
static void
restored_cb (DesmiFlowTab *self, guint n)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  if (store == NULL)
    return;
  desmi_flow_restored_say (GTK_WIDGET (self), store, desmi_flow_saver_get_drafts (self->saver), n);
  load (self);
}

static void
changed_cb (DesmiFlowTab *self, GArray *changes, DesmiMessage *label, const DesmiFlowPaste *paste)
{
  const DesmiFlowChange *first = &g_array_index (changes, DesmiFlowChange, 0);
  const GPtrArray       *unread = paste != NULL ? paste->unread : NULL;
  const char            *reading = paste != NULL ? paste->reading : NULL;
  g_autoptr (DesmiEdit)  edit = NULL;
  g_autofree char       *said = NULL;
  gboolean               changed = FALSE;

  if (self->grid == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  if (changes->len > 0)
    {
      edit = desmi_flow_grid_new_edit (self->grid, first, changes->len,
                                       label != NULL ? desmi_message_ref (label) : NULL);
      changed = desmi_flow_grid_apply (self->grid, first, changes->len);
    }
  desmi_flow_grid_put_unread (self->grid, unread);
  show_typed (self);
  if (reading != NULL && edit != NULL)
    said = g_strdup_printf ("%s. %s", desmi_edit_get_label (edit), reading);
  else if (changes->len > 1)
    said = g_strdup (desmi_edit_get_label (edit));
  if (changed)
    desmi_flow_saver_save (self->saver, self->grid, edit, changes, unread, said);
}

/* What could not be saved is tried once more. */
static void
again_cb (DesmiFlowTab *self, guint row, guint month)
{
  const DesmiFlowDraft *draft = desmi_flow_grid_get_draft (self->grid, row, month);
  DesmiFlowChange       change = { row, month, 0 };
  g_autoptr (GArray)    changes = g_array_new (FALSE, FALSE, sizeof change);

  if (draft == NULL || !desmi_flow_grid_read (self->grid, draft->text, &change.count, NULL))
    return;
  g_array_append_val (changes, change);
  changed_cb (self, changes, NULL, NULL);
}

static void
go_cb (DesmiFlowTab *self, guint row, guint month)
{
  desmi_flow_sheet_go (self->sheet, row, month);
}

static void
refused_cb (DesmiFlowTab *self, GPtrArray *problems)
{
  desmi_flow_paste_dialog_refuse (self->sheet, problems);
}

static void
unread_cb (DesmiFlowTab *self, GArray *changes, const DesmiFlowPaste *paste)
{
  desmi_flow_paste_dialog_ask (self->sheet, changes, paste);
}

static void
report_cb (DesmiFlowTab *self, guint month, gboolean reported)
{
  g_autoptr (DesmiEdit) edit = NULL;

  if (self->grid == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  edit = desmi_flow_grid_new_report (self->grid, month, reported);
  desmi_flow_saver_save (self->saver, self->grid, edit, NULL, NULL, desmi_edit_get_label (edit));
}

static void
stock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (widget);

  desmi_stock_form_open (GTK_WINDOW (gtk_widget_get_root (widget)), self->session);
}

static const char *const writing[] = { "flows.paste",     "flows.empty",      "flows.edit",
                                       "flows.fill-down", "flows.fill-right", "flows.fill-series" };

static void
enable_actions (DesmiFlowTab *self)
{
  gboolean has_cells = self->grid != NULL && desmi_flow_grid_get_n_rows (self->grid) > 0;
  gboolean can_write = desmi_village_forms_can_write (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.copy", has_cells);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.stock-months", can_write);
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], has_cells && can_write);
}

static void
chosen_cb (DesmiFlowTab *self, char **keys)
{
  guint row;

  if (self->grid == NULL)
    return;
  row = desmi_flow_grid_add_rows (self->grid, (const char *const *) keys);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  desmi_flow_sheet_update (self->sheet);
  enable_actions (self);
  desmi_flow_sheet_go (self->sheet, row, 0);
}

static void
fill_years (DesmiFlowTab *self, DesmiTable *extent)
{
  self->following = TRUE;
  self->year = desmi_flow_years_fill (self->year_filter, extent, self->year);
  self->following = FALSE;
}

static void
follow_filters (DesmiFlowTab *self)
{
  char year[16];

  g_snprintf (year, sizeof year, "%d", self->year);
  self->following = TRUE;
  if (desmi_filter_has (self->year_filter, year))
    desmi_filter_set_selected (self->year_filter, year);
  desmi_filter_set_selected (self->direction_filter, desmi_direction_to_code (self->direction));
  desmi_filter_set_selected (self->kind_filter, desmi_flow_kind_to_name (self->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->direction_filter),
                          self->kind == DESMI_FLOW_KIND_WORKERS);
  self->following = FALSE;
}

static void
show_standing (DesmiFlowTab *self)
{
  g_autofree char *text = self->village != NULL
                              ? desmi_village_standing_dup_text_of_year (self->village, self->year)
                              : NULL;

  gtk_label_set_label (self->standing_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->standing_label), text != NULL);
}

/* @grid: (transfer full) */
static void
set_grid (DesmiFlowTab *self, DesmiFlowGrid *grid, const DesmiFlowLoad *read)
{
  gboolean same
      = self->grid != NULL
        && g_str_equal (desmi_flow_grid_get_sheet (self->grid), desmi_flow_grid_get_sheet (grid));
  DesmiFlowGrid   *old = self->grid;
  gboolean         can_write = desmi_village_forms_can_write (self->session);
  g_autofree char *note = NULL;

  if (!same)
    desmi_flow_sheet_settle (self->sheet);
  self->grid = grid;
  desmi_flow_sheet_set_can_edit (self->sheet, can_write);
  desmi_flow_sheet_set_grid (self->sheet, grid, same);
  desmi_flow_sheet_keep_rows (self->sheet);
  g_clear_pointer (&old, desmi_flow_grid_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), can_write);
  if (!same)
    desmi_flow_row_chooser_set_grid (
        DESMI_FLOW_ROW_CHOOSER (gtk_menu_button_get_popover (self->add_button)), grid);
  enable_actions (self);
  gtk_label_set_label (
      self->empty_label,
      can_write ? _ ("There are no rows of this year or the one before. Add a row first.")
                : _ ("There is nothing of this year."));
  gtk_stack_set_visible_child_name (self->stack,
                                    desmi_flow_grid_get_n_rows (grid) > 0 ? "sheet" : "empty");
  if (!can_write)
    gtk_label_set_label (self->saved_label,
                         _ ("This file is open to view only, so nothing can be typed."));
  else if (!same)
    gtk_label_set_label (self->saved_label, _ ("What you type is saved at once."));
  desmi_flow_doubts_show (self->doubts, self->grid);
  gtk_widget_set_visible (GTK_WIDGET (self->months_button),
                          read->stock != NULL && desmi_flow_kind_is_of_workers (self->kind));
  note = desmi_flow_note_dup_text (grid, read->stock, read->months);
  gtk_label_set_label (self->note_label, note);
}

/* Whoever came for a cell finds the focus in it; who chose the tab, in the cell they left. */
static void
follow_aim (DesmiFlowTab *self)
{
  const char *const *aim = desmi_session_get_aim (self->session);
  guint              row, month;

  if (!desmi_village_tab_follow_choice (GTK_WIDGET (self->sheet), self->session) && aim != NULL
      && desmi_flow_grid_find_aim (self->grid, aim, &row, &month))
    desmi_flow_sheet_go (self->sheet, row, month);
  desmi_session_end_aim (self->session);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiFlowLoad) read = desmi_flow_load_finish (result, &error);
  DesmiFlowTab             *self = desmi_call_end (user_data);
  DesmiFlowGridData         data = { 0 };

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (read == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  /* what was typed meanwhile is not in it */
  if (desmi_flow_saver_is_busy (self->saver)
      || desmi_flow_saver_get_n_begun (self->saver) != self->n_at_load)
    {
      if (!desmi_flow_saver_is_busy (self->saver))
        load (self);
      return;
    }
  desmi_flow_load_follow (read, desmi_flow_saver_get_drafts (self->saver));
  fill_years (self, read->extent);
  follow_filters (self);
  data.village = self->village->code;
  data.year = self->year;
  data.direction = self->direction;
  data.kind = self->kind;
  data.local = read->local;
  data.official = read->official;
  data.wholes = read->wholes;
  data.drafts = desmi_flow_saver_get_drafts (self->saver);
  data.reported = read->reported;
  data.accepted = read->accepted;
  data.retired = self->village->retired;
  set_grid (self, desmi_flow_grid_new (&data, self->grid, desmi_locale_get_user ()), read);
  show_standing (self);
  follow_aim (self);
}

static void
load (DesmiFlowTab *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || self->village == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_at_load = desmi_flow_saver_get_n_begun (self->saver);
  desmi_flow_load_async (
      store, self->village->code, self->year, self->direction, self->kind,
      desmi_flow_drafts_get_first_step (desmi_flow_saver_get_drafts (self->saver)),
      self->cancellable, loaded_cb, desmi_call_new (self, self->cancellable));
}

static void
choose (DesmiFlowTab *self, const char *column, const char *value)
{
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || value == NULL)
    return;
  state = desmi_view_state_with_filter (desmi_session_get_state (self->session), column, value);
  desmi_session_set_state (self->session, state);
}

static void
year_cb (DesmiFlowTab *self)
{
  if (!desmi_filter_is_filling (self->year_filter))
    choose (self, "year", desmi_filter_get_selected (self->year_filter));
}

static void
direction_cb (DesmiFlowTab *self)
{
  if (!desmi_filter_is_filling (self->direction_filter))
    choose (self, "direction", desmi_filter_get_selected (self->direction_filter));
}

static void
kind_cb (DesmiFlowTab *self)
{
  const char                *name = desmi_filter_get_selected (self->kind_filter);
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || name == NULL || desmi_filter_is_filling (self->kind_filter))
    return;
  state = desmi_view_state_with (
      desmi_session_get_state (self->session), DESMI_VIEW_MEASURE,
      g_str_equal (name, desmi_flow_kind_to_name (DESMI_FLOW_KIND_WORKERS)) ? NULL : name);
  desmi_session_set_state (self->session, state);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  desmi_flow_sheet_paste (self->sheet);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_flow_sheet_act (DESMI_FLOW_TAB (widget)->sheet, name);
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiFlowTab               *self = DESMI_FLOW_TAB (widget);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (self->grid != NULL && self->village != NULL && desmi_flow_grid_get_n_rows (self->grid) > 0)
    sheet = desmi_form_sheets_flows (self->grid, self->village->name, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (widget);

  if (self->village == NULL || self->grid == NULL)
    return NULL;
  return desmi_deck_village_new_flows (self->village->code, self->kind, self->year, self->direction,
                                       desmi_locale_get_user ());
}

/* Also when the window closes: the file is still open then. */
static void
desmi_flow_tab_unmap (GtkWidget *widget)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (widget);

  desmi_flow_sheet_settle (self->sheet);
  if (self->saver != NULL)
    desmi_flow_drafts_flush (desmi_flow_saver_get_drafts (self->saver));
  GTK_WIDGET_CLASS (desmi_flow_tab_parent_class)->unmap (widget);
}

static void
desmi_flow_tab_dispose (GObject *object)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->saver != NULL)
    desmi_flow_saver_stop (self->saver);
  if (self->sheet != NULL)
    desmi_flow_sheet_set_grid (self->sheet, NULL, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_FLOW_TAB);
  g_clear_pointer (&self->grid, desmi_flow_grid_free);
  g_clear_object (&self->saver);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_flow_tab_parent_class)->dispose (object);
}

static void
desmi_flow_tab_class_init (DesmiFlowTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_flow_tab_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_FLOW_DOUBTS);
  g_type_ensure (DESMI_TYPE_FLOW_SHEET);
  widget_class->unmap = desmi_flow_tab_unmap;
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, "flows.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "flows.copy", NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "flows.stock-months", NULL, stock_cb);
  for (gsize i = 1; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_class_install_action (widget_class, writing[i], NULL, act_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-flow-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, year_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, direction_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, add_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, paste_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, cells_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, standing_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, sheet);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, doubts);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, note_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, months_button);
}

static void
desmi_flow_tab_init (DesmiFlowTab *self)
{
  GtkWidget *chooser;

  gtk_widget_init_template (GTK_WIDGET (self));
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  desmi_scroll_room_keep (GTK_SCROLLED_WINDOW (
      gtk_widget_get_ancestor (GTK_WIDGET (self->sheet), GTK_TYPE_SCROLLED_WINDOW)));
  self->following = TRUE;
  desmi_flow_years_fill_others (self->direction_filter, self->kind_filter);
  self->following = FALSE;
  chooser = desmi_flow_row_chooser_new ();
  gtk_menu_button_set_popover (self->add_button, chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_filter, "notify::selected", G_CALLBACK (year_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind_filter, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->direction_filter, "notify::selected", G_CALLBACK (direction_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "kept", G_CALLBACK (show_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "unread", G_CALLBACK (unread_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doubts, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doubts, "again", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "report", G_CALLBACK (report_cb), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_flow_tab_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the tab, of no village yet
 */
GtkWidget *
desmi_flow_tab_new (DesmiSession *session)
{
  DesmiFlowTab *self = g_object_new (DESMI_TYPE_FLOW_TAB, NULL);

  self->session = g_object_ref (session);
  self->saver = desmi_flow_saver_new (session);
  g_signal_connect_object (self->saver, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "idle", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "restored", G_CALLBACK (restored_cb), self,
                           G_CONNECT_SWAPPED);
  desmi_flow_doubts_set_session (self->doubts, session);
  g_signal_connect_object (session, "closing", G_CALLBACK (desmi_flow_sheet_settle), self->sheet,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* What is typed is saved; nothing of one village is seen on the page of another. */
static void
leave (DesmiFlowTab *self)
{
  desmi_flow_sheet_settle (self->sheet);
  desmi_flow_sheet_set_grid (self->sheet, NULL, FALSE);
  g_clear_pointer (&self->grid, desmi_flow_grid_free);
  desmi_flow_doubts_show (self->doubts, NULL);
  enable_actions (self);
}

/**
 * desmi_flow_tab_show:
 * @village: (nullable): whose flows; what is being typed of the same stays
 *
 * Shows the flows of the year and direction that the session's state says.
 */
void
desmi_flow_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (tab);
  DesmiVillage *old = self->village;

  if (old != NULL && (village == NULL || !g_str_equal (old->code, village->code)))
    leave (self);
  self->village = village != NULL ? desmi_village_ref (village) : NULL;
  g_clear_pointer (&old, desmi_village_unref);
  if (village != NULL)
    {
      desmi_flow_aim_read_sheet (desmi_session_get_state (self->session), &self->kind, &self->year,
                                 &self->direction);
      follow_filters (self);
    }
  show_standing (self);
  load (self);
}
