/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets are typed here and saved at once. A cell is an entry; what is in it and cannot be taken
 * stays there, with its sentence below the table. */
#include "ui/pillars/desmi-target-window.h"

#include "app/desmi-target-grid.h"
#include "core/desmi-clock.h"
#include "core/desmi-period.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-undo.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define PROGRAMME "desmigratif"
#define YEARS 8
#define CELL_CHARS 9

struct _DesmiTargetWindow
{
  AdwWindow        parent_instance;

  DesmiSession    *session;
  GCancellable    *cancellable;
  DesmiFilter     *year, *programme, *pillar;
  GtkButton       *copy;
  AdwBin          *place; /* of the table */
  GtkLabel        *sentence;
  DesmiTargetGrid *grid;  /* nullable */
  GPtrArray       *cells; /* of GtkEntry, row by row; not owned */
  GtkWidget       *at;    /* nullable: the cell that has the focus, or had it last; not owned */
};

G_DEFINE_FINAL_TYPE (DesmiTargetWindow, desmi_target_window, ADW_TYPE_WINDOW)

static gboolean
can_write (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  return store != NULL && !desmi_store_get_read_only (store);
}

static guint
get_place (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "desmi-place"));
}

static const char *
get_shown (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "desmi-shown");
}

static void
set_shown (GtkWidget *cell, const char *text)
{
  g_object_set_data_full (G_OBJECT (cell), "desmi-shown", g_strdup (text), g_free);
}

static gboolean
is_typed (GtkWidget *cell)
{
  return g_strcmp0 (get_shown (cell), gtk_editable_get_text (GTK_EDITABLE (cell))) != 0;
}

static guint
get_row (DesmiTargetWindow *self, GtkWidget *cell)
{
  return get_place (cell) / desmi_target_grid_get_n_columns (self->grid);
}

static guint
get_column (DesmiTargetWindow *self, GtkWidget *cell)
{
  return get_place (cell) % desmi_target_grid_get_n_columns (self->grid);
}

static void
say (DesmiTargetWindow *self, const char *sentence, gboolean wrong)
{
  gtk_label_set_label (self->sentence, sentence);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "desmi-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "desmi-error");
}

static void
say_hint (DesmiTargetWindow *self)
{
  if (can_write (self))
    say (self,
         _ ("Saved at once. Tab: next cell; Enter: next village; Delete: empty; Esc: as it was; "
            "Ctrl+D: fill down; cells copied from a spreadsheet can be pasted."),
         FALSE);
  else
    say (self, _ ("The file is open to view only, so targets cannot be changed."), FALSE);
}

/* What is to be said of a cell: what is wrong with it, else what is doubtful. */
static void
say_cell (DesmiTargetWindow *self, GtkWidget *cell)
{
  const char      *wrong = g_object_get_data (G_OBJECT (cell), "desmi-wrong");
  g_autofree char *doubt
      = desmi_target_grid_dup_doubt (self->grid, get_row (self, cell), get_column (self, cell));

  if (wrong != NULL)
    say (self, wrong, TRUE);
  else if (doubt != NULL)
    say (self, doubt, FALSE);
  else
    say_hint (self);
}

static void
set_wrong (GtkWidget *cell, const char *sentence)
{
  g_object_set_data_full (G_OBJECT (cell), "desmi-wrong", g_strdup (sentence), g_free);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    gtk_widget_add_css_class (cell, "error");
  else
    gtk_widget_remove_css_class (cell, "error");
}

/* A cell as the grid has it. */
static void
show_cell (DesmiTargetWindow *self, GtkWidget *cell)
{
  guint            row = get_row (self, cell), column = get_column (self, cell);
  g_autofree char *number = desmi_target_grid_dup_text (self->grid, row, column);
  g_autofree char *doubt = desmi_target_grid_dup_doubt (self->grid, row, column);
  g_autofree char *name = desmi_target_grid_dup_cell_name (self->grid, row, column);
  gboolean         official = desmi_target_grid_is_official (self->grid, row, column);
  g_autofree char *text = official
                              /* Translators: %s is a number that the national server has set */
                              ? g_strdup_printf (_ ("%s (official)"), number)
                              : g_strdup (number);

  set_shown (cell, text);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  set_wrong (cell, NULL);
  gtk_editable_set_editable (GTK_EDITABLE (cell), !official && can_write (self));
  gtk_widget_set_tooltip_text (cell, doubt);
  desmi_a11y_set_label (cell, name);
  if (doubt != NULL)
    gtk_widget_add_css_class (cell, "warning");
  else
    gtk_widget_remove_css_class (cell, "warning");
}

typedef struct
{
  DesmiTargetWindow *self;
  GtkWidget         *cell; /* nullable: whose text it was */
  char              *label;
} Saving;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving            *saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           done = desmi_store_apply_finish (DESMI_STORE (source), result, &error);
  GtkWindow         *parent = gtk_window_get_transient_for (GTK_WINDOW (saving->self));

  if (done && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.edited", "s", saving->label);
  if (!done && saving->cell != NULL && gtk_widget_get_parent (saving->cell) != NULL)
    {
      /* as not saved: leaving the cell tries again */
      set_shown (saving->cell, NULL);
      set_wrong (saving->cell, error->message);
    }
  if (!done)
    say (saving->self, error->message, TRUE);
  g_clear_object (&saving->cell);
  g_object_unref (saving->self);
  g_free (saving->label);
  g_free (saving);
}

/* @cell: (nullable): the one that was typed */
static void
save (DesmiTargetWindow *self, GArray *changes, const char *label, GtkWidget *cell)
{
  DesmiStore           *store = desmi_session_get_store (self->session);
  g_autoptr (DesmiEdit) edit = desmi_target_grid_new_edit (self->grid, changes, label);
  Saving               *saving;

  if (edit == NULL || store == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->cell = cell != NULL ? g_object_ref (cell) : NULL;
  saving->label = g_strdup (desmi_edit_get_label (edit));
  desmi_store_apply_async (store, edit, NULL, applied_cb, saving);
}

/* Returns whether nothing is being typed in the cell any more. */
static gboolean
commit (DesmiTargetWindow *self, GtkWidget *cell)
{
  DesmiTargetChange  change = { get_row (self, cell), get_column (self, cell), 0 };
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_typed (cell) || !gtk_editable_get_editable (GTK_EDITABLE (cell)))
    return TRUE;
  if (!desmi_target_grid_read (self->grid, change.column,
                               gtk_editable_get_text (GTK_EDITABLE (cell)), &change.milli, &error))
    {
      set_wrong (cell, error->message);
      say (self, error->message, TRUE);
      return FALSE;
    }
  set_wrong (cell, NULL);
  if (change.milli == desmi_target_grid_get (self->grid, change.row, change.column))
    {
      show_cell (self, cell);
      return TRUE;
    }
  set_shown (cell, gtk_editable_get_text (GTK_EDITABLE (cell)));
  changes = g_array_new (FALSE, FALSE, sizeof (DesmiTargetChange));
  g_array_append_val (changes, change);
  save (self, changes, NULL, cell);
  return TRUE;
}

static gboolean
go (DesmiTargetWindow *self, GtkWidget *cell, int rows, int columns)
{
  int row = (int) get_row (self, cell) + rows, column = (int) get_column (self, cell) + columns;
  GtkWidget *next;

  if (!commit (self, cell) || row < 0 || column < 0)
    return TRUE;
  next = desmi_target_window_get_cell (self, (guint) row, (guint) column);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return TRUE;
}

static void
fill_down (DesmiTargetWindow *self, GtkWidget *cell)
{
  g_autoptr (GArray) changes = NULL;
  g_autofree char   *label = NULL;

  if (!can_write (self) || is_typed (cell))
    return;
  changes = desmi_target_grid_new_fill (self->grid, get_row (self, cell), get_column (self, cell));
  label = g_strdup_printf (ngettext ("Filled the target of %u village",
                                     "Filled the targets of %u villages", changes->len),
                           changes->len);
  save (self, changes, label, NULL);
}

/**
 * desmi_target_window_paste_text:
 * @text: cells as a spreadsheet copies them
 *
 * Sets them from the cell with the focus on, as one step, or says what is wrong and changes none.
 */
void
desmi_target_window_paste_text (DesmiTargetWindow *self, const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    changes = NULL;
  g_autofree char      *label = NULL;

  if (self->at == NULL || self->grid == NULL || !can_write (self))
    return;
  changes = desmi_target_grid_read_block (self->grid, get_row (self, self->at),
                                          get_column (self, self->at), text, problems);
  if (problems->len > 0)
    {
      g_autofree char *more = g_strdup_printf (_ ("%s Nothing was pasted."),
                                               (const char *) g_ptr_array_index (problems, 0));

      say (self, more, TRUE);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->at), get_shown (self->at));
  label = g_strdup_printf (ngettext ("Pasted %u target", "Pasted %u targets", changes->len),
                           changes->len);
  save (self, changes, label, NULL);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTargetWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    desmi_target_window_paste_text (self, text);
  else
    say (self, _ ("The clipboard holds no text. Copy the cells in the spreadsheet first."), TRUE);
}

static gboolean
press_control (DesmiTargetWindow *self, GtkWidget *cell, guint key, gboolean with_shift)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  GtkWindow  *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (key == GDK_KEY_d)
    fill_down (self, cell);
  else if (key == GDK_KEY_v && !is_typed (cell))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (cell), NULL, pasted_cb,
                                   g_object_ref (self));
  else if (store == NULL || parent == NULL || is_typed (cell))
    return FALSE;
  else if (key == GDK_KEY_y || (key == GDK_KEY_z && with_shift))
    desmi_redo_run (GTK_WIDGET (parent), store);
  else if (key == GDK_KEY_z)
    desmi_undo_run (GTK_WIDGET (parent), store);
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_delete (DesmiTargetWindow *self, GtkWidget *cell)
{
  if (is_typed (cell) || !gtk_editable_get_editable (GTK_EDITABLE (cell)))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (cell), "");
  commit (self, cell);
  return TRUE;
}

static gboolean
press_escape (DesmiTargetWindow *self, GtkWidget *cell)
{
  if (!is_typed (cell))
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  show_cell (self, cell);
  say_cell (self, cell);
  return TRUE;
}

static gboolean
key_cb (GtkEventController *controller,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state,
        gpointer            user_data)
{
  DesmiTargetWindow *self = user_data;
  GtkWidget         *cell = gtk_event_controller_get_widget (controller);
  gboolean           back = (state & GDK_SHIFT_MASK) != 0;

  if ((state & GDK_CONTROL_MASK) != 0)
    return press_control (self, cell, gdk_keyval_to_lower (keyval), back);
  switch (keyval)
    {
    case GDK_KEY_Up:
      return go (self, cell, -1, 0);
    case GDK_KEY_Down:
      return go (self, cell, 1, 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return go (self, cell, back ? -1 : 1, 0);
    case GDK_KEY_Left:
      return !is_typed (cell) && go (self, cell, 0, -1);
    case GDK_KEY_Right:
      return !is_typed (cell) && go (self, cell, 0, 1);
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !commit (self, cell);
    case GDK_KEY_Delete:
      return press_delete (self, cell);
    case GDK_KEY_Escape:
      return press_escape (self, cell);
    default:
      return FALSE;
    }
}

static void
enter_cb (GtkEventController *controller, gpointer user_data)
{
  DesmiTargetWindow *self = user_data;

  self->at = gtk_event_controller_get_widget (controller);
  say_cell (self, self->at);
}

/* A cell of a table that is being replaced is none of the grid's any more. */
static void
leave_cb (GtkEventController *controller, gpointer user_data)
{
  DesmiTargetWindow *self = user_data;
  GtkWidget         *cell = gtk_event_controller_get_widget (controller);

  if (g_ptr_array_find (self->cells, cell, NULL))
    commit (self, cell);
}

static GtkWidget *
new_cell (DesmiTargetWindow *self, guint at)
{
  GtkWidget          *cell = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (cell), "desmi-place", GUINT_TO_POINTER (at));
  gtk_editable_set_alignment (GTK_EDITABLE (cell), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_editable_set_enable_undo (GTK_EDITABLE (cell), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (cell, keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  return cell;
}

static GtkWidget *
new_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS + 5);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
build_table (DesmiTargetWindow *self)
{
  GtkWidget *table = gtk_grid_new (), *scrolled = gtk_scrolled_window_new ();
  guint      n_rows = desmi_target_grid_get_n_rows (self->grid);
  guint      n_columns = desmi_target_grid_get_n_columns (self->grid);

  gtk_grid_set_column_spacing (GTK_GRID (table), 6);
  gtk_grid_set_row_spacing (GTK_GRID (table), 3);
  for (guint j = 0; j < n_columns; j++)
    {
      g_autofree char *title = desmi_target_grid_dup_title (self->grid, j);

      gtk_grid_attach (GTK_GRID (table), new_title (title), (int) j + 1, 0, 1, 1);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *name = gtk_label_new (desmi_target_grid_get_village_name (self->grid, i));

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_grid_attach (GTK_GRID (table), name, 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < n_columns; j++)
        {
          GtkWidget *cell = new_cell (self, i * n_columns + j);

          g_ptr_array_add (self->cells, cell);
          show_cell (self, cell);
          gtk_grid_attach (GTK_GRID (table), cell, (int) j + 1, (int) i + 1, 1, 1);
        }
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  adw_bin_set_child (self->place, scrolled);
}

/* Another reading of the same cells lets what is being typed stand. */
static void
show_grid (DesmiTargetWindow *self, DesmiTargetGrid *grid)
{
  gboolean           like = self->grid != NULL && desmi_target_grid_is_like (self->grid, grid);
  g_autoptr (GArray) copy = desmi_target_grid_new_copy (grid);
  g_autofree char   *label = NULL;

  if (!like && self->at != NULL)
    commit (self, self->at); /* of the villages that it was typed among */
  if (!like)
    g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->grid, desmi_target_grid_free);
  self->grid = grid;
  label = g_strdup_printf (
      /* Translators: %d is the year before */
      _ ("_Copy From %d"), desmi_target_grid_get_year (grid) - 1);
  gtk_button_set_label (self->copy, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), copy->len > 0 && can_write (self));
  if (like)
    {
      for (guint i = 0; i < self->cells->len; i++)
        if (!is_typed (g_ptr_array_index (self->cells, i)))
          show_cell (self, g_ptr_array_index (self->cells, i));
      if (self->at != NULL)
        say_cell (self, self->at);
      return;
    }
  self->at = NULL;
  say_hint (self);
  if (desmi_target_grid_get_n_rows (grid) > 0)
    build_table (self);
  else
    adw_bin_set_child (self->place,
                       gtk_label_new (_ ("No village is in this programme yet, or the pillar has "
                                         "no indicators.")));
}

static void
targets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    say (self, error->message, TRUE);
  else
    show_grid (self, desmi_target_grid_new (table, atoi (desmi_filter_get_selected (self->year)),
                                            desmi_locale_get_user ()));
}

static void
renew_cancellable (DesmiTargetWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
ask_targets (DesmiTargetWindow *self)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  const char      *pillar = desmi_filter_get_selected (self->pillar);
  g_autofree char *argument = NULL;

  renew_cancellable (self);
  if (store == NULL || pillar == NULL)
    return;
  argument = g_strdup_printf ("%s %s %s", desmi_filter_get_selected (self->year), pillar,
                              desmi_filter_get_selected (self->programme));
  desmi_store_lookup_async (store, "targets", argument, desmi_locale_get_user (), self->cancellable,
                            targets_cb, desmi_call_new (self, self->cancellable));
}

/* The rows of a lookup, each once though the server and the district may both have it. */
static void
fill (DesmiFilter *filter, DesmiTable *table, const char *id_column, const char *first)
{
  guint            id = (guint) desmi_table_find_column (table, id_column);
  guint            name = (guint) desmi_table_find_column (table, "name");
  g_autofree char *selected = g_strdup (desmi_filter_get_selected (filter));
  const char      *last = NULL;

  if (selected == NULL)
    selected = g_strdup (first);
  desmi_filter_begin (filter);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *code = desmi_table_get_text (table, i, id);

      if (g_strcmp0 (code, last) != 0)
        desmi_filter_add (filter, code, desmi_table_get_label (table, i, name));
      last = code;
    }
  desmi_filter_end (filter);
  if (desmi_filter_has (filter, selected))
    desmi_filter_set_selected (filter, selected);
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  fill (self->pillar, table, "number", "1");
  ask_targets (self);
}

static void
ask_pillars (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  renew_cancellable (self);
  if (store != NULL)
    desmi_store_lookup_async (store, "pillars", desmi_filter_get_selected (self->programme),
                              desmi_locale_get_user (), self->cancellable, pillars_cb,
                              desmi_call_new (self, self->cancellable));
}

static void
programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  fill (self->programme, table, "programme", PROGRAMME);
  ask_pillars (self);
}

static void
ask_programmes (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  renew_cancellable (self);
  if (store != NULL)
    desmi_store_lookup_async (store, "programmes", NULL, desmi_locale_get_user (),
                              self->cancellable, programmes_cb,
                              desmi_call_new (self, self->cancellable));
}

static void
chosen_cb (DesmiTargetWindow *self, GParamSpec *pspec, DesmiFilter *filter)
{
  if (desmi_filter_is_filling (filter))
    return;
  if (filter == self->programme)
    ask_pillars (self);
  else
    ask_targets (self);
}

static void
changed_cb (DesmiTargetWindow *self, guint tables)
{
  if ((tables & DESMI_TABLES_CATALOGUE) != 0)
    ask_programmes (self);
  else if ((tables & (DESMI_TABLES_PILLARS | DESMI_TABLES_VILLAGES)) != 0)
    ask_targets (self);
}

/* Of another file, or of none, nothing is typed here. */
static void
store_cb (DesmiTargetWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
copy_cb (DesmiTargetWindow *self)
{
  g_autoptr (GArray) changes = NULL;
  g_autofree char   *label = NULL;

  if (self->grid == NULL)
    return;
  changes = desmi_target_grid_new_copy (self->grid);
  label = g_strdup_printf (
      ngettext ("Copied %u target from %d", "Copied %u targets from %d", changes->len),
      changes->len, desmi_target_grid_get_year (self->grid) - 1);
  save (self, changes, label, NULL);
}

static void
desmi_target_window_dispose (GObject *object)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->at = NULL;
  g_ptr_array_set_size (self->cells, 0);
  G_OBJECT_CLASS (desmi_target_window_parent_class)->dispose (object);
}

static void
desmi_target_window_finalize (GObject *object)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (object);

  g_clear_pointer (&self->grid, desmi_target_grid_free);
  g_ptr_array_unref (self->cells);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_target_window_parent_class)->finalize (object);
}

static void
desmi_target_window_class_init (DesmiTargetWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_target_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_target_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
fill_years (DesmiTargetWindow *self)
{
  int              now = desmi_month_year (desmi_clock_last_month ());
  g_autofree char *selected = g_strdup_printf ("%d", now);

  desmi_filter_begin (self->year);
  for (int year = now + 1; year > now + 1 - YEARS; year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      desmi_filter_add (self->year, text, text);
    }
  desmi_filter_end (self->year);
  desmi_filter_set_selected (self->year, selected);
}

static DesmiFilter *
add_filter (GtkWidget *row, const char *title)
{
  DesmiFilter *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  gtk_box_append (GTK_BOX (row), GTK_WIDGET (filter));
  return filter;
}

static void
desmi_target_window_init (DesmiTargetWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->cells = g_ptr_array_new ();
  self->year = add_filter (row, _ ("Year"));
  self->programme = add_filter (row, _ ("Programme"));
  self->pillar = add_filter (row, _ ("Pillar"));
  self->copy = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->copy, TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->copy));
  self->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->place), TRUE);
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_box_append (GTK_BOX (body), row);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->sentence));
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 12);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  fill_years (self);
  g_signal_connect_swapped (self->year, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->pillar, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
}

/**
 * desmi_target_window_new:
 * @parent: hears "win.edited" when something was saved
 * @session: whose file has the targets
 *
 * Returns: (transfer none): the window, to be presented; it closes with the file
 */
DesmiTargetWindow *
desmi_target_window_new (GtkWindow *parent, DesmiSession *session)
{
  DesmiTargetWindow *self = g_object_new (DESMI_TYPE_TARGET_WINDOW, "title", _ ("Targets"),
                                          "transient-for", parent, "destroy-with-parent", TRUE,
                                          "default-width", 980, "default-height", 640, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  ask_programmes (self);
  return self;
}

/**
 * desmi_target_window_get_cell:
 *
 * Returns: (transfer none) (nullable): the entry of a village and an indicator
 */
GtkWidget *
desmi_target_window_get_cell (DesmiTargetWindow *self, guint row, guint column)
{
  guint n = self->grid != NULL ? desmi_target_grid_get_n_columns (self->grid) : 0;

  return column < n && row * n + column < self->cells->len
             ? g_ptr_array_index (self->cells, row * n + column)
             : NULL;
}

/**
 * desmi_target_window_get_sentence:
 *
 * Returns: (transfer none): what is said below the table
 */
const char *
desmi_target_window_get_sentence (DesmiTargetWindow *self)
{
  return gtk_label_get_label (self->sentence);
}
