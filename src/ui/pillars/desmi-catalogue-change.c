/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an entry that the catalogue has: each change is saved when it is made, as a step of
 * its own, and what others make of the entry meanwhile is shown, or asked about. */
#include "ui/pillars/desmi-catalogue-editor.h"

#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

#define COUNTING 1 /* the inputs that say together how an indicator is counted */

/* A field says it by itself, for a choice @met does. */
static void
ask (DesmiCatalogueEditor *self, const DesmiCatalogueInput *input, const char *saved, GString *met)
{
  g_autofree char *label = desmi_catalogue_editor_dup_label (input, saved);
  g_autofree char *sentence = desmi_form_dup_met (self->form, input->widget, label);

  if (DESMI_IS_FIELD (input->widget))
    desmi_field_set_error (input->widget, sentence);
  else
    g_string_append_printf (met, "%s%s", met->len > 0 ? " " : "", sentence);
  desmi_form_ask (self->form, input->widget, saved);
}

static void
take (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

/* What the input will show of the entry once what is sent is saved. */
static char *
dup_sent (DesmiCatalogueEditor *self, guint i, const DesmiCatalogueInput *input)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_item_copy (self->item);

  desmi_catalogue_editor_read (input, self->sent[i], item);
  return desmi_catalogue_editor_dup_shown (item, input->id);
}

/* What another saved is shown where nothing was typed, and asked about where it is to be saved;
 * FALSE then. */
static gboolean
meet_input (DesmiCatalogueEditor      *self,
            guint                      i,
            const DesmiCatalogueInput *input,
            gboolean                   saving,
            GString                   *met)
{
  g_autofree char *saved = desmi_catalogue_editor_dup_shown (self->item, input->id);
  g_autofree char *sent = NULL;

  if (g_strcmp0 (self->seen[i], saved) == 0)
    return TRUE;
  if (!saving || !desmi_form_wants (self->form, input->widget))
    {
      g_autofree char *label = desmi_catalogue_editor_dup_label (input, saved);

      if (DESMI_IS_FILTER (input->widget))
        desmi_filter_ensure (input->widget, saved, label);
      if (desmi_form_show_saved (self->form, input->widget, saved))
        take (&self->seen[i], saved);
      return TRUE;
    }
  take (&self->seen[i], saved);
  sent = dup_sent (self, i, input);
  if (g_strcmp0 (sent, saved) == 0)
    /* the other has saved the same, and the rest is saved without it */
    desmi_form_commit (self->form);
  else
    ask (self, input, saved, met);
  return FALSE;
}

/* Nullable: the entry as @catalogue has it, to be freed. */
static DesmiCatalogueItem *
find_item (DesmiTable *catalogue, const char *key)
{
  DesmiCatalogueEntry entry = { catalogue, 0 };

  for (; entry.row < desmi_table_get_n_rows (catalogue); entry.row++)
    {
      DesmiCatalogueKind kind;
      g_autofree char   *other = NULL;

      if (!desmi_catalogue_entry_get_kind (&entry, &kind))
        continue;
      other = desmi_catalogue_entry_dup_key (&entry);
      if (g_strcmp0 (other, key) == 0)
        return desmi_catalogue_entry_new_item (&entry);
    }
  return NULL;
}

/* Takes the entry as it is now; FALSE: something is asked about. */
static gboolean
meet (DesmiCatalogueEditor *self, DesmiCatalogueItem *now, gboolean saving)
{
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];
  g_autoptr (GString) met = g_string_new (NULL);
  gboolean            is_as_seen = TRUE;

  desmi_catalogue_item_free (self->item);
  self->item = now;
  desmi_catalogue_editor_list_inputs (self, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].widget != NULL)
      is_as_seen = meet_input (self, i, &inputs[i], saving, met) && is_as_seen;
  if (met->len > 0)
    desmi_form_show_text (self->form, met->str);
  return is_as_seen;
}

/* The entry as it is now with what is to be saved, and nothing else of what is typed. Of one that
 * is gone, the file says so. */
static void
apply (DesmiCatalogueEditor *self, gboolean is_there)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_item_copy (self->item);
  g_autoptr (DesmiEdit)          edit = NULL, seen = desmi_edit_new ("");
  DesmiCatalogueInput            inputs[DESMI_CATALOGUE_N_INPUTS];

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].widget != NULL && desmi_form_wants (self->form, inputs[i].widget))
      desmi_catalogue_editor_read (&inputs[i], self->sent[i], item);
  /* Translators: %s is the name of a programme, a pillar, an indicator or a reason */
  edit = desmi_edit_new_said (desmi_message_new ("Changed “%s” in the catalogue", item->name_id));
  desmi_edit_put_catalogue (seen, self->item);
  if (is_there)
    desmi_edit_expect (edit, seen);
  desmi_edit_put_catalogue (edit, item);
  desmi_form_apply (self->form, edit);
}

static void
catalogue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiCatalogueEditor  *self = desmi_call_end (user_data);
  DesmiCatalogueItem    *now;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  now = find_item (table, self->key);
  if (now == NULL || meet (self, now, TRUE))
    apply (self, now != NULL);
}

static gboolean
check_name (const DesmiCatalogueInput *input, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name != '\0' || (!g_str_equal (input->id, "name") && !g_str_equal (input->id, "unit")))
    return TRUE;
  desmi_field_set_error (input->widget, g_str_equal (input->id, "name")
                                            ? _ ("An entry needs a name.")
                                            : _ ("Say what is counted."));
  return FALSE;
}

/* Notes what is to be saved of an input; FALSE where that changes nothing, or is wrong. */
static gboolean
read_input (DesmiCatalogueEditor *self, guint i, const DesmiCatalogueInput *input)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_item_copy (self->item);
  g_autofree char               *sent = NULL;

  if (input->widget == NULL || !desmi_form_wants (self->form, input->widget))
    return FALSE;
  g_clear_pointer (&self->sent[i], g_free);
  g_object_get (input->widget, input->property, &self->sent[i], NULL);
  if (DESMI_IS_FIELD (input->widget))
    desmi_field_set_error (input->widget, NULL);
  if (!check_name (input, self->sent[i])
      || !desmi_catalogue_editor_read (input, self->sent[i], item))
    {
      desmi_form_hold_back (self->form, input->widget);
      return FALSE;
    }
  sent = desmi_catalogue_editor_dup_shown (item, input->id);
  return g_strcmp0 (sent, self->seen[i]) != 0;
}

static void
save_cb (DesmiCatalogueEditor *self)
{
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];
  gboolean            has_changes = FALSE;

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    has_changes = read_input (self, i, &inputs[i]) || has_changes;
  if (!has_changes)
    return;
  desmi_form_set_busy (self->form, TRUE);
  desmi_store_lookup_async (desmi_form_get_store (self->form), "catalogue", NULL,
                            desmi_locale_get_user (), self->asking, catalogue_cb,
                            desmi_call_new (self, self->asking));
}

static void
saved_cb (DesmiCatalogueEditor *self)
{
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].widget != NULL && desmi_form_wants (self->form, inputs[i].widget))
      {
        g_free (self->seen[i]);
        self->seen[i] = dup_sent (self, i, &inputs[i]);
      }
}

static void
changed_catalogue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  DesmiCatalogueEditor  *self = desmi_call_end (user_data);
  DesmiCatalogueItem    *now;

  /* what cannot be read, and that it is gone, is said where something is to be saved */
  if (self == NULL || table == NULL)
    return;
  now = find_item (table, self->key);
  if (now != NULL)
    meet (self, now, FALSE);
}

/* What is undone, or saved by others, is shown. */
static void
changed_cb (DesmiForm *form, guint tables, GStrv villages, DesmiStore *store)
{
  DesmiCatalogueEditor *self = g_object_get_data (G_OBJECT (form), "desmi-editor");

  if ((tables & DESMI_TABLES_CATALOGUE) != 0)
    desmi_store_lookup_async (store, "catalogue", NULL, desmi_locale_get_user (), self->asking,
                              changed_catalogue_cb, desmi_call_new (self, self->asking));
}

/**
 * desmi_catalogue_editor_begin_at_once:
 *
 * Saves each change of the entry from now on. To be called once the inputs show it.
 */
void
desmi_catalogue_editor_begin_at_once (DesmiCatalogueEditor *self)
{
  static const char *const counting[]
      = { "direction", "over-time", "over-villages", "valid-from", "weight", "cap", NULL };
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      if (inputs[i].widget == NULL)
        continue;
      self->seen[i] = desmi_catalogue_editor_dup_shown (self->item, inputs[i].id);
      if (g_strv_contains (counting, inputs[i].id))
        desmi_form_set_group (self->form, inputs[i].widget, COUNTING);
    }
  g_signal_connect_swapped (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_object (desmi_form_get_store (self->form), "changed", G_CALLBACK (changed_cb),
                           self->form, G_CONNECT_SWAPPED);
  desmi_form_set_at_once (self->form, TRUE);
}
