/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter by years: two lists in a popover, "from" and "to". It holds nothing itself: what is
 * chosen is a step of the session. */
#include "ui/desmi-years-range.h"

#include "app/desmi-view-words.h"
#include "core/desmi-years.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

struct _DesmiYearsRange
{
  DesmiFilterButton *button;  /* not owned: ends with it */
  DesmiSession      *session; /* owned */
  const char        *page;
  const char        *column;
  DesmiFilter       *first;
  DesmiFilter       *last;
  char             **shown; /* the values that the button tells */
  gboolean           following;
};

static void
select_year (DesmiFilter *filter, int year)
{
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("");

  if (year > 0)
    desmi_filter_ensure (filter, text, text);
  desmi_filter_set_selected (filter, text);
}

static int
get_year (DesmiFilter *filter)
{
  const char *selected = desmi_filter_get_selected (filter);

  return selected != NULL ? (int) g_ascii_strtoll (selected, NULL, 10) : 0;
}

/* Several ranges, which only a saved view has, are told but not taken apart. */
static void
show_values (DesmiYearsRange *self, char **values)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int                 first = 0, last = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *words
          = desmi_view_words_dup_value (self->column, values[i], desmi_locale_get_user ());

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words);
    }
  desmi_filter_button_set_value (self->button, text->len > 0 ? text->str : C_ ("cohort", "all"));
  if (g_strv_length (values) == 1)
    desmi_years_parse (values[0], &first, &last);
  self->following = TRUE;
  select_year (self->first, first);
  select_year (self->last, last);
  self->following = FALSE;
}

static void
follow (DesmiYearsRange *self)
{
  g_auto (GStrv) values = NULL;

  if (!desmi_session_is_on_page (self->session, self->page))
    return;
  values = desmi_view_state_dup_values (desmi_session_get_state (self->session), self->column);
  show_values (self, values);
  if (g_strv_equal ((const char *const *) values, (const char *const *) self->shown))
    return;
  g_strfreev (self->shown);
  self->shown = g_steal_pointer (&values);
  desmi_filter_button_changed (self->button);
}

/* Of two years in the wrong order, the one that was chosen last holds. */
static void
selected_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  DesmiYearsRange           *self = user_data;
  int                        first = get_year (self->first), last = get_year (self->last);
  g_autofree char           *text = NULL;
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || desmi_filter_is_filling (filter)
      || !desmi_session_is_on_page (self->session, self->page))
    return;
  if (first > 0 && last > 0 && first > last)
    first = last = filter == self->first ? first : last;
  text = desmi_years_to_text (first, last);
  state
      = desmi_view_state_with_filter (desmi_session_get_state (self->session), self->column, text);
  desmi_session_set_state (self->session, state);
}

static DesmiFilter *
new_filter (DesmiYearsRange *self, GtkBox *box, const char *title)
{
  DesmiFilter *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  gtk_box_append (box, GTK_WIDGET (filter));
  g_signal_connect (filter, "notify::selected", G_CALLBACK (selected_cb), self);
  return filter;
}

static void
free_range (gpointer data, GObject *where_the_button_was)
{
  DesmiYearsRange *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->session);
  g_strfreev (self->shown);
  g_free (self);
}

/**
 * desmi_years_range_connect:
 * @page: the only one on which the filter is, of static storage
 * @column: as a query names it, of static storage
 *
 * Fills the popover of @button and keeps it in line with @column in the state of @session, both
 * ways.
 *
 * Returns: (transfer none): ends with @button
 */
DesmiYearsRange *
desmi_years_range_connect (DesmiFilterButton *button,
                           DesmiSession      *session,
                           const char        *page,
                           const char        *column)
{
  DesmiYearsRange *self = g_new0 (DesmiYearsRange, 1);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->button = button;
  self->session = g_object_ref (session);
  self->page = page;
  self->column = column;
  self->shown = g_new0 (char *, 1);
  /* Translators: the first year of a range, as in “From: 2017” */
  self->first = new_filter (self, GTK_BOX (box), C_ ("years", "From"));
  /* Translators: the last year of a range, as in “To: 2019” */
  self->last = new_filter (self, GTK_BOX (box), C_ ("years", "To"));
  desmi_years_range_set_years (self, NULL, 0);
  desmi_filter_button_set_content (button, box);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (follow), self);
  g_object_weak_ref (G_OBJECT (button), free_range, self);
  follow (self);
  return self;
}

static void
fill (DesmiFilter *filter, const char *any, const int *years, guint n)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", any);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", years[i]);

      desmi_filter_add (filter, text, text);
    }
  desmi_filter_end (filter);
}

/**
 * desmi_years_range_set_years:
 * @years: (array length=n): the choices, in order
 *
 * Puts them into both lists; what is in force stays.
 */
void
desmi_years_range_set_years (DesmiYearsRange *self, const int *years, guint n)
{
  self->following = TRUE;
  fill (self->first, C_ ("years", "the first"), years, n);
  fill (self->last, C_ ("years", "the last"), years, n);
  self->following = FALSE;
  follow (self);
}
