/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a report's cards, in the order of the Tab key. */
#include "ui/villages/desmi-report-fields.h"

#include "ui/villages/desmi-report-card.h"
#include "ui/villages/desmi-report-remark.h"

#define ID "desmi-id"

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
 * desmi_report_fields_move:
 * @step: 1: to the next field, -1: to the one before
 *
 * Gives the focus to the next field that is shown; notes that nobody asked for are not.
 */
void
desmi_report_fields_move (GPtrArray *cards, DesmiReportField *from, int step)
{
  DesmiReportField *next = from;
  int               place = desmi_report_fields_find (cards, from);

  do
    {
      place += step;
      next = desmi_report_fields_get (cards, place);
    }
  while (next != NULL && !gtk_widget_get_visible (GTK_WIDGET (next)));
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

/**
 * desmi_report_fields_leave:
 * @card: one of @cards, behind whose last field the Tab key goes on
 *
 * Returns: whether there is a next card, which has the focus then
 */
gboolean
desmi_report_fields_leave (GPtrArray *cards, gpointer card)
{
  guint place = 0;

  return g_ptr_array_find (cards, card, &place) && place + 1 < cards->len
         && desmi_report_card_focus_status (g_ptr_array_index (cards, place + 1));
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
 * Has all that is typed saved.
 *
 * Returns: %FALSE where some of it is refused, the first of which then has the focus
 */
gboolean
desmi_report_fields_commit (GPtrArray *cards)
{
  DesmiReportField *field;
  GtkWidget        *refused = NULL;

  /* one that is refused does not hold up the others */
  for (int i = 0; (field = desmi_report_fields_get (cards, i)) != NULL; i++)
    if (!desmi_report_field_commit (field) && refused == NULL)
      refused = GTK_WIDGET (field);
  for (guint i = 0; i < cards->len && refused == NULL; i++)
    refused = desmi_report_standing_find_refused (
        desmi_report_card_get_standing (g_ptr_array_index (cards, i)));
  if (refused != NULL)
    gtk_widget_grab_focus (refused);
  return refused == NULL;
}

/* Of the fields of a card: a measurement and its note in turn, then the note on the pillar. */
static char *
dup_id (const DesmiReportPillar *pillar, guint field)
{
  const DesmiReportRow *row
      = field / 2 < pillar->rows->len ? g_ptr_array_index (pillar->rows, field / 2) : NULL;

  if (row == NULL)
    return g_strdup_printf ("pillar %d", pillar->number);
  return g_strconcat (field % 2 == 0 ? "value " : "note ", row->indicator, NULL);
}

static void
typed_cb (DesmiReportField *field, const char *saved, const char *text, gpointer user_data)
{
  /* what was saved late is no word of the report that is shown by now */
  if (gtk_widget_get_root (GTK_WIDGET (field)) == NULL)
    return;
  desmi_typed_set (DESMI_TYPED (user_data), g_object_get_data (G_OBJECT (field), ID), saved, text);
}

/**
 * desmi_report_fields_watch:
 * @report: that @cards were made for
 *
 * Has what is typed into the fields, and chosen, kept.
 */
void
desmi_report_fields_watch (GPtrArray *cards, const DesmiReport *report, DesmiTyped *typed)
{
  for (guint i = 0; i < cards->len; i++)
    {
      GPtrArray *fields = desmi_report_card_get_fields (g_ptr_array_index (cards, i));

      desmi_report_standing_watch (desmi_report_card_get_standing (g_ptr_array_index (cards, i)),
                                   typed);
      for (guint j = 0; j < fields->len; j++)
        {
          GObject *field = g_ptr_array_index (fields, j);

          g_object_set_data_full (field, ID, dup_id (g_ptr_array_index (report->pillars, i), j),
                                  g_free);
          g_signal_connect_object (field, "typed", G_CALLBACK (typed_cb), typed, 0);
        }
    }
}

static void
offer (DesmiReportField *field, DesmiTyped *typed)
{
  const char      *id = g_object_get_data (G_OBJECT (field), ID), *base, *text;
  const char      *saved = desmi_report_field_get_saved (field);
  g_autofree char *sentence = NULL, *again = NULL, *before = NULL;

  if (id == NULL || !desmi_typed_get (typed, id, &base, &text))
    return;
  if (g_strcmp0 (text, saved) == 0)
    {
      desmi_typed_set (typed, id, saved, saved);
      return;
    }
  again = g_strdup (text);
  before = g_strdup (base);
  sentence = desmi_typed_dup_sentence (base, saved);
  desmi_report_remark_ask (field);
  desmi_report_field_offer (field, before, again, sentence);
}

/**
 * desmi_report_fields_offer:
 * @report: that is shown
 *
 * Shows again what was typed into the fields, and chosen, before and not saved.
 */
void
desmi_report_fields_offer (GPtrArray *cards, const DesmiReport *report, DesmiTyped *typed)
{
  DesmiReportField *field;

  for (guint i = 0; i < cards->len; i++)
    desmi_report_standing_offer (desmi_report_card_get_standing (g_ptr_array_index (cards, i)),
                                 g_ptr_array_index (report->pillars, i));
  for (int i = 0; (field = desmi_report_fields_get (cards, i)) != NULL; i++)
    offer (field, typed);
}

/**
 * desmi_report_fields_find_aim:
 * @words: (nullable): what somebody came for, among which the code of an indicator may be
 *
 * Returns: the place of that indicator's field; %DESMI_REPORT_NO_FIELD: none of @cards has it
 */
int
desmi_report_fields_find_aim (GPtrArray *cards, const char *const *words)
{
  for (guint i = 0; words != NULL && i < cards->len; i++)
    {
      DesmiReportField *field = desmi_report_card_find_field (g_ptr_array_index (cards, i), words);

      if (field != NULL)
        return desmi_report_fields_find (cards, field);
    }
  return DESMI_REPORT_NO_FIELD;
}
