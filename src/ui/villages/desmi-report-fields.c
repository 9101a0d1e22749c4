/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a report's cards, in the order of the Tab key. */
#include "ui/villages/desmi-report-fields.h"

#include "ui/villages/desmi-report-card.h"

/**
 * desmi_report_fields_get:
 * @cards: (element-type DesmiReportCard)
 * @place: from 0 over all cards
 *
 * Returns: (transfer none) (nullable): the field there
 */
DesmiReportField *
desmi_report_fields_get (GPtrArray *cards, int place)
{
  for (guint i = 0; place >= 0 && i < cards->len; i++)
    {
      GPtrArray *fields = desmi_report_card_get_fields (g_ptr_array_index (cards, i));

      if (place < (int) fields->len)
        return g_ptr_array_index (fields, place);
      place -= (int) fields->len;
    }
  return NULL;
}

/**
 * desmi_report_fields_find:
 *
 * Returns: the place of @field; %DESMI_REPORT_NO_FIELD: it is in none of @cards
 */
int
desmi_report_fields_find (GPtrArray *cards, DesmiReportField *field)
{
  DesmiReportField *other;

  for (int i = 0; (other = desmi_report_fields_get (cards, i)) != NULL; i++)
    if (other == field)
      return i;
  return DESMI_REPORT_NO_FIELD;
}

/**
 * desmi_report_fields_find_focus:
 *
 * Returns: the place of the field that has the focus; %DESMI_REPORT_NO_FIELD: none has
 */
int
desmi_report_fields_find_focus (GPtrArray *cards)
{
  GtkRoot   *root = cards->len > 0 ? gtk_widget_get_root (g_ptr_array_index (cards, 0)) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  focus = focus != NULL ? gtk_widget_get_ancestor (focus, DESMI_TYPE_REPORT_FIELD) : NULL;
  return focus != NULL ? desmi_report_fields_find (cards, DESMI_REPORT_FIELD (focus))
                       : DESMI_REPORT_NO_FIELD;
}

/**
 * desmi_report_fields_commit:
 *
 * Has all that is typed saved, notes on measurements too.
 *
 * Returns: %FALSE where some of it is refused, which then has the focus
 */
gboolean
desmi_report_fields_commit (GPtrArray *cards)
{
  DesmiReportField *field;

  for (int i = 0; (field = desmi_report_fields_get (cards, i)) != NULL; i++)
    if (!desmi_report_field_commit (field))
      {
        gtk_widget_grab_focus (GTK_WIDGET (field));
        return FALSE;
      }
  for (guint i = 0; i < cards->len; i++)
    if (!desmi_report_card_commit_remarks (g_ptr_array_index (cards, i)))
      return FALSE;
  return TRUE;
}
