/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which row of flows is to be added: a country, and what kind of work and placement. */
#include "ui/villages/desmi-flow-row-chooser.h"

#include "core/desmi-country.h"
#include "core/desmi-words.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>

struct _DesmiFlowRowChooser
{
  GtkPopover    parent_instance;

  DesmiFilter  *choices[DESMI_FLOW_N_KEYS]; /* shown are those of the kind */
  DesmiFlowKind kind;
  GtkButton    *button;
};

G_DEFINE_FINAL_TYPE (DesmiFlowRowChooser, desmi_flow_row_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint
compare_countries (gconstpointer a, gconstpointer b)
{
  const DesmiCountry *first = *(const DesmiCountry *const *) a,
                     *second = *(const DesmiCountry *const *) b;
  const DesmiLocale *locale = desmi_locale_get_user ();

  if (first->destination != second->destination)
    return first->destination > second->destination ? -1 : 1;
  return g_utf8_collate (desmi_country_name (first->iso3, locale),
                         desmi_country_name (second->iso3, locale));
}

/* Where workers usually go first. */
static void
add_countries (DesmiFilter *filter)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();

  for (guint i = 0; i < desmi_country_get_n (); i++)
    g_ptr_array_add (countries, (gpointer) desmi_country_nth (i));
  g_ptr_array_sort (countries, compare_countries);
  for (guint i = 0; i < countries->len; i++)
    {
      const DesmiCountry *country = g_ptr_array_index (countries, i);

      if (!g_str_equal (country->iso3, "IDN"))
        desmi_filter_add (filter, country->iso3,
                          desmi_country_name (country->iso3, desmi_locale_get_user ()));
    }
}

static void
add_occupations (DesmiFilter *filter)
{
  const char *code;

  for (guint i = 0; (code = desmi_occupation_nth (i)) != NULL; i++)
    desmi_filter_add (filter, code, desmi_occupation_name (code, desmi_locale_get_user ()));
}

static void
add_words (DesmiFilter *filter,
           const char  *first,
           const char  *second,
           const char *(*name) (const char *code, const DesmiLocale *locale))
{
  desmi_filter_add (filter, first, name (first, desmi_locale_get_user ()));
  desmi_filter_add (filter, second, name (second, desmi_locale_get_user ()));
}

/* Which choice can be of all words at once: nobody adds the causes of a country one by one, nor the
 * channels of complaints. */
static gboolean
offers_all (DesmiFlowKind kind, guint key)
{
  return desmi_flow_kind_get_words (kind, key) != NULL;
}

/* The first is proposed; each of two with each other would be more rows than most have a use for.
 */
static gboolean
proposes_all (DesmiFlowKind kind, guint key)
{
  for (guint i = 0; i < key; i++)
    if (offers_all (kind, i))
      return FALSE;
  return offers_all (kind, key);
}

static void
fill (DesmiFilter *filter, DesmiFlowKind kind, DesmiFlowKey key)
{
  const DesmiRegisterField *words = desmi_flow_kind_get_words (kind, key);

  desmi_filter_begin (filter);
  if (offers_all (kind, key))
    desmi_filter_add (filter, DESMI_FLOW_ALL, C_ ("choice", "all, a row each"));
  if (kind != DESMI_FLOW_KIND_WORKERS || key == DESMI_FLOW_DESTINATION)
    desmi_filter_add (filter, "", C_ ("destination", "choose one"));
  else
    desmi_filter_add (filter, "", C_ ("choice", "unknown"));
  for (guint i = 0; words != NULL && words->words[i].code != NULL; i++)
    desmi_filter_add (filter, words->words[i].code,
                      desmi_locale_text (desmi_locale_get_user (), words->words[i].name));
  if (words == NULL && key == DESMI_FLOW_DESTINATION)
    add_countries (filter);
  else if (words == NULL && key == DESMI_FLOW_SECTOR)
    add_words (filter, "formal", "informal", desmi_sector_name);
  else if (words == NULL && key == DESMI_FLOW_OCCUPATION)
    add_occupations (filter);
  else if (words == NULL && key == DESMI_FLOW_GENDER)
    add_words (filter, "F", "M", desmi_gender_name);
  else if (words == NULL && key == DESMI_FLOW_SCHEME)
    {
      add_words (filter, "P2P", "G2G", desmi_scheme_name);
      add_words (filter, "MANDIRI", "UKPS", desmi_scheme_name);
    }
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, proposes_all (kind, key) ? DESMI_FLOW_ALL : "");
}

/* Of workers all but the destination may be unknown. */
static void
selected_cb (DesmiFlowRowChooser *self)
{
  gboolean complete = TRUE, all = FALSE;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->choices[i]))
        && (self->kind != DESMI_FLOW_KIND_WORKERS || i == DESMI_FLOW_DESTINATION))
      {
        const char *selected = desmi_filter_get_selected (self->choices[i]);

        complete = complete && selected != NULL && *selected != '\0';
        all = all || g_strcmp0 (selected, DESMI_FLOW_ALL) == 0;
      }
  gtk_button_set_label (self->button, all ? _ ("_Add Rows") : _ ("_Add Row"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), complete);
}

/* @destination: (nullable): chosen to begin with */
static void
set_kind (DesmiFlowRowChooser *self, DesmiFlowKind kind, const char *destination)
{
  self->kind = kind;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      const char *title = desmi_flow_kind_get_key_title (kind, i);
      gboolean    shown = title != NULL && desmi_flow_kind_get_key_column (kind, i) != NULL;

      gtk_widget_set_visible (GTK_WIDGET (self->choices[i]), shown);
      if (!shown)
        continue;
      g_object_set (self->choices[i], "title", _ (title), NULL);
      fill (self->choices[i], kind, (DesmiFlowKey) i);
    }
  if (destination != NULL && kind == DESMI_FLOW_KIND_CAUSES)
    desmi_filter_set_selected (self->choices[DESMI_FLOW_DESTINATION], destination);
  selected_cb (self);
}

static void
clicked_cb (DesmiFlowRowChooser *self)
{
  const char *keys[DESMI_FLOW_N_KEYS + 1] = { NULL };

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      keys[i] = gtk_widget_get_visible (GTK_WIDGET (self->choices[i]))
                    ? desmi_filter_get_selected (self->choices[i])
                    : "";
      if (keys[i] == NULL)
        keys[i] = "";
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, keys);
}

static void
desmi_flow_row_chooser_class_init (DesmiFlowRowChooserClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", DESMI_TYPE_FLOW_ROW_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
desmi_flow_row_chooser_init (DesmiFlowRowChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      self->choices[i]
          = g_object_new (DESMI_TYPE_FILTER, "enable-search", i == DESMI_FLOW_DESTINATION, NULL);
      g_signal_connect_swapped (self->choices[i], "notify::selected", G_CALLBACK (selected_cb),
                                self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices[i]));
    }
  self->button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Add Row")));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  set_kind (self, DESMI_FLOW_KIND_WORKERS, NULL);
}

/**
 * desmi_flow_row_chooser_new:
 *
 * Returns: (transfer floating): the choices, none made
 */
GtkWidget *
desmi_flow_row_chooser_new (void)
{
  return g_object_new (DESMI_TYPE_FLOW_ROW_CHOOSER, NULL);
}

/**
 * desmi_flow_row_chooser_set_grid:
 * @grid: the sheet that rows are to be added to
 *
 * Asks for what a row of its kind is told by. Of workers only the destination must be known; of
 * others %DESMI_FLOW_ALL is chosen for what can be added at once, and the destination that is asked
 * for most.
 */
void
desmi_flow_row_chooser_set_grid (DesmiFlowRowChooser *self, const DesmiFlowGrid *grid)
{
  g_return_if_fail (DESMI_IS_FLOW_ROW_CHOOSER (self));

  set_kind (self, desmi_flow_grid_get_kind (grid), desmi_flow_grid_get_usual_destination (grid));
}
