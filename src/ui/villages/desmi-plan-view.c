/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence that counts, and a list of what is refused and of what becomes what. */
#include "ui/villages/desmi-plan-view.h"

#include "app/desmi-head-title.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 200
#define HEIGHT 220 /* px, of the list */

struct _DesmiPlanView
{
  GtkBox      parent_instance;

  GtkLabel   *summary;
  GtkListBox *list;
  GtkWidget  *scroller;
};

G_DEFINE_FINAL_TYPE (DesmiPlanView, desmi_plan_view, GTK_TYPE_BOX)

static void
add_row (DesmiPlanView *self, const char *text, gboolean refused)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (refused)
    gtk_widget_add_css_class (label, "desmi-error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  desmi_a11y_set_label (row, text);
  gtk_list_box_append (self->list, row);
}

static char *
dup_value (const DesmiPlanChange *change, const char *value)
{
  return *value != '\0'
             ? desmi_village_field_dup_shown (change->field, value, desmi_locale_get_user ())
             : g_strdup (_ ("nothing"));
}

static char *
dup_change (const DesmiPlanChange *change)
{
  g_autofree char *before = dup_value (change, change->before);
  g_autofree char *after = dup_value (change, change->after);
  g_autofree char *title
      = g_str_equal (change->field->name, "head_name")
            ? desmi_head_title_dup_field (change->village, desmi_locale_get_user ())
            : g_strdup (_ (change->field->title));

  /* Translators: a village, the name of a field, what it has and what it is going to have */
  return g_strdup_printf (_ ("%s: %s: %s → %s"), change->village->name, title, before, after);
}

static char *
dup_refusal (const DesmiPlanRefusal *refusal)
{
  if (!g_str_has_suffix (refusal->why, "."))
    /* Translators: a village or a line of a table, and why it is not changed, no sentence */
    return g_strdup_printf (_ ("%s is not changed: %s."), refusal->where, refusal->why);
  /* Translators: a village or a line of a table, and why it is not going to be changed */
  return g_strdup_printf (_ ("%s is not changed. %s"), refusal->where, refusal->why);
}

static void
desmi_plan_view_class_init (DesmiPlanViewClass *klass)
{
}

static void
desmi_plan_view_init (DesmiPlanView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "desmi-bold");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desmi-plain-list");
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("What will be changed"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self), self->scroller);
}

/**
 * desmi_plan_view_new:
 *
 * Returns: (transfer floating): a view of no plan
 */
GtkWidget *
desmi_plan_view_new (void)
{
  return g_object_new (DESMI_TYPE_PLAN_VIEW, NULL);
}

/* Returns: how many of @lines there was room for */
static guint
add_rows (DesmiPlanView *self, const GPtrArray *lines, gboolean refused, guint room)
{
  guint n = lines != NULL ? MIN (lines->len, room) : 0;

  for (guint i = 0; i < n; i++)
    add_row (self, g_ptr_array_index (lines, i), refused);
  return n;
}

/**
 * desmi_plan_view_show_lines:
 * @summary: a sentence that counts
 * @refusals: (nullable) (element-type utf8): what is not going to be changed, and why
 * @lines: (nullable) (element-type utf8): what is going to be changed
 *
 * Tells what is going to be changed; of many lines the first, and how many more there are.
 */
void
desmi_plan_view_show_lines (DesmiPlanView   *self,
                            const char      *summary,
                            const GPtrArray *refusals,
                            const GPtrArray *lines)
{
  guint          n = (refusals != NULL ? refusals->len : 0) + (lines != NULL ? lines->len : 0);
  guint          n_shown;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  n_shown = add_rows (self, refusals, TRUE, MAX_ROWS);
  n_shown += add_rows (self, lines, FALSE, MAX_ROWS - n_shown);
  if (n > n_shown)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more entry", "and %u more entries", n - n_shown), n - n_shown);

      add_row (self, more, FALSE);
    }
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/**
 * desmi_plan_view_show:
 * @plan: (nullable): not kept
 *
 * Tells what @plan is going to change.
 */
void
desmi_plan_view_show (DesmiPlanView *self, const DesmiVillagePlan *plan)
{
  const GPtrArray      *changes = plan != NULL ? desmi_village_plan_get_changes (plan) : NULL;
  const GPtrArray      *refused = plan != NULL ? desmi_village_plan_get_refusals (plan) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *summary = plan != NULL ? desmi_village_plan_dup_summary (plan) : g_strdup ("");

  for (guint i = 0; plan != NULL && i < changes->len; i++)
    g_ptr_array_add (lines, dup_change (g_ptr_array_index (changes, i)));
  for (guint i = 0; plan != NULL && i < refused->len; i++)
    g_ptr_array_add (refusals, dup_refusal (g_ptr_array_index (refused, i)));
  desmi_plan_view_show_lines (self, summary, refusals, lines);
}
