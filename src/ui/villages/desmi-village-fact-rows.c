/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a village, a row each. */
#include "ui/villages/desmi-village-fact-rows.h"

#include "app/desmi-register-view.h"
#include "app/desmi-village-clip.h"
#include "app/desmi-village-facts.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-wrap.h"

#include <glib/gi18n-lib.h>

#define KEY_CHARS 10 /* that a fact's name and its value have room for at least */
#define VALUE_CHARS 9
#define PAGE_KEY_CHARS 28 /* of a name beside which its value begins */

typedef struct
{
  GtkListBox              *list;
  const DesmiVillageFacts *of;
} Facts;

static void
add_fact (Facts *self, const char *what, const char *value)
{
  GtkWidget       *row, *box, *key, *label;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  key = gtk_label_new (what);
  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (key), KEY_CHARS);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "desmi-dim");
  desmi_wrap_value (GTK_LABEL (label));
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (VALUE_CHARS, (int) g_utf8_strlen (value, -1)));
  if (self->of->is_page)
    {
      gtk_label_set_width_chars (GTK_LABEL (key), PAGE_KEY_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (key), PAGE_KEY_CHARS);
    }
  /* across a page the eye would lose the line between the name and a value at the other end */
  gtk_label_set_xalign (GTK_LABEL (label), self->of->is_page ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label),
                         self->of->is_page ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "desmi-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = g_strdup_printf ("%s: %s", what, value);
  desmi_a11y_set_label (row, name);
  gtk_list_box_append (self->list, row);
}

/* At the end of the fact that was added last. */
static void
add_button (Facts *self, GtkWidget *button, const char *action, const char *target)
{
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
}

/* From a fact to where there is more of it, or where it is changed. */
static void
add_way (Facts *self, const char *action, const char *target, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  desmi_a11y_set_label (button, words);
  add_button (self, button, action, target);
}

static void
add_count (Facts *self, const char *what, gint64 count)
{
  g_autofree char *text = count < 0 ? NULL : desmi_format_count (count, desmi_locale_get_user ());

  add_fact (self, what, text);
}

/* What it was before, the last first. */
static void
add_past (Facts *self, const char *programme)
{
  DesmiTable        *past = self->of->past;
  g_autoptr (GArray) rows = NULL;

  if (past == NULL)
    return;
  rows = desmi_register_view_sort (DESMI_REGISTER_PAST_STATUS, past, "");
  for (guint i = 0; i < rows->len; i++)
    {
      guint            row = g_array_index (rows, guint, i);
      g_autofree char *text
          = desmi_village_facts_dup_past (past, row, programme, desmi_locale_get_user ());

      add_fact (self, _ ("Before that"), text);
    }
}

/* In one programme its name says nothing; of several each has a row. */
static void
add_programmes (Facts *self)
{
  guint n = desmi_table_get_n_rows (self->of->programmes);

  for (guint i = 0; i < n; i++)
    {
      const char *name = n == 1 ? _ ("Status") : desmi_table_get_label (self->of->programmes, i, 0);
      const char *origin
          = desmi_table_get_text (self->of->programmes, i,
                                  (guint) desmi_table_find_column (self->of->programmes, "origin"));
      g_autofree char *status
          = desmi_village_facts_dup_programme (self->of->programmes, i, desmi_locale_get_user ());
      g_autofree char *decree
          = desmi_village_facts_dup_decree (self->of->programmes, i, desmi_locale_get_user ());

      add_fact (self, name, status);
      add_fact (
          self, _ ("Note on the status"),
          desmi_table_get_text (self->of->programmes, i,
                                (guint) desmi_table_find_column (self->of->programmes, "note")));
      add_past (self, desmi_table_get_text (self->of->programmes, i, 0));
      add_fact (self, _ ("Enrolment"),
                g_strcmp0 (origin, "official") == 0 ? _ ("official") : _ ("local"));
      add_fact (self, _ ("Decree"), decree);
    }
}

/* What is known with the village itself, until its programmes are read. */
static void
add_status (Facts *self, const DesmiVillage *village)
{
  g_autofree char *status = NULL;

  if (village->enrolled)
    status = g_strjoin (village->status_reason == NULL || *village->status_reason == '\0' ? NULL
                                                                                          : " · ",
                        desmi_status_name (village->status, desmi_locale_get_user ()),
                        village->status_reason, NULL);
  add_fact (self, _ ("Status"), status == NULL ? _ ("not enrolled") : status);
  add_fact (self, _ ("Note on the status"), village->status_note);
  add_fact (self, _ ("Enrolment"),
            !village->enrolled            ? NULL
            : village->enrolment_official ? _ ("official")
                                          : _ ("local"));
  add_fact (self, _ ("Decree"), village->decree);
}

/* Only of what is enrolled is there something to go on with. */
static void
add_going_on (Facts *self, const char *code)
{
  GtkWidget *button;

  if (!self->of->is_page || self->of->programmes == NULL
      || desmi_table_get_n_rows (self->of->programmes) == 0)
    return;
  button = gtk_button_new_with_mnemonic (_ ("_Go On with This Code"));
  gtk_widget_set_tooltip_text (
      button, _ ("Enrols the new code as this village is, with its profile and what has not ended "
                 "of its registers. What was reported stays here."));
  add_button (self, button, DESMI_VILLAGE_FACT_ROWS_GO_ON, code);
}

/* Codes change when villages move, merge and split; their past stays to be found. */
static void
add_codes (Facts *self)
{
  DesmiTable *codes = self->of->codes;
  guint       column = codes == NULL ? 0 : (guint) desmi_table_find_column (codes, "code");

  for (guint i = 0; codes != NULL && i < desmi_table_get_n_rows (codes); i++)
    {
      gboolean         before = g_str_equal (desmi_table_get_text (codes, i, 0), "before");
      const char      *code = desmi_table_get_text (codes, i, column);
      g_autofree char *text = desmi_village_facts_dup_code (codes, i, desmi_locale_get_user ());

      add_fact (self, before ? _ ("Code before") : _ ("Code after"), text);
      if (!before)
        add_going_on (self, code);
      add_way (self, DESMI_VILLAGE_FACT_ROWS_VISIT, code, _ ("Open the village of this code"));
    }
}

/**
 * desmi_village_fact_rows_fill:
 * @facts: what is known by now
 * @audience: who sees it
 *
 * Shows the facts anew.
 */
void
desmi_village_fact_rows_fill (GtkListBox              *list,
                              const DesmiVillageFacts *facts,
                              DesmiAudience            audience)
{
  Facts               self = { list, facts };
  const DesmiVillage *village = facts->village;
  g_autofree char *cooperative = desmi_village_facts_dup_cooperative (village, facts->cooperatives,
                                                                      desmi_locale_get_user ());
  g_autofree char *retired = village->retired == NULL || *village->retired == '\0'
                                 ? NULL
                                 : desmi_format_day (village->retired, desmi_locale_get_user ());
  GtkListBoxRow   *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  if (facts->programmes != NULL && desmi_table_get_n_rows (facts->programmes) > 0)
    add_programmes (&self);
  else
    add_status (&self, village);
  add_fact (&self, desmi_village_facts_get_head_title (village, desmi_locale_get_user ()),
            village->head_name);
  add_count (&self, _ ("Desmigratif officers"), desmi_village_count_officers (village));
  if (village->registered_officers > 0)
    add_way (&self, DESMI_VILLAGE_FACT_ROWS_OPEN, "people", _ ("Open the register of officers"));
  add_count (&self, _ ("Population"), village->population);
  add_count (&self, _ ("Households"), village->households);
  if (desmi_village_hides_stock (village, audience))
    add_fact (&self, _ ("Workers abroad (estimate)"),
              desmi_audience_hidden_word (desmi_locale_get_user ()));
  else
    add_count (&self, _ ("Workers abroad (estimate)"), village->stock);
  add_fact (&self, _ ("Cooperative"), cooperative);
  if (village->registered_cooperative != NULL)
    add_way (&self, DESMI_VILLAGE_FACT_ROWS_OPEN, "enterprises",
             _ ("Open the register of cooperatives"));
  add_fact (&self, _ ("Service"), village->service);
  add_fact (&self, _ ("Telephone"), village->phone);
  add_fact (&self, _ ("E-mail"), village->email);
  add_fact (&self, _ ("Address"), village->address);
  add_fact (&self, _ ("Notes"), village->notes);
  add_fact (&self, _ ("Retired on"), retired);
  add_codes (&self);
}
