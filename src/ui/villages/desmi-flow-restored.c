/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when texts of an earlier run of the program are in their cells again: how many, and
 * where the first of them is, since that may be another village's sheet than the one shown. */
#include "ui/villages/desmi-flow-restored.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  char     **place; /* village, year and so on */
  guint      n;
} Restored;

static void
restored_free (Restored *self)
{
  g_object_unref (self->widget);
  g_strfreev (self->place);
  g_free (self);
}

static void
village_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restored                *self = user_data;
  g_autoptr (DesmiVillage) village
      = desmi_store_get_village_finish (DESMI_STORE (source), result, NULL);
  const char      *name = village != NULL ? village->name : self->place[0];
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      /* Translators: a number of texts, the name of a village, and a year */
      ngettext ("%u text that was typed into flows and is not counted was kept (%s, %s). It is "
                "marked in its cell.",
                "%u texts that were typed into flows and are not counted were kept (first: %s, "
                "%s). They are marked in their cells.",
                self->n),
      self->n, name, self->place[1]);
  /* a window that closed meanwhile says nothing */
  if (gtk_widget_get_root (self->widget) != NULL)
    gtk_widget_activate_action (self->widget, "win.say", "s", text);
  restored_free (self);
}

/**
 * desmi_flow_restored_say:
 * @widget: in the window that says it
 * @drafts: among which they are
 * @n: how many were restored
 *
 * Says what was kept, once the file has told the village's name.
 */
void
desmi_flow_restored_say (GtkWidget *widget, DesmiStore *store, DesmiFlowDrafts *drafts, guint n)
{
  g_autofree char *sheet = desmi_flow_drafts_dup_first_sheet (drafts);
  g_auto (GStrv)   place = sheet != NULL ? g_strsplit (sheet, "/", -1) : NULL;
  Restored        *self;

  if (place == NULL || g_strv_length (place) < 2)
    return;
  self = g_new0 (Restored, 1);
  self->widget = g_object_ref (widget);
  self->place = g_steal_pointer (&place);
  self->n = n;
  desmi_store_get_village_async (store, self->place[0], NULL, NULL, village_cb, self);
}
