/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of an entry of the catalogue holds, and what is read from it. */
#include "ui/pillars/desmi-catalogue-editor.h"

#include "app/desmi-report.h"
#include "core/desmi-number.h"

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

/**
 * desmi_catalogue_editor_dup_label:
 * @shown: as desmi_catalogue_editor_dup_shown() gives it
 *
 * Returns: (transfer full): the same for a reader
 */
char *
desmi_catalogue_editor_dup_label (const DesmiCatalogueInput *input, const char *shown)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  const char        *label = NULL;

  if (g_str_equal (input->id, "direction"))
    return g_strdup (desmi_catalogue_direction_name (shown, locale));
  if (g_str_equal (input->id, "over-time"))
    return g_strdup (desmi_catalogue_over_time_name (shown, locale));
  if (g_str_equal (input->id, "over-villages"))
    return g_strdup (desmi_catalogue_over_villages_name (shown, locale));
  if (g_str_equal (input->id, "valid-from"))
    return *shown != '\0' ? desmi_catalogue_format_period (shown, locale)
                          : g_strdup (C_ ("quarter", "the beginning"));
  if (DESMI_IS_FILTER (input->widget))
    label = desmi_filter_get_label (input->widget, shown);
  return g_strdup (label != NULL ? label : shown);
}

static gboolean
read_number (const DesmiCatalogueInput *input, const char *text, gint64 factor, gint64 *out)
{
  g_autoptr (GError) error = NULL;
  gint64             milli;

  if (!desmi_number_parse (text, &milli, &error))
    {
      desmi_field_set_error (input->widget, error->message);
      return FALSE;
    }
  *out = milli / factor;
  return TRUE;
}

static char *
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
  return *text;
}

static void
read_place (const char *text, DesmiCatalogueItem *item)
{
  g_auto (GStrv) place = g_strsplit (text, "/", 2);

  if (item->kind != DESMI_CATALOGUE_INDICATOR || g_strv_length (place) != 2)
    return;
  replace (&item->programme, place[0]);
  item->pillar = (int) g_ascii_strtoll (place[1], NULL, 10);
}

/**
 * desmi_catalogue_editor_read:
 * @text: (nullable): what the input holds; %NULL: there is nothing to choose
 *
 * Says in @item what is typed or chosen. A code is not looked at.
 *
 * Returns: %FALSE: it cannot be read, which the input says
 */
gboolean
desmi_catalogue_editor_read (const DesmiCatalogueInput *input,
                             const char                *text,
                             DesmiCatalogueItem        *item)
{
  struct
  {
    const char *id;
    char      **text;
  } texts[] = {
    { "name", &item->name_id },
    { "name-en", &item->name_en },
    { "unit", &item->unit },
    { "direction", &item->direction },
    { "over-time", &item->over_time },
    { "over-villages", &item->over_villages },
    { "valid-from", &item->valid_from },
    { "description", &item->description },
  };

  if (text == NULL)
    return TRUE;
  if (g_str_equal (input->id, "weight"))
    return read_number (input, text, 1, &item->weight_milli);
  if (g_str_equal (input->id, "cap"))
    return read_number (input, text, DESMI_CATALOGUE_CAP_FACTOR, &item->cap_milli);
  if (g_str_equal (input->id, "place"))
    read_place (text, item);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].id, input->id))
      g_strstrip (replace (texts[i].text, text));
  return TRUE;
}
