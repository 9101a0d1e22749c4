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

/**
 * desmi_register_editor_is_same:
 * @one: as the field @i may hold it
 * @other: likewise
 *
 * Returns: whether the file would be given the same; a day can be written in many ways
 */
gboolean
desmi_register_editor_is_same (DesmiRegisterEditor *self,
                               guint                i,
                               const char          *one,
                               const char          *other)
{
  const DesmiRegisterField *field = &self->type->fields[i];
  g_autoptr (DesmiEntry)    a = desmi_entry_new (self->reg, self->village->code),
                         b = desmi_entry_new (self->reg, self->village->code);
  gboolean is_said, is_same;

  if (g_strcmp0 (one, other) == 0)
    return TRUE;
  is_same = read_field (field, a, one, FALSE, &is_said, NULL)
            && read_field (field, b, other, FALSE, &is_said, NULL);
  for (guint column = 0; is_same && column < self->type->n_fields; column++)
    is_same = g_strcmp0 (desmi_entry_get (a, column), desmi_entry_get (b, column)) == 0;
  return is_same;
}

/* Adds what is typed in the field @i to @entry where it changed, and to @seen what was there
 * instead; FALSE where it is wrong, which it then says. */
static gboolean
read_input (DesmiRegisterEditor *self,
            guint                i,
            DesmiEntry          *entry,
            DesmiEntry          *seen,
            guint               *n_changes)
{
  const DesmiRegisterField *field = &self->type->fields[i];
  g_autoptr (GError)        error = NULL;
  g_autofree char          *text = desmi_register_input_dup_text (self->inputs[i]);
  gboolean changed = self->row < 0 || g_strcmp0 (text, self->before[i]) != 0, is_said;

  desmi_register_input_set_error (self->inputs[i], NULL);
  g_free (self->sent[i]);
  self->sent[i] = g_strdup (text);
  if ((!changed && !desmi_register_editor_is_key (self, i)) || field->kind == DESMI_FIELD_LONGITUDE)
    return TRUE;
  if (!read_field (field, entry, text, self->row < 0, &is_said, &error))
    {
      desmi_register_input_set_error (self->inputs[i], error->message);
      desmi_form_hold_back (self->form, self->inputs[i]);
      return FALSE;
    }
  *n_changes += changed && is_said ? 1 : 0;
  /* what nobody could type has come from elsewhere, and cannot be compared */
  if (self->row >= 0 && changed)
    read_field (field, seen, self->before[i], FALSE, &is_said, NULL);
  return TRUE;
}

/* The same of all that is to be saved; FALSE where nothing can be. */
static gboolean
read_fields (DesmiRegisterEditor *self, DesmiEntry *entry, DesmiEntry *seen, guint *n_changes)
{
  DesmiRegisterInput *wrong = NULL;

  for (guint i = 1; i < self->type->n_fields; i++)
    if (desmi_form_wants (self->form, self->inputs[i])
        && !read_input (self, i, entry, seen, n_changes) && wrong == NULL)
      wrong = self->inputs[i];
  if (wrong == NULL || self->at_once)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return FALSE;
}

/* The file looks at both together. */
static void
set_programme_of_pillar (DesmiRegisterEditor *self, DesmiEntry *entry, DesmiEntry *seen)
{
  int pillar = desmi_register_editor_find_kind (self, DESMI_FIELD_PILLAR);
  int programme = desmi_register_editor_find_kind (self, DESMI_FIELD_PROGRAMME);

  if (pillar >= 0 && programme >= 0 && desmi_entry_get (entry, (guint) pillar) != NULL)
    {
      g_autofree char *text = desmi_register_input_dup_text (self->inputs[programme]);

      desmi_entry_set (entry, self->type->fields[programme].name, text);
      if (self->row >= 0)
        desmi_entry_set (seen, self->type->fields[programme].name,
                         *self->before[programme] != '\0' ? self->before[programme] : NULL);
    }
}

/* What the entry will say there. */
static char *
dup_label (DesmiRegisterEditor *self, const char *field)
{
  DesmiRegisterInput *input = self->inputs[desmi_register_find_field (self->reg, field)];

  if (!self->at_once || desmi_form_wants (self->form, input))
    return desmi_register_input_dup_label (input);
  return desmi_table_dup_display (self->table, (guint) self->row,
                                  (guint) desmi_table_find_column (self->table, field),
                                  desmi_locale_get_user ());
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
        g_autofree char *label = dup_label (self, columns[i].field);

        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", g_strstrip (label));
      }
  return g_string_free (name, name->len == 0);
}

static void
take_table (DesmiRegisterEditor *self, DesmiTable *table)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = desmi_table_ref (table);
}

/* Each field has said it; of what is saved as one step the rest waits, too. */
static void
say_met (DesmiRegisterEditor *self)
{
  if (!self->at_once)
    desmi_form_show_text (self->form,
                          _ ("Another window has changed the entry; nothing was saved yet."));
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiRegisterEditor   *self = desmi_call_end (user_data);
  gboolean               was_there;
  int                    row = DESMI_REGISTER_FORM_NEW;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  was_there = self->row >= 0;
  if (was_there)
    row = desmi_register_view_find (self->reg, table, self->table, (guint) self->row);
  else if (desmi_register_view_is_single (self->reg) && desmi_table_get_n_rows (table) > 0)
    row = 0;
  self->row = row;
  if (row < 0)
    take_table (self, table);
  if (was_there && row < 0)
    desmi_register_editor_become_new (self);
  else if (row >= 0 && !desmi_register_editor_meet (self, table, TRUE))
    say_met (self);
  else if (check_keys (self))
    desmi_form_apply (self->form, self->edit);
}

/* Whoever is told of it may want nothing of what he typed any more. */
static void
ask_all (DesmiRegisterEditor *self)
{
  for (guint i = 1; self->at_once && i < self->type->n_fields; i++)
    if (desmi_form_wants (self->form, self->inputs[i]))
      desmi_form_ask (self->form, self->inputs[i], self->before[i]);
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
      ask_all (self);
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
  g_autofree char       *name = NULL;
  guint                  n_changes = 0;

  if (!read_fields (self, entry, seen, &n_changes) || !check_keys (self))
    return;
  if (n_changes == 0)
    {
      if (!self->at_once)
        gtk_window_close (GTK_WINDOW (form));
      return;
    }
  set_programme_of_pillar (self, entry, seen);
  self->is_of_time = desmi_village_standing_get_period (entry, &self->time);
  name = dup_name (self);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = desmi_edit_new_said (desmi_register_view_new_message (
      self->reg, self->row < 0 ? DESMI_REGISTER_ADDED : DESMI_REGISTER_CHANGED, name,
      self->village->name));
  expect (self, self->row >= 0 ? seen : entry);
  desmi_edit_put_entry (self->edit, entry);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  desmi_form_set_busy (form, TRUE);
  desmi_store_get_village_async (desmi_form_get_store (form), self->village->code, NULL,
                                 self->checking, village_cb, desmi_call_new (self, self->checking));
}

/**
 * desmi_register_editor_saved:
 *
 * What was sent is what the reader has seen.
 */
void
desmi_register_editor_saved (DesmiForm *form, gpointer user_data)
{
  DesmiRegisterEditor *self = user_data;

  for (guint i = 1; self->at_once && i < self->type->n_fields; i++)
    if (desmi_form_wants (form, self->inputs[i]) && self->sent[i] != NULL)
      {
        g_free (self->before[i]);
        self->before[i] = g_steal_pointer (&self->sent[i]);
      }
}
