/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages that are selected in the list, and their copy as a table. */
#include "ui/villages/desmi-village-selection.h"

#include "app/desmi-village-clip.h"
#include "ui/desmi-call.h"
#include "ui/desmi-clip.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-village-layout.h"

#include <glib/gi18n-lib.h>

/* Who copies, which may be gone when the answer comes. */
typedef struct
{
  GWeakRef view;
  guint    n;
} Copying;

/**
 * desmi_village_selection_get:
 * @selection: of @list
 *
 * Returns: (transfer full) (element-type DesmiVillage): the villages selected, in the order shown;
 * those whose row is not there are left out, and not asked for
 */
GPtrArray *
desmi_village_selection_get (GtkSelectionModel *selection, DesmiVillageList *list)
{
  GPtrArray *villages = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);
  GtkBitsetIter         iter;
  guint                 position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      DesmiVillage *village = desmi_village_list_peek (list, position);

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

/* (element-type gint64): of what is selected, in the order shown. */
static GArray *
list_selected (GtkSelectionModel *selection, DesmiVillageList *list)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);
  GArray               *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter         iter;
  guint                 position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = desmi_village_list_get_id (list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* (element-type gint64): of what is selected, or of the whole list where fewer than @least are. */
static GArray *
list_ids (GtkSelectionModel *selection, DesmiVillageList *list, guint least)
{
  GArray  *ids = list_selected (selection, list);
  gboolean is_all = ids->len < least;

  if (is_all)
    g_array_set_size (ids, 0);
  for (guint i = 0; is_all && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = desmi_village_list_get_id (list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Who asked for the villages selected. */
typedef struct
{
  DesmiVillageSelectionFunc func;
  gpointer                  call; /* of desmi_call_new() */
} Asking;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking               *asking = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found
      = desmi_store_get_villages_finish (DESMI_STORE (source), result, &error);
  g_autoptr (GPtrArray)     villages = g_ptr_array_new ();
  DesmiVillageSelectionFunc func = asking->func;
  GtkWidget                *widget = desmi_call_end (asking->call);

  g_free (asking);
  if (widget == NULL)
    return;
  if (found == NULL)
    {
      desmi_error_say (widget, error);
      return;
    }
  g_ptr_array_set_free_func (villages, (GDestroyNotify) desmi_village_unref);
  for (guint i = 0; i < found->len; i++)
    if (g_ptr_array_index (found, i) != NULL)
      g_ptr_array_add (villages, desmi_village_ref (g_ptr_array_index (found, i)));
  func (widget, villages);
}

/**
 * desmi_village_selection_ask:
 * @widget: given to @func, unless it is gone by then
 * @selection: of @list
 * @cancellable: cancelled at the latest when @widget goes
 * @func: (scope async): called with the villages
 *
 * Reads the villages that are selected, those whose rows were never on the screen too: of what is
 * not shown under the filter none is selected.
 */
void
desmi_village_selection_ask (GtkWidget                *widget,
                             GtkSelectionModel        *selection,
                             DesmiVillageList         *list,
                             DesmiStore               *store,
                             const DesmiVillageFilter *filter,
                             GCancellable             *cancellable,
                             DesmiVillageSelectionFunc func)
{
  g_autoptr (GArray) ids = list_selected (selection, list);
  Asking            *asking;

  if (ids->len == 0)
    return;
  asking = g_new0 (Asking, 1);
  asking->func = func;
  asking->call = desmi_call_new (widget, cancellable);
  desmi_store_get_villages_async (store, (const gint64 *) (void *) ids->data, ids->len, filter,
                                  cancellable, asked_cb, asking);
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

/* What somebody wants of the list, and what it is made of. */
typedef struct
{
  GArray                 *ids;
  GPtrArray              *columns, *titles;
  DesmiVillageClipRequest request;
} Wanted;

static void
wanted_init (Wanted                   *self,
             GtkColumnView            *view,
             DesmiSession             *session,
             DesmiVillageList         *list,
             const DesmiVillageFilter *filter,
             guint                     least)
{
  self->ids = list_ids (gtk_column_view_get_model (view), list, least);
  self->columns = desmi_village_layout_list_kinds (view);
  self->titles = desmi_village_layout_list_titles (view);
  self->request = (DesmiVillageClipRequest){ .ids = self->ids,
                                             .filter = filter,
                                             .columns = self->columns,
                                             .titles = self->titles,
                                             .title = _ ("Villages"),
                                             .not_enrolled = _ ("not enrolled"),
                                             .audience = desmi_session_get_audience (session),
                                             .locale = desmi_locale_get_user () };
}

static void
wanted_clear (Wanted *self)
{
  g_array_unref (self->ids);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->titles);
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
  DesmiStore *store = desmi_session_get_store (session);
  Copying    *copying;
  Wanted      wanted;

  if (store == NULL)
    return;
  wanted_init (&wanted, view, session, list, filter, 1);
  if (wanted.ids->len > 0)
    {
      copying = g_new0 (Copying, 1);
      g_weak_ref_init (&copying->view, view);
      copying->n = wanted.ids->len;
      desmi_village_clip_make_async (store, &wanted.request, NULL, made_cb, copying);
    }
  wanted_clear (&wanted);
}

static void
sheet_cb (GObject *source, GAsyncResult *result, gpointer out)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiTableSheet) sheet
      = desmi_village_clip_make_sheet_finish (DESMI_STORE (source), result, &error);

  if (sheet != NULL)
    desmi_table_out_give (out, sheet);
  else
    desmi_table_out_fail (out, error);
}

/**
 * desmi_village_selection_give:
 * @out: (transfer full): who asked
 *
 * Gives what desmi_village_selection_copy() would copy; but one village that is selected has been
 * looked at, and is no choice of what to save or print: then all are given.
 */
void
desmi_village_selection_give (GtkColumnView            *view,
                              DesmiSession             *session,
                              DesmiVillageList         *list,
                              const DesmiVillageFilter *filter,
                              DesmiTableOut            *out)
{
  DesmiStore *store = desmi_session_get_store (session);
  Wanted      wanted;

  if (store == NULL)
    {
      desmi_table_out_give (out, NULL);
      return;
    }
  wanted_init (&wanted, view, session, list, filter, 2);
  if (wanted.ids->len > 0)
    desmi_village_clip_make_sheet_async (store, &wanted.request, NULL, sheet_cb, out);
  else
    desmi_table_out_give (out, NULL);
  wanted_clear (&wanted);
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

  g_menu_append (model, _ ("_Edit Field…"), "villages.edit-field");
  g_menu_append (model, _ ("_Set Status…"), "villages.set-status");
  g_menu_append (model, _ ("_Officers…"), "villages.set-officer");
  g_menu_append (model, _ ("_Copy as Table"), "villages.copy");
  desmi_table_out_append_menu (model);
  g_menu_append (model, _ ("_Paste Table…"), "villages.paste");
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
