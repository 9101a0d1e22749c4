/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step by which a village goes on under another code, and the way to its page. */
#include "ui/villages/desmi-village-go-on.h"

#include "ui/desmi-write.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define WAY "desmi-village-go-on" /* of the widget: where it leads once it is written */

typedef struct
{
  DesmiSession *session;
  char         *code;
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_object_unref (way->session);
  g_free (way->code);
  g_free (way);
}

static void
written_cb (GtkWidget *widget, gboolean written)
{
  Way *way = g_object_steal_data (G_OBJECT (widget), WAY);

  if (way == NULL)
    return;
  if (written)
    desmi_village_page_open (way->session, way->code, NULL);
  way_free (way);
}

/**
 * desmi_village_go_on:
 * @widget: what the person works in
 * @village: whose code is no more
 * @code: one that it became
 *
 * Takes over for @code what holds on of @village, as one step that can be undone, and shows it.
 */
void
desmi_village_go_on (GtkWidget          *widget,
                     DesmiSession       *session,
                     const DesmiVillage *village,
                     const char         *code)
{
  /* Translators: an entry of the history; the name of a village, and the code that it has now */
  DesmiMessage *message = desmi_message_new ("%s goes on as %s", village->name, code);
  DesmiEdit    *edit = desmi_edit_new_said (message);
  Way          *way = g_new (Way, 1);

  *way = (Way){ g_object_ref (session), g_strdup (code) };
  g_object_set_data_full (G_OBJECT (widget), WAY, way, way_free);
  desmi_edit_take_over (edit, code, village->code);
  desmi_write_then (widget, session, edit, written_cb);
}
