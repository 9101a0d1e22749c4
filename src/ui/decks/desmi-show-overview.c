/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It never has the focus: the keys of both windows come to it, and the show goes on behind it. */
#include "ui/decks/desmi-show-overview.h"

#include "ui/decks/desmi-slide-view.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define TILE_WIDTH 230
#define LEAST_COLUMNS 2
#define MOST_COLUMNS 8
#define TILE_KEY "desmi-tile"

struct _DesmiShowOverview
{
  GtkBox              parent_instance;

  DesmiSlideShow     *show;
  GtkGridView        *grid;
  GtkSingleSelection *selection;
  guint               n_columns;
  guint               scroll; /* idle source */
};

G_DEFINE_FINAL_TYPE (DesmiShowOverview, desmi_show_overview, GTK_TYPE_BOX)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  DesmiSlideView *view;
  GtkLabel       *title;
} Tile;

static gboolean
scroll_cb (gpointer data)
{
  DesmiShowOverview *self = data;

  self->scroll = 0;
  /* the wider bound first, that none is ever below the other */
  gtk_grid_view_set_max_columns (self->grid, MOST_COLUMNS);
  gtk_grid_view_set_min_columns (self->grid, self->n_columns);
  gtk_grid_view_set_max_columns (self->grid, self->n_columns);
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
  return G_SOURCE_REMOVE;
}

/* Not while the grid is given its size. */
static void
scroll_later (DesmiShowOverview *self)
{
  if (self->scroll == 0)
    self->scroll = g_idle_add (scroll_cb, self);
}

static void
select_position (DesmiShowOverview *self, gint64 position)
{
  gint64 last = (gint64) desmi_slide_show_get_n (self->show) - 1;

  if (last < 0)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) CLAMP (position, 0, last));
  scroll_later (self);
}

static void
choose (DesmiShowOverview *self, guint position)
{
  desmi_slide_show_go_to (self->show, position);
  g_signal_emit (self, signals[DONE], 0);
}

static void
activate_cb (DesmiShowOverview *self, guint position)
{
  choose (self, position);
}

static void
clicked_cb (GtkGestureClick *click, int n, double x, double y, gpointer item)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *self = gtk_widget_get_ancestor (tile, DESMI_TYPE_SHOW_OVERVIEW);

  choose (DESMI_SHOW_OVERVIEW (self), gtk_list_item_get_position (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();
  Tile       *tile = g_new (Tile, 1);

  tile->view = DESMI_SLIDE_VIEW (desmi_slide_view_new ());
  tile->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (tile->title, 0);
  gtk_label_set_ellipsize (tile->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile->title));
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  g_object_set_data_full (G_OBJECT (item), TILE_KEY, tile, g_free);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (DesmiShowOverview *self, GtkListItem *item)
{
  DesmiPages      *pages = desmi_slide_show_get_pages (self->show);
  Tile            *tile = g_object_get_data (G_OBJECT (item), TILE_KEY);
  guint            position = gtk_list_item_get_position (item);
  int              page = desmi_slide_show_get_page_at (self->show, position);
  const char      *title = ((DesmiPage *) g_ptr_array_index (pages->pages, (guint) page))->title;
  guint            number = desmi_slide_show_get_number (self->show, position);
  g_autofree char *text = g_strdup_printf ("%u  %s", number, title != NULL ? title : "");

  desmi_slide_view_set_page (tile->view, pages, (guint) page);
  gtk_label_set_label (tile->title, text);
  desmi_a11y_name_row (gtk_list_item_get_child (item), text);
}

/* As many columns as the width has room for, a known number: "down" is so many slides further. */
static void
width_cb (DesmiShowOverview *self, GParamSpec *pspec, GtkAdjustment *across)
{
  int width = (int) gtk_adjustment_get_page_size (across);

  self->n_columns = (guint) CLAMP (width / TILE_WIDTH, LEAST_COLUMNS, MOST_COLUMNS);
  scroll_later (self);
}

static void
desmi_show_overview_dispose (GObject *object)
{
  DesmiShowOverview *self = DESMI_SHOW_OVERVIEW (object);

  g_clear_handle_id (&self->scroll, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->show);
  G_OBJECT_CLASS (desmi_show_overview_parent_class)->dispose (object);
}

static void
desmi_show_overview_class_init (DesmiShowOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_show_overview_dispose;
  signals[DONE] = g_signal_new ("done", DESMI_TYPE_SHOW_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
desmi_show_overview_init (DesmiShowOverview *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-show-overview");
  self->n_columns = LEAST_COLUMNS;
}

static void
add_head (DesmiShowOverview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (_ ("All Slides"));
  GtkWidget *keys = gtk_label_new (_ ("Arrows choose · Enter shows · Esc back"));

  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_set_hexpand (keys, TRUE);
  gtk_label_set_xalign (GTK_LABEL (keys), 1);
  gtk_label_set_justify (GTK_LABEL (keys), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (keys), TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), keys);
  gtk_box_append (GTK_BOX (self), head);
}

static void
add_grid (DesmiShowOverview *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->grid = GTK_GRID_VIEW (
      gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  /* tiles as high as slides are, not as low as they may be */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (self->grid), GTK_SCROLL_NATURAL);
  /* the tiles take clicks themselves: the grid would choose what the pointer rests on */
  gtk_widget_set_can_focus (GTK_WIDGET (self->grid), FALSE);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  desmi_a11y_set_label (GTK_WIDGET (self->grid), _ ("All Slides"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), scroller);
}

/**
 * desmi_show_overview_new:
 *
 * Returns: (transfer floating): the slides of @show, of which the one that is shown is selected
 */
GtkWidget *
desmi_show_overview_new (DesmiSlideShow *show)
{
  DesmiShowOverview *self = g_object_new (DESMI_TYPE_SHOW_OVERVIEW, NULL);
  GtkStringList     *places = gtk_string_list_new (NULL);

  self->show = g_object_ref (show);
  for (guint i = 0; i < desmi_slide_show_get_n (show); i++)
    gtk_string_list_append (places, "");
  self->selection = gtk_single_selection_new (G_LIST_MODEL (places));
  add_head (self);
  add_grid (self);
  select_position (self, desmi_slide_show_get_position (show));
  return GTK_WIDGET (self);
}

/**
 * desmi_show_overview_press:
 *
 * Does what a key says here.
 *
 * Returns: whether it says something
 */
gboolean
desmi_show_overview_press (DesmiShowOverview *self, guint keyval)
{
  gint64 at = gtk_single_selection_get_selected (self->selection);
  gint64 n = desmi_slide_show_get_n (self->show);
  gint64 row = self->n_columns;
  struct
  {
    guint  keyval;
    gint64 to;
  } moves[] = {
    { GDK_KEY_Right, at + 1 },   { GDK_KEY_KP_Right, at + 1 },   { GDK_KEY_Left, at - 1 },
    { GDK_KEY_KP_Left, at - 1 }, { GDK_KEY_Page_Down, at + 1 },  { GDK_KEY_KP_Page_Down, at + 1 },
    { GDK_KEY_Page_Up, at - 1 }, { GDK_KEY_KP_Page_Up, at - 1 }, { GDK_KEY_Home, 0 },
    { GDK_KEY_KP_Home, 0 },      { GDK_KEY_End, n - 1 },         { GDK_KEY_KP_End, n - 1 },
    { GDK_KEY_Down, at + row },  { GDK_KEY_KP_Down, at + row },  { GDK_KEY_Up, at - row },
    { GDK_KEY_KP_Up, at - row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].keyval == keyval)
      {
        /* below the last and above the first row there is nothing to go to */
        if ((moves[i].to >= 0 && moves[i].to < n) || ABS (moves[i].to - at) == 1)
          select_position (self, moves[i].to);
        return TRUE;
      }
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (desmi_slide_show_get_typed (self->show) > 0)
        choose (self,
                desmi_slide_show_find_number (self->show, desmi_slide_show_get_typed (self->show)));
      else
        choose (self, (guint) at);
      return TRUE;
    case GDK_KEY_Escape:
    case GDK_KEY_g:
    case GDK_KEY_G:
      g_signal_emit (self, signals[DONE], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * desmi_show_overview_get_selected:
 *
 * Returns: which of the slides that are not hidden is selected, from 0
 */
guint
desmi_show_overview_get_selected (DesmiShowOverview *self)
{
  return gtk_single_selection_get_selected (self->selection);
}
