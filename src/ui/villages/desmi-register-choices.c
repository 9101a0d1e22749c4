/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen in the form of a register's entry: programmes with their pillars, indicators,
 * groups and reasons. */
#include "ui/villages/desmi-register-form-private.h"

#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_register_editor_find_kind:
 *
 * Returns: the first field of @kind; -1: the register has none
 */
int
desmi_register_editor_find_kind (DesmiRegisterEditor *self, DesmiFieldKind kind)
{
  for (guint i = 1; i < self->type->n_fields; i++)
    if (self->type->fields[i].kind == kind)
      return (int) i;
  return -1;
}

static DesmiFilter *
get_choice (DesmiRegisterEditor *self, DesmiFieldKind kind)
{
  int index = desmi_register_editor_find_kind (self, kind);

  return index < 0 ? NULL : desmi_register_input_get_choice (self->inputs[index]);
}

/**
 * desmi_register_editor_make_pillar_id:
 *
 * Returns: (transfer full): what tells a pillar: its programme and number
 */
char *
desmi_register_editor_make_pillar_id (const char *programme, const char *number)
{
  return *number == '\0' ? g_strdup ("") : g_strdup_printf ("%s/%s", programme, number);
}

/**
 * desmi_register_editor_get_pillar_number:
 *
 * Returns: (transfer none): what the file is given for the choice @id
 */
const char *
desmi_register_editor_get_pillar_number (const char *id)
{
  const char *slash = strrchr (id, '/');

  return slash == NULL ? id : slash + 1;
}

static void
pillar_cb (DesmiRegisterEditor *self)
{
  const char  *id = desmi_filter_get_selected (get_choice (self, DESMI_FIELD_PILLAR));
  DesmiFilter *programmes = get_choice (self, DESMI_FIELD_PROGRAMME);

  if (self->filling || id == NULL || *id == '\0' || programmes == NULL)
    return;
  self->filling = TRUE;
  {
    g_autofree char *programme
        = g_strndup (id, strlen (id) - strlen (desmi_register_editor_get_pillar_number (id)) - 1);

    desmi_filter_set_selected (programmes, programme);
  }
  self->filling = FALSE;
}

/* A pillar of another programme is not one of this. */
static void
programme_cb (DesmiRegisterEditor *self)
{
  const char      *programme = desmi_filter_get_selected (get_choice (self, DESMI_FIELD_PROGRAMME));
  DesmiFilter     *pillars = get_choice (self, DESMI_FIELD_PILLAR);
  const char      *id = pillars == NULL ? NULL : desmi_filter_get_selected (pillars);
  g_autofree char *prefix = g_strdup_printf ("%s/", programme == NULL ? "" : programme);

  if (self->filling || id == NULL || *id == '\0' || g_str_has_prefix (id, prefix))
    return;
  self->filling = TRUE;
  desmi_filter_set_selected (pillars, "");
  self->filling = FALSE;
}

/* Adds the rows of a lookup, each once though the server and the district may both have it. */
static void
add_rows (DesmiFilter *filter, DesmiTable *table, const char *id_column, const char *name_column)
{
  int         id = desmi_table_find_column (table, id_column);
  int         name = desmi_table_find_column (table, name_column);
  const char *last = NULL;

  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (table); i++)
    {
      const char      *text = desmi_table_get_text (table, i, (guint) id);
      g_autofree char *number
          = text == NULL
                ? g_strdup_printf ("%" G_GINT64_FORMAT, desmi_table_get_int (table, i, (guint) id))
                : g_strdup (text);

      if (text == NULL || g_strcmp0 (text, last) != 0)
        desmi_filter_add (filter, number, desmi_table_get_label (table, i, (guint) name));
      last = text;
    }
}

static void
begin (DesmiFilter *filter)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", C_ ("choice", "–"));
}

/* What moves with the choices was not chosen. */
static void
end (DesmiRegisterEditor *self, DesmiFilter *filter)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  desmi_form_set_filling (self->form, TRUE);
  desmi_filter_end (filter);
  desmi_form_set_filling (self->form, FALSE);
  self->filling = filling;
}

static void
fill (DesmiRegisterEditor *self,
      DesmiFilter         *filter,
      DesmiTable          *table,
      const char          *id_column,
      const char          *name_column)
{
  begin (filter);
  add_rows (filter, table, id_column, name_column);
  end (self, filter);
}

/* With the programme behind the name where there are several. */
static void
add_pillars (DesmiRegisterEditor *self, DesmiFilter *filter, DesmiTable *table)
{
  int         programme = desmi_table_find_column (table, "programme");
  int         number = desmi_table_find_column (table, "number");
  int         name = desmi_table_find_column (table, "name");
  const char *last = NULL;

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char      *text = desmi_table_get_text (table, i, (guint) number);
      g_autofree char *id = desmi_register_editor_make_pillar_id (
          desmi_table_get_text (table, i, (guint) programme), text);
      g_autofree char *label = g_strdup_printf (
          "%s. %s%s%s", text, desmi_table_get_label (table, i, (guint) name),
          self->n_programmes > 1 ? " · " : "",
          self->n_programmes > 1 ? desmi_table_get_label (table, i, (guint) programme) : "");

      if (g_strcmp0 (text, last) != 0)
        desmi_filter_add (filter, id, label);
      last = text;
    }
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterEditor   *self = desmi_call_end (user_data);
  DesmiFilter           *filter;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  g_ptr_array_add (self->pillars, desmi_table_ref (table));
  filter = get_choice (self, DESMI_FIELD_PILLAR);
  begin (filter);
  for (guint i = 0; i < self->pillars->len; i++)
    add_pillars (self, filter, g_ptr_array_index (self->pillars, i));
  end (self, filter);
}

static void
ask (DesmiRegisterEditor *self,
     const char          *name,
     const char          *argument,
     GAsyncReadyCallback  callback)
{
  desmi_store_lookup_async (desmi_form_get_store (self->form), name, argument,
                            desmi_locale_get_user (), self->cancellable, callback,
                            desmi_call_new (self, self->cancellable));
}

static void
programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterEditor   *self = desmi_call_end (user_data);
  const char            *last = NULL;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  fill (self, get_choice (self, DESMI_FIELD_PROGRAMME), table, "programme", "name");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *id = desmi_table_get_text (table, i, 0);

      if (g_strcmp0 (id, last) == 0)
        continue;
      last = id;
      self->n_programmes++;
      if (desmi_register_editor_find_kind (self, DESMI_FIELD_PILLAR) >= 0)
        ask (self, "pillars", id, pillars_cb);
    }
}

/* The end of a question whose answer is the choice of @kind, each known by its column @id. */
static void
take_choices (GObject       *source,
              GAsyncResult  *result,
              gpointer       user_data,
              DesmiFieldKind kind,
              const char    *id)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterEditor   *self = desmi_call_end (user_data);

  if (self != NULL && table == NULL)
    desmi_form_show_error (self->form, error);
  else if (self != NULL)
    fill (self, get_choice (self, kind), table, id, "name");
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_choices (source, result, user_data, DESMI_FIELD_INDICATOR, "indicator");
}

static void
groups_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_choices (source, result, user_data, DESMI_FIELD_GROUP, "id");
}

static void
reasons_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_choices (source, result, user_data, DESMI_FIELD_REASON, "reason");
}

/**
 * desmi_register_editor_ask_choices:
 *
 * Asks the file what can be chosen.
 */
void
desmi_register_editor_ask_choices (DesmiRegisterEditor *self)
{
  if (desmi_register_editor_find_kind (self, DESMI_FIELD_REASON) >= 0)
    ask (self, "reasons", NULL, reasons_cb);
  if (desmi_register_editor_find_kind (self, DESMI_FIELD_PROGRAMME) >= 0)
    ask (self, "programmes", NULL, programmes_cb);
  if (desmi_register_editor_find_kind (self, DESMI_FIELD_INDICATOR) >= 0)
    ask (self, "indicators", NULL, indicators_cb);
  if (desmi_register_editor_find_kind (self, DESMI_FIELD_GROUP) >= 0)
    ask (self, "register-group", self->village->code, groups_cb);
}

/**
 * desmi_register_editor_connect_choices:
 *
 * Lets programme and pillar follow each other.
 */
void
desmi_register_editor_connect_choices (DesmiRegisterEditor *self)
{
  DesmiFilter *pillars = get_choice (self, DESMI_FIELD_PILLAR);
  DesmiFilter *programmes = get_choice (self, DESMI_FIELD_PROGRAMME);

  if (pillars != NULL)
    g_signal_connect_swapped (pillars, "notify::selected", G_CALLBACK (pillar_cb), self);
  if (programmes != NULL)
    g_signal_connect_swapped (programmes, "notify::selected", G_CALLBACK (programme_cb), self);
}
