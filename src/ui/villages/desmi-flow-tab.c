/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of a village, typed month by month. What is typed is shown at once and saved at once,
 * one step a cell; what the store does not take goes back into its cell. */
#include "ui/villages/desmi-flow-tab.h"

#include "app/desmi-extent.h"
#include "core/desmi-clock.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form.h"
#include "ui/villages/desmi-flow-loader.h"
#include "ui/villages/desmi-flow-row-chooser.h"
#include "ui/villages/desmi-flow-sheet.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define MAX_PROBLEMS 10 /* that a dialog names */
#define MAX_DOUBTS 3    /* that the card names; the others follow when these are settled */

struct _DesmiFlowTab
{
  AdwBin          parent_instance;

  DesmiFilter    *year_filter;
  DesmiFilter    *kind_filter;
  DesmiFilter    *direction_filter;
  GtkMenuButton  *add_button;
  GtkButton      *paste_button;
  GtkLabel       *saved_label;
  GtkStack       *stack;
  GtkLabel       *empty_label;
  DesmiFlowSheet *sheet;
  GtkBox         *doubts;
  GtkLabel       *note_label;

  DesmiSession   *session;
  DesmiVillage   *village;     /* nullable */
  DesmiFlowGrid  *grid;        /* nullable */
  GCancellable   *cancellable; /* nullable: of what is being read */
  GCancellable   *saving;      /* cancelled when nobody wants to hear how saving went */
  int             year;        /* 0: that of the file's last flows */
  DesmiDirection  direction;
  DesmiFlowKind   kind;
  guint           n_saving, n_saved; /* steps under way, and all that were begun */
  guint           n_at_load;         /* @n_saved when reading began */
  char           *shown_doubts;      /* nullable: the sentences of the card */
  gboolean        following;
};

G_DEFINE_FINAL_TYPE (DesmiFlowTab, desmi_flow_tab, ADW_TYPE_BIN)

/* A step on its way to the file. */
typedef struct
{
  gpointer call;
  guint    row, month;
  char    *text;  /* nullable: what was typed, of one cell */
  char    *label; /* nullable: to be said with a way back, of several */
} Saving;

static void load (DesmiFlowTab *self);

static void
saving_free (Saving *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self);
}

static void
say_saved (DesmiFlowTab *self)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *time = g_date_time_format (now, "%H.%M");
  g_autofree char      *text = NULL;

  /* Translators: %s is a time of the day such as 10.42 */
  text = g_strdup_printf (_ ("Saved · last change at %s"), time);
  gtk_label_set_label (self->saved_label, text);
}

static void
say_problems (DesmiFlowTab *self, const char *heading, const GPtrArray *problems)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint               more = problems->len > MAX_PROBLEMS ? problems->len - MAX_PROBLEMS : 0;
  GtkWidget          *dialog;

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  if (more > 0)
    {
      g_string_append (body, "\n\n");
      g_string_append_printf (body, ngettext ("And %u more cell.", "And %u more cells.", more),
                              more);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                                   body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Saving            *saving = user_data;
  gboolean           ok = desmi_store_apply_finish (DESMI_STORE (source), result, &error);
  DesmiFlowTab      *self = desmi_call_end (saving->call);

  if (self != NULL)
    {
      self->n_saving--;
      if (ok)
        say_saved (self);
      else
        gtk_label_set_label (self->saved_label, _ ("The last change was not saved."));
      if (ok && saving->label != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.edited", "s", saving->label);
      if (!ok && saving->text != NULL)
        desmi_flow_sheet_give_back (self->sheet, saving->row, saving->month, saving->text,
                                    error->message);
      else if (!ok)
        desmi_error_say (GTK_WIDGET (self), error);
      if (self->n_saving == 0)
        load (self);
    }
  saving_free (saving);
}

/* @edit is saved; the sheet shows it already. */
static void
save (DesmiFlowTab *self, DesmiEdit *edit, Saving *saving)
{
  saving->call = desmi_call_new (self, self->saving);
  self->n_saving++;
  self->n_saved++;
  gtk_label_set_label (self->saved_label, _ ("Saving…"));
  desmi_store_apply_async (desmi_session_get_store (self->session), edit, NULL, applied_cb, saving);
}

static void show_doubts (DesmiFlowTab *self);

static void
changed_cb (DesmiFlowTab *self, GArray *changes, const char *label)
{
  const DesmiFlowChange *first = &g_array_index (changes, DesmiFlowChange, 0);
  g_autoptr (DesmiEdit)  edit = NULL;
  Saving                *saving;

  if (self->grid == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  edit = desmi_flow_grid_new_edit (self->grid, first, changes->len, label);
  if (!desmi_flow_grid_apply (self->grid, first, changes->len))
    return;
  saving = g_new0 (Saving, 1);
  saving->row = first->row;
  saving->month = first->month;
  if (changes->len > 1)
    saving->label = g_strdup (label);
  else
    saving->text
        = first->count < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, first->count);
  desmi_flow_sheet_update (self->sheet);
  show_doubts (self);
  save (self, edit, saving);
}

static void
refused_cb (DesmiFlowTab *self, GPtrArray *problems)
{
  say_problems (self, _ ("Nothing Was Pasted"), problems);
}

static void
report_cb (DesmiFlowTab *self, guint month, gboolean reported)
{
  g_autoptr (DesmiEdit) edit = NULL;
  Saving               *saving;

  if (self->grid == NULL || desmi_session_get_store (self->session) == NULL)
    return;
  edit = desmi_flow_grid_new_report (self->grid, month, reported);
  saving = g_new0 (Saving, 1);
  saving->label = g_strdup (desmi_edit_get_label (edit));
  save (self, edit, saving);
}

static void
chosen_cb (DesmiFlowTab *self, char **keys)
{
  guint row;

  if (self->grid == NULL)
    return;
  row = desmi_flow_grid_add_row (self->grid, (const char *const *) keys);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.paste", TRUE);
  desmi_flow_sheet_update (self->sheet);
  desmi_flow_sheet_go (self->sheet, row, 0);
}

/* The doubt is kept by its cell, since the sheet may be another when the form is saved. */
typedef struct
{
  DesmiFlowDoubt doubt;
  DesmiFlowTab  *tab;
  DesmiField    *why;
} Accepting;

static void
accept_save_cb (DesmiForm *form, gpointer user_data)
{
  Accepting            *self = user_data;
  const char           *why = desmi_field_get_text (self->why);
  g_autoptr (DesmiEdit) edit = NULL;
  g_autofree char      *plain = g_strstrip (g_strdup (why != NULL ? why : ""));

  if (*plain == '\0')
    {
      desmi_field_set_error (self->why, _ ("Say in a few words why the count is right."));
      return;
    }
  if (self->tab->grid == NULL)
    return;
  edit = desmi_flow_grid_new_acceptance (self->tab->grid, &self->doubt, plain);
  desmi_form_apply (form, edit);
}

static void
free_accepting (gpointer data, GClosure *closure)
{
  Accepting *self = data;

  g_object_unref (self->tab);
  g_free (self);
}

static DesmiFlowDoubt *
get_doubt (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "desmi-doubt");
}

static void
accept_cb (DesmiFlowTab *self, GtkWidget *button)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label;
  g_autofree char *text = NULL;
  Accepting       *accepting;
  DesmiForm       *form;

  if (store == NULL || self->grid == NULL)
    return;
  accepting = g_new0 (Accepting, 1);
  accepting->doubt = *get_doubt (button);
  accepting->tab = g_object_ref (self);
  accepting->why = g_object_new (DESMI_TYPE_FIELD, "title", _ ("It is right because…"), NULL);
  text = desmi_flow_grid_dup_doubt_text (self->grid, &accepting->doubt);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (accepting->why));
  form = desmi_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), store,
                         _ ("A Count That Is Right"), _ ("_Save"));
  desmi_form_set_body (form, box);
  g_signal_connect_data (form, "save", G_CALLBACK (accept_save_cb), accepting, free_accepting, 0);
  gtk_window_present (GTK_WINDOW (form));
}

static void
go_cb (DesmiFlowTab *self, GtkWidget *button)
{
  const DesmiFlowDoubt *doubt = get_doubt (button);

  desmi_flow_sheet_go (self->sheet, doubt->row, doubt->month);
}

static GtkWidget *
new_button (DesmiFlowTab         *self,
            const char           *title,
            const char           *text,
            const DesmiFlowDoubt *doubt,
            GCallback             callback)
{
  GtkWidget       *button = gtk_button_new_with_label (title);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);

  g_object_set_data_full (G_OBJECT (button), "desmi-doubt", g_memdup2 (doubt, sizeof *doubt),
                          g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  desmi_a11y_set_label (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_doubt (DesmiFlowTab *self, const DesmiFlowDoubt *doubt, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *badge = gtk_label_new (C_ ("count", "doubtful"));
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "desmi-status");
  gtk_widget_add_css_class (badge, "suspended");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), label);
  if (desmi_village_forms_can_write (self->session)
      && desmi_flow_grid_get_kind (self->grid) != DESMI_FLOW_KIND_CAUSES)
    gtk_box_append (GTK_BOX (row),
                    new_button (self, _ ("Right, Because…"), text, doubt, G_CALLBACK (accept_cb)));
  gtk_box_append (GTK_BOX (row),
                  new_button (self, _ ("Go to Cell"), text, doubt, G_CALLBACK (go_cb)));
  gtk_box_append (self->doubts, row);
}

static void
add_more (DesmiFlowTab *self, guint n)
{
  g_autofree char *text = NULL;
  GtkWidget       *label;

  if (n <= MAX_DOUBTS)
    return;
  text = g_strdup_printf (ngettext ("%u more is marked in the table.",
                                    "%u more are marked in the table.", n - MAX_DOUBTS),
                          n - MAX_DOUBTS);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_box_append (self->doubts, label);
}

/* Doubtful counts, or causes that are more than the returns, with their sentences. */
static GArray *
list_findings (DesmiFlowTab *self, GPtrArray *texts)
{
  gboolean causes = desmi_flow_grid_get_kind (self->grid) == DESMI_FLOW_KIND_CAUSES;
  GArray  *doubts = causes ? desmi_flow_grid_list_excess (self->grid)
                           : desmi_flow_grid_list_doubts (self->grid);

  for (guint i = 0; i < doubts->len; i++)
    {
      const DesmiFlowDoubt *doubt = &g_array_index (doubts, DesmiFlowDoubt, i);

      g_ptr_array_add (texts, causes ? desmi_flow_grid_dup_excess_text (self->grid, doubt)
                                     : desmi_flow_grid_dup_doubt_text (self->grid, doubt));
    }
  g_ptr_array_add (texts, NULL);
  return doubts;
}

/* The rows are made anew only where they say something new, so that the focus stays. */
static void
show_doubts (DesmiFlowTab *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    doubts = list_findings (self, texts);
  g_autofree char      *all = g_strjoinv ("\n", (char **) texts->pdata);
  GtkWidget            *child;

  if (g_strcmp0 (all, self->shown_doubts) == 0)
    return;
  g_free (self->shown_doubts);
  self->shown_doubts = g_steal_pointer (&all);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->doubts))) != NULL)
    gtk_box_remove (self->doubts, child);
  for (guint i = 0; i < MIN (doubts->len, MAX_DOUBTS); i++)
    add_doubt (self, &g_array_index (doubts, DesmiFlowDoubt, i), g_ptr_array_index (texts, i));
  add_more (self, doubts->len);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts), doubts->len > 0);
}

static gint64
get_sum (DesmiTable *stock, const char *direction)
{
  guint count = (guint) desmi_table_find_column (stock, "count");

  for (guint i = 0; i < desmi_table_get_n_rows (stock); i++)
    if (g_strcmp0 (desmi_table_get_text (stock, i, 0), direction) == 0)
      return desmi_table_get_int (stock, i, count);
  return 0;
}

/* Nobody counts who is abroad; so the estimate comes with what it is made of. */
static char *
describe_stock (DesmiTable *stock)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  gint64             departures, returns;
  g_autofree char   *abroad = NULL, *out = NULL, *back = NULL, *months = NULL;
  DesmiPeriod        period;

  if (stock == NULL || desmi_table_get_period (stock) == NULL
      || !desmi_period_parse (desmi_table_get_period (stock), &period, NULL))
    return g_strdup ("");
  departures = get_sum (stock, desmi_direction_to_code (DESMI_DIRECTION_OUT));
  returns = get_sum (stock, desmi_direction_to_code (DESMI_DIRECTION_RETURN));
  abroad = desmi_format_count (MAX (departures - returns, 0), locale);
  out = desmi_format_count (departures, locale);
  back = desmi_format_count (returns, locale);
  months = desmi_period_format (&period, locale);
  /* Translators: an estimate, the departures and the returns that it is made of, and their months
   */
  return g_strdup_printf (_ ("Abroad, by estimate: %s (%s departures less %s returns, %s)."),
                          abroad, out, back, months);
}

static void
show_note (DesmiFlowTab *self, DesmiTable *stock)
{
  const char      *as_of = desmi_flow_grid_get_as_of (self->grid);
  g_autofree char *day = as_of != NULL ? desmi_format_day (as_of, desmi_locale_get_user ()) : NULL;
  g_autofree char *official = NULL, *abroad = describe_stock (stock), *text = NULL;

  if (day != NULL)
    /* Translators: %s is a day */
    official = g_strdup_printf (_ ("Grey figures are official, as of %s."), day);
  text = g_strconcat (official != NULL ? official : "", official != NULL ? " " : "",
                      _ ("Empty means not reported; – means none."), *abroad != '\0' ? "\n" : "",
                      abroad, NULL);
  gtk_label_set_label (self->note_label, text);
}

/* From the file's first year to the one that is now, and the one shown. */
static void
fill_years (DesmiFlowTab *self, DesmiTable *table)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  DesmiExtent           extent = { 0 };
  int                   last = g_date_time_get_year (now), first = last;

  desmi_extent_read (&extent, table);
  if (extent.has_months)
    {
      first = MIN (first, desmi_month_year (extent.months.first));
      last = MAX (last, desmi_month_year (extent.months.last));
    }
  if (self->year == 0)
    self->year = extent.has_months ? desmi_month_year (extent.months.last) : last;
  last = MAX (last, self->year);
  self->following = TRUE;
  desmi_filter_begin (self->year_filter);
  for (int year = last; year >= MIN (first, self->year); year--)
    {
      char text[8];

      g_snprintf (text, sizeof text, "%d", year);
      desmi_filter_add (self->year_filter, text, text);
    }
  desmi_filter_end (self->year_filter);
  self->following = FALSE;
}

static void
follow_filters (DesmiFlowTab *self)
{
  char year[16];

  g_snprintf (year, sizeof year, "%d", self->year);
  self->following = TRUE;
  if (desmi_filter_has (self->year_filter, year))
    desmi_filter_set_selected (self->year_filter, year);
  desmi_filter_set_selected (self->direction_filter, desmi_direction_to_code (self->direction));
  desmi_filter_set_selected (self->kind_filter, desmi_flow_kind_to_name (self->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->direction_filter),
                          self->kind == DESMI_FLOW_KIND_WORKERS);
  self->following = FALSE;
}

static gboolean
is_same (DesmiFlowTab *self, const DesmiFlowGrid *grid)
{
  return self->grid != NULL
         && desmi_flow_grid_get_year (self->grid) == desmi_flow_grid_get_year (grid)
         && desmi_flow_grid_get_direction (self->grid) == desmi_flow_grid_get_direction (grid)
         && desmi_flow_grid_get_kind (self->grid) == desmi_flow_grid_get_kind (grid)
         && g_str_equal (desmi_flow_grid_get_village (self->grid),
                         desmi_flow_grid_get_village (grid));
}

/* @grid: (transfer full) */
static void
set_grid (DesmiFlowTab *self, DesmiFlowGrid *grid, DesmiTable *stock)
{
  gboolean       same = is_same (self, grid);
  DesmiFlowGrid *old = self->grid;
  gboolean       can_write = desmi_village_forms_can_write (self->session);

  self->grid = grid;
  desmi_flow_sheet_set_can_edit (self->sheet, can_write);
  desmi_flow_sheet_set_grid (self->sheet, grid, same);
  g_clear_pointer (&old, desmi_flow_grid_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), can_write);
  if (!same)
    desmi_flow_row_chooser_set_kind (
        DESMI_FLOW_ROW_CHOOSER (gtk_menu_button_get_popover (self->add_button)), self->kind);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "flows.paste",
                                 can_write && desmi_flow_grid_get_n_rows (grid) > 0);
  gtk_label_set_label (
      self->empty_label,
      can_write ? _ ("There are no rows of this year or the one before. Add a row first.")
                : _ ("There is nothing of this year."));
  gtk_stack_set_visible_child_name (self->stack,
                                    desmi_flow_grid_get_n_rows (grid) > 0 ? "sheet" : "empty");
  if (!can_write)
    gtk_label_set_label (self->saved_label,
                         _ ("This file is open to view only, so nothing can be typed."));
  else if (!same)
    gtk_label_set_label (self->saved_label, _ ("What you type is saved at once."));
  show_doubts (self);
  show_note (self, stock);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiFlowLoad) read = desmi_flow_load_finish (result, &error);
  DesmiFlowTab             *self = desmi_call_end (user_data);
  DesmiFlowGridData         data = { 0 };

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (read == NULL)
    {
      desmi_error_say (GTK_WIDGET (self), error);
      return;
    }
  /* what was typed meanwhile is not in it */
  if (self->n_saving > 0 || self->n_saved != self->n_at_load)
    {
      if (self->n_saving == 0)
        load (self);
      return;
    }
  fill_years (self, read->extent);
  follow_filters (self);
  data.village = self->village->code;
  data.year = self->year;
  data.direction = self->direction;
  data.kind = self->kind;
  data.local = read->local;
  data.official = read->official;
  data.reported = read->reported;
  data.accepted = read->accepted;
  set_grid (self, desmi_flow_grid_new (&data, self->grid, desmi_locale_get_user ()), read->stock);
}

static void
load (DesmiFlowTab *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || self->village == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_at_load = self->n_saved;
  desmi_flow_load_async (store, self->village->code, self->year, self->direction, self->kind,
                         self->cancellable, loaded_cb, desmi_call_new (self, self->cancellable));
}

/* Of the page's own filters; without one the year is that of the session's period. */
static void
read_state (DesmiFlowTab *self)
{
  DesmiViewState *state = desmi_session_get_state (self->session);
  const char     *year = desmi_view_state_get_filter (state, "year");
  const char     *direction = desmi_view_state_get_filter (state, "direction");
  const char     *period = year != NULL ? year : desmi_view_state_get (state, DESMI_VIEW_PERIOD);
  DesmiPeriod     of;

  self->year
      = period != NULL && desmi_period_parse (period, &of, NULL) ? desmi_month_year (of.last) : 0;
  if (direction == NULL || !desmi_direction_parse (direction, &self->direction, NULL))
    self->direction = DESMI_DIRECTION_OUT;
  if (!desmi_flow_kind_from_name (desmi_view_state_get (state, DESMI_VIEW_MEASURE), &self->kind))
    self->kind = DESMI_FLOW_KIND_WORKERS;
  if (self->kind != DESMI_FLOW_KIND_WORKERS)
    self->direction = DESMI_DIRECTION_RETURN;
}

static void
choose (DesmiFlowTab *self, const char *column, const char *value)
{
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || value == NULL)
    return;
  state = desmi_view_state_with_filter (desmi_session_get_state (self->session), column, value);
  desmi_session_set_state (self->session, state);
}

static void
year_cb (DesmiFlowTab *self)
{
  if (!desmi_filter_is_filling (self->year_filter))
    choose (self, "year", desmi_filter_get_selected (self->year_filter));
}

static void
direction_cb (DesmiFlowTab *self)
{
  if (!desmi_filter_is_filling (self->direction_filter))
    choose (self, "direction", desmi_filter_get_selected (self->direction_filter));
}

static void
kind_cb (DesmiFlowTab *self)
{
  const char                *name = desmi_filter_get_selected (self->kind_filter);
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || name == NULL || desmi_filter_is_filling (self->kind_filter))
    return;
  state = desmi_view_state_with (
      desmi_session_get_state (self->session), DESMI_VIEW_MEASURE,
      g_str_equal (name, desmi_flow_kind_to_name (DESMI_FLOW_KIND_WORKERS)) ? NULL : name);
  desmi_session_set_state (self->session, state);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  desmi_flow_sheet_paste (self->sheet);
}

static void
desmi_flow_tab_dispose (GObject *object)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->saving);
  if (self->sheet != NULL)
    desmi_flow_sheet_set_grid (self->sheet, NULL, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_FLOW_TAB);
  g_clear_pointer (&self->grid, desmi_flow_grid_free);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_flow_tab_parent_class)->dispose (object);
}

static void
desmi_flow_tab_finalize (GObject *object)
{
  g_object_unref (DESMI_FLOW_TAB (object)->saving);
  g_free (DESMI_FLOW_TAB (object)->shown_doubts);
  G_OBJECT_CLASS (desmi_flow_tab_parent_class)->finalize (object);
}

static void
desmi_flow_tab_class_init (DesmiFlowTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_flow_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_flow_tab_finalize;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_FLOW_SHEET);
  gtk_widget_class_install_action (widget_class, "flows.paste", NULL, paste_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-flow-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, year_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, direction_filter);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, add_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, paste_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, sheet);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, doubts);
  gtk_widget_class_bind_template_child (widget_class, DesmiFlowTab, note_label);
}

static void
desmi_flow_tab_init (DesmiFlowTab *self)
{
  static const DesmiDirection directions[] = { DESMI_DIRECTION_OUT, DESMI_DIRECTION_RETURN };
  GtkWidget                  *chooser;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->saving = g_cancellable_new ();
  self->following = TRUE;
  desmi_filter_begin (self->direction_filter);
  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    desmi_filter_add (self->direction_filter, desmi_direction_to_code (directions[i]),
                      desmi_direction_name (directions[i], desmi_locale_get_user ()));
  desmi_filter_end (self->direction_filter);
  desmi_filter_begin (self->kind_filter);
  for (guint i = 0; i < DESMI_N_FLOW_KINDS; i++)
    desmi_filter_add (self->kind_filter, desmi_flow_kind_to_name ((DesmiFlowKind) i),
                      desmi_flow_kind_get_title ((DesmiFlowKind) i, desmi_locale_get_user ()));
  desmi_filter_end (self->kind_filter);
  self->following = FALSE;
  chooser = desmi_flow_row_chooser_new ();
  gtk_menu_button_set_popover (self->add_button, chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_filter, "notify::selected", G_CALLBACK (year_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind_filter, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->direction_filter, "notify::selected", G_CALLBACK (direction_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "report", G_CALLBACK (report_cb), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_flow_tab_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the tab, of no village yet
 */
GtkWidget *
desmi_flow_tab_new (DesmiSession *session)
{
  DesmiFlowTab *self = g_object_new (DESMI_TYPE_FLOW_TAB, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * desmi_flow_tab_show:
 * @village: (nullable): whose flows; what is being typed of the same stays
 *
 * Shows the flows of the year and direction that the session's state says.
 */
void
desmi_flow_tab_show (GtkWidget *tab, DesmiVillage *village)
{
  DesmiFlowTab *self = DESMI_FLOW_TAB (tab);
  DesmiVillage *old = self->village;

  self->village = village != NULL ? desmi_village_ref (village) : NULL;
  g_clear_pointer (&old, desmi_village_unref);
  if (village == NULL)
    {
      desmi_flow_sheet_set_grid (self->sheet, NULL, FALSE);
      g_clear_pointer (&self->grid, desmi_flow_grid_free);
    }
  else
    {
      read_state (self);
      follow_filters (self);
    }
  load (self);
}
