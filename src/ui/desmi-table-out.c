/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables leave the window: who has one, who wants one, and for whom it may be. */
#include "ui/desmi-table-out.h"

#include "ui/decks/desmi-deck-add.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-print-window.h"
#include "ui/desmi-table-print.h"
#include "ui/desmi-table-save.h"
#include "ui/desmi-window.h"

#include <glib/gi18n-lib.h>

#define FUNC_KEY "desmi-table-out"
#define SAVE_ACTION "table-out.save"
#define PRINT_ACTION "table-out.print"
#define ADD_ACTION "table-out.add"

struct _DesmiTableOut
{
  GWeakRef widget; /* that shows the table */
  gboolean print;  /* else it is saved */
};

typedef struct
{
  DesmiTableOutFunc    func;
  DesmiTableOutAskFunc ask; /* nullable */
} Provider;

struct _DesmiTableOutBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (DesmiTableOutBox, desmi_table_out_box, GTK_TYPE_BOX)

static DesmiTableOut *
out_new (GtkWidget *widget, gboolean print)
{
  DesmiTableOut *self = g_new0 (DesmiTableOut, 1);

  g_weak_ref_init (&self->widget, widget);
  self->print = print;
  return self;
}

static void
out_free (DesmiTableOut *self)
{
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

static void
ask_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const Provider *provider = g_object_get_data (G_OBJECT (widget), FUNC_KEY);

  if (provider != NULL)
    provider->func (widget, out_new (widget, g_str_equal (name, PRINT_ACTION)));
}

/* The window of the program that @widget is in, or that its dialog belongs to. */
static DesmiWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root) && !DESMI_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return DESMI_IS_WINDOW (root) ? DESMI_WINDOW (root) : NULL;
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const Provider            *provider = g_object_get_data (G_OBJECT (widget), FUNC_KEY);
  DesmiWindow               *window = find_window (widget);
  g_autoptr (DesmiSlideSpec) spec
      = provider != NULL && provider->ask != NULL && window != NULL ? provider->ask (widget) : NULL;
  DesmiStore *store
      = window != NULL ? desmi_session_get_store (desmi_window_get_session (window)) : NULL;

  if (store != NULL && desmi_store_get_read_only (store))
    gtk_widget_activate_action (widget, "win.say", "s",
                                _ ("This file is open to view only, so nothing can be added."));
  else if (spec == NULL || store == NULL)
    gtk_widget_activate_action (widget, "win.say", "s", _ ("There is no table here yet"));
  else
    gtk_window_present (GTK_WINDOW (
        desmi_deck_add_new_spec (GTK_WINDOW (gtk_widget_get_root (widget)), store, spec)));
}

/**
 * desmi_table_out_install:
 * @widget_class: of widgets that show a table
 *
 * Installs the actions "table-out.save", "table-out.print" and "table-out.add", and the keys of the
 * first two, which work while such a widget has the focus; the window has them for what it shows.
 */
void
desmi_table_out_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, SAVE_ACTION, NULL, ask_cb);
  gtk_widget_class_install_action (widget_class, PRINT_ACTION, NULL, ask_cb);
  gtk_widget_class_install_action (widget_class, ADD_ACTION, NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, PRINT_ACTION,
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       SAVE_ACTION, NULL);
}

static void
desmi_table_out_box_class_init (DesmiTableOutBoxClass *klass)
{
  desmi_table_out_install (GTK_WIDGET_CLASS (klass));
}

static void
desmi_table_out_box_init (DesmiTableOutBox *self)
{
}

/**
 * desmi_table_out_provide:
 * @widget: of a class with the actions
 * @func: (scope forever): gives the table as it is shown, now or later
 */
void
desmi_table_out_provide (GtkWidget *widget, DesmiTableOutFunc func)
{
  Provider *provider = g_new (Provider, 1);

  *provider = (Provider){ func, NULL };
  g_object_set_data_full (G_OBJECT (widget), FUNC_KEY, provider, g_free);
  gtk_widget_action_set_enabled (widget, ADD_ACTION, FALSE);
}

/**
 * desmi_table_out_provide_ask:
 * @widget: that provides a table
 * @func: (scope forever): says what a slide must ask to show it
 *
 * Lets the table be added to presentations.
 */
void
desmi_table_out_provide_ask (GtkWidget *widget, DesmiTableOutAskFunc func)
{
  Provider *provider = g_object_get_data (G_OBJECT (widget), FUNC_KEY);

  g_return_if_fail (provider != NULL);
  provider->ask = func;
  gtk_widget_action_set_enabled (widget, ADD_ACTION, TRUE);
}

static gboolean
provides (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), FUNC_KEY) != NULL && gtk_widget_get_mapped (widget);
}

/* The first in @widget, as it is read. */
static GtkWidget *
find_below (GtkWidget *widget)
{
  if (provides (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && gtk_widget_get_mapped (widget); child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * desmi_table_out_find:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): what shows a table: what has the focus or is around it, else
 *   the first on the screen
 */
GtkWidget *
desmi_table_out_find (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  for (; focus != NULL && focus != window; focus = gtk_widget_get_parent (focus))
    if (provides (focus))
      return focus;
  return find_below (window);
}

/**
 * desmi_table_out_append_menu:
 * @menu: of a widget with the actions
 *
 * Adds what can be done with its table.
 */
void
desmi_table_out_append_menu (GMenu *menu)
{
  g_menu_append (menu, _ ("Save Table as _Workbook…"), SAVE_ACTION);
  g_menu_append (menu, _ ("P_rint Table…"), PRINT_ACTION);
  g_menu_append (menu, _ ("_Add Table to Presentation…"), ADD_ACTION);
}

/**
 * desmi_table_out_button_new:
 *
 * Returns: (transfer floating): a button with the menu, for a widget that has no other
 */
GtkWidget *
desmi_table_out_button_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();

  desmi_table_out_append_menu (menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Save, print or show the table"));
  desmi_a11y_set_label (button, _ ("Save, print or show the table"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/**
 * desmi_table_out_get_audience:
 *
 * Returns: for whom the window shows its tables
 */
DesmiAudience
desmi_table_out_get_audience (DesmiTableOut *out)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&out->widget);
  DesmiWindow          *window = widget != NULL ? find_window (widget) : NULL;

  return window != NULL ? desmi_session_get_audience (desmi_window_get_session (window))
                        : DESMI_AUDIENCE_INTERNAL;
}

/**
 * desmi_table_out_give:
 * @out: (transfer full): who asked
 * @sheet: (nullable): the table, as the audience may see it; %NULL: there is none just now
 */
void
desmi_table_out_give (DesmiTableOut *out, DesmiTableSheet *sheet)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&out->widget);
  gboolean              print = out->print;

  out_free (out);
  if (widget == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  if (sheet == NULL)
    gtk_widget_activate_action (widget, "win.say", "s", _ ("There is no table here yet"));
  else if (print)
    desmi_print_window_present (widget, desmi_table_print_get_job (), sheet);
  else
    desmi_table_save_ask (widget, sheet);
}

/**
 * desmi_table_out_give_own:
 * @out: (transfer full): who asked
 * @sheet: (nullable): a table in which nothing is hidden from anybody
 *
 * The same for tables of the district's own work, which leave it only when the window is set for
 * its own people.
 */
void
desmi_table_out_give_own (DesmiTableOut *out, DesmiTableSheet *sheet)
{
  g_autoptr (GError) refused = NULL;

  if (sheet == NULL || desmi_table_out_get_audience (out) == DESMI_AUDIENCE_INTERNAL)
    {
      desmi_table_out_give (out, sheet);
      return;
    }
  g_set_error_literal (
      &refused, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
      _ ("Small numbers cannot be hidden in this table, so it is for the district's own people "
         "only. Set “For Whom” to “Internal” to save or print it."));
  desmi_table_out_fail (out, refused);
}

/**
 * desmi_table_out_fail:
 * @out: (transfer full): who asked
 * @error: why the table was not read
 */
void
desmi_table_out_fail (DesmiTableOut *out, const GError *error)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&out->widget);

  out_free (out);
  if (widget != NULL && gtk_widget_get_root (widget) != NULL)
    desmi_error_dialog_present (widget, _ ("The Table Stays Where It Is"), error);
}
