/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a filter by area: everything, the subdistricts, the programme villages. */
#include "ui/desmi-area-choices.h"

#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiSession *session; /* owned */
  DesmiFilter  *filter;  /* not owned: ends with it */
  gboolean      with_villages;
  GCancellable *cancellable;
  DesmiTable   *subdistricts; /* nullable: while the villages are being asked for */
} Choices;

static void
add_subdistricts (Choices *self)
{
  int code = desmi_table_find_column (self->subdistricts, "code");

  for (guint i = 0; code >= 0 && i < desmi_table_get_n_rows (self->subdistricts); i++)
    {
      const char      *name = desmi_table_get_label (self->subdistricts, i, (guint) code);
      g_autofree char *label = NULL;

      /* Translators: the name of a subdistrict (kecamatan), in a list of areas */
      label = self->with_villages ? g_strdup_printf (_ ("Subdistrict %s"), name) : g_strdup (name);
      desmi_filter_add_area (
          self->filter, desmi_table_get_text (self->subdistricts, i, (guint) code), label, name);
    }
}

/* Names are no keys: a village is told by its subdistrict. */
static void
add_villages (Choices *self, DesmiTable *villages)
{
  int village = desmi_table_find_column (villages, "village"),
      subdistrict = desmi_table_find_column (villages, "subdistrict");

  for (guint i = 0; village >= 0 && i < desmi_table_get_n_rows (villages); i++)
    {
      const char      *name = desmi_table_get_label (villages, i, (guint) village);
      g_autofree char *label
          = subdistrict < 0
                ? g_strdup (name)
                : g_strdup_printf ("%s (%s)", name,
                                   desmi_table_get_label (villages, i, (guint) subdistrict));

      desmi_filter_add (self->filter, desmi_table_get_text (villages, i, (guint) village), label);
    }
}

static void
fill (Choices *self, DesmiTable *villages)
{
  desmi_filter_begin (self->filter);
  desmi_filter_add (self->filter, "", C_ ("area", "all"));
  if (self->subdistricts != NULL)
    add_subdistricts (self);
  if (villages != NULL)
    add_villages (self, villages);
  desmi_filter_end (self->filter);
  g_clear_pointer (&self->subdistricts, desmi_table_unref);
  g_clear_object (&self->cancellable);
}

/* The choices stay as they were. */
static void
fail (Choices *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  desmi_error_say (GTK_WIDGET (self->filter), error);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  Choices               *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    fail (self, error);
  else
    fill (self, table);
}

static void
subdistricts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  g_autoptr (DesmiQuery) query = NULL;
  Choices               *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->subdistricts, desmi_table_unref);
  self->subdistricts = g_steal_pointer (&table);
  if (!self->with_villages)
    {
      fill (self, NULL);
      return;
    }
  query = desmi_query_new (DESMI_QUERY_VILLAGES);
  desmi_query_set_locale (query, desmi_locale_get_user ());
  desmi_store_query_async (DESMI_STORE (source), query, self->cancellable, villages_cb,
                           desmi_call_new (self, self->cancellable));
}

static void
reload (Choices *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "subdistricts", NULL, desmi_locale_get_user (),
                            self->cancellable, subdistricts_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
store_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  reload (user_data);
}

static void
changed_cb (DesmiSession *session, guint tables, gpointer user_data)
{
  if ((tables & (DESMI_TABLES_REGIONS | DESMI_TABLES_VILLAGES)) != 0)
    reload (user_data);
}

static void
choices_free (gpointer data, GObject *where_the_filter_was)
{
  Choices *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->subdistricts, desmi_table_unref);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * desmi_area_choices_connect:
 * @filter: gets "all" (the empty id) and the subdistricts of the open district
 * @with_villages: and its programme villages
 *
 * Fills @filter, and again when the district or its villages change.
 */
void
desmi_area_choices_connect (DesmiSession *session, DesmiFilter *filter, gboolean with_villages)
{
  Choices *self = g_new0 (Choices, 1);

  self->session = g_object_ref (session);
  self->filter = filter;
  self->with_villages = with_villages;
  g_signal_connect (session, "notify::store", G_CALLBACK (store_cb), self);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), self);
  g_object_weak_ref (G_OBJECT (filter), choices_free, self);
  fill (self, NULL);
  reload (self);
}
