/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets are typed here and saved at once. A cell is an entry; what is in it and cannot be taken
 * stays there, with its sentence below the table. */
#include "ui/pillars/desmi-target-sheet-private.h"

#include "ui/desmi-a11y.h"
#include "ui/pillars/desmi-target-cell.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 14
#define NAME_CHARS 30 /* of a village, that it has room for */
#define N_NAMES 2     /* columns before the cells: code and name */

G_DEFINE_FINAL_TYPE (DesmiTargetSheet, desmi_target_sheet, ADW_TYPE_BIN)

/**
 * desmi_target_sheet_can_write:
 *
 * Returns: whether the file can be changed
 */
gboolean
desmi_target_sheet_can_write (DesmiTargetSheet *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  return store != NULL && !desmi_store_get_read_only (store);
}

/**
 * desmi_target_sheet_get_row:
 *
 * Returns: where the cell is, from 0
 */
guint
desmi_target_sheet_get_row (DesmiTargetSheet *self, GtkWidget *cell)
{
  return desmi_target_cell_get_place (cell) / desmi_target_grid_get_n_columns (self->grid);
}

/**
 * desmi_target_sheet_get_column:
 *
 * Returns: where the cell is, from 0
 */
guint
desmi_target_sheet_get_column (DesmiTargetSheet *self, GtkWidget *cell)
{
  return desmi_target_cell_get_place (cell) % desmi_target_grid_get_n_columns (self->grid);
}

static void
say (DesmiTargetSheet *self, const char *sentence, gboolean wrong)
{
  gtk_label_set_label (self->sentence, sentence);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "desmi-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "desmi-error");
}

static void
say_hint (DesmiTargetSheet *self)
{
  if (desmi_target_sheet_can_write (self))
    say (self,
         _ ("Saved at once. Tab: next cell; Enter: next village; Delete: empty; Esc: as it was; "
            "Ctrl+D: fill down; cells copied from a spreadsheet can be pasted."),
         FALSE);
  else
    say (self, _ ("The file is open to view only, so targets cannot be changed."), FALSE);
}

/**
 * desmi_target_sheet_say_cell:
 *
 * Says what is to be said of a cell: what is wrong with it, else what is doubtful.
 */
void
desmi_target_sheet_say_cell (DesmiTargetSheet *self, GtkWidget *cell)
{
  const char      *wrong = desmi_target_cell_get_wrong (cell);
  g_autofree char *doubt
      = desmi_target_grid_dup_doubt (self->grid, desmi_target_sheet_get_row (self, cell),
                                     desmi_target_sheet_get_column (self, cell));

  if (wrong != NULL)
    say (self, wrong, TRUE);
  else if (doubt != NULL)
    say (self, doubt, FALSE);
  else
    say_hint (self);
}

/**
 * desmi_target_sheet_show_cell:
 *
 * Shows a cell as the grid has it.
 */
void
desmi_target_sheet_show_cell (DesmiTargetSheet *self, GtkWidget *cell)
{
  guint row = desmi_target_sheet_get_row (self, cell),
        column = desmi_target_sheet_get_column (self, cell);
  g_autofree char *number = desmi_target_grid_dup_text (self->grid, row, column);
  g_autofree char *doubt = desmi_target_grid_dup_doubt (self->grid, row, column);
  g_autofree char *name = desmi_target_grid_dup_cell_name (self->grid, row, column);
  gboolean         official = desmi_target_grid_is_official (self->grid, row, column);
  g_autofree char *text = official
                              /* Translators: %s is a number that the national server has set */
                              ? g_strdup_printf (_ ("%s (official)"), number)
                              : g_strdup (number);

  desmi_target_cell_show (cell, text, doubt, !official && desmi_target_sheet_can_write (self));
  desmi_a11y_set_label (cell, name);
}

static void
enter_cb (GtkEventController *controller, gpointer user_data)
{
  DesmiTargetSheet *self = user_data;

  self->at = gtk_event_controller_get_widget (controller);
  desmi_target_sheet_say_cell (self, self->at);
}

/* A cell of a table that is being replaced is none of the grid's any more. */
static void
leave_cb (GtkEventController *controller, gpointer user_data)
{
  DesmiTargetSheet *self = user_data;
  GtkWidget        *cell = gtk_event_controller_get_widget (controller);

  if (g_ptr_array_find (self->cells, cell, NULL))
    desmi_target_sheet_commit_cell (self, cell);
}

/* What is typed is kept until it is saved. */
static void
changed_cb (GtkWidget *cell, gpointer user_data)
{
  DesmiTargetSheet *self = user_data;
  g_autofree char  *id = NULL, *saved = NULL;
  guint             row, column;

  if (!g_ptr_array_find (self->cells, cell, NULL))
    return;
  desmi_target_cell_follow (cell, desmi_target_sheet_get_known (self, cell));
  row = desmi_target_sheet_get_row (self, cell);
  column = desmi_target_sheet_get_column (self, cell);
  if (desmi_target_grid_is_official (self->grid, row, column))
    return;
  id = desmi_target_grid_dup_id (self->grid, row, column);
  saved = desmi_target_grid_dup_text (self->grid, row, column);
  desmi_typed_set (self->typed, id, saved, gtk_editable_get_text (GTK_EDITABLE (cell)));
}

static void
offer_cell (DesmiTargetSheet *self, GtkWidget *cell)
{
  guint row = desmi_target_sheet_get_row (self, cell),
        column = desmi_target_sheet_get_column (self, cell);
  g_autofree char *id = desmi_target_grid_dup_id (self->grid, row, column);
  g_autofree char *saved = desmi_target_grid_dup_text (self->grid, row, column);
  g_autofree char *sentence = NULL, *again = NULL;
  const char      *base, *text;
  gboolean         is_other;

  if (desmi_target_cell_is_typed (cell) || !gtk_editable_get_editable (GTK_EDITABLE (cell))
      || !desmi_typed_get (self->typed, id, &base, &text))
    return;
  if (g_strcmp0 (text, saved) == 0)
    {
      desmi_typed_set (self->typed, id, saved, saved);
      return;
    }
  again = g_strdup (text);
  sentence = desmi_typed_dup_sentence (base, saved);
  is_other = g_strcmp0 (base, saved) != 0;
  gtk_editable_set_text (GTK_EDITABLE (cell), again);
  if (is_other)
    desmi_target_cell_ask (cell, desmi_target_sheet_get_known (self, cell));
  desmi_target_cell_set_wrong (cell, sentence);
  desmi_target_sheet_say (self, sentence, TRUE);
}

/* Shows again what was typed before and not saved. */
static void
offer (DesmiTargetSheet *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    offer_cell (self, g_ptr_array_index (self->cells, i));
}

static void
not_kept_cb (DesmiTargetSheet *self, const GError *error)
{
  desmi_target_sheet_say (self, error->message, TRUE);
}

static GtkWidget *
new_cell (DesmiTargetSheet *self, guint at)
{
  GtkWidget          *cell = desmi_target_cell_new (at);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  desmi_target_sheet_add_keys (self, cell);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  return cell;
}

/* @widths: of the columns, each as wide in the titles as in the cells */
static void
attach (GtkGrid *grid, GtkWidget *child, GPtrArray *widths, guint column, guint row)
{
  gtk_size_group_add_widget (g_ptr_array_index (widths, column), child);
  gtk_grid_attach (grid, child, (int) column, (int) row, 1, 1);
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  return grid;
}

static GtkWidget *
new_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* The titles stay above the villages, and go sideways with them. */
static GtkWidget *
new_titles (DesmiTargetSheet *self, GPtrArray *widths, GtkAdjustment *sideways)
{
  GtkWidget *grid = new_grid (), *scrolled = gtk_scrolled_window_new ();

  attach (GTK_GRID (grid), new_title (_ ("Code")), widths, 0, 0);
  attach (GTK_GRID (grid), new_title (_ ("Village")), widths, 1, 0);
  for (guint j = 0; j < desmi_target_grid_get_n_columns (self->grid); j++)
    {
      g_autofree char *title = desmi_target_grid_dup_title (self->grid, j);

      attach (GTK_GRID (grid), new_title (title), widths, j + N_NAMES, 0);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  g_object_bind_property (sideways, "value",
                          gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                          "value", G_BINDING_DEFAULT);
  return scrolled;
}

/* Names are not keys, and the villages stand in the order of their codes. */
static void
add_village (DesmiTargetSheet *self, GtkGrid *grid, GPtrArray *widths, guint row)
{
  const char *text = desmi_target_grid_get_village_name (self->grid, row);
  GtkWidget  *code = gtk_label_new (desmi_target_grid_get_village_code (self->grid, row));
  GtkWidget  *name = gtk_label_new (text);

  gtk_widget_add_css_class (code, "desmi-dim");
  gtk_widget_add_css_class (code, "desmi-number");
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name),
                             MIN (NAME_CHARS, (int) g_utf8_strlen (text, -1) + 1));
  gtk_widget_set_tooltip_text (name, g_utf8_strlen (text, -1) > NAME_CHARS ? text : NULL);
  attach (grid, code, widths, 0, row);
  attach (grid, name, widths, 1, row);
}

static void
build_table (DesmiTargetSheet *self)
{
  GtkWidget            *table = new_grid (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GPtrArray) widths = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n_rows = desmi_target_grid_get_n_rows (self->grid);
  guint                 n_columns = desmi_target_grid_get_n_columns (self->grid);

  for (guint j = 0; j < n_columns + N_NAMES; j++)
    g_ptr_array_add (widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  for (guint i = 0; i < n_rows; i++)
    {
      add_village (self, GTK_GRID (table), widths, i);
      for (guint j = 0; j < n_columns; j++)
        {
          GtkWidget *cell = new_cell (self, i * n_columns + j);

          g_ptr_array_add (self->cells, cell);
          g_signal_connect_object (cell, "changed", G_CALLBACK (changed_cb), self, 0);
          desmi_target_sheet_show_cell (self, cell);
          attach (GTK_GRID (table), cell, widths, j + N_NAMES, i);
        }
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), new_titles (self, widths,
                                             gtk_scrolled_window_get_hadjustment (
                                                 GTK_SCROLLED_WINDOW (scrolled))));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (self->place, box);
}

static void
desmi_target_sheet_dispose (GObject *object)
{
  DesmiTargetSheet *self = DESMI_TARGET_SHEET (object);

  self->at = NULL;
  g_ptr_array_set_size (self->cells, 0);
  G_OBJECT_CLASS (desmi_target_sheet_parent_class)->dispose (object);
}

static void
desmi_target_sheet_finalize (GObject *object)
{
  DesmiTargetSheet *self = DESMI_TARGET_SHEET (object);

  g_clear_pointer (&self->grid, desmi_target_grid_free);
  g_ptr_array_unref (self->cells);
  g_clear_object (&self->typed);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_target_sheet_parent_class)->finalize (object);
}

static void
desmi_target_sheet_class_init (DesmiTargetSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_target_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_target_sheet_finalize;
}

static void
desmi_target_sheet_init (DesmiTargetSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cells = g_ptr_array_new ();
  self->typed = desmi_typed_new ();
  g_signal_connect_object (self->typed, "loaded", G_CALLBACK (offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "failed", G_CALLBACK (not_kept_cb), self,
                           G_CONNECT_SWAPPED);
  self->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->place), TRUE);
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * desmi_target_sheet_new:
 * @session: whose file has the targets
 *
 * Returns: (transfer floating): a sheet without cells
 */
GtkWidget *
desmi_target_sheet_new (DesmiSession *session)
{
  DesmiTargetSheet *self = g_object_new (DESMI_TYPE_TARGET_SHEET, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
follow (DesmiTargetSheet *self, const char *key)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  g_autofree char *table = g_strconcat ("targets/", key, NULL);
  g_autofree char *period = desmi_target_grid_dup_period (self->grid, 0);
  /* Translators: what was typed into, in a list: %s is a year or quarter */
  g_autofree char *title = g_strdup_printf (_ ("Targets for %s"), period);

  desmi_typed_follow (self->typed, store != NULL ? desmi_store_get_path (store) : NULL, table,
                      title);
}

/* What was refused is not overlooked because the focus went on. */
static void
show_cells_again (DesmiTargetSheet *self)
{
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (desmi_target_cell_settle (cell))
        desmi_target_sheet_show_cell (self, cell);
      if (desmi_target_cell_get_wrong (cell) != NULL && (wrong == NULL || cell == self->at))
        wrong = cell;
    }
  if (wrong != NULL || self->at != NULL)
    desmi_target_sheet_say_cell (self, wrong != NULL ? wrong : self->at);
}

/**
 * desmi_target_sheet_show:
 * @grid: (transfer full): what the file says
 * @key: of which year or quarter, pillar and programme it is
 *
 * Another reading of the same cells lets what is being typed, or is on its way, stand.
 */
void
desmi_target_sheet_show (DesmiTargetSheet *self, DesmiTargetGrid *grid, const char *key)
{
  gboolean like = self->grid != NULL && desmi_target_grid_is_like (self->grid, grid);

  if (!like)
    {
      desmi_target_sheet_commit (self); /* of the villages that it was typed among */
      g_ptr_array_set_size (self->cells, 0);
      self->at = NULL;
    }
  g_clear_pointer (&self->grid, desmi_target_grid_free);
  self->grid = grid;
  if (like)
    {
      show_cells_again (self);
      return;
    }
  say_hint (self);
  if (desmi_target_grid_get_n_rows (grid) > 0)
    {
      desmi_typed_hold (self->typed, TRUE);
      build_table (self);
      desmi_typed_hold (self->typed, FALSE);
      follow (self, key);
      offer (self);
    }
  else
    adw_bin_set_child (self->place,
                       gtk_label_new (_ ("No village is in this programme yet, or the pillar has "
                                         "no indicators.")));
}

/**
 * desmi_target_sheet_get_grid:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
DesmiTargetGrid *
desmi_target_sheet_get_grid (DesmiTargetSheet *self)
{
  return self->grid;
}

/**
 * desmi_target_sheet_commit:
 *
 * Has what is being typed saved, as if the cell were left.
 *
 * Returns: %FALSE where it is refused, which then has the focus
 */
gboolean
desmi_target_sheet_commit (DesmiTargetSheet *self)
{
  if (self->at == NULL || desmi_target_sheet_commit_cell (self, self->at))
    return TRUE;
  gtk_widget_grab_focus (self->at);
  return FALSE;
}

/**
 * desmi_target_sheet_settle:
 *
 * Has what is being typed saved or, where it is refused, kept for the next time, since the file
 * closes.
 */
void
desmi_target_sheet_settle (DesmiTargetSheet *self)
{
  desmi_target_sheet_commit (self);
  desmi_typed_flush (self->typed);
}

/**
 * desmi_target_sheet_copy:
 *
 * Takes over the targets of the year or quarter before where there are none yet, as one step.
 */
void
desmi_target_sheet_copy (DesmiTargetSheet *self)
{
  g_autoptr (GArray) changes = NULL;
  g_autofree char   *before = NULL;
  DesmiMessage      *label;

  if (self->grid == NULL)
    return;
  changes = desmi_target_grid_new_copy (self->grid);
  before = desmi_target_grid_dup_period_text (self->grid, -1);
  /* Translators: how many, and the year or quarter that they are from */
  label = desmi_message_new_plural ("Copied %u target from %s", "Copied %u targets from %s",
                                    changes->len, changes->len, before);
  desmi_message_set_kind (label, 1, DESMI_MESSAGE_PERIOD);
  desmi_target_sheet_save_changes (self, changes, label);
}

/**
 * desmi_target_sheet_paste_text:
 * @text: cells as a spreadsheet copies them
 *
 * Sets them from the cell with the focus on, as one step, or says what is wrong and changes none.
 */
void
desmi_target_sheet_paste_text (DesmiTargetSheet *self, const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    changes = NULL;

  if (self->at == NULL || self->grid == NULL || !desmi_target_sheet_can_write (self))
    return;
  changes = desmi_target_grid_read_block (self->grid, desmi_target_sheet_get_row (self, self->at),
                                          desmi_target_sheet_get_column (self, self->at), text,
                                          problems);
  if (problems->len > 0)
    {
      g_autofree char *more = g_strdup_printf (_ ("%s Nothing was pasted."),
                                               (const char *) g_ptr_array_index (problems, 0));

      say (self, more, TRUE);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->at), desmi_target_cell_get_shown (self->at));
  desmi_target_sheet_save_changes (self, changes,
                                   desmi_message_new_plural ("Pasted %u target",
                                                             "Pasted %u targets", changes->len,
                                                             changes->len));
}

/**
 * desmi_target_sheet_say:
 * @wrong: whether it is about something that failed
 *
 * Says a sentence below the table.
 */
void
desmi_target_sheet_say (DesmiTargetSheet *self, const char *sentence, gboolean wrong)
{
  say (self, sentence, wrong);
}

/**
 * desmi_target_sheet_get_cell:
 *
 * Returns: (transfer none) (nullable): the entry of a village and an indicator
 */
GtkWidget *
desmi_target_sheet_get_cell (DesmiTargetSheet *self, guint row, guint column)
{
  guint n = self->grid != NULL ? desmi_target_grid_get_n_columns (self->grid) : 0;

  return column < n && row * n + column < self->cells->len
             ? g_ptr_array_index (self->cells, row * n + column)
             : NULL;
}

/**
 * desmi_target_sheet_get_sentence:
 *
 * Returns: (transfer none): what is said below the table
 */
const char *
desmi_target_sheet_get_sentence (DesmiTargetSheet *self)
{
  return gtk_label_get_label (self->sentence);
}
