/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of an entry of the catalogue holds, and what it does about another window's change.
 */
#include "ui/pillars/desmi-catalogue-editor.h"

#include "app/desmi-report.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_catalogue_editor_list_inputs:
 * @inputs: (out): %DESMI_CATALOGUE_N_INPUTS of them
 *
 * Tells what can be typed or chosen.
 */
void
desmi_catalogue_editor_list_inputs (DesmiCatalogueEditor *self, DesmiCatalogueInput *inputs)
{
  const DesmiCatalogueInput all[DESMI_CATALOGUE_N_INPUTS] = {
    { "place", self->place, "selected" },
    { "name", self->name_id, "text" },
    { "name-en", self->name_en, "text" },
    { "code", self->code, "text" },
    { "unit", self->unit, "text" },
    { "direction", self->direction, "selected" },
    { "over-time", self->over_time, "selected" },
    { "over-villages", self->over_villages, "selected" },
    { "valid-from", self->valid_from, "selected" },
    { "weight", self->weight, "text" },
    { "cap", self->cap, "text" },
    { "description", self->description, "text" },
  };

  memcpy (inputs, all, sizeof all);
}

static const char *
get_text (const DesmiCatalogueItem *item, const char *id)
{
  const struct
  {
    const char *id, *text;
  } texts[] = {
    { "name", item->name_id },
    { "name-en", item->name_en },
    { "unit", item->unit },
    { "direction", item->direction },
    { "over-time", item->over_time },
    { "over-villages", item->over_villages },
    { "valid-from", item->valid_from },
    { "description", item->description },
    { "code", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].id, id) && texts[i].text != NULL)
      return texts[i].text;
  return "";
}

/**
 * desmi_catalogue_editor_dup_shown:
 * @id: of an input
 *
 * Returns: (transfer full): what the input shows of @item
 */
char *
desmi_catalogue_editor_dup_shown (const DesmiCatalogueItem *item, const char *id)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  if (g_str_equal (id, "place"))
    return item->kind == DESMI_CATALOGUE_PILLAR
               ? g_strdup (item->programme)
               : g_strdup_printf ("%s/%d", item->programme, item->pillar);
  if (g_str_equal (id, "weight"))
    return desmi_report_write (item->weight_milli, locale);
  if (g_str_equal (id, "cap"))
    return desmi_report_write (item->cap_milli * DESMI_CATALOGUE_CAP_FACTOR, locale);
  return g_strdup (get_text (item, id));
}

/* What an input shows, for a reader. */
static char *
dup_label (const char *id, const char *shown)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  if (g_str_equal (id, "direction"))
    return g_strdup (desmi_catalogue_direction_name (shown, locale));
  if (g_str_equal (id, "over-time"))
    return g_strdup (desmi_catalogue_over_time_name (shown, locale));
  if (g_str_equal (id, "over-villages"))
    return g_strdup (desmi_catalogue_over_villages_name (shown, locale));
  if (g_str_equal (id, "valid-from"))
    return *shown != '\0' ? desmi_catalogue_format_period (shown, locale)
                          : g_strdup (C_ ("quarter", "the beginning"));
  return g_strdup (shown);
}

/* The other's value goes where the reader typed nothing; where both did, it is said. */
static gboolean
meet_input (DesmiCatalogueEditor      *self,
            const DesmiCatalogueInput *input,
            const DesmiCatalogueItem  *now,
            GString                   *met)
{
  g_autofree char *old = desmi_catalogue_editor_dup_shown (self->item, input->id);
  g_autofree char *saved = desmi_catalogue_editor_dup_shown (now, input->id);
  g_autofree char *typed = NULL, *label = NULL, *sentence = NULL;

  g_object_get (input->widget, input->property, &typed, NULL);
  if (g_strcmp0 (old, saved) == 0 || g_strcmp0 (typed, saved) == 0)
    return FALSE;
  if (g_strcmp0 (typed, old) == 0)
    {
      label = dup_label (input->id, saved);
      if (DESMI_IS_FILTER (input->widget))
        desmi_filter_ensure (input->widget, saved, label);
      g_object_set (input->widget, input->property, saved, NULL);
      return FALSE;
    }
  label = dup_label (input->id, saved);
  /* Translators: %s is what was saved */
  sentence
      = g_strdup_printf (_ ("Meanwhile “%s” was saved here. Apply again to replace it."), label);
  if (DESMI_IS_FIELD (input->widget))
    desmi_field_set_error (input->widget, sentence);
  else
    g_string_append_printf (met, " %s", sentence);
  return TRUE;
}

static gboolean
meet (DesmiCatalogueEditor *self, const DesmiCatalogueItem *now, GString *met)
{
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];
  gboolean            found = FALSE;

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].widget != NULL)
      found = meet_input (self, &inputs[i], now, met) || found;
  return found;
}

/* The entry as it is now, is what the next saving is compared with. */
static void
take_item (DesmiCatalogueEditor *self, DesmiCatalogueItem *now)
{
  desmi_catalogue_item_free (self->item);
  self->item = now;
  if (self->weight_before == NULL)
    return;
  g_free (self->weight_before);
  g_free (self->cap_before);
  self->weight_before = desmi_catalogue_editor_dup_shown (now, "weight");
  self->cap_before = desmi_catalogue_editor_dup_shown (now, "cap");
}

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

typedef struct
{
  gpointer call;
  void (*save) (DesmiCatalogueEditor *self);
} Question;

static void
catalogue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question   *question = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiCatalogueEditor  *self = desmi_call_end (question->call);
  g_autoptr (GString)    text = NULL;
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
  text = g_string_new (_ ("Another window has changed the entry; nothing was saved yet."));
  if (now != NULL && meet (self, now, text))
    {
      take_item (self, now);
      desmi_form_show_text (self->form, text->str);
      return;
    }
  if (now != NULL)
    take_item (self, now);
  /* of an entry that is gone, the file says so */
  question->save (self);
}

/**
 * desmi_catalogue_editor_meet:
 * @save: called where nothing that another window saved would be replaced unseen
 *
 * Looks at the entry once more: what another window saved since goes where the reader typed
 * nothing; where both did, the form says so, and saving again replaces it.
 */
void
desmi_catalogue_editor_meet (DesmiCatalogueEditor *self, void (*save) (DesmiCatalogueEditor *self))
{
  Question *question = g_new (Question, 1);

  *question = (Question){ desmi_call_new (self, self->asking), save };
  desmi_form_set_busy (self->form, TRUE);
  desmi_store_lookup_async (desmi_form_get_store (self->form), "catalogue", NULL,
                            desmi_locale_get_user (), self->asking, catalogue_cb, question);
}
