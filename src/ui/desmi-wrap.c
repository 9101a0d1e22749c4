/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of what was typed, broken where they must be. */
#include "ui/desmi-wrap.h"

/**
 * desmi_wrap_value:
 *
 * Lets a label go on in further lines, inside a long word, too; no hyphen is added there, since it
 * would be read as part of an address or a number.
 */
void
desmi_wrap_value (GtkLabel *label)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_unref (attributes);
}
