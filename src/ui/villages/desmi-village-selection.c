/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages that are selected in the list, and their copy as a table. */
#include "ui/villages/desmi-village-selection.h"

#include "app/desmi-village-clip.h"
#include "ui/desmi-clip.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-village-columns.h"

#include <glib/gi18n-lib.h>

/* Who copies, which may be gone when the answer comes. */
typedef struct
{
  GWeakRef view;
  guint    n;
} Copying;

/**
 * desmi_village_selection_get:
 * @selection: of a #DesmiVillageList
 *
 * Returns: (transfer full) (element-type DesmiVillage): the villages selected, in the order shown;
 * those whose row has not come yet are left out
 */
GPtrArray *
desmi_village_selection_get (GtkSelectionModel *selection)
{
  GPtrArray *villages = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);
  guint64               n = gtk_bitset_get_size (bits);

  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (DesmiVillageItem) item
          = g_list_model_get_item (G_LIST_MODEL (selection), gtk_bitset_get_nth (bits, (guint) i));
      DesmiVillage *village = item == NULL ? NULL : desmi_village_item_get_village (item);

      if (village != NULL)
        g_ptr_array_add (villages, desmi_village_ref (village));
    }
  return villages;
}

/**
 * desmi_village_selection_is_empty:
 * @selection: of a #DesmiVillageList
 *
 * Returns: whether no row is selected, come or not
 */
gboolean
desmi_village_selection_is_empty (GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);

  return gtk_bitset_is_empty (bits);
}

/* (element-type gint64): of what is selected, or of the whole list where nothing is. */
static GArray *
list_ids (GtkSelectionModel *selection, DesmiVillageList *list)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);
  guint                 n_all = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint                 n = gtk_bitset_is_empty (bits) ? n_all : (guint) gtk_bitset_get_size (bits);
  GArray               *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = desmi_village_list_get_id (
          list, gtk_bitset_is_empty (bits) ? i : gtk_bitset_get_nth (bits, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copying              *copying = user_data;
  g_autoptr (GtkWidget) view = g_weak_ref_get (&copying->view);
  g_autoptr (GError)    error = NULL;
  g_autofree char      *tsv = NULL, *html = NULL, *count = NULL, *text = NULL;
  guint                 n = copying->n;
  gboolean              made
      = desmi_village_clip_make_finish (DESMI_STORE (source), result, &tsv, &html, &error);

  g_weak_ref_clear (&copying->view);
  g_free (copying);
  if (view == NULL)
    return;
  if (!made)
    {
      desmi_error_dialog_present (view, _ ("The Villages Were Not Copied"), error);
      return;
    }
  desmi_clip_set (view, tsv, html);
  count = desmi_format_count (n, desmi_locale_get_user ());
  text = g_strdup_printf (
      ngettext ("%s village is on the clipboard", "%s villages are on the clipboard", n), count);
  gtk_widget_activate_action (view, "win.say", "s", text);
}

/**
 * desmi_village_selection_copy:
 * @view: shows @list
 * @filter: of @list
 *
 * Puts what is selected on the clipboard as a table, or everything that is listed where nothing is
 * selected, with all columns, also those there is no room for. Rows that were never on the screen
 * are read first.
 */
void
desmi_village_selection_copy (GtkColumnView            *view,
                              DesmiSession             *session,
                              DesmiVillageList         *list,
                              const DesmiVillageFilter *filter)
{
  DesmiStore             *store = desmi_session_get_store (session);
  g_autoptr (GArray)      ids = list_ids (gtk_column_view_get_model (view), list);
  g_autoptr (GPtrArray)   titles = desmi_village_columns_list_titles (view);
  Copying                *copying;
  DesmiVillageClipRequest request = { .ids = ids,
                                      .filter = filter,
                                      .titles = titles,
                                      .title = _ ("Villages"),
                                      .not_enrolled = _ ("not enrolled"),
                                      .audience = desmi_session_get_audience (session),
                                      .locale = desmi_locale_get_user () };

  if (store == NULL || ids->len == 0)
    return;
  copying = g_new0 (Copying, 1);
  g_weak_ref_init (&copying->view, view);
  copying->n = ids->len;
  desmi_village_clip_make_async (store, &request, NULL, made_cb, copying);
}

/* Where the mouse is, or by keyboard in the middle of the upper edge. */
static void
popup (GtkWidget *view, GtkPopover *menu, float x, float y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (view, gtk_widget_get_parent (GTK_WIDGET (menu)),
                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  gtk_popover_set_pointing_to (menu, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (menu);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer menu)
{
  popup (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)), menu, (float) x,
         (float) y);
}

static gboolean
menu_key_cb (GtkWidget *view, GVariant *arguments, gpointer menu)
{
  popup (view, menu, (float) gtk_widget_get_width (view) / 2, 0);
  return TRUE;
}

/**
 * desmi_village_selection_menu_new:
 * @page: where the menu hangs; it unparents it when it goes
 * @view: of the list
 *
 * Gives the list its menu, by the second mouse button and by the keys for it.
 *
 * Returns: (transfer none): the menu
 */
GtkWidget *
desmi_village_selection_menu_new (GtkWidget *page, GtkColumnView *view)
{
  g_autoptr (GMenu)   model = g_menu_new ();
  GtkWidget          *menu;
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_menu_append (model, _ ("_Copy as Table"), "villages.copy");
  menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_parent (menu, page);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), menu);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, menu, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  return menu;
}
