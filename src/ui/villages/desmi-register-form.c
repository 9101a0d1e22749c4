/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for an entry of any register of a village, made from what the register holds. */
#include "ui/villages/desmi-register-form.h"

#include "app/desmi-register-text.h"
#include "app/desmi-register-view.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-register-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FIELDS 24

typedef struct
{
  DesmiForm               *form; /* not owned: its data */
  DesmiVillage            *village;
  DesmiRegister            reg;
  const DesmiRegisterType *type;
  DesmiTable              *table;              /* of the register, as the reader saw it */
  int                      row;                /* DESMI_REGISTER_FORM_NEW: none of it */
  DesmiRegisterInput      *inputs[MAX_FIELDS]; /* nullable: of the village */
  char                    *before[MAX_FIELDS];
  GCancellable            *cancellable;
  guint                    n_programmes;
  GPtrArray               *pillars; /* (element-type DesmiTable): one a programme */
  gboolean                 filling; /* one choice moves because another does */
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  for (guint i = 0; i < self->type->n_fields; i++)
    g_free (self->before[i]);
  g_ptr_array_unref (self->pillars);
  g_clear_pointer (&self->table, desmi_table_unref);
  desmi_village_unref (self->village);
  g_free (self);
}

static int
find_kind (Editor *self, DesmiFieldKind kind)
{
  for (guint i = 1; i < self->type->n_fields; i++)
    if (self->type->fields[i].kind == kind)
      return (int) i;
  return -1;
}

static DesmiFilter *
get_choice (Editor *self, DesmiFieldKind kind)
{
  int index = find_kind (self, kind);

  return index < 0 ? NULL : desmi_register_input_get_choice (self->inputs[index]);
}

/* A pillar is told by its programme and number. */
static char *
make_pillar_id (const char *programme, const char *number)
{
  return *number == '\0' ? g_strdup ("") : g_strdup_printf ("%s/%s", programme, number);
}

/* What the file is given for the choice. */
static const char *
get_pillar_number (const char *id)
{
  const char *slash = strrchr (id, '/');

  return slash == NULL ? id : slash + 1;
}

static void
pillar_cb (Editor *self)
{
  const char  *id = desmi_filter_get_selected (get_choice (self, DESMI_FIELD_PILLAR));
  DesmiFilter *programmes = get_choice (self, DESMI_FIELD_PROGRAMME);

  if (self->filling || id == NULL || *id == '\0' || programmes == NULL)
    return;
  self->filling = TRUE;
  {
    g_autofree char *programme = g_strndup (id, strlen (id) - strlen (get_pillar_number (id)) - 1);

    desmi_filter_set_selected (programmes, programme);
  }
  self->filling = FALSE;
}

/* A pillar of another programme is not one of this. */
static void
programme_cb (Editor *self)
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
fill (DesmiFilter *filter, DesmiTable *table, const char *id_column, const char *name_column)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", C_ ("choice", "–"));
  add_rows (filter, table, id_column, name_column);
  desmi_filter_end (filter);
}

/* With the programme behind the name where there are several. */
static void
add_pillars (Editor *self, DesmiFilter *filter, DesmiTable *table)
{
  int         programme = desmi_table_find_column (table, "programme");
  int         number = desmi_table_find_column (table, "number");
  int         name = desmi_table_find_column (table, "name");
  const char *last = NULL;

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char      *text = desmi_table_get_text (table, i, (guint) number);
      g_autofree char *id
          = make_pillar_id (desmi_table_get_text (table, i, (guint) programme), text);
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
  Editor                *self = desmi_call_end (user_data);
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
  self->filling = TRUE;
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", C_ ("choice", "–"));
  for (guint i = 0; i < self->pillars->len; i++)
    add_pillars (self, filter, g_ptr_array_index (self->pillars, i));
  desmi_filter_end (filter);
  self->filling = FALSE;
}

static void
ask (Editor *self, const char *name, const char *argument, GAsyncReadyCallback callback)
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
  Editor                *self = desmi_call_end (user_data);
  const char            *last = NULL;

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  self->filling = TRUE;
  fill (get_choice (self, DESMI_FIELD_PROGRAMME), table, "programme", "name");
  self->filling = FALSE;
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *id = desmi_table_get_text (table, i, 0);

      if (g_strcmp0 (id, last) == 0)
        continue;
      last = id;
      self->n_programmes++;
      if (find_kind (self, DESMI_FIELD_PILLAR) >= 0)
        ask (self, "pillars", id, pillars_cb);
    }
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  Editor                *self = desmi_call_end (user_data);

  if (self != NULL && table == NULL)
    desmi_form_show_error (self->form, error);
  else if (self != NULL)
    fill (get_choice (self, DESMI_FIELD_INDICATOR), table, "indicator", "name");
}

static void
groups_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  Editor                *self = desmi_call_end (user_data);

  if (self != NULL && table == NULL)
    desmi_form_show_error (self->form, error);
  else if (self != NULL)
    fill (get_choice (self, DESMI_FIELD_GROUP), table, "id", "name");
}

static void
ask_choices (Editor *self)
{
  if (find_kind (self, DESMI_FIELD_PROGRAMME) >= 0)
    ask (self, "programmes", NULL, programmes_cb);
  if (find_kind (self, DESMI_FIELD_INDICATOR) >= 0)
    ask (self, "indicators", NULL, indicators_cb);
  if (find_kind (self, DESMI_FIELD_GROUP) >= 0)
    ask (self, "register-group", self->village->code, groups_cb);
}

/* The text of a field as the file has it. */
static char *
dup_before (Editor *self, guint i)
{
  const DesmiRegisterField *field = &self->type->fields[i];
  g_autofree char          *text = NULL;
  int                       programme;

  if (self->row < 0)
    return g_strdup ("");
  text
      = desmi_register_text_write (field, self->table, (guint) self->row, desmi_locale_get_user ());
  programme = desmi_table_find_column (self->table, "programme");
  if (field->kind == DESMI_FIELD_PILLAR && programme >= 0 && *text != '\0')
    return make_pillar_id (desmi_table_get_text (self->table, (guint) self->row, (guint) programme),
                           text);
  return g_steal_pointer (&text);
}

static void
show_before (Editor *self, guint i)
{
  const char *label = NULL;
  int         column
      = self->row < 0 ? -1 : desmi_table_find_column (self->table, self->type->fields[i].name);
  g_autofree char *shown = NULL;

  if (column >= 0)
    shown = desmi_table_dup_display (self->table, (guint) self->row, (guint) column,
                                     desmi_locale_get_user ());
  label = shown;
  self->before[i] = dup_before (self, i);
  desmi_register_input_set_text (self->inputs[i], self->before[i], label);
}

static gboolean
is_key (Editor *self, guint i)
{
  return (self->type->fields[i].flags & DESMI_FIELD_KEY) != 0;
}

/* Two fields beside each other; texts of lines take the whole width. */
static GtkWidget *
new_body (Editor *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int        at = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (guint i = 1; i < self->type->n_fields; i++)
    {
      const DesmiRegisterField *field = &self->type->fields[i];
      gboolean                  is_wide = field->kind == DESMI_FIELD_LINES;
      GtkWidget                *input = desmi_register_input_new (field);

      self->inputs[i] = DESMI_REGISTER_INPUT (input);
      /* what tells an entry from others is set once */
      gtk_widget_set_sensitive (input, self->row < 0 || !is_key (self, i));
      at = is_wide ? (at + 1) / 2 * 2 : at;
      gtk_grid_attach (GTK_GRID (grid), input, at % 2, at / 2, is_wide ? 2 : 1, 1);
      at += is_wide ? 2 : 1;
    }
  return grid;
}

/* The entry of the same keys that is there already; -1: none */
static int
find_same (Editor *self)
{
  for (guint row = 0; self->table != NULL && row < desmi_table_get_n_rows (self->table); row++)
    {
      gboolean same = TRUE;

      for (guint i = 1; same && i < self->type->n_fields; i++)
        if (is_key (self, i))
          {
            g_autofree char *text = desmi_register_input_dup_text (self->inputs[i]);
            int column = desmi_table_find_column (self->table, self->type->fields[i].name);

            same = g_strcmp0 (text, desmi_table_get_text (self->table, row, (guint) column)) == 0;
          }
      if (same)
        return (int) row;
    }
  return -1;
}

/* Keyed entries would silently replace each other. */
static gboolean
check_keys (Editor *self)
{
  DesmiRegisterInput *last = NULL;

  for (guint i = 1; i < self->type->n_fields; i++)
    if (is_key (self, i))
      last = self->inputs[i];
  if (self->row >= 0 || last == NULL || find_same (self) < 0)
    return TRUE;
  desmi_register_input_set_error (
      last, _ ("There is an entry of these already: edit it in the list instead."));
  gtk_widget_grab_focus (GTK_WIDGET (last));
  return FALSE;
}

/* Adds what changed to @entry; FALSE where a field is wrong, which then says so. */
static gboolean
read_fields (Editor *self, DesmiEntry *entry, guint *n_changes)
{
  DesmiRegisterInput *wrong = NULL;

  for (guint i = 1; i < self->type->n_fields; i++)
    {
      const DesmiRegisterField *field = &self->type->fields[i];
      g_autoptr (GError)        error = NULL;
      g_autofree char          *text = desmi_register_input_dup_text (self->inputs[i]);
      g_autofree char          *value = NULL;
      gboolean                  changed = self->row < 0 || g_strcmp0 (text, self->before[i]) != 0;

      desmi_register_input_set_error (self->inputs[i], NULL);
      if (!changed && !is_key (self, i))
        continue;
      if (!desmi_register_text_read (
              field, field->kind == DESMI_FIELD_PILLAR ? get_pillar_number (text) : text, &value,
              &error))
        {
          desmi_register_input_set_error (self->inputs[i], error->message);
          wrong = wrong == NULL ? self->inputs[i] : wrong;
          continue;
        }
      if (value != NULL || self->row >= 0)
        desmi_entry_set (entry, field->name, value);
      *n_changes += changed && (value != NULL || self->row >= 0) ? 1 : 0;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

/* The file looks at both together. */
static void
set_programme_of_pillar (Editor *self, DesmiEntry *entry)
{
  int pillar = find_kind (self, DESMI_FIELD_PILLAR);
  int programme = find_kind (self, DESMI_FIELD_PROGRAMME);

  if (pillar >= 0 && programme >= 0 && desmi_entry_get (entry, (guint) pillar) != NULL)
    {
      g_autofree char *text = desmi_register_input_dup_text (self->inputs[programme]);

      desmi_entry_set (entry, self->type->fields[programme].name, text);
    }
}

/* Nullable: what the entry is called by what is in the form. */
static char *
dup_name (Editor *self)
{
  guint                      n;
  const DesmiRegisterColumn *columns = desmi_register_view_get_columns (self->reg, &n);
  GString                   *name = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (columns[i].names)
      {
        int              field = desmi_register_find_field (self->reg, columns[i].field);
        g_autofree char *label = desmi_register_input_dup_label (self->inputs[field]);

        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", g_strstrip (label));
      }
  return g_string_free (name, name->len == 0);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Editor                *self = user_data;
  g_autoptr (DesmiEntry) entry
      = self->row < 0 ? desmi_entry_new (self->reg, self->village->code)
                      : desmi_register_view_new_entry (self->reg, self->table, (guint) self->row);
  g_autoptr (DesmiEdit) edit = NULL;
  g_autofree char      *name = NULL, *label = NULL;
  guint                 n_changes = 0;

  if (!read_fields (self, entry, &n_changes) || !check_keys (self))
    return;
  if (n_changes == 0)
    {
      gtk_window_close (GTK_WINDOW (form));
      return;
    }
  set_programme_of_pillar (self, entry);
  name = dup_name (self);
  label = desmi_register_view_dup_label (
      self->reg, self->row < 0 ? DESMI_REGISTER_ADDED : DESMI_REGISTER_CHANGED, name,
      self->village->name, desmi_locale_get_user ());
  edit = desmi_edit_new (label);
  desmi_edit_put_entry (edit, entry);
  desmi_form_apply (form, edit);
}

static void
connect_choices (Editor *self)
{
  DesmiFilter *pillars = get_choice (self, DESMI_FIELD_PILLAR);
  DesmiFilter *programmes = get_choice (self, DESMI_FIELD_PROGRAMME);

  if (pillars != NULL)
    g_signal_connect_swapped (pillars, "notify::selected", G_CALLBACK (pillar_cb), self);
  if (programmes != NULL)
    g_signal_connect_swapped (programmes, "notify::selected", G_CALLBACK (programme_cb), self);
}

/**
 * desmi_register_form_new:
 * @parent: the window that asks
 * @table: (nullable): the lookup of the register for @village
 * @row: of @table, or %DESMI_REGISTER_FORM_NEW
 *
 * A form with a field for each of the register. Only what was changed is saved, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_register_form_new (GtkWindow    *parent,
                         DesmiSession *session,
                         DesmiVillage *village,
                         DesmiRegister reg,
                         DesmiTable   *table,
                         int           row)
{
  const DesmiRegisterType *type = desmi_register_get (reg);
  g_autofree char         *title = g_strdup_printf (
              "%s · %s", desmi_locale_text (desmi_locale_get_user (), type->title), village->name);
  Editor *self = g_new0 (Editor, 1);

  g_assert (type->n_fields <= MAX_FIELDS);
  self->form = desmi_form_new (parent, desmi_session_get_store (session), title,
                               row < 0 ? _ ("_Add") : _ ("_Save"));
  self->village = desmi_village_ref (village);
  self->reg = reg;
  self->type = type;
  self->table = table == NULL ? NULL : desmi_table_ref (table);
  self->row = row;
  self->cancellable = g_cancellable_new ();
  self->pillars = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_table_unref);
  desmi_form_set_body (self->form, new_body (self));
  for (guint i = 1; i < type->n_fields; i++)
    show_before (self, i);
  connect_choices (self);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-editor", self, editor_free);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  ask_choices (self);
  return self->form;
}
