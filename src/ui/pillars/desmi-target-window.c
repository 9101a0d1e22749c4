/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of targets: of which year or quarter, programme and pillar they are. */
#include "ui/pillars/desmi-target-window.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-catalogue-view.h"
#include "app/desmi-form-sheets.h"
#include "app/desmi-target-forward.h"
#include "core/desmi-clock.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-table-out.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 980
#define HEIGHT 640
#define PROGRAMME "desmigratif"
#define YEARS 8
#define QUARTERS 4
#define LAST_CELLS "desmi-last-targets"

struct _DesmiTargetWindow
{
  AdwWindow         parent_instance;

  DesmiSession     *session;
  GCancellable     *cancellable;
  GCancellable     *copying; /* of a whole year, whatever is shown meanwhile */
  GtkWidget        *row;     /* of the choices */
  DesmiFilter      *year, *part, *programme, *pillar;
  GtkButton        *copy, *copy_year;
  DesmiTargetSheet *sheet;
  char             *asked;     /* nullable: what the cells are of, as the lookup is told */
  char            **wanted;    /* nullable: year or quarter, pillar, programme to begin with */
  gboolean          restoring; /* the choices move back */
  gboolean          opened;    /* the first cells have come */
};

G_DEFINE_FINAL_TYPE (DesmiTargetWindow, desmi_target_window, ADW_TYPE_WINDOW)

/* Year or quarter, pillar, programme: what the lookup is told. */
static char *
dup_argument (DesmiTargetWindow *self)
{
  return g_strdup_printf (
      "%s%s %s %s", desmi_filter_get_selected (self->year), desmi_filter_get_selected (self->part),
      desmi_filter_get_selected (self->pillar), desmi_filter_get_selected (self->programme));
}

static DesmiPeriod
read_period (DesmiTargetWindow *self)
{
  DesmiPeriod      period = desmi_period_year (0);
  g_autofree char *text = g_strconcat (desmi_filter_get_selected (self->year),
                                       desmi_filter_get_selected (self->part), NULL);

  desmi_period_parse (text, &period, NULL);
  return period;
}

static void
show_copy (DesmiTargetWindow *self)
{
  DesmiTargetGrid   *grid = desmi_target_sheet_get_grid (self->sheet);
  g_autoptr (GArray) changes = desmi_target_grid_new_copy (grid);
  g_autofree char   *before = desmi_target_grid_dup_period (grid, -1);
  DesmiStore        *store = desmi_session_get_store (self->session);
  /* Translators: %s is the year or quarter before */
  g_autofree char *label = g_strdup_printf (_ ("_Copy From %s"), before);

  gtk_button_set_label (self->copy, label);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->copy),
      changes->len > 0 ? _ ("Targets that are missing here become those of the time before")
                       : _ ("The time before has no target that is missing here."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy), changes->len > 0 && store != NULL
                                                         && !desmi_store_get_read_only (store));
}

/* Of the year that is shown, or whose quarter is. */
static int
get_year (DesmiTargetWindow *self)
{
  DesmiPeriod period = read_period (self);

  return desmi_month_year (period.first);
}

static void
show_copy_year (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  /* Translators: %d is the year before */
  g_autofree char *label = g_strdup_printf (_ ("Copy _All of %d"), get_year (self) - 1);

  gtk_button_set_label (self->copy_year, label);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->copy_year),
      _ ("Of all pillars, the targets of the year and of its quarters that "
         "are missing become those of the year before"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_year),
                            store != NULL && !desmi_store_get_read_only (store));
}

static void
targets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);
  DesmiPeriod            period;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_target_sheet_say (self->sheet, error->message, TRUE);
      return;
    }
  period = read_period (self);
  desmi_target_sheet_show (
      self->sheet, desmi_target_grid_new (table, &period, desmi_locale_get_user ()), self->asked);
  show_copy (self);
  show_copy_year (self);
  /* ready to be typed into */
  if (!self->opened && desmi_target_sheet_get_cell (self->sheet, 0, 0) != NULL)
    gtk_widget_grab_focus (desmi_target_sheet_get_cell (self->sheet, 0, 0));
  self->opened = TRUE;
}

static void
renew_cancellable (DesmiTargetWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
ask_targets (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  const char *pillar = desmi_filter_get_selected (self->pillar);

  renew_cancellable (self);
  if (store == NULL || pillar == NULL)
    return;
  g_free (self->asked);
  self->asked = dup_argument (self);
  g_object_set_data_full (G_OBJECT (self->session), LAST_CELLS, g_strdup (self->asked), g_free);
  desmi_store_lookup_async (store, "targets", self->asked, desmi_locale_get_user (),
                            self->cancellable, targets_cb,
                            desmi_call_new (self, self->cancellable));
}

/* The rows of a lookup, each once though the server and the district may both have it. */
static void
fill (DesmiFilter *filter, DesmiTable *table, const char *id_column, const char *first)
{
  guint            id = (guint) desmi_table_find_column (table, id_column);
  guint            name = (guint) desmi_table_find_column (table, "name");
  g_autofree char *selected = g_strdup (desmi_filter_get_selected (filter));
  const char      *last = NULL;

  if (selected == NULL)
    selected = g_strdup (first);
  desmi_filter_begin (filter);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *code = desmi_table_get_text (table, i, id);

      /* nothing is aimed at any more in what is retired */
      if (g_strcmp0 (code, last) != 0 && desmi_programmes_is_offered (table, i, NULL))
        desmi_filter_add (filter, code, desmi_table_get_label (table, i, name));
      last = code;
    }
  desmi_filter_end (filter);
  if (desmi_filter_has (filter, selected))
    desmi_filter_set_selected (filter, selected);
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_target_sheet_say (self->sheet, error->message, TRUE);
      return;
    }
  fill (self->pillar, table, "number", self->wanted != NULL ? self->wanted[1] : "1");
  ask_targets (self);
}

static void
ask_pillars (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  renew_cancellable (self);
  if (store != NULL)
    desmi_store_lookup_async (store, "pillars", desmi_filter_get_selected (self->programme),
                              desmi_locale_get_user (), self->cancellable, pillars_cb,
                              desmi_call_new (self, self->cancellable));
}

static void
programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiTargetWindow     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_target_sheet_say (self->sheet, error->message, TRUE);
      return;
    }
  fill (self->programme, table, "programme", self->wanted != NULL ? self->wanted[2] : PROGRAMME);
  ask_pillars (self);
}

static void
ask_programmes (DesmiTargetWindow *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  renew_cancellable (self);
  if (store != NULL)
    desmi_store_lookup_async (store, "programmes", NULL, desmi_locale_get_user (),
                              self->cancellable, programmes_cb,
                              desmi_call_new (self, self->cancellable));
}

/* Back to what the cells are of. */
static void
restore_choice (DesmiTargetWindow *self)
{
  g_auto (GStrv)   parts = g_strsplit (self->asked, " ", 3);
  g_autofree char *year = g_strndup (parts[0], 4);

  self->restoring = TRUE;
  desmi_filter_set_selected (self->year, year);
  desmi_filter_set_selected (self->part, parts[0] + strlen (year));
  desmi_filter_set_selected (self->pillar, parts[1]);
  desmi_filter_set_selected (self->programme, parts[2]);
  self->restoring = FALSE;
}

static void
chosen_cb (DesmiTargetWindow *self, GParamSpec *pspec, DesmiFilter *filter)
{
  if (desmi_filter_is_filling (filter) || self->restoring)
    return;
  /* what was refused is not left for other cells */
  if (self->asked != NULL && !desmi_target_sheet_commit (self->sheet))
    restore_choice (self);
  else if (filter == self->programme)
    ask_pillars (self);
  else
    ask_targets (self);
}

static void
changed_cb (DesmiTargetWindow *self, guint tables)
{
  if ((tables & DESMI_TABLES_CATALOGUE) != 0)
    ask_programmes (self);
  else if ((tables & (DESMI_TABLES_PILLARS | DESMI_TABLES_VILLAGES)) != 0)
    ask_targets (self);
}

/* Of another file, or of none, nothing is typed here. */
static void
store_cb (DesmiTargetWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What cannot be read is said below the table, and stays until it is mended or taken back. */
static gboolean
desmi_target_window_close_request (GtkWindow *window)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (window);

  if (self->asked != NULL && !desmi_target_sheet_commit (self->sheet))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (desmi_target_window_parent_class)->close_request (window);
}

static void
copy_cb (DesmiTargetWindow *self)
{
  GtkWidget *cell = desmi_target_sheet_get_cell (self->sheet, 0, 0);

  /* nothing is left to copy, so the button loses the focus, and with it what Ctrl+Z goes to */
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  desmi_target_sheet_copy (self->sheet);
}

static void
year_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  guint                 n = 0;
  g_autoptr (DesmiEdit) edit = desmi_target_forward_add_finish (result, &n, &error);
  DesmiTargetWindow    *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  show_copy_year (self);
  if (edit == NULL)
    desmi_target_sheet_say (self->sheet, error->message, TRUE);
  else if (n == 0)
    desmi_target_sheet_say (
        self->sheet, _ ("The year before has no target that is missing in this one."), FALSE);
  else
    desmi_target_sheet_save_edit (self->sheet, edit);
}

/* What is typed is saved first, so that it stays. */
static void
copy_year_cb (DesmiTargetWindow *self)
{
  DesmiStore        *store = desmi_session_get_store (self->session);
  int                year = get_year (self);
  DesmiTargetForward forward = { .period = desmi_period_year (year),
                                 .programme = desmi_filter_get_selected (self->programme) };

  if (store == NULL || !desmi_target_sheet_commit (self->sheet))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_year), FALSE);
  desmi_target_forward_add_async (
      &forward, store,
      /* Translators: a step in the history; years */
      desmi_edit_new_said (desmi_message_new ("Copied the targets of %d to %d", year - 1, year)),
      self->copying, year_copied_cb, desmi_call_new (self, self->copying));
}

static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiTargetWindow          *self = DESMI_TARGET_WINDOW (widget);
  DesmiTargetGrid            *grid = desmi_target_sheet_get_grid (self->sheet);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  if (grid != NULL && desmi_target_grid_get_n_rows (grid) > 0)
    sheet
        = desmi_form_sheets_targets (grid, desmi_filter_get_selected_label (self->pillar),
                                     desmi_table_out_get_audience (out), desmi_locale_get_user ());
  desmi_table_out_give (out, sheet);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (widget);
  DesmiTargetGrid   *grid = desmi_target_sheet_get_grid (self->sheet);
  DesmiPeriod        period = read_period (self);
  g_autofree char   *text = desmi_period_to_text (&period);

  return grid != NULL && self->asked != NULL ? desmi_deck_list_new_targets (
             self->asked, desmi_filter_get_selected_label (self->pillar), text)
                                             : NULL;
}

static void
desmi_target_window_dispose (GObject *object)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  G_OBJECT_CLASS (desmi_target_window_parent_class)->dispose (object);
}

static void
desmi_target_window_finalize (GObject *object)
{
  DesmiTargetWindow *self = DESMI_TARGET_WINDOW (object);

  g_free (self->asked);
  g_strfreev (self->wanted);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_target_window_parent_class)->finalize (object);
}

static void
desmi_target_window_class_init (DesmiTargetWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_target_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_target_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desmi_target_window_close_request;
  desmi_table_out_install (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
fill_years (DesmiTargetWindow *self)
{
  int              now = desmi_month_year (desmi_clock_this_month ());
  g_autofree char *selected = g_strdup_printf ("%d", now);

  desmi_filter_begin (self->year);
  for (int year = now + 1; year > now + 1 - YEARS; year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      desmi_filter_add (self->year, text, text);
    }
  desmi_filter_end (self->year);
  desmi_filter_set_selected (self->year, selected);
}

/* The year as a whole, or one of its quarters. */
static void
fill_parts (DesmiTargetWindow *self)
{
  desmi_filter_begin (self->part);
  desmi_filter_add (self->part, "", C_ ("targets", "the whole year"));
  for (int i = 1; i <= QUARTERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("-Q%d", i);
      g_autofree char *label = desmi_period_format_quarter (i, desmi_locale_get_user ());

      desmi_filter_add (self->part, id, label);
    }
  desmi_filter_end (self->part);
  desmi_filter_set_selected (self->part, "");
}

static DesmiFilter *
add_filter (GtkWidget *row, const char *title)
{
  DesmiFilter *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  gtk_widget_set_parent (GTK_WIDGET (filter), row);
  return filter;
}

static void
desmi_target_window_init (DesmiTargetWindow *self)
{
  GtkWidget *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);

  self->copying = g_cancellable_new ();
  self->row = row;
  self->year = add_filter (row, _ ("Year"));
  self->part = add_filter (row, _ ("Targets of"));
  self->programme = add_filter (row, _ ("Programme"));
  self->pillar = add_filter (row, _ ("Pillar"));
  self->copy = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->copy, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->copy), row);
  self->copy_year = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->copy_year, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->copy_year), row);
  gtk_widget_set_parent (desmi_table_out_button_new (), row);
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  fill_years (self);
  fill_parts (self);
  g_signal_connect_swapped (self->year, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->part, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->pillar, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->copy_year, "clicked", G_CALLBACK (copy_year_cb), self);
}

static GtkWidget *
new_content (DesmiTargetWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (body), self->row);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->sheet));
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 12);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), body);
  return box;
}

/**
 * desmi_target_window_new:
 * @parent: hears "win.edited" when something was saved
 * @session: whose file has the targets
 *
 * Returns: (transfer none): the window, to be presented; it closes with the file
 */
DesmiTargetWindow *
desmi_target_window_new (GtkWindow *parent, DesmiSession *session)
{
  DesmiTargetWindow *self
      = g_object_new (DESMI_TYPE_TARGET_WINDOW, "title", _ ("Targets"), "transient-for", parent,
                      "destroy-with-parent", TRUE, NULL);
  const char *last;

  desmi_dialog_size_set (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->session = g_object_ref (session);
  self->sheet = DESMI_TARGET_SHEET (desmi_target_sheet_new (session));
  adw_window_set_content (ADW_WINDOW (self), new_content (self));
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closing", G_CALLBACK (desmi_target_sheet_settle), self->sheet,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  ask_programmes (self);
  /* where it was left: who sets targets of quarters does so all the time */
  last = g_object_get_data (G_OBJECT (session), LAST_CELLS);
  if (last != NULL)
    desmi_target_window_choose (self, last);
  return self;
}

/**
 * desmi_target_window_choose:
 * @cells: a year or quarter, the number of a pillar and a programme, between blanks
 *
 * Shows those first, where they can be chosen; for a window that is not shown yet.
 */
void
desmi_target_window_choose (DesmiTargetWindow *self, const char *cells)
{
  g_auto (GStrv)   words = g_strsplit (cells, " ", -1);
  g_autofree char *year = NULL;

  if (g_strv_length (words) != 3)
    return;
  year = g_strndup (words[0], 4);
  /* nothing is asked yet: the programmes are still on their way */
  self->restoring = TRUE;
  if (desmi_filter_has (self->year, year))
    desmi_filter_set_selected (self->year, year);
  if (desmi_filter_has (self->part, words[0] + strlen (year)))
    desmi_filter_set_selected (self->part, words[0] + strlen (year));
  self->restoring = FALSE;
  g_strfreev (self->wanted);
  self->wanted = g_steal_pointer (&words);
}

/**
 * desmi_target_window_get_sheet:
 *
 * Returns: (transfer none): the table
 */
DesmiTargetSheet *
desmi_target_window_get_sheet (DesmiTargetWindow *self)
{
  return self->sheet;
}
