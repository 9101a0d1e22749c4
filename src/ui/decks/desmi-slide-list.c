/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-slide-list.h"

#include "ui/decks/desmi-deck-menus.h"
#include "ui/decks/desmi-slide-row.h"

static GtkWidget *
find_row (GtkWidget *child)
{
  while (child != NULL && !DESMI_IS_SLIDE_ROW (child))
    child = gtk_widget_get_first_child (child);
  return child;
}

/* The item's widget, around the row that we make; (nullable). */
static GtkWidget *
find_child (GtkListView *list, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child);

      if (row != NULL && gtk_widget_get_visible (child)
          && desmi_slide_row_get_item (DESMI_SLIDE_ROW (row)) != NULL
          && desmi_slide_row_get_position (DESMI_SLIDE_ROW (row)) == position)
        return child;
    }
  return NULL;
}

static GtkSingleSelection *
get_selection (GtkListView *list)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static void
pop_up (GtkWidget *menu, GtkWidget *at, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y), there;
  GdkRectangle     rectangle;

  if (!gtk_widget_compute_point (at, gtk_widget_get_parent (menu), &point, &there))
    return;
  rectangle = (GdkRectangle){ (int) there.x, (int) there.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &rectangle);
  gtk_popover_popup (GTK_POPOVER (menu));
}

/* What is pressed on is what the menu is about. */
static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, gpointer menu)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, DESMI_TYPE_SLIDE_ROW) : NULL;

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (get_selection (GTK_LIST_VIEW (list)),
                                     desmi_slide_row_get_position (DESMI_SLIDE_ROW (row)));
  pop_up (menu, list, x, y);
}

static gboolean
menu_key_cb (GtkWidget *list, GVariant *arguments, gpointer menu)
{
  guint      selected = gtk_single_selection_get_selected (get_selection (GTK_LIST_VIEW (list)));
  GtkWidget *child = find_child (GTK_LIST_VIEW (list), selected);

  if (child == NULL)
    return FALSE;
  pop_up (menu, child, gtk_widget_get_width (child) / 2.0, gtk_widget_get_height (child) / 2.0);
  return TRUE;
}

static void
add_shortcut (GtkEventController *keys, const char *trigger, const char *action, GVariant *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/**
 * desmi_slide_list_set_up:
 * @editor: around the list, which has the actions
 *
 * Gives the list its keys and its menu, which hold while it has the focus: what is typed elsewhere
 * is text.
 *
 * Returns: (transfer none): the menu, a child of @editor that it must unparent
 */
GtkWidget *
desmi_slide_list_set_up (GtkListView *list, GtkWidget *editor)
{
  g_autoptr (GMenuModel) model = desmi_deck_menus_new_slide ();
  GtkWidget             *menu = gtk_popover_menu_new_from_model (model);
  GtkGesture            *click = gtk_gesture_click_new ();
  GtkEventController    *keys = gtk_shortcut_controller_new ();

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_parent (menu, editor);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), menu);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, menu, NULL)));
  add_shortcut (keys, "Delete|KP_Delete", "deck.remove", NULL);
  add_shortcut (keys, "<Control>d", "deck.duplicate", NULL);
  add_shortcut (keys, "<Alt>Up", "deck.move", g_variant_new_int32 (-1));
  add_shortcut (keys, "<Alt>Down", "deck.move", g_variant_new_int32 (1));
  add_shortcut (keys, "F2", "deck.write-title", NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
  return menu;
}

static gboolean
is_same (GListModel *items, guint i, const GPtrArray *now, guint j)
{
  g_autoptr (DesmiSlideItem) old = g_list_model_get_item (items, i);

  return g_strcmp0 (desmi_slide_item_get_slide (old),
                    desmi_slide_item_get_slide (g_ptr_array_index (now, j)))
         == 0;
}

static void
update (GListStore *items, guint i, DesmiSlideItem *now)
{
  g_autoptr (DesmiSlideItem) old = g_list_model_get_item (G_LIST_MODEL (items), i);

  desmi_slide_item_update (old, desmi_slide_item_get_deck (now), desmi_slide_item_get_page (now));
}

/**
 * desmi_slide_list_fill:
 * @items: of DesmiSlideItem, as they are shown
 * @now: (element-type DesmiSlideItem): as they are to be
 *
 * Makes one as the other; rows of slides that stand where they stood are not made anew.
 */
void
desmi_slide_list_fill (GListStore *items, const GPtrArray *now)
{
  GListModel *model = G_LIST_MODEL (items);
  guint       n = g_list_model_get_n_items (model), head = 0, tail = 0, most = MIN (n, now->len);

  while (head < most && is_same (model, head, now, head))
    head++;
  while (tail < most - head && is_same (model, n - 1 - tail, now, now->len - 1 - tail))
    tail++;
  if (head + tail < MAX (n, now->len))
    g_list_store_splice (items, head, n - head - tail, now->pdata + head, now->len - head - tail);
  for (guint i = 0; i < now->len; i++)
    update (items, i, g_ptr_array_index (now, i));
}

/**
 * desmi_slide_list_has_focus:
 *
 * Returns: whether one of the slides has the focus
 */
gboolean
desmi_slide_list_has_focus (GtkListView *list)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * desmi_slide_list_focus:
 * @position: of a slide, from 0
 *
 * Gives it the focus, in sight.
 */
void
desmi_slide_list_focus (GtkListView *list, guint position)
{
  GtkWidget *child;

  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
  child = find_child (list, position);
  gtk_widget_grab_focus (child != NULL ? child : GTK_WIDGET (list));
}
