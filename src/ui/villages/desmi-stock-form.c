/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each destination how many months of departures and returns the estimate of workers abroad is
 * made from: about as long as a contract there lasts. */
#include "ui/villages/desmi-stock-form.h"

#include "app/desmi-stock-words.h"
#include "core/desmi-country.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-field.h"
#include "ui/desmi-form.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 2

typedef struct
{
  char       *code; /* ISO 3166-1 alpha-3 */
  DesmiField *field;
  int         seen; /* months that are set; 0: none, so that the usual number counts */
  int         sent; /* likewise, in @edit */
} Destination;

/* Of one form. */
typedef struct
{
  DesmiForm    *form;         /* not owned: its data */
  GArray       *destinations; /* of Destination */
  char         *district;     /* code */
  DesmiEdit    *edit;         /* nullable: to be saved once it is known what it meets */
  GCancellable *cancellable;
} Months;

static void
clear_destination (gpointer data)
{
  g_free (((Destination *) data)->code);
}

static void
free_months (gpointer data)
{
  Months *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  g_array_unref (self->destinations);
  g_free (self->district);
  g_free (self);
}

static Destination *
get_nth (Months *self, guint i)
{
  return &g_array_index (self->destinations, Destination, i);
}

/* What another window set is shown where nothing was typed, and asked about where something was;
 * FALSE then. */
static gboolean
meet (Months *self, Destination *destination, int now)
{
  const int        seen = destination->seen;
  g_autofree char *text = desmi_stock_words_dup_set (now), *sentence = NULL;

  if (now == seen)
    return TRUE;
  if (!desmi_form_wants (self->form, destination->field))
    {
      if (desmi_form_show_saved (self->form, destination->field, text))
        destination->seen = now;
      return TRUE;
    }
  destination->seen = now;
  if (destination->sent == now)
    {
      /* the other has set the same, and the rest is saved without it */
      desmi_form_commit (self->form);
      return FALSE;
    }
  sentence = desmi_form_dup_met (self->form, destination->field, text);
  desmi_field_set_error (destination->field, sentence);
  desmi_form_ask (self->form, destination->field, text);
  return FALSE;
}

static void
now_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  Months                *self = desmi_call_end (user_data);
  gboolean               is_as_seen = TRUE;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  for (guint i = 0; i < self->destinations->len; i++)
    {
      Destination *destination = get_nth (self, i);

      is_as_seen = meet (self, destination, desmi_stock_words_find (table, destination->code))
                   && is_as_seen;
    }
  if (is_as_seen)
    desmi_form_apply (self->form, self->edit);
}

/* Adds what was typed to the edit; FALSE where that changes nothing. */
static gboolean
read_field (Months *self, Destination *destination)
{
  g_autoptr (GError) error = NULL;
  int                months;

  if (!desmi_form_wants (self->form, destination->field))
    return FALSE;
  if (!desmi_stock_words_read (desmi_field_get_text (destination->field), &months, &error))
    {
      desmi_field_set_error (destination->field, error->message);
      desmi_form_hold_back (self->form, destination->field);
      return FALSE;
    }
  desmi_field_set_error (destination->field, NULL);
  destination->sent = months == DESMI_STOCK_MONTHS ? 0 : months;
  return desmi_stock_words_put (self->edit, self->district, destination->code, destination->seen,
                                months);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Months  *self = user_data;
  gboolean has_changes = FALSE;

  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = desmi_edit_new_said (
      desmi_message_new ("Set the months that workers abroad are estimated from"));
  for (guint i = 0; i < self->destinations->len; i++)
    has_changes = read_field (self, get_nth (self, i)) || has_changes;
  if (!has_changes)
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_store_lookup_async (desmi_form_get_store (form), "stock-months", NULL,
                            desmi_locale_get_user (), self->cancellable, now_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
saved_cb (DesmiForm *form, gpointer user_data)
{
  Months *self = user_data;

  for (guint i = 0; i < self->destinations->len; i++)
    if (desmi_form_wants (form, get_nth (self, i)->field))
      get_nth (self, i)->seen = get_nth (self, i)->sent;
}

static void
add_field (Months *self, GtkWidget *grid, DesmiTable *table, guint row)
{
  Destination      destination = { g_strdup (desmi_table_get_text (table, row, 0)) };
  g_autofree char *months = NULL;

  destination.seen = desmi_stock_words_find (table, destination.code);
  months = desmi_stock_words_dup_set (destination.seen);
  destination.field = g_object_new (DESMI_TYPE_FIELD, "title",
                                    desmi_country_name (destination.code, desmi_locale_get_user ()),
                                    "hexpand", TRUE, NULL);
  desmi_field_set_text (destination.field, months);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (destination.field), (int) row % COLUMNS,
                   (int) row / COLUMNS, 1, 1);
  desmi_form_add_input (self->form, destination.code, destination.field, "text");
  g_array_append_val (self->destinations, destination);
}

static GtkWidget *
new_body (Months *self, DesmiTable *table)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new ();
  GtkWidget       *hint;
  g_autofree char *text = g_strdup_printf (
      /* Translators: %d is a number of months */
      _ ("Workers abroad are estimated as departures less returns of the last months. Write for "
         "each destination how many months count: about as long as a contract there lasts. An "
         "empty field counts the usual %d."),
      DESMI_STOCK_MONTHS);

  hint = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    add_field (self, grid, table, i);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static void
months_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow)  parent = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiForm             *form;
  Months                *self;

  if (table == NULL)
    desmi_error_say (GTK_WIDGET (parent), error);
  /* a window that closed meanwhile shows no form */
  if (table == NULL || !gtk_widget_get_realized (GTK_WIDGET (parent)))
    return;
  self = g_new0 (Months, 1);
  self->destinations = g_array_new (FALSE, FALSE, sizeof (Destination));
  g_array_set_clear_func (self->destinations, clear_destination);
  self->district = g_strdup (desmi_store_get_district (DESMI_STORE (source)));
  self->cancellable = g_cancellable_new ();
  form = desmi_form_new (parent, DESMI_STORE (source), _ ("Months of the Estimate"), _ ("_Done"));
  self->form = form;
  g_object_set_data_full (G_OBJECT (form), "desmi-months", self, free_months);
  desmi_form_set_body (form, new_body (self, table));
  desmi_form_set_at_once (form, TRUE);
  desmi_form_keep_draft (form, "stock-months");
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), self);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * desmi_stock_form_open:
 * @parent: the window of the file
 *
 * Opens the form once the file has said what is set.
 */
void
desmi_stock_form_open (GtkWindow *parent, DesmiSession *session)
{
  DesmiStore *store = desmi_session_get_store (session);

  if (store != NULL)
    desmi_store_lookup_async (store, "stock-months", NULL, desmi_locale_get_user (), NULL,
                              months_cb, g_object_ref (parent));
}
