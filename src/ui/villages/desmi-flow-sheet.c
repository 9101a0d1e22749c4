/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet in which flows are typed. It draws its cells (desmi-flow-layout.c); only the one under
 * the cursor is a widget, an entry. There are two of them, which take turns as the cursor goes on:
 * a screen reader hears of each cell as of another thing that has the focus, by its row, month and
 * count; and since none is made, nothing else of the window is measured. */
#include "ui/villages/desmi-flow-sheet.h"

#include "ui/villages/desmi-flow-sheet-private.h"

#include <math.h>

#define MIN_WIDTH 240
#define MIN_ROWS 5

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
  KEPT,
  REFUSED,
  UNREAD,
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
 * desmi_flow_sheet_get_n_months:
 *
 * Returns: the number of months, or quarters; 0 while there is nothing to show
 */
guint
desmi_flow_sheet_get_n_months (DesmiFlowSheet *self)
{
  return self->grid != NULL ? desmi_flow_grid_get_n_periods (self->grid) : 0;
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
  make_visible (self->hadjustment, layout->x[column], layout->x[column + 1], layout->frozen_px,
                layout->pinned_px);
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
  month = MIN (month, desmi_flow_sheet_get_n_months (self) - 1);
  if (!extend)
    {
      self->other_row = row;
      self->other_month = month;
    }
  if (row != self->row || month != self->month || self->entry == NULL)
    {
      self->row = row;
      self->month = month;
      desmi_flow_sheet_place_entry (self);
    }
  show_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * desmi_flow_sheet_want:
 * @changes: (element-type DesmiFlowChange): none: nothing happens
 * @label: (nullable) (transfer none): what the history is to say
 *
 * Tells whoever shows the sheet what the user wants.
 */
void
desmi_flow_sheet_want (DesmiFlowSheet *self, GArray *changes, DesmiMessage *label)
{
  if (changes->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, changes, label, NULL);
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
  if (!gtk_widget_get_visible (GTK_WIDGET (popover)))
    return;
  gtk_popover_set_pointing_to (popover,
                               &(GdkRectangle){ (int) at->origin.x, (int) at->origin.y,
                                                (int) at->size.width, (int) at->size.height });
  gtk_popover_present (popover);
}

static void
desmi_flow_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DesmiFlowSheet *self = DESMI_FLOW_SHEET (widget);
  graphene_rect_t cell;

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
  desmi_flow_sheet_get_menu_place (self, &cell);
  place_popover (self->menu, &cell);
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
                                     (float) (desmi_flow_layout_get_months_end (&self->layout)
                                              - self->layout.frozen_px),
                                     (float) (bottom - self->layout.row_px)));
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->entry), snapshot);
  gtk_snapshot_pop (snapshot);
}

/* A count hardly ever asks for more room; where it does, every label of the window is measured. */
static void
remeasure (DesmiFlowSheet *self)
{
  double width = 0, height = 0;

  if (self->grid != NULL)
    {
      desmi_flow_layout_measure (&self->layout, GTK_WIDGET (self), self->grid);
      width = desmi_flow_layout_get_natural_width (&self->layout);
      height = desmi_flow_layout_get_natural_height (&self->layout, self->grid);
    }
  if (fabs (width - self->natural_width) + fabs (height - self->natural_height) < 0.5)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  self->natural_width = width;
  self->natural_height = height;
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
  self->entry = NULL;
  g_clear_pointer ((GtkWidget **) &self->entries[0], gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entries[1], gtk_widget_unparent);
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
  widget_class->query_tooltip = desmi_flow_sheet_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CHANGED]
      = g_signal_new ("changed", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_ARRAY, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[KEPT] = g_signal_new ("kept", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[UNREAD] = g_signal_new ("unread", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("refused", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[REPORT] = g_signal_new ("report", DESMI_TYPE_FLOW_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "flows.report", NULL, desmi_flow_sheet_report);
  gtk_widget_class_install_action (widget_class, "flows.unreport", NULL, desmi_flow_sheet_report);
  gtk_widget_class_set_css_name (widget_class, "flowsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
desmi_flow_sheet_init (DesmiFlowSheet *self)
{
  self->can_edit = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  desmi_flow_layout_init (&self->layout);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  desmi_flow_sheet_add_popovers (self);
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

static gboolean
has_focus (DesmiFlowSheet *self)
{
  return self->entry != NULL && gtk_widget_has_focus (GTK_WIDGET (self->entry));
}

/**
 * desmi_flow_sheet_set_grid:
 * @grid: (nullable): what is shown from now on; not owned
 * @same: whether it is another reading of what was shown, in which rows keep their places; then the
 *   cursor and what is being typed stay; else desmi_flow_sheet_settle() comes first
 */
void
desmi_flow_sheet_set_grid (DesmiFlowSheet *self, const DesmiFlowGrid *grid, gboolean same)
{
  self->grid = grid;
  remeasure (self);
  if (same && self->entry != NULL && self->row < desmi_flow_sheet_get_n_rows (self))
    {
      desmi_flow_sheet_speak_cell (self);
      desmi_flow_sheet_show_draft (self, has_focus (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  self->state = DESMI_FLOW_SHEET_RESTING;
  self->row = self->month = self->other_row = self->other_month = 0;
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
  desmi_flow_sheet_place_entry (self);
}

/**
 * desmi_flow_sheet_get_grid:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const DesmiFlowGrid *
desmi_flow_sheet_get_grid (DesmiFlowSheet *self)
{
  return self->grid;
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
    desmi_flow_sheet_place_entry (self);
  desmi_flow_sheet_speak_cell (self);
  desmi_flow_sheet_show_draft (self, has_focus (self));
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
  if (!desmi_flow_sheet_move (self, row, month, FALSE))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  desmi_flow_sheet_show_draft (self, TRUE);
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
 * desmi_flow_sheet_get_entry:
 *
 * Returns: (nullable) (transfer none): the cell under the cursor
 */
GtkWidget *
desmi_flow_sheet_get_entry (DesmiFlowSheet *self)
{
  return GTK_WIDGET (self->entry);
}

/**
 * desmi_flow_sheet_keep_rows:
 *
 * Keeps a few rows at least in sight; on a small screen with large text the page scrolls instead.
 */
void
desmi_flow_sheet_keep_rows (DesmiFlowSheet *self)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (self));
  int        minimum;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), minimum);
}
