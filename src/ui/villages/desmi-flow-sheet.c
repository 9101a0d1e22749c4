/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet in which flows are typed. It draws its cells (desmi-flow-layout.c); only the one under
 * the cursor is a widget, an entry that is made when the cursor comes and goes with it. So a screen
 * reader hears of each cell as of a new thing that has the focus, by its row, month and count. */
#include "ui/villages/desmi-flow-sheet.h"

#include "ui/desmi-a11y.h"
#include "ui/villages/desmi-flow-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_WIDTH 240
#define MIN_ROWS 3
#define MAX_CHARS 200

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CHANGED,
  REFUSED,
  REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DesmiFlowSheet,
                               desmi_flow_sheet,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/**
 * desmi_flow_sheet_get_n_rows:
 *
 * Returns: the number of rows; 0 while there is nothing to show
 */
guint
desmi_flow_sheet_get_n_rows (DesmiFlowSheet *self)
{
  return self->grid != NULL ? desmi_flow_grid_get_n_rows (self->grid) : 0;
}

/**
 * desmi_flow_sheet_get_selected:
 * @out: (out): the cursor and what is selected
 *
 * Finds what the keys work on.
 */
void
desmi_flow_sheet_get_selected (DesmiFlowSheet *self, DesmiFlowCursor *out)
{
  out->has_cursor = self->entry != NULL;
  out->row = self->row;
  out->month = self->month;
  out->first_row = MIN (self->row, self->other_row);
  out->last_row = MAX (self->row, self->other_row);
  out->first_month = MIN (self->month, self->other_month);
  out->last_month = MAX (self->month, self->other_month);
  out->is_editing = self->state != DESMI_FLOW_SHEET_RESTING;
  out->is_refused = self->refused;
  out->has_focus = self->entry != NULL && gtk_widget_has_focus (GTK_WIDGET (self->entry));
}

/* "Taiwan, formal, P, P to P, August 2023: 64, doubtful" */
static void
speak_cell (DesmiFlowSheet *self)
{
  g_autofree char *name = NULL, *text = NULL, *label = NULL;

  if (self->entry == NULL)
    return;
  name = desmi_flow_grid_dup_cell_name (self->grid, self->row, self->month);
  text = desmi_flow_grid_dup_text (self->grid, self->row, self->month);
  if (*text == '\0')
    label = g_strdup_printf ("%s: %s", name, _ ("not reported"));
  else if (desmi_flow_grid_get_count (self->grid, self->row, self->month) == 0)
    label = g_strdup_printf ("%s: %s", name, C_ ("count", "none"));
  else if (desmi_flow_grid_is_doubtful (self->grid, self->row, self->month))
    label = g_strdup_printf ("%s: %s, %s", name, text, C_ ("count", "doubtful"));
  else
    label = g_strdup_printf ("%s: %s", name, text);
  desmi_a11y_set_label (GTK_WIDGET (self->entry), label);
}

static void
set_refused (DesmiFlowSheet *self, const char *sentence)
{
  self->refused = sentence != NULL;
  if (self->entry != NULL)
    {
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
          self->refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      desmi_a11y_set_description (GTK_WIDGET (self->entry), sentence != NULL ? sentence : "");
    }
  if (sentence == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_popover_popup (self->popover);
}

/**
 * desmi_flow_sheet_set_state:
 * @text: in the entry from now on
 *
 * Begins or ends the typing in the cell under the cursor.
 */
void
desmi_flow_sheet_set_state (DesmiFlowSheet *self, DesmiFlowSheetState state, const char *text)
{
  self->state = state;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->quiet = FALSE;
  gtk_widget_set_can_target (GTK_WIDGET (self->entry), state != DESMI_FLOW_SHEET_RESTING);
  if (state == DESMI_FLOW_SHEET_RESTING)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "typing");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "typing");
  set_refused (self, NULL);
  speak_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
text_cb (DesmiFlowSheet *self)
{
  if (self->quiet || self->entry == NULL)
    return;
  if (self->state == DESMI_FLOW_SHEET_RESTING)
    {
      self->state = DESMI_FLOW_SHEET_TYPING;
      gtk_widget_set_can_target (GTK_WIDGET (self->entry), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "typing");
    }
  if (self->refused)
    set_refused (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A new entry at the cursor, which takes the focus from the old one. */
static void
place_entry (DesmiFlowSheet *self)
{
  GtkWidget *old = GTK_WIDGET (self->entry);
  gboolean   focus = old != NULL && gtk_widget_has_focus (old);

  self->state = DESMI_FLOW_SHEET_RESTING;
  self->refused = FALSE;
  self->entry = NULL;
  if (desmi_flow_sheet_get_n_rows (self) > 0)
    {
      self->entry = GTK_TEXT (gtk_text_new ());
      gtk_text_set_max_length (self->entry, MAX_CHARS);
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
      gtk_editable_set_editable (GTK_EDITABLE (self->entry), self->can_edit);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_widget_set_can_target (GTK_WIDGET (self->entry), FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "desmi-cell");
      g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
      speak_cell (self);
      if (focus)
        gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
  gtk_popover_popdown (self->popover);
  if (old != NULL)
    gtk_widget_unparent (old);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_visible (GtkAdjustment *adjustment, double from, double to, double before, double behind)
{
  double value = gtk_adjustment_get_value (adjustment),
         page = gtk_adjustment_get_page_size (adjustment);

  if (from < value + before)
    gtk_adjustment_set_value (adjustment, from - before);
  else if (to > value + page - behind)
    gtk_adjustment_set_value (adjustment, MIN (from - before, to - page + behind));
}

static void
show_cursor (DesmiFlowSheet *self)
{
  const DesmiFlowLayout *layout = &self->layout;
  guint                  column = DESMI_FLOW_N_KEYS + self->month;

  if (self->grid == NULL || self->vadjustment == NULL || layout->row_px <= 0)
    return;
  make_visible (self->vadjustment, layout->row_px * (self->row + 1),
                layout->row_px * (self->row + 2), layout->row_px, layout->row_px);
  make_visible (self->hadjustment, layout->x[column], layout->x[column + 1], layout->frozen_px, 0);
}

/**
 * desmi_flow_sheet_move:
 * @extend: whether what is selected grows or shrinks, its other corner staying
 *
 * Moves the cursor, unless text that was refused is in its cell.
 *
 * Returns: whether it could
 */
gboolean
desmi_flow_sheet_move (DesmiFlowSheet *self, guint row, guint month, gboolean extend)
{
  guint n = desmi_flow_sheet_get_n_rows (self);

  if (n == 0 || !desmi_flow_sheet_commit (self))
    return FALSE;
  row = MIN (row, n - 1);
  month = MIN (month, DESMI_FLOW_MONTHS - 1);
  if (!extend)
    {
      self->other_row = row;
      self->other_month = month;
    }
  if (row != self->row || month != self->month || self->entry == NULL)
    {
      self->row = row;
      self->month = month;
      place_entry (self);
    }
  show_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * desmi_flow_sheet_want:
 * @changes: (element-type DesmiFlowChange): none: nothing happens
 * @label: (nullable): what the history is to say
 *
 * Tells whoever shows the sheet what the user wants.
 */
void
desmi_flow_sheet_want (DesmiFlowSheet *self, GArray *changes, const char *label)
{
  if (changes->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, changes, label);
}

static GArray *
new_changes (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
}

/**
 * desmi_flow_sheet_commit:
 *
 * Takes what is being typed, or says beside the cell why not; then the text stays.
 *
 * Returns: whether nothing is being typed any more
 */
gboolean
desmi_flow_sheet_commit (DesmiFlowSheet *self)
{
  DesmiFlowChange    change = { self->row, self->month, 0 };
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (self->state == DESMI_FLOW_SHEET_RESTING || self->entry == NULL)
    return TRUE;
  if (!desmi_flow_grid_read (self->grid, self->month,
                             gtk_editable_get_text (GTK_EDITABLE (self->entry)), &change.count,
                             &error))
    {
      set_refused (self, error->message);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return FALSE;
    }
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_RESTING, "");
  changes = new_changes ();
  g_array_append_val (changes, change);
  desmi_flow_sheet_want (self, changes, NULL);
  return TRUE;
}

/**
 * desmi_flow_sheet_begin_edit:
 *
 * Lets the cell's count be changed as text.
 */
void
desmi_flow_sheet_begin_edit (DesmiFlowSheet *self)
{
  g_autofree char *text = NULL;
  gint64           count;

  if (self->entry == NULL || !self->can_edit || self->state == DESMI_FLOW_SHEET_EDITING)
    return;
  if (self->state == DESMI_FLOW_SHEET_TYPING)
    {
      self->state = DESMI_FLOW_SHEET_EDITING;
      return;
    }
  count = desmi_flow_grid_get_count (self->grid, self->row, self->month);
  text = count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("");
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_EDITING, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * desmi_flow_sheet_open_menu:
 *
 * Opens the menu of a month.
 */
void
desmi_flow_sheet_open_menu (DesmiFlowSheet *self, guint month)
{
  if (!self->can_edit || self->grid == NULL
      || desmi_flow_grid_get_kind (self->grid) != DESMI_FLOW_KIND_WORKERS)
    return;
  self->menu_month = month;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.report",
                                 !desmi_flow_grid_is_reported (self->grid, month)
                                     && !desmi_flow_grid_is_ahead (self->grid, month));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.unreport",
                                 desmi_flow_grid_is_reported (self->grid, month)
                                     && !desmi_flow_grid_has_counts (self->grid, month));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_popover_popup (self->menu);
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REPORT], 0, DESMI_FLOW_SHEET (widget)->menu_month,
                 g_str_equal (name, "flows.report"));
}

static void
configure (GtkAdjustment *adjustment, double upper, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0,
                              MAX (upper, page), step, page * 0.9, page);
}

static void
place_popover (GtkPopover *popover, const graphene_rect_t *at)
{
  gtk_popover_set_pointing_to (popover,
                               &(GdkRectangle){ (int) at->origin.x, (int) at->origin.y,
                                                (int) at->size.width, (int) at->size.height });
  gtk_popover_present (popover);
}

static void
desmi_flow_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);
  graphene_rect_t cell, title;

  if (self->grid == NULL)
    return;
  desmi_flow_layout_place (&self->layout, width, height);
  configure (self->hadjustment, self->layout.x[DESMI_FLOW_LAYOUT_COLUMNS], width,
             self->layout.row_px * 2);
  configure (self->vadjustment, desmi_flow_layout_get_natural_height (&self->layout, self->grid),
             height, self->layout.row_px);
  if (self->hadjustment != NULL)
    self->layout.scroll_x = round (gtk_adjustment_get_value (self->hadjustment));
  if (self->vadjustment != NULL)
    self->layout.scroll_y = round (gtk_adjustment_get_value (self->vadjustment));
  desmi_flow_layout_get_cell (&self->layout, self->row, self->month, &cell);
  if (self->entry != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->entry),
                              &(GtkAllocation){ (int) cell.origin.x + 2, (int) cell.origin.y + 2,
                                                (int) cell.size.width - 3,
                                                (int) cell.size.height - 3 },
                              -1);
  place_popover (self->popover, &cell);
  desmi_flow_layout_get_cell (&self->layout, 0, self->menu_month, &title);
  title.origin.y = 0;
  place_popover (self->menu, &title);
}

static void
desmi_flow_sheet_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->entry != NULL)
    gtk_widget_measure (GTK_WIDGET (self->entry), orientation, -1, minimum, natural, NULL, NULL);
  if (self->grid == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) desmi_flow_layout_get_natural_width (&self->layout);
      *minimum = MIN (MIN_WIDTH, *natural);
      return;
    }
  *natural = (int) desmi_flow_layout_get_natural_height (&self->layout, self->grid);
  *minimum = MIN ((int) self->layout.row_px * (MIN_ROWS + 2), *natural);
}

static void
desmi_flow_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);
  DesmiFlowCursor cursor;
  double          bottom;

  if (self->grid == NULL)
    return;
  desmi_flow_sheet_get_selected (self, &cursor);
  desmi_flow_layout_snapshot (&self->layout, widget, self->grid, &cursor, snapshot);
  if (self->entry == NULL)
    return;
  bottom = desmi_flow_layout_get_totals_y (&self->layout, self->grid);
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) self->layout.frozen_px, (float) self->layout.row_px,
                                     (float) (self->layout.width - self->layout.frozen_px),
                                     (float) (bottom - self->layout.row_px)));
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->entry), snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
remeasure (DesmiFlowSheet *self)
{
  if (self->grid != NULL)
    desmi_flow_layout_measure (&self->layout, GTK_WIDGET (self), self->grid);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
desmi_flow_sheet_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);

  GTK_WIDGET_CLASS (desmi_flow_sheet_parent_class)->system_setting_changed (widget, setting);
  desmi_flow_layout_forget_texts (&self->layout);
  remeasure (self);
}

static gboolean
desmi_flow_sheet_grab_focus (GtkWidget *widget)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);

  return self->entry != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
set_adjustment (DesmiFlowSheet *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
desmi_flow_sheet_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desmi_flow_sheet_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_NATURAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desmi_flow_sheet_dispose (GObject *object)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (object);

  self->grid = NULL;
  self->state = DESMI_FLOW_SHEET_RESTING;
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->menu, gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  desmi_flow_layout_clear (&self->layout);
  G_OBJECT_CLASS (desmi_flow_sheet_parent_class)->dispose (object);
}

static void
desmi_flow_sheet_class_init (DesmiFlowSheetClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_flow_sheet_dispose;
  object_class->get_property = desmi_flow_sheet_get_property;
  object_class->set_property = desmi_flow_sheet_set_property;
  widget_class->measure = desmi_flow_sheet_measure;
  widget_class->size_allocate = desmi_flow_sheet_size_allocate;
  widget_class->snapshot = desmi_flow_sheet_snapshot;
  widget_class->system_setting_changed = desmi_flow_sheet_system_setting_changed;
  widget_class->grab_focus = desmi_flow_sheet_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CHANGED] = g_signal_new ("changed", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[REPORT] = g_signal_new ("report", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "flows.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "flows.unreport", NULL, report_cb);
  gtk_widget_class_set_css_name (widget_class, "flowsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
add_popovers (DesmiFlowSheet *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_max_width_chars (self->sentence, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "desmi-error");
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_menu_append (menu, _ ("Reported: There Were None"), "flows.report");
  g_menu_append (menu, _ ("Not Reported"), "flows.unreport");
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
}

static void
desmi_flow_sheet_init (DesmiFlowSheet *self)
{
  self->can_edit = TRUE;
  desmi_flow_layout_init (&self->layout);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_popovers (self);
  desmi_flow_sheet_add_controllers (self);
}

/**
 * desmi_flow_sheet_new:
 *
 * Returns: (transfer floating): a sheet without cells
 */
GtkWidget *
desmi_flow_sheet_new (void)
{
  return g_object_new (DESMI_TYPE_FLOW_SHEET, NULL);
}

/**
 * desmi_flow_sheet_set_grid:
 * @grid: (nullable): what is shown from now on; not owned
 * @same: whether it is another reading of what was shown, in which rows keep their places; then the
 *   cursor and what is being typed stay
 */
void
desmi_flow_sheet_set_grid (DesmiFlowSheet *self, const DesmiFlowGrid *grid, gboolean same)
{
  self->grid = grid;
  remeasure (self);
  if (same && self->entry != NULL && self->row < desmi_flow_sheet_get_n_rows (self))
    {
      speak_cell (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  self->row = self->month = self->other_row = self->other_month = 0;
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
  place_entry (self);
}

/**
 * desmi_flow_sheet_set_can_edit:
 * @can_edit: whether the file can be written
 */
void
desmi_flow_sheet_set_can_edit (DesmiFlowSheet *self, gboolean can_edit)
{
  self->can_edit = can_edit;
  if (self->entry != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->entry), can_edit);
}

/**
 * desmi_flow_sheet_update:
 *
 * Shows what was changed in the sheet's counts or rows.
 */
void
desmi_flow_sheet_update (DesmiFlowSheet *self)
{
  remeasure (self);
  if (self->entry == NULL)
    place_entry (self);
  speak_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desmi_flow_sheet_go:
 *
 * Puts the cursor and the focus on a cell.
 */
void
desmi_flow_sheet_go (DesmiFlowSheet *self, guint row, guint month)
{
  if (desmi_flow_sheet_move (self, row, month, FALSE))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * desmi_flow_sheet_get_cursor:
 *
 * Returns: whether there is a cell under the cursor
 */
gboolean
desmi_flow_sheet_get_cursor (DesmiFlowSheet *self, guint *row, guint *month)
{
  *row = self->row;
  *month = self->month;
  return self->entry != NULL;
}

/**
 * desmi_flow_sheet_give_back:
 * @text: what was typed
 * @sentence: why it was not saved
 *
 * Puts text that could not be saved back into its cell.
 */
void
desmi_flow_sheet_give_back (DesmiFlowSheet *self,
                            guint           row,
                            guint           month,
                            const char     *text,
                            const char     *sentence)
{
  if (self->state != DESMI_FLOW_SHEET_RESTING || !desmi_flow_sheet_move (self, row, month, FALSE))
    return;
  desmi_flow_sheet_set_state (self, DESMI_FLOW_SHEET_EDITING, text);
  set_refused (self, sentence);
}

/**
 * desmi_flow_sheet_get_error:
 *
 * Returns: (nullable): what is said beside the cell
 */
const char *
desmi_flow_sheet_get_error (DesmiFlowSheet *self)
{
  return self->refused ? gtk_label_get_label (self->sentence) : NULL;
}

/**
 * desmi_flow_sheet_get_entry:
 *
 * Returns: (nullable) (transfer none): the cell under the cursor
 */
GtkWidget *
desmi_flow_sheet_get_entry (DesmiFlowSheet *self)
{
  return GTK_WIDGET (self->entry);
}
