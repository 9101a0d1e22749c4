/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a pillar and its reason, each chosen of what there is. */
#include "ui/villages/desmi-report-standing.h"

#include <glib/gi18n-lib.h>

static void
fill_statuses (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  desmi_filter_begin (self->status);
  if (!pillar->has_status)
    desmi_filter_add (self->status, "", _ ("not filled in"));
  for (DesmiPillarStatus i = 0; i <= DESMI_PILLAR_STATUS_NO_DATA; i++)
    desmi_filter_add (self->status, desmi_pillar_status_to_code (i),
                      desmi_pillar_status_name (i, desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

/* One that the catalogue has no more can still be what was chosen. */
static void
select_reason (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  if (pillar->reason != NULL)
    desmi_filter_ensure (self->reason, pillar->reason, pillar->reason_name);
  desmi_filter_set_selected (self->reason, pillar->reason != NULL ? pillar->reason : "");
}

/* Whether what is chosen is on its way into the file, or could not go there: it stays. */
static gboolean
is_held (const DesmiReportStanding *self)
{
  return self->sent != NULL || self->sentence != NULL;
}

/* What the choice hides, too: the file may say something else by now. */
static void
write_refusal (DesmiReportStanding *self)
{
  const DesmiReportSaid *known = &self->known;
  g_autofree char       *text = NULL;

  if (self->sentence != NULL)
    /* Translators: a whole sentence, why a choice was not saved; and what the file has */
    text = g_strdup_printf (_ ("%s The file says: %s."), self->sentence,
                            known->status == DESMI_EXPECT_NO_STATUS
                                ? _ ("not filled in")
                                : desmi_pillar_status_name ((DesmiPillarStatus) known->status,
                                                            desmi_locale_get_user ()));
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (self->refusal, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "desmi-refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "desmi-refused");
}

static char *
dup_id (const DesmiReportPillar *pillar)
{
  return g_strdup_printf ("status %d", pillar->number);
}

/* "stalled dana", "" : nothing is said. */
static char *
write_said (const DesmiReportSaid *said)
{
  return said->status == DESMI_EXPECT_NO_STATUS
             ? g_strdup ("")
             : g_strdup_printf ("%s %s",
                                desmi_pillar_status_to_code ((DesmiPillarStatus) said->status),
                                said->reason != NULL ? said->reason : "");
}

static char *
write_saved (const DesmiReportPillar *pillar)
{
  g_auto (DesmiReportSaid) said = { 0 };

  desmi_report_said_read (&said, pillar);
  return write_said (&said);
}

/* Keeps what is chosen, unless the file says so. */
static void
keep (DesmiReportStanding *self, const DesmiReportPillar *pillar, const DesmiReportSaid *said)
{
  g_autofree char *id = dup_id (pillar), *saved = write_saved (pillar), *chosen = write_said (said);

  if (self->typed != NULL)
    desmi_typed_set (self->typed, id, saved, chosen);
}

static void
keep_no_more (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  g_autofree char *id = dup_id (pillar);

  if (self->typed != NULL)
    desmi_typed_set (self->typed, id, "", "");
}

static GtkWidget *
new_refusal (DesmiReportStanding *self, GCallback chosen, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "desmi-caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "desmi-error");
  self->again = gtk_button_new_with_label (_ ("Try Again"));
  gtk_widget_set_halign (self->again, GTK_ALIGN_START);
  g_signal_connect_swapped (self->again, "clicked", chosen, data);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), self->again);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * desmi_report_standing_init:
 * @self: filled; its widgets are floating
 * @chosen: called with @data alone when either is chosen, by a person or by what is shown, or is
 *   to be saved again
 */
void
desmi_report_standing_init (DesmiReportStanding     *self,
                            const DesmiReportPillar *pillar,
                            GCallback                chosen,
                            gpointer                 data)
{
  self->status = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Status"), NULL);
  self->reason = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Reason"), NULL);
  self->refusal = new_refusal (self, chosen, data);
  self->showing = FALSE;
  desmi_report_said_read (&self->known, pillar);
  fill_statuses (self, pillar);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_START);
  g_signal_connect_swapped (self->status, "notify::selected", chosen, data);
  g_signal_connect_swapped (self->reason, "notify::selected", chosen, data);
}

/**
 * desmi_report_standing_show:
 * @locked: nothing can be chosen
 *
 * Shows what the file says of the pillar; a choice that is on its way there, or was refused, stays.
 */
void
desmi_report_standing_show (DesmiReportStanding     *self,
                            const DesmiReportPillar *pillar,
                            gboolean                 locked)
{
  if (self->sent == NULL)
    desmi_report_said_read (&self->known, pillar);
  self->showing = TRUE;
  if (desmi_filter_has (self->status, "") == pillar->has_status)
    fill_statuses (self, pillar);
  if (self->sentence != NULL && desmi_report_standing_is_known (self, pillar))
    {
      g_clear_pointer (&self->sentence, g_free);
      keep_no_more (self, pillar);
    }
  if (!is_held (self))
    {
      desmi_filter_set_selected (
          self->status, pillar->has_status ? desmi_pillar_status_to_code (pillar->status) : "");
      select_reason (self, pillar);
    }
  self->showing = FALSE;
  write_refusal (self);
  gtk_widget_set_visible (
      GTK_WIDGET (self->reason),
      desmi_report_wants_reason (desmi_report_standing_get_status (self, pillar)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->status), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason), !locked);
  gtk_widget_set_sensitive (self->again, !locked);
}

/**
 * desmi_report_standing_set_reasons:
 * @reasons: the store's lookup "reasons"
 *
 * Gives what there is to choose from, each once though the server and the district may both have
 * it.
 */
void
desmi_report_standing_set_reasons (DesmiReportStanding     *self,
                                   const DesmiReportPillar *pillar,
                                   DesmiTable              *reasons)
{
  int id = desmi_table_find_column (reasons, "reason"),
      name = desmi_table_find_column (reasons, "name");
  const char      *last = NULL;
  g_autofree char *chosen = g_strdup (desmi_filter_get_selected (self->reason));

  self->showing = TRUE;
  desmi_filter_begin (self->reason);
  desmi_filter_add (self->reason, "", C_ ("reason", "none"));
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (reasons); i++)
    {
      const char *reason = desmi_table_get_text (reasons, i, (guint) id);

      if (g_strcmp0 (reason, last) != 0)
        desmi_filter_add (self->reason, reason, desmi_table_get_label (reasons, i, (guint) name));
      last = reason;
    }
  desmi_filter_end (self->reason);
  if (is_held (self) && desmi_filter_has (self->reason, chosen))
    desmi_filter_set_selected (self->reason, chosen);
  else
    select_reason (self, pillar);
  self->showing = FALSE;
}

/**
 * desmi_report_standing_is_chosen:
 *
 * Returns: whether there is a status, if only one of a moment ago
 */
gboolean
desmi_report_standing_is_chosen (const DesmiReportStanding *self)
{
  const char *selected = desmi_filter_get_selected (self->status);

  return selected != NULL && *selected != '\0';
}

/**
 * desmi_report_standing_get_status:
 *
 * Returns: what is chosen, else what the file says
 */
DesmiPillarStatus
desmi_report_standing_get_status (const DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  DesmiPillarStatus status = pillar->status;

  desmi_pillar_status_parse (desmi_filter_get_selected (self->status), &status, NULL);
  return status;
}

/**
 * desmi_report_standing_get:
 * @note: (nullable): on the pillar, of this quarter
 * @out: (inout): filled with zeros at first: what is chosen, with @note
 */
void
desmi_report_standing_get (const DesmiReportStanding *self,
                           const DesmiReportPillar   *pillar,
                           const char                *note,
                           DesmiReportSaid           *out)
{
  desmi_report_said_set (out, desmi_report_standing_get_status (self, pillar),
                         desmi_filter_get_selected (self->reason), note);
}

/**
 * desmi_report_standing_is_known:
 *
 * Returns: whether what is chosen is in the file, or on its way there
 */
gboolean
desmi_report_standing_is_known (const DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  g_auto (DesmiReportSaid) chosen = { 0 };

  if (!desmi_report_standing_is_chosen (self))
    return self->known.status == DESMI_EXPECT_NO_STATUS;
  desmi_report_standing_get (self, pillar, NULL, &chosen);
  return chosen.status == self->known.status
         && (g_strcmp0 (chosen.reason, self->known.reason) == 0
             || !desmi_report_wants_reason ((DesmiPillarStatus) chosen.status));
}

/**
 * desmi_report_standing_let_go:
 *
 * Says no more that a choice was not saved: it was taken back.
 */
void
desmi_report_standing_let_go (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  g_clear_pointer (&self->sentence, g_free);
  write_refusal (self);
  keep_no_more (self, pillar);
}

/**
 * desmi_report_standing_begin:
 * @edit: the step that is on its way into the file
 * @said: what it says
 *
 * The choice counts as known from now on, until desmi_report_standing_settle() says otherwise.
 */
void
desmi_report_standing_begin (DesmiReportStanding     *self,
                             const DesmiReportPillar *pillar,
                             DesmiEdit               *edit,
                             const DesmiReportSaid   *said)
{
  desmi_report_said_set (&self->known, (DesmiPillarStatus) said->status, said->reason, said->note);
  desmi_edit_ref (edit);
  g_clear_pointer (&self->sent, desmi_edit_unref);
  self->sent = edit;
  g_clear_pointer (&self->sentence, g_free);
  write_refusal (self);
  keep (self, pillar, said);
}

/**
 * desmi_report_standing_settle:
 * @edit: a step that came to its end, perhaps one of others
 * @sentence: (nullable): why it was not saved; %NULL: it was
 *
 * What could not be saved stays chosen, with the sentence, to be saved again or taken back.
 *
 * Returns: whether the sentence stands there now
 */
gboolean
desmi_report_standing_settle (DesmiReportStanding     *self,
                              const DesmiReportPillar *pillar,
                              const DesmiEdit         *edit,
                              const char              *sentence)
{
  if (edit != self->sent)
    return FALSE;
  g_clear_pointer (&self->sent, desmi_edit_unref);
  if (sentence == NULL)
    {
      keep_no_more (self, pillar);
      return FALSE;
    }
  desmi_report_said_read (&self->known, pillar);
  if (desmi_report_standing_is_known (self, pillar)) /* it was the note */
    return FALSE;
  self->sentence = g_strdup (sentence);
  write_refusal (self);
  return TRUE;
}

/**
 * desmi_report_standing_find_refused:
 *
 * Returns: (transfer none) (nullable): what saves a choice again that could not be saved
 */
GtkWidget *
desmi_report_standing_find_refused (DesmiReportStanding *self)
{
  return self->sentence != NULL ? self->again : NULL;
}

/**
 * desmi_report_standing_watch:
 * @typed: where a choice is kept until it is saved
 */
void
desmi_report_standing_watch (DesmiReportStanding *self, DesmiTyped *typed)
{
  g_set_object (&self->typed, typed);
}

/**
 * desmi_report_standing_offer:
 *
 * Shows again what was chosen before and not saved.
 */
void
desmi_report_standing_offer (DesmiReportStanding *self, const DesmiReportPillar *pillar)
{
  g_autofree char  *id = dup_id (pillar), *saved = write_saved (pillar);
  const char       *base, *text;
  DesmiPillarStatus status;
  g_auto (GStrv)    words = NULL;

  if (self->typed == NULL || self->sent != NULL || !desmi_typed_get (self->typed, id, &base, &text))
    return;
  words = g_strsplit (text, " ", 2);
  if (g_str_equal (text, saved) || g_strv_length (words) != 2
      || !desmi_pillar_status_parse (words[0], &status, NULL))
    {
      keep_no_more (self, pillar);
      return;
    }
  g_free (self->sentence);
  self->sentence = g_strdup (_ ("Chosen before and not saved."));
  self->showing = TRUE;
  desmi_filter_set_selected (self->status, words[0]);
  /* the reasons to choose from may come later */
  desmi_filter_ensure (self->reason, words[1], words[1]);
  desmi_filter_set_selected (self->reason, words[1]);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), desmi_report_wants_reason (status));
  write_refusal (self);
}

/**
 * desmi_report_standing_clear:
 *
 * Frees what is not a widget.
 */
void
desmi_report_standing_clear (DesmiReportStanding *self)
{
  desmi_report_said_clear (&self->known);
  g_clear_object (&self->typed);
  g_clear_pointer (&self->sent, desmi_edit_unref);
  g_clear_pointer (&self->sentence, g_free);
}
