/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever writes in a row stays there: the rows are made anew only where there are others. */
#include "ui/decks/desmi-decision-rows.h"

#include "ui/decks/desmi-late-text.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define N_WORDS 3

struct _DesmiDecisionRows
{
  GtkBox     parent_instance;

  char      *spec;  /* nullable: as it is shown */
  char      *built; /* nullable: of what slide, and how many, the rows are */
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (DesmiDecisionRows, desmi_decision_rows, GTK_TYPE_BOX)

enum
{
  CHANGE,
  N_SIGNALS
};

static guint             signals[N_SIGNALS];

static const char *const words[N_WORDS][2]
    = { { "what", N_ ("What") }, { "who", N_ ("Who") }, { "by", N_ ("By when") } };

static void
change (DesmiDecisionRows *self, DesmiSlideSpec *spec)
{
  g_free (self->spec);
  self->spec = desmi_slide_spec_to_text (spec);
  g_signal_emit (self, signals[CHANGE], 0, spec);
}

static void
written_cb (gpointer user_data, const char *id, const char *text)
{
  DesmiDecisionRows         *self = user_data;
  g_auto (GStrv)             parts = g_strsplit (id, " ", 2);
  guint                      row = (guint) g_ascii_strtoull (parts[0], NULL, 10);
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);

  if (spec == NULL || row > desmi_slide_spec_get_n_decisions (spec))
    return;
  desmi_slide_spec_set_decision (spec, row, parts[1], text);
  change (self, spec);
}

static void
remove_cb (GtkWidget *button, DesmiDecisionRows *self)
{
  guint                      row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));
  g_autoptr (DesmiSlideSpec) spec = NULL;

  desmi_decision_rows_flush (self);
  spec = desmi_slide_spec_new (self->spec, NULL);
  if (spec == NULL || row >= desmi_slide_spec_get_n_decisions (spec))
    return;
  desmi_slide_spec_remove_decision (spec, row);
  change (self, spec);
}

static GtkWidget *
new_head (DesmiDecisionRows *self, guint row, gboolean is_there)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: the number of a row of decisions */
  g_autofree char *title = g_strdup_printf (_ ("Decision %u"), row + 1);
  GtkWidget       *label = gtk_label_new (title);
  GtkWidget       *button;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_box_append (GTK_BOX (box), label);
  if (is_there)
    {
      /* Translators: the number of a row of decisions */
      g_autofree char *action = g_strdup_printf (_ ("Take out decision %u"), row + 1);

      button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, action);
      desmi_a11y_set_label (button, action);
      g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
add_row (DesmiDecisionRows *self, guint row, gboolean is_there)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_head (self, row, is_there));
  for (guint i = 0; i < N_WORDS; i++)
    {
      GtkWidget       *entry = gtk_entry_new ();
      g_autofree char *id = g_strdup_printf ("%u %s", row, words[i][0]);
      g_autofree char *label = g_strdup_printf ("%s (%u)", _ (words[i][1]), row + 1);

      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ (words[i][1]));
      desmi_a11y_set_label (entry, label);
      desmi_late_text_watch (entry, id, written_cb, self);
      gtk_box_append (GTK_BOX (box), entry);
      g_ptr_array_add (self->entries, entry);
    }
  gtk_box_append (GTK_BOX (self), box);
}

/* One row more than there are, to be filled. */
static void
build (DesmiDecisionRows *self, guint n)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint row = 0; row <= n; row++)
    add_row (self, row, row < n);
}

static void
desmi_decision_rows_finalize (GObject *object)
{
  DesmiDecisionRows *self = DESMI_DECISION_ROWS (object);

  g_free (self->spec);
  g_free (self->built);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (desmi_decision_rows_parent_class)->finalize (object);
}

static void
desmi_decision_rows_class_init (DesmiDecisionRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_decision_rows_finalize;
  signals[CHANGE] = g_signal_new ("change", DESMI_TYPE_DECISION_ROWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
desmi_decision_rows_init (DesmiDecisionRows *self)
{
  self->entries = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

/**
 * desmi_decision_rows_new:
 *
 * Returns: (transfer floating): rows of no slide yet
 */
GtkWidget *
desmi_decision_rows_new (void)
{
  return g_object_new (DESMI_TYPE_DECISION_ROWS, NULL);
}

/**
 * desmi_decision_rows_show:
 * @slide: its code
 * @spec: (nullable): what it says, as the file keeps it
 */
void
desmi_decision_rows_show (DesmiDecisionRows *self, const char *slide, const char *spec)
{
  g_autoptr (DesmiSlideSpec) read = desmi_slide_spec_new (spec, NULL);
  guint                      n = read != NULL ? desmi_slide_spec_get_n_decisions (read) : 0;
  g_autofree char           *wanted = g_strdup_printf ("%s %u", slide, n);

  g_free (self->spec);
  self->spec = g_strdup (spec);
  if (g_strcmp0 (wanted, self->built) != 0)
    build (self, n);
  g_free (self->built);
  self->built = g_steal_pointer (&wanted);
  for (guint i = 0; i < self->entries->len; i++)
    desmi_late_text_show (
        g_ptr_array_index (self->entries, i),
        i / N_WORDS < n ? desmi_slide_spec_get_decision (read, i / N_WORDS, words[i % N_WORDS][0])
                        : NULL);
}

/**
 * desmi_decision_rows_flush:
 *
 * Saves at once what is being typed.
 */
void
desmi_decision_rows_flush (DesmiDecisionRows *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    desmi_late_text_flush (g_ptr_array_index (self->entries, i));
}
