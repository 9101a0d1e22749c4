/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the form of a register's entry goes into the file, when it is known what it
 * meets there. */
#include "ui/villages/desmi-register-form-private.h"

#include "app/desmi-register-text.h"
#include "app/desmi-register-view.h"
#include "app/desmi-village-standing.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MILLION 1e6

/**
 * desmi_register_editor_is_key:
 *
 * Returns: whether the field @i is a part of the entry's key
 */
gboolean
desmi_register_editor_is_key (DesmiRegisterEditor *self, guint i)
{
  return (self->type->fields[i].flags & DESMI_FIELD_KEY) != 0;
}

/* The entry of the same keys that is there already; -1: none */
static int
find_same (DesmiRegisterEditor *self)
{
  for (guint row = 0; self->table != NULL && row < desmi_table_get_n_rows (self->table); row++)
    {
      gboolean same = TRUE;

      for (guint i = 1; same && i < self->type->n_fields; i++)
        if (desmi_register_editor_is_key (self, i))
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
check_keys (DesmiRegisterEditor *self)
{
  DesmiRegisterInput *last = NULL;

  for (guint i = 1; i < self->type->n_fields; i++)
    if (desmi_register_editor_is_key (self, i))
      last = self->inputs[i];
  if (self->row >= 0 || last == NULL || find_same (self) < 0)
    return TRUE;
  desmi_register_input_set_error (
      last, _ ("There is an entry of these already: edit it in the list instead."));
  gtk_widget_grab_focus (GTK_WIDGET (last));
  return FALSE;
}

/* Both halves of what was typed, or neither. */
static gboolean
read_position (DesmiEntry *entry, const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char             lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];
  DesmiPosition    position;

  if (*text != '\0' && !desmi_position_parse (text, &position, error))
    return FALSE;
  if (*text != '\0')
    {
      g_ascii_formatd (lat, sizeof lat, "%.6f", (double) position.lat_e6 / MILLION);
      g_ascii_formatd (lon, sizeof lon, "%.6f", (double) position.lon_e6 / MILLION);
    }
  desmi_entry_set (entry, "latitude_e6", *text == '\0' ? NULL : lat);
  desmi_entry_set (entry, "longitude_e6", *text == '\0' ? NULL : lon);
  return TRUE;
}

static gboolean
read_field (const DesmiRegisterField *field,
            DesmiEntry               *entry,
            const char               *text,
            gboolean                  is_new,
            gboolean                 *is_said,
            GError                  **error)
{
  g_autofree char *value = NULL;

  if (field->kind == DESMI_FIELD_LATITUDE)
    {
      *is_said = TRUE;
      return read_position (entry, text, error);
    }
  if (!desmi_register_text_read (
          field,
          field->kind == DESMI_FIELD_PILLAR ? desmi_register_editor_get_pillar_number (text) : text,
          &value, error))
    return FALSE;
  *is_said = value != NULL || !is_new;
  if (*is_said)
    desmi_entry_set (entry, field->name, value);
  return TRUE;
}

/* Adds what changed to @entry, and to @seen what was there instead; FALSE where a field is wrong,
 * which then says so. */
static gboolean
read_fields (DesmiRegisterEditor *self, DesmiEntry *entry, DesmiEntry *seen, guint *n_changes)
{
  DesmiRegisterInput *wrong = NULL;

  for (guint i = 1; i < self->type->n_fields; i++)
    {
      const DesmiRegisterField *field = &self->type->fields[i];
      g_autoptr (GError)        error = NULL;
      g_autofree char          *text = desmi_register_input_dup_text (self->inputs[i]);
      gboolean changed = self->row < 0 || g_strcmp0 (text, self->before[i]) != 0, is_said;

      desmi_register_input_set_error (self->inputs[i], NULL);
      if ((!changed && !desmi_register_editor_is_key (self, i))
          || field->kind == DESMI_FIELD_LONGITUDE)
        continue;
      if (!read_field (field, entry, text, self->row < 0, &is_said, &error))
        {
          desmi_register_input_set_error (self->inputs[i], error->message);
          wrong = wrong == NULL ? self->inputs[i] : wrong;
          continue;
        }
      *n_changes += changed && is_said ? 1 : 0;
      /* what nobody could type has come from elsewhere, and cannot be compared */
      if (self->row >= 0 && changed)
        read_field (field, seen, self->before[i], FALSE, &is_said, NULL);
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

/* The file looks at both together. */
static void
set_programme_of_pillar (DesmiRegisterEditor *self, DesmiEntry *entry)
{
  int pillar = desmi_register_editor_find_kind (self, DESMI_FIELD_PILLAR);
  int programme = desmi_register_editor_find_kind (self, DESMI_FIELD_PROGRAMME);

  if (pillar >= 0 && programme >= 0 && desmi_entry_get (entry, (guint) pillar) != NULL)
    {
      g_autofree char *text = desmi_register_input_dup_text (self->inputs[programme]);

      desmi_entry_set (entry, self->type->fields[programme].name, text);
    }
}

/* Nullable: what the entry is called by what is in the form. */
static char *
dup_name (DesmiRegisterEditor *self)
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

/* The other's value goes where the reader typed nothing; where both did, the field says so. */
static gboolean
meet_field (DesmiRegisterEditor *self, guint i)
{
  g_autofree char *old = g_steal_pointer (&self->before[i]);
  g_autofree char *typed = desmi_register_input_dup_text (self->inputs[i]);
  g_autofree char *text = NULL;
  gboolean         is_typed = g_strcmp0 (typed, old) != 0;

  self->before[i] = desmi_register_editor_dup_before (self, i);
  if (g_strcmp0 (self->before[i], old) == 0 || g_strcmp0 (self->before[i], typed) == 0)
    return FALSE;
  if (!is_typed)
    {
      g_free (self->before[i]);
      desmi_register_editor_show_before (self, i);
      return FALSE;
    }
  /* Translators: %s is what was saved */
  text = g_strdup_printf (_ ("Meanwhile “%s” was saved here. Apply again to replace it."),
                          self->before[i]);
  desmi_register_input_set_error (self->inputs[i], text);
  return TRUE;
}

static gboolean
meet_fields (DesmiRegisterEditor *self)
{
  gboolean met = FALSE;

  for (guint i = 1; i < self->type->n_fields; i++)
    met = meet_field (self, i) || met;
  return met;
}

/* What was typed is an entry of its own now. */
static void
become_new (DesmiRegisterEditor *self)
{
  for (guint i = 1; i < self->type->n_fields; i++)
    {
      g_free (self->before[i]);
      self->before[i] = g_strdup ("");
    }
  desmi_form_set_save_label (self->form, _ ("_Add"));
  desmi_form_show_text (self->form,
                        _ ("Somebody deleted this entry while the form was open. What you typed is "
                           "still here: add it anew."));
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  g_autoptr (DesmiTable) before = NULL;
  DesmiRegisterEditor   *self = desmi_call_end (user_data);
  gboolean               was_there;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  before = g_steal_pointer (&self->table);
  self->table = desmi_table_ref (table);
  was_there = self->row >= 0;
  if (was_there)
    self->row = desmi_register_view_find (self->reg, table, before, (guint) self->row);
  else if (desmi_register_view_is_single (self->reg) && desmi_table_get_n_rows (table) > 0)
    self->row = 0;
  if (was_there && self->row < 0)
    become_new (self);
  else if (self->row >= 0 && meet_fields (self))
    desmi_form_show_text (self->form,
                          _ ("Another window has changed the entry; nothing was saved yet."));
  else if (check_keys (self))
    desmi_form_apply (self->form, self->edit);
}

static void
village_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) now
      = desmi_store_get_village_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterEditor *self = desmi_call_end (user_data);
  g_autofree char     *warning = NULL, *name = NULL;

  if (self == NULL)
    return;
  if (now == NULL)
    {
      desmi_form_set_busy (self->form, FALSE);
      desmi_form_show_error (self->form, error);
      return;
    }
  warning
      = desmi_village_forms_dup_warning (self->village, now, self->is_of_time ? &self->time : NULL);
  if (warning != NULL)
    {
      desmi_form_set_busy (self->form, FALSE);
      desmi_village_unref (self->village);
      self->village = desmi_village_ref (now);
      desmi_form_show_text (self->form, warning);
      return;
    }
  name = g_strconcat ("register-", self->type->name, NULL);
  desmi_store_lookup_async (DESMI_STORE (source), name, self->village->code,
                            desmi_locale_get_user (), self->checking, table_cb,
                            desmi_call_new (self, self->checking));
}

/* The entry as the reader saw it; of a new one with keys, that there is none. */
static void
expect (DesmiRegisterEditor *self, const DesmiEntry *seen)
{
  g_autoptr (DesmiEdit) of = desmi_edit_new ("");

  if (self->row >= 0)
    desmi_edit_put_entry (of, seen);
  else if (!self->type->has_id)
    desmi_edit_delete_entry (of, seen);
  desmi_edit_expect (self->edit, of);
}

static DesmiEntry *
new_entry (DesmiRegisterEditor *self)
{
  return self->row < 0 ? desmi_entry_new (self->reg, self->village->code)
                       : desmi_register_view_new_entry (self->reg, self->table, (guint) self->row);
}

/**
 * desmi_register_editor_save:
 *
 * Saves what is in the form, when it is known what that meets.
 */
void
desmi_register_editor_save (DesmiForm *form, gpointer user_data)
{
  DesmiRegisterEditor   *self = user_data;
  g_autoptr (DesmiEntry) entry = new_entry (self), seen = new_entry (self);
  g_autofree char       *name = NULL, *label = NULL;
  guint                  n_changes = 0;

  if (!read_fields (self, entry, seen, &n_changes) || !check_keys (self))
    return;
  if (n_changes == 0)
    {
      gtk_window_close (GTK_WINDOW (form));
      return;
    }
  set_programme_of_pillar (self, entry);
  self->is_of_time = desmi_village_standing_get_period (entry, &self->time);
  name = dup_name (self);
  label = desmi_register_view_dup_label (
      self->reg, self->row < 0 ? DESMI_REGISTER_ADDED : DESMI_REGISTER_CHANGED, name,
      self->village->name, desmi_locale_get_user ());
  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = desmi_edit_new (label);
  expect (self, self->row >= 0 ? seen : entry);
  desmi_edit_put_entry (self->edit, entry);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  desmi_form_set_busy (form, TRUE);
  desmi_store_get_village_async (desmi_form_get_store (form), self->village->code, NULL,
                                 self->checking, village_cb, desmi_call_new (self, self->checking));
}
