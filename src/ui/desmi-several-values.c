/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter that lets through several values: a check button for each, searched where they are
 * many. It holds nothing itself: what is checked is a step of the session. */
#include "ui/desmi-several-values.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-search-escape.h"

#include <glib/gi18n-lib.h>

#define ID "desmi-id"
#define KEY "desmi-key"
#define HEIGHT 360 /* px, of the list at most */
#define MANY 12    /* choices; from here on they are searched */
#define MIN_SEARCH_CHARS 18

struct _DesmiSeveralValues
{
  DesmiFilterButton *button;  /* not owned: ends with it */
  DesmiSession      *session; /* owned */
  const char        *page;
  const char        *column;
  GtkWidget         *search;
  GtkWidget         *all;
  GtkBox            *list;     /* of check buttons */
  char             **shown;    /* the values that the button tells */
  GPtrArray         *building; /* nullable, of "id", "label" */
  gboolean           following;
};

static char **
dup_values (DesmiSeveralValues *self)
{
  return desmi_view_state_dup_values (desmi_session_get_state (self->session), self->column);
}

static const char *
get_label (DesmiSeveralValues *self, const char *id)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (check), ID), id) == 0)
      return gtk_check_button_get_label (GTK_CHECK_BUTTON (check));
  return id;
}

static void
show_values (DesmiSeveralValues *self, char **values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", get_label (self, values[i]));
  desmi_filter_button_set_value (self->button, text->len > 0 ? text->str : C_ ("filter", "all"));
  gtk_widget_set_sensitive (self->all, text->len > 0);
}

static void
follow (DesmiSeveralValues *self)
{
  g_auto (GStrv) values = NULL;

  if (!desmi_session_is_on_page (self->session, self->page))
    return;
  values = dup_values (self);
  self->following = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        g_strv_contains ((const char *const *) values, g_object_get_data (G_OBJECT (check), ID)));
  self->following = FALSE;
  show_values (self, values);
  if (g_strv_equal ((const char *const *) values, (const char *const *) self->shown))
    return;
  g_strfreev (self->shown);
  self->shown = g_steal_pointer (&values);
  desmi_filter_button_changed (self->button);
}

static void
set_values (DesmiSeveralValues *self, const char *const *values)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with_values (
      desmi_session_get_state (self->session), self->column, values);

  desmi_session_set_state (self->session, state);
}

/* What is in force and is none of the choices stays. */
static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  DesmiSeveralValues   *self = user_data;
  const char           *id = g_object_get_data (G_OBJECT (check), ID);
  g_auto (GStrv)        before = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (self->following || !desmi_session_is_on_page (self->session, self->page))
    return;
  before = dup_values (self);
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], id))
      g_ptr_array_add (values, before[i]);
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (values, (char *) id);
  g_ptr_array_add (values, NULL);
  set_values (self, (const char *const *) values->pdata);
}

static void
all_cb (DesmiSeveralValues *self)
{
  set_values (self, NULL);
}

static void
search_cb (DesmiSeveralValues *self)
{
  g_autofree char *key = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_widget_set_visible (check, strstr (g_object_get_data (G_OBJECT (check), KEY), key) != NULL);
}

static GtkWidget *
new_content (DesmiSeveralValues *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
            *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->all = gtk_button_new_with_mnemonic (_ ("Show _All"));
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), MIN_SEARCH_CHARS);
  desmi_a11y_set_label (self->search, _ ("Search the choices"));
  gtk_widget_set_visible (self->search, FALSE);
  gtk_widget_add_css_class (self->all, "flat");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->all);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  desmi_search_escape_set_up (self->search);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  return box;
}

static void
free_values (gpointer data, GObject *where_the_button_was)
{
  DesmiSeveralValues *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->building, g_ptr_array_unref);
  g_object_unref (self->session);
  g_strfreev (self->shown);
  g_free (self);
}

/**
 * desmi_several_values_connect:
 * @page: the only one on which the filter is, of static storage
 * @column: as a query names it, of static storage
 *
 * Fills the popover of @button and keeps it in line with the values of @column in the state of
 * @session, both ways.
 *
 * Returns: (transfer none): ends with @button
 */
DesmiSeveralValues *
desmi_several_values_connect (DesmiFilterButton *button,
                              DesmiSession      *session,
                              const char        *page,
                              const char        *column)
{
  DesmiSeveralValues *self = g_new0 (DesmiSeveralValues, 1);

  self->button = button;
  self->session = g_object_ref (session);
  self->page = page;
  self->column = column;
  self->shown = g_new0 (char *, 1);
  desmi_filter_button_set_content (button, new_content (self));
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (follow), self);
  g_object_weak_ref (G_OBJECT (button), free_values, self);
  follow (self);
  return self;
}

/**
 * desmi_several_values_begin:
 *
 * Starts a new list of choices.
 */
void
desmi_several_values_begin (DesmiSeveralValues *self)
{
  g_clear_pointer (&self->building, g_ptr_array_unref);
  self->building = g_ptr_array_new_with_free_func (g_free);
}

/**
 * desmi_several_values_add:
 * @id: a value of the column
 * @label: translated
 *
 * Adds a choice, after desmi_several_values_begin().
 */
void
desmi_several_values_add (DesmiSeveralValues *self, const char *id, const char *label)
{
  g_return_if_fail (self->building != NULL);

  g_ptr_array_add (self->building, g_strdup (id));
  g_ptr_array_add (self->building, g_strdup (label));
}

static gboolean
has_same_choices (DesmiSeveralValues *self)
{
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check), i += 2)
    if (i >= self->building->len
        || !g_str_equal (g_object_get_data (G_OBJECT (check), ID), self->building->pdata[i])
        || g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)),
                      self->building->pdata[i + 1])
               != 0)
      return FALSE;
  return i == self->building->len;
}

static void
add_check (DesmiSeveralValues *self, const char *id, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), ID, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (check), KEY, g_utf8_casefold (label, -1), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->list, check);
}

/**
 * desmi_several_values_end:
 *
 * Puts the new choices in place; what is in force stays. Where they are the same as before, nothing
 * moves under the hand that is choosing.
 */
void
desmi_several_values_end (DesmiSeveralValues *self)
{
  g_autoptr (GPtrArray) building = NULL;
  GtkWidget            *check;

  g_return_if_fail (self->building != NULL);

  if (!has_same_choices (self))
    {
      while ((check = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
        gtk_box_remove (self->list, check);
      for (guint i = 0; i < self->building->len; i += 2)
        add_check (self, self->building->pdata[i], self->building->pdata[i + 1]);
      gtk_widget_set_visible (self->search, self->building->len / 2 >= MANY);
      search_cb (self);
    }
  building = g_steal_pointer (&self->building);
  follow (self);
}
