/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gtk_widget_set_tooltip_text() asks the display server where the pointer is, each time, and waits
 * for the answer: in a list that binds 200 rows at once, that was half of all the time. Here the
 * text is looked up when GTK wants to show it. */
#include "ui/desmi-tooltip.h"

#define KEY "desmi-tooltip"

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    keyboard_mode,
          GtkTooltip *tooltip,
          gpointer    user_data)
{
  const char *text = desmi_tooltip_get_text (widget);

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * desmi_tooltip_set_text:
 * @text: (nullable): plain text; %NULL or empty: no tooltip
 *
 * Like gtk_widget_set_tooltip_text(), cheap enough for rows. A tooltip that is open changes when
 * the pointer moves.
 */
void
desmi_tooltip_set_text (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (text, desmi_tooltip_get_text (widget)) == 0
      && (text == NULL || gtk_widget_get_has_tooltip (widget)))
    return;
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  if (gtk_widget_get_has_tooltip (widget))
    return;
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
}

/**
 * desmi_tooltip_get_text:
 *
 * Returns: (nullable): what desmi_tooltip_set_text() was given
 */
const char *
desmi_tooltip_get_text (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY);
}
