/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built anew whenever the slide asks something else; each choice makes a changed copy of what the
 * slide asks. */
#include "ui/decks/desmi-slide-slots.h"

#include "app/decks/desmi-deck-figure.h"
#include "app/decks/desmi-deck-list.h"
#include "core/desmi-figure-kind.h"
#include "ui/decks/desmi-deck-periods.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

#define MOST_CATEGORIES 20
#define CATEGORIES_CHARS 7
#define FEWEST_FIGURES 2
#define MOST_FIGURES 6
#define SLOT "desmi-slot"

struct _DesmiSlideSlots
{
  GtkBox         parent_instance;

  DesmiSlideKind kind;
  char          *spec; /* nullable: as it is shown */
  DesmiExtent    extent;
  DesmiTable    *villages; /* nullable */
  gboolean       quiet;
};

G_DEFINE_FINAL_TYPE (DesmiSlideSlots, desmi_slide_slots, GTK_TYPE_BOX)

enum
{
  CHANGE,
  N_SIGNALS
};

static guint             signals[N_SIGNALS];

static const char *const charts[DESMI_N_CHARTS] = {
  [DESMI_CHART_SANKEY] = N_ ("Flows: Sankey"),
  [DESMI_CHART_FLOW_MAP] = N_ ("Flows: world map"),
  [DESMI_CHART_DISTRICT_MAP] = N_ ("Flows: district map"),
  [DESMI_CHART_TREND] = N_ ("Flows: over time"),
  [DESMI_CHART_BARS] = N_ ("Flows: bars"),
  [DESMI_CHART_STACKED] = N_ ("Flows: stacked bars"),
  [DESMI_CHART_PAIRED] = N_ ("Flows: departures and returns"),
  [DESMI_CHART_SLOPE] = N_ ("Flows: two years compared"),
  [DESMI_CHART_HEAT] = N_ ("Flows: heat map"),
  [DESMI_CHART_MULTIPLES] = N_ ("Flows: many small charts"),
  [DESMI_CHART_SCOREBOARD] = N_ ("Pillars: scoreboard"),
  [DESMI_CHART_BULLETS] = N_ ("Pillars: against the target"),
  [DESMI_CHART_PROGRESS] = N_ ("Pillars: progress"),
  [DESMI_CHART_INDICATOR] = N_ ("Pillars: one indicator"),
  [DESMI_CHART_ROLLOUT] = N_ ("Program: rollout"),
  [DESMI_CHART_REMITTANCES] = N_ ("Money: remittances"),
  [DESMI_CHART_COOPERATIVES] = N_ ("Money: cooperatives"),
};

static DesmiSlideSpec *
new_spec (DesmiSlideSlots *self)
{
  return self->quiet ? NULL : desmi_slide_spec_new (self->spec, NULL);
}

/* Whoever is at a choice stays there, unless there are others from now on. */
static void
change (DesmiSlideSlots *self, DesmiSlideSpec *spec)
{
  g_autoptr (DesmiSlideSpec) before = desmi_slide_spec_new (self->spec, NULL);

  if (before != NULL
      && desmi_slide_spec_get_n_slots (before) == desmi_slide_spec_get_n_slots (spec))
    {
      g_free (self->spec);
      self->spec = desmi_slide_spec_to_text (spec);
    }
  g_signal_emit (self, signals[CHANGE], 0, spec);
}

static guint
get_slot (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), SLOT));
}

static void
chart_cb (DesmiSlideSlots *self, GParamSpec *pspec, DesmiFilter *filter)
{
  const char                *chart = desmi_filter_get_selected (filter);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);

  if (spec == NULL || chart == NULL || get_slot (filter) >= desmi_slide_spec_get_n_slots (spec))
    return;
  desmi_slide_spec_set_slot_text (spec, get_slot (filter), "chart", chart);
  change (self, spec);
}

static void
period_cb (DesmiSlideSlots *self, GParamSpec *pspec, DesmiFilter *filter)
{
  const char                *period = desmi_filter_get_selected (filter);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);

  if (spec == NULL || period == NULL || get_slot (filter) >= desmi_slide_spec_get_n_slots (spec))
    return;
  desmi_slide_spec_set_slot_text (spec, get_slot (filter), "period", period);
  if (desmi_slide_spec_get_slot_kind (spec, get_slot (filter)) == DESMI_SLOT_SPEC_FIGURE)
    for (guint i = 0; i < desmi_slide_spec_get_n_slots (spec); i++)
      desmi_slide_spec_set_slot_text (spec, i, "period", period);
  change (self, spec);
}

static void
categories_cb (DesmiSlideSlots *self, GParamSpec *pspec, GtkSpinButton *spin)
{
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);

  if (spec == NULL || get_slot (spin) >= desmi_slide_spec_get_n_slots (spec))
    return;
  desmi_slide_spec_set_slot_number (spec, get_slot (spin), "max",
                                    gtk_spin_button_get_value_as_int (spin));
  change (self, spec);
}

/* The empty choice takes a number off the slide, or does not put one there. */
static void
figure_cb (DesmiSlideSlots *self, GParamSpec *pspec, DesmiFilter *filter)
{
  const char                *figure = desmi_filter_get_selected (filter);
  guint                      slot = get_slot (filter);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);
  guint                      n = spec != NULL ? desmi_slide_spec_get_n_slots (spec) : 0;

  if (spec == NULL || figure == NULL || (*figure == '\0' && slot >= n))
    return;
  if (slot >= n)
    desmi_slide_spec_add_figure (spec, figure);
  else if (*figure == '\0')
    desmi_slide_spec_remove_slot (spec, slot);
  else
    desmi_slide_spec_set_slot_text (spec, slot, "figure", figure);
  change (self, spec);
}

static void
village_cb (DesmiSlideSlots *self, GParamSpec *pspec, DesmiFilter *filter)
{
  const char                *village = desmi_filter_get_selected (filter);
  g_autoptr (DesmiSlideSpec) spec = new_spec (self);

  if (spec == NULL || village == NULL || *village == '\0')
    return;
  desmi_slide_spec_set (spec, "village", village);
  if (desmi_slide_spec_get_n_slots (spec) == 0)
    for (guint i = 0; i < 2; i++)
      desmi_slide_spec_add_figure (spec, i == 0 ? "departures" : "score");
  for (guint i = 0; i < desmi_slide_spec_get_n_slots (spec); i++)
    desmi_slide_spec_set_where (spec, i, DESMI_DIMENSION_VILLAGE, village);
  change (self, spec);
}

static void
clear (DesmiSlideSlots *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static DesmiFilter *
add_filter (DesmiSlideSlots *self, const char *title, guint slot)
{
  DesmiFilter *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  g_object_set_data (G_OBJECT (filter), SLOT, GUINT_TO_POINTER (slot));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (filter));
  return filter;
}

static void
watch (DesmiSlideSlots *self, DesmiFilter *filter, GCallback callback)
{
  g_signal_connect_object (filter, "notify::selected", callback, self, G_CONNECT_SWAPPED);
}

static void
add_period (DesmiSlideSlots *self, const DesmiSlideSpec *spec, guint slot)
{
  DesmiFilter *filter = add_filter (self, _ ("Period"), slot);

  desmi_deck_periods_fill (filter, C_ ("period", "the presentation’s"), &self->extent,
                           desmi_slide_spec_get_slot_text (spec, slot, "period"));
  watch (self, filter, G_CALLBACK (period_cb));
}

/* None is no number to people. */
static gboolean
show_categories_cb (GtkSpinButton *spin)
{
  int              n = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *number = g_strdup_printf ("%d", n);

  gtk_editable_set_text (GTK_EDITABLE (spin), n > 0 ? number : C_ ("categories", "auto"));
  return TRUE;
}

static int
read_categories_cb (GtkSpinButton *spin, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  *value = g_str_equal (text, C_ ("categories", "auto")) ? 0 : g_ascii_strtod (text, NULL);
  return TRUE;
}

static void
add_categories (DesmiSlideSlots *self, const DesmiSlideSpec *spec, guint slot)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_ ("Most categories"));
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_CATEGORIES, 1);

  g_object_set_data (G_OBJECT (spin), SLOT, GUINT_TO_POINTER (slot));
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE); /* one of them is a word */
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), CATEGORIES_CHARS);
  g_signal_connect (spin, "output", G_CALLBACK (show_categories_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_categories_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             desmi_slide_spec_get_slot_number (spec, slot, "max"));
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  gtk_widget_set_tooltip_text (
      spin, _ ("How many categories are shown; the rest goes together as “Other”. Auto: as many "
               "as find room"));
  g_signal_connect_object (spin, "notify::value", G_CALLBACK (categories_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "desmi-caption");
  desmi_a11y_set_label (spin, _ ("Most categories"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_chart (DesmiSlideSlots *self, const DesmiSlideSpec *spec, guint slot)
{
  const char    *selected = desmi_slide_spec_get_slot_text (spec, slot, "chart");
  DesmiFilter   *filter = add_filter (self, _ ("Chart"), slot);
  DesmiChartType type;

  desmi_filter_begin (filter);
  for (guint i = 0; i < DESMI_N_CHARTS; i++)
    desmi_filter_add (filter, desmi_chart_type_to_name ((DesmiChartType) i), _ (charts[i]));
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, selected);
  if (selected != NULL && desmi_chart_type_from_name (selected, &type))
    gtk_widget_set_tooltip_text (GTK_WIDGET (filter),
                                 desmi_chart_type_summary (type, desmi_locale_get_user ()));
  watch (self, filter, G_CALLBACK (chart_cb));
}

/* @slot: one after the last puts another number on the slide */
static void
add_figure (DesmiSlideSlots *self, const DesmiSlideSpec *spec, guint slot)
{
  guint            n = desmi_slide_spec_get_n_slots (spec);
  const char      *selected = desmi_slide_spec_get_slot_text (spec, slot, "figure");
  g_autofree char *title = g_strdup_printf (_ ("Number %u"), slot + 1);
  DesmiFilter     *filter = add_filter (self, title, slot);
  const char      *code;

  desmi_filter_begin (filter);
  for (guint i = 0; (code = desmi_figure_kind_nth (i)) != NULL; i++)
    desmi_filter_add (filter, code, desmi_figure_kind_name (code, desmi_locale_get_user ()));
  if (slot >= n || n > FEWEST_FIGURES)
    desmi_filter_add (filter, "", C_ ("number", "none"));
  desmi_filter_end (filter);
  if (selected != NULL)
    desmi_filter_ensure (filter, selected,
                         desmi_figure_kind_name (selected, desmi_locale_get_user ()));
  desmi_filter_set_selected (filter, selected != NULL ? selected : "");
  watch (self, filter, G_CALLBACK (figure_cb));
}

static void
add_village (DesmiSlideSlots *self, const DesmiSlideSpec *spec)
{
  const char  *selected = desmi_slide_spec_get (spec, "village");
  DesmiFilter *filter = add_filter (self, _ ("Village"), 0);
  int          code, name;

  g_object_set (filter, "enable-search", TRUE, NULL);
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", C_ ("village", "none"));
  if (self->villages != NULL)
    {
      code = desmi_table_find_column (self->villages, "village");
      name = desmi_table_find_column (self->villages, "name");
      for (guint i = 0; i < desmi_table_get_n_rows (self->villages); i++)
        desmi_filter_add (filter, desmi_table_get_text (self->villages, i, (guint) code),
                          desmi_table_get_text (self->villages, i, (guint) name));
    }
  desmi_filter_end (filter);
  if (selected != NULL)
    desmi_filter_ensure (filter, selected, selected);
  desmi_filter_set_selected (filter, selected != NULL ? selected : "");
  watch (self, filter, G_CALLBACK (village_cb));
}

static void
add_list (DesmiSlideSlots *self)
{
  GtkWidget *label = gtk_label_new (
      _ ("A list of the program. To show others of its rows, add it again from its page."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_box_append (GTK_BOX (self), label);
}

static void
build (DesmiSlideSlots *self)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);
  guint                      n = spec != NULL ? desmi_slide_spec_get_n_slots (spec) : 0;

  self->quiet = TRUE;
  clear (self);
  if (spec != NULL && self->kind == DESMI_SLIDE_VILLAGE)
    add_village (self, spec);
  for (guint i = 0; i < n; i++)
    if (desmi_slide_spec_get_slot_kind (spec, i) == DESMI_SLOT_SPEC_FIGURE)
      add_figure (self, spec, i);
    else if (desmi_slide_spec_get_slot_text (spec, i, DESMI_DECK_LIST) != NULL)
      add_list (self);
    else
      {
        add_chart (self, spec, i);
        add_period (self, spec, i);
        add_categories (self, spec, i);
      }
  if (spec != NULL && self->kind == DESMI_SLIDE_FIGURES)
    {
      if (n < MOST_FIGURES)
        add_figure (self, spec, n);
      if (n > 0)
        add_period (self, spec, 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
  /* children that came while nothing was shown do not make it forget how high it was */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  self->quiet = FALSE;
}

static void
desmi_slide_slots_finalize (GObject *object)
{
  DesmiSlideSlots *self = DESMI_SLIDE_SLOTS (object);

  g_free (self->spec);
  g_clear_pointer (&self->villages, desmi_table_unref);
  G_OBJECT_CLASS (desmi_slide_slots_parent_class)->finalize (object);
}

static void
desmi_slide_slots_class_init (DesmiSlideSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_slide_slots_finalize;
  signals[CHANGE] = g_signal_new ("change", DESMI_TYPE_SLIDE_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
desmi_slide_slots_init (DesmiSlideSlots *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

/**
 * desmi_slide_slots_new:
 *
 * Returns: (transfer floating): choices of no slide yet
 */
GtkWidget *
desmi_slide_slots_new (void)
{
  return g_object_new (DESMI_TYPE_SLIDE_SLOTS, NULL);
}

/**
 * desmi_slide_slots_set_extent:
 * @extent: copied; what time the file has data of
 */
void
desmi_slide_slots_set_extent (DesmiSlideSlots *self, const DesmiExtent *extent)
{
  self->extent = *extent;
  build (self);
}

/**
 * desmi_slide_slots_set_villages:
 * @villages: as the query for villages answers
 */
void
desmi_slide_slots_set_villages (DesmiSlideSlots *self, DesmiTable *villages)
{
  g_clear_pointer (&self->villages, desmi_table_unref);
  self->villages = desmi_table_ref (villages);
  build (self);
}

/**
 * desmi_slide_slots_show:
 * @spec: (nullable): what the slide asks, as the file keeps it
 */
void
desmi_slide_slots_show (DesmiSlideSlots *self, DesmiSlideKind kind, const char *spec)
{
  if (kind == self->kind && g_strcmp0 (spec, self->spec) == 0)
    return;
  self->kind = kind;
  g_free (self->spec);
  self->spec = g_strdup (spec);
  build (self);
}
