/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each destination how many months of departures and returns the estimate of workers abroad is
 * made from: about as long as a contract there lasts. All of them are one step. */
#include "ui/villages/desmi-stock-form.h"

#include "app/desmi-stock-words.h"
#include "core/desmi-country.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-field.h"
#include "ui/desmi-form.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 2

/* Of one form. */
typedef struct
{
  DesmiTable *table;    /* the lookup "stock-months" */
  GPtrArray  *fields;   /* of DesmiField, one for each of its rows; not owned */
  char       *district; /* code */
} Months;

static void
free_months (gpointer data, GClosure *closure)
{
  Months *self = data;

  desmi_table_unref (self->table);
  g_ptr_array_unref (self->fields);
  g_free (self->district);
  g_free (self);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  const Months         *self = user_data;
  g_autoptr (DesmiEdit) edit
      = desmi_edit_new (_ ("Set the months that workers abroad are estimated from"));
  gboolean is_right = TRUE, has_changes = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      DesmiField        *field = g_ptr_array_index (self->fields, i);
      g_autoptr (GError) error = NULL;
      int                months;

      if (desmi_stock_words_read (desmi_field_get_text (field), &months, &error))
        has_changes
            = desmi_stock_words_put (edit, self->table, i, self->district, months) || has_changes;
      desmi_field_set_error (field, error != NULL ? error->message : NULL);
      is_right = is_right && error == NULL;
    }
  if (is_right && has_changes)
    desmi_form_apply (form, edit);
  else if (is_right)
    gtk_window_close (GTK_WINDOW (form));
}

static DesmiField *
add_field (DesmiForm *form, GtkWidget *grid, DesmiTable *table, guint row)
{
  const char      *code = desmi_table_get_text (table, row, 0);
  g_autofree char *months
      = g_strdup_printf ("%" G_GINT64_FORMAT, desmi_table_get_int (table, row, 1));
  DesmiField *field
      = g_object_new (DESMI_TYPE_FIELD, "title",
                      desmi_country_name (code, desmi_locale_get_user ()), "hexpand", TRUE, NULL);

  desmi_field_set_text (field, months);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (field), (int) row % COLUMNS, (int) row / COLUMNS, 1,
                   1);
  desmi_form_add_input (form, code, field, "text");
  return field;
}

static GtkWidget *
new_body (DesmiForm *form, Months *self)
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
  for (guint i = 0; i < desmi_table_get_n_rows (self->table); i++)
    g_ptr_array_add (self->fields, add_field (form, grid, self->table, i));
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
  self->table = g_steal_pointer (&table);
  self->fields = g_ptr_array_new ();
  self->district = g_strdup (desmi_store_get_district (DESMI_STORE (source)));
  form = desmi_form_new (parent, DESMI_STORE (source), _ ("Months of the Estimate"), _ ("_Apply"));
  desmi_form_set_body (form, new_body (form, self));
  desmi_form_keep_draft (form, "stock-months");
  g_signal_connect_data (form, "save", G_CALLBACK (save_cb), self, free_months, 0);
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
