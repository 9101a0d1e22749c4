/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as they are listed, with their titles, for spreadsheets and letters. */
#include "ui/villages/desmi-register-copy.h"

#include "app/desmi-register-sheet.h"
#include "ui/desmi-clip.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_register_copy:
 * @widget: in the window that copies
 * @table: of the lookup
 * @rows: (element-type guint): of @table, in the order shown
 * @today: 2023-11-25
 *
 * Puts entries on the clipboard as a table with its titles, and says how many.
 */
void
desmi_register_copy (GtkWidget    *widget,
                     DesmiRegister reg,
                     DesmiTable   *table,
                     const GArray *rows,
                     const char   *today)
{
  g_autoptr (DesmiTableSheet) sheet
      = desmi_register_sheet_new (reg, table, rows, today, desmi_locale_get_user ());
  const DesmiTableClip *clip = desmi_table_sheet_get_clip (sheet);
  g_autofree char      *tsv = desmi_table_clip_to_tsv (clip);
  g_autofree char      *html = desmi_table_clip_to_html (clip);
  g_autofree char      *text = g_strdup_printf (
           ngettext ("%u entry is on the clipboard", "%u entries are on the clipboard", rows->len),
           rows->len);

  desmi_clip_set (widget, tsv, html);
  gtk_widget_activate_action (widget, "win.say", "s", text);
}
