/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of a register's entry does about what others make of the entry while it is open:
 * that is shown where nothing was typed, and asked about where something was. */
#include "ui/villages/desmi-register-form-private.h"

#include "app/desmi-register-view.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

/* What only others changed is what the file holds, and nobody's choice. */
static void
show (DesmiRegisterEditor *self, guint i)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  desmi_form_set_filling (self->form, TRUE);
  desmi_register_editor_show_before (self, i);
  desmi_form_set_filling (self->form, FALSE);
  self->filling = filling;
}

/**
 * desmi_register_editor_ask:
 *
 * Says in the field @i what the file holds by now; what is typed there waits for an answer.
 */
void
desmi_register_editor_ask (DesmiRegisterEditor *self, guint i)
{
  int              column = desmi_table_find_column (self->table, self->type->fields[i].name);
  g_autofree char *shown = NULL, *text = NULL;

  if (column >= 0 && desmi_register_input_get_choice (self->inputs[i]) != NULL)
    shown = desmi_table_dup_display (self->table, (guint) self->row, (guint) column,
                                     desmi_locale_get_user ());
  text = desmi_form_dup_met (self->form, self->inputs[i], shown != NULL ? shown : self->before[i]);
  desmi_register_input_set_error (self->inputs[i], text);
  desmi_form_ask (self->form, self->inputs[i], self->before[i]);
}

/* Whether the field @i is what the reader saw, as far as it is about to be saved; @saving: it is
 * one of those. */
static gboolean
meet_field (DesmiRegisterEditor *self, guint i, gboolean saving)
{
  g_autofree char *now = desmi_register_editor_dup_before (self, i);
  g_autofree char *typed = desmi_register_input_dup_text (self->inputs[i]);
  gboolean         wanted = saving && desmi_form_wants (self->form, self->inputs[i]);

  if (desmi_register_editor_is_same (self, i, now, self->before[i]))
    return TRUE;
  if (g_strcmp0 (typed, self->before[i]) == 0)
    {
      show (self, i);
      return TRUE;
    }
  if (!wanted && self->at_once && !desmi_register_editor_is_same (self, i, typed, now))
    /* it is asked when that is to be saved */
    return TRUE;
  g_free (self->before[i]);
  self->before[i] = g_steal_pointer (&now);
  if (!desmi_register_editor_is_same (self, i, wanted && self->at_once ? self->sent[i] : typed,
                                      self->before[i]))
    {
      desmi_register_editor_ask (self, i);
      return FALSE;
    }
  /* the other has saved the same, and the rest is saved without it */
  desmi_form_commit (self->form);
  return !wanted || !self->at_once;
}

/* Both halves of one choice are answered together. */
static void
ask_other_half (DesmiRegisterEditor *self, int one, int other)
{
  if (one >= 0 && other >= 0 && !desmi_form_wants (self->form, self->inputs[one])
      && desmi_form_wants (self->form, self->inputs[other]))
    desmi_form_ask (self->form, self->inputs[other], self->before[other]);
}

/**
 * desmi_register_editor_meet:
 * @table: (transfer none): of the register, as it is now
 * @saving: whether it is asked since what is wanted is about to be saved
 *
 * Takes @table for what the reader sees.
 *
 * Returns: whether nothing that somebody else saved would be replaced unseen
 */
gboolean
desmi_register_editor_meet (DesmiRegisterEditor *self, DesmiTable *table, gboolean saving)
{
  gboolean is_as_seen = TRUE;

  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = desmi_table_ref (table);
  for (guint i = 1; i < self->type->n_fields; i++)
    is_as_seen = meet_field (self, i, saving) && is_as_seen;
  if (!is_as_seen && self->at_once)
    {
      int programme = desmi_register_editor_find_kind (self, DESMI_FIELD_PROGRAMME);
      int pillar = desmi_register_editor_find_kind (self, DESMI_FIELD_PILLAR);

      ask_other_half (self, programme, pillar);
      ask_other_half (self, pillar, programme);
    }
  return is_as_seen;
}

/**
 * desmi_register_editor_become_new:
 *
 * What was typed is an entry of its own now, since the one that it changed is gone.
 */
void
desmi_register_editor_become_new (DesmiRegisterEditor *self)
{
  for (guint i = 1; i < self->type->n_fields; i++)
    {
      g_free (self->before[i]);
      self->before[i] = g_strdup ("");
    }
  self->row = DESMI_REGISTER_FORM_NEW;
  self->at_once = FALSE;
  desmi_form_set_at_once (self->form, FALSE);
  desmi_form_set_save_label (self->form, _ ("_Add"));
  desmi_form_show_text (self->form,
                        _ ("Somebody deleted this entry while the form was open. What you typed is "
                           "still here: add it anew."));
}

static void
changed_table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  DesmiRegisterEditor   *self = desmi_call_end (user_data);
  int                    row;

  /* what cannot be read, and that the entry is gone, is said where something is to be saved */
  if (self == NULL || table == NULL || !self->at_once)
    return;
  row = desmi_register_view_find (self->reg, table, self->table, (guint) self->row);
  if (row < 0)
    return;
  self->row = row;
  desmi_register_editor_meet (self, table, FALSE);
}

static void
changed_cb (DesmiForm *form, guint tables, GStrv villages, DesmiStore *store)
{
  DesmiRegisterEditor *self = g_object_get_data (G_OBJECT (form), "desmi-editor");
  g_autofree char     *name = g_strconcat ("register-", self->type->name, NULL);

  if ((tables & DESMI_TABLES_REGISTERS) == 0 || !self->at_once)
    return;
  desmi_store_lookup_async (store, name, self->village->code, desmi_locale_get_user (),
                            self->cancellable, changed_table_cb,
                            desmi_call_new (self, self->cancellable));
}

/**
 * desmi_register_editor_watch:
 *
 * Shows from now on what is undone, or saved by others.
 */
void
desmi_register_editor_watch (DesmiRegisterEditor *self)
{
  g_signal_connect_object (desmi_form_get_store (self->form), "changed", G_CALLBACK (changed_cb),
                           self->form, G_CONNECT_SWAPPED);
}
