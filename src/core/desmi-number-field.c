/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-number-field.h"

#include "core/desmi-period.h"

#include <string.h>

#define IN_FULL "full"

/**
 * desmi_number_field_parse:
 * @words: what stands between the braces, "departures 2023 32.12.16.2004": a figure, then a period,
 * the code of an area and how it is written, in any order
 *
 * Returns: (transfer full): what it says
 */
DesmiNumberField *
desmi_number_field_parse (const char *words)
{
  DesmiNumberField *self = g_new0 (DesmiNumberField, 1);
  g_autofree char  *trimmed = g_strstrip (g_strdup (words));
  g_auto (GStrv)    parts = g_strsplit_set (trimmed, " \t", -1);
  DesmiPeriod       period;

  self->figure = g_strdup (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (g_str_equal (parts[i], IN_FULL))
      self->in_full = TRUE;
    else if (*parts[i] != '\0')
      {
        char **part = desmi_period_parse (parts[i], &period, NULL) ? &self->period : &self->area;

        g_free (*part);
        *part = g_strdup (parts[i]);
      }
  return self;
}

/**
 * desmi_number_field_free:
 * @self: (transfer full) (nullable): the field
 */
void
desmi_number_field_free (DesmiNumberField *self)
{
  if (self == NULL)
    return;
  g_free (self->figure);
  g_free (self->period);
  g_free (self->area);
  g_free (self);
}

/**
 * desmi_number_field_to_text:
 *
 * Returns: (transfer full): as it is kept in a text, "{{departures 2023}}"
 */
char *
desmi_number_field_to_text (const DesmiNumberField *self)
{
  GString *text = g_string_new (DESMI_FIELD_OPEN);

  g_string_append (text, self->figure != NULL ? self->figure : "");
  if (self->period != NULL)
    g_string_append_printf (text, " %s", self->period);
  if (self->area != NULL)
    g_string_append_printf (text, " %s", self->area);
  if (self->in_full)
    g_string_append (text, " " IN_FULL);
  g_string_append (text, DESMI_FIELD_CLOSE);
  return g_string_free (text, FALSE);
}

/**
 * desmi_number_field_find:
 * @open: (out): where its braces begin
 * @close: (out): where those behind it begin
 *
 * Returns: whether there is a field in @text; it is the first
 */
gboolean
desmi_number_field_find (const char *text, const char **open, const char **close)
{
  *open = strstr (text, DESMI_FIELD_OPEN);
  *close = *open != NULL ? strstr (*open, DESMI_FIELD_CLOSE) : NULL;
  return *close != NULL;
}
