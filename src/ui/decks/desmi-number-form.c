/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen is asked of the data at once, so that it is seen before it stands in the text. */
#include "ui/decks/desmi-number-form.h"

#include "core/desmi-figure-kind.h"
#include "ui/decks/desmi-deck-periods.h"
#include "ui/desmi-call.h"
#include "ui/desmi-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DATA "desmi-number-form"
#define INDICATOR "indicator:"
#define IN_FULL "full"
#define IN_SHORT "short"

typedef struct
{
  DesmiForm        *form; /* not owned: its data */
  DesmiFilter      *figure, *place, *period, *format;
  GtkLabel         *value, *about;
  char             *of_deck; /* nullable: the presentation's period */
  DesmiFigureAsk    defaults;
  DesmiNumberField *field;   /* as it was when the form was opened */
  GCancellable     *asking;  /* what there is to choose from */
  GCancellable     *showing; /* what is chosen */
  DesmiNumberChosen chosen;
  GWeakRef          owner;
} Number;

static void
number_free (gpointer data)
{
  Number *self = data;

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  g_cancellable_cancel (self->showing);
  g_clear_object (&self->showing);
  g_weak_ref_clear (&self->owner);
  desmi_number_field_free (self->field);
  g_free (self->of_deck);
  g_free (self);
}

static Number *
get_number (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), DATA);
}

static char *
dup_selected (DesmiFilter *filter)
{
  const char *selected = desmi_filter_get_selected (filter);

  return selected != NULL && *selected != '\0' ? g_strdup (selected) : NULL;
}

/* (transfer full): what is chosen */
static char *
dup_text (const Number *self)
{
  g_autoptr (DesmiNumberField) field = g_new0 (DesmiNumberField, 1);

  field->figure = dup_selected (self->figure);
  field->period = dup_selected (self->period);
  field->area = dup_selected (self->place);
  field->in_full = g_strcmp0 (desmi_filter_get_selected (self->format), IN_FULL) == 0;
  return desmi_number_field_to_text (field);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray)  shown = desmi_deck_field_show_finish (DESMI_STORE (source), result, NULL);
  gpointer               form = desmi_call_end (user_data);
  const DesmiFieldShown *one;

  if (form == NULL || shown == NULL || shown->len == 0)
    return;
  one = g_ptr_array_index (shown, 0);
  gtk_label_set_label (get_number (form)->value, one->value);
  gtk_label_set_label (get_number (form)->about, one->about);
}

static void
show (Number *self)
{
  g_autofree char  *text = dup_text (self);
  g_autofree char  *words = g_strndup (text + strlen (DESMI_FIELD_OPEN),
                                       strlen (text) - strlen (DESMI_FIELD_OPEN DESMI_FIELD_CLOSE));
  const char *const fields[] = { words, NULL };
  const char       *figure = desmi_filter_get_selected (self->figure);

  g_cancellable_cancel (self->showing);
  g_clear_object (&self->showing);
  self->showing = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->format), g_strcmp0 (figure, "remittances") == 0);
  desmi_deck_field_show_async (desmi_form_get_store (self->form), fields, &self->defaults,
                               self->showing, shown_cb, desmi_call_new (self->form, self->showing));
}

static void
changed_cb (DesmiFilter *filter, GParamSpec *pspec, DesmiForm *form)
{
  if (!desmi_filter_is_filling (filter))
    show (get_number (form));
}

static DesmiFilter *
add_filter (Number *self, GtkWidget *box, const char *title, gboolean is_long)
{
  DesmiFilter *filter = desmi_filter_new_in (box, title);

  g_object_set (filter, "enable-search", is_long, NULL);
  g_signal_connect_object (filter, "notify::selected", G_CALLBACK (changed_cb), self->form, 0);
  return filter;
}

/* @indicators: (nullable): while they are looked up */
static void
fill_figures (Number *self, DesmiTable *indicators)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  const char        *code;
  g_autofree char   *chosen = dup_selected (self->figure);

  desmi_filter_begin (self->figure);
  for (guint i = 0; (code = desmi_figure_kind_nth (i)) != NULL; i++)
    desmi_filter_add (self->figure, code, desmi_figure_kind_name (code, locale));
  for (guint r = 0; indicators != NULL && r < desmi_table_get_n_rows (indicators); r++)
    {
      g_autofree char *id = g_strconcat (INDICATOR, desmi_table_get_text (indicators, r, 0), NULL);
      const char      *name = desmi_table_get_text (indicators, r, 1);

      if (!desmi_filter_has (self->figure, id))
        desmi_filter_add (self->figure, id, name != NULL ? name : id + strlen (INDICATOR));
    }
  desmi_filter_end (self->figure);
  if (chosen == NULL)
    chosen = g_strdup (self->field->figure != NULL && *self->field->figure != '\0'
                           ? self->field->figure
                           : desmi_figure_kind_nth (0));
  desmi_filter_ensure (self->figure, chosen, desmi_figure_kind_name (chosen, locale));
  desmi_filter_set_selected (self->figure, chosen);
}

/* @villages: (nullable): while they are looked up */
static void
fill_places (Number *self, DesmiTable *villages)
{
  const char      *district = desmi_store_get_district_name (desmi_form_get_store (self->form));
  g_autofree char *chosen = dup_selected (self->place);

  desmi_filter_begin (self->place);
  desmi_filter_add (self->place, "", district != NULL ? district : _ ("the whole district"));
  for (guint r = 0; villages != NULL && r < desmi_table_get_n_rows (villages); r++)
    desmi_filter_add (self->place, desmi_table_get_text (villages, r, 0),
                      desmi_table_get_text (villages, r, 1));
  desmi_filter_end (self->place);
  if (chosen == NULL)
    chosen = g_strdup (self->field->area);
  if (chosen != NULL)
    desmi_filter_ensure (self->place, chosen, chosen);
  desmi_filter_set_selected (self->place, chosen != NULL ? chosen : "");
}

static void
fill_periods (Number *self, const DesmiExtent *extent)
{
  desmi_deck_periods_fill (self->period, C_ ("period", "the presentation’s"), extent,
                           self->field->period);
}

static void
fill_formats (Number *self)
{
  desmi_filter_begin (self->format);
  desmi_filter_add (self->format, IN_SHORT, C_ ("format", "rounded"));
  desmi_filter_add (self->format, IN_FULL, C_ ("format", "to the last rupiah"));
  desmi_filter_end (self->format);
  desmi_filter_set_selected (self->format, self->field->in_full ? IN_FULL : IN_SHORT);
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  gpointer               form = desmi_call_end (user_data);
  DesmiExtent            extent;

  if (form == NULL || table == NULL) /* then there is no time to choose but the presentation's */
    return;
  desmi_extent_read (&extent, table);
  fill_periods (get_number (form), &extent);
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  gpointer               form = desmi_call_end (user_data);

  if (form != NULL && table != NULL)
    fill_figures (get_number (form), table);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, NULL);
  gpointer               form = desmi_call_end (user_data);

  if (form != NULL && table != NULL)
    fill_places (get_number (form), table);
}

/* What there is to choose from. */
static void
ask (Number *self)
{
  DesmiStore            *store = desmi_form_get_store (self->form);
  const DesmiLocale     *locale = desmi_locale_get_user ();
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);

  desmi_store_lookup_async (store, "extent", NULL, locale, self->asking, extent_cb,
                            desmi_call_new (self->form, self->asking));
  desmi_store_lookup_async (store, "indicators", NULL, locale, self->asking, indicators_cb,
                            desmi_call_new (self->form, self->asking));
  desmi_query_set_locale (query, locale);
  desmi_store_query_async (store, query, self->asking, villages_cb,
                           desmi_call_new (self->form, self->asking));
}

static void
save_cb (DesmiForm *form)
{
  Number             *self = get_number (form);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autofree char    *text = dup_text (self);
  DesmiNumberChosen   chosen = self->chosen;

  gtk_window_destroy (GTK_WINDOW (form));
  if (owner != NULL && chosen != NULL)
    chosen (owner, text);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_body (Number *self)
{
  const DesmiExtent nothing = { 0 };
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget        *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->figure = add_filter (self, box, _ ("Number"), TRUE);
  self->place = add_filter (self, box, _ ("Place"), TRUE);
  self->period = add_filter (self, box, _ ("Period"), FALSE);
  self->format = add_filter (self, box, _ ("Format"), FALSE);
  gtk_widget_add_css_class (card, "desmi-card");
  self->value = add_label (card, "title-2");
  self->about = add_label (card, "desmi-caption");
  gtk_box_append (GTK_BOX (box), card);
  fill_places (self, NULL);
  fill_periods (self, &nothing);
  fill_formats (self);
  fill_figures (self, NULL);
  return box;
}

/**
 * desmi_number_form_new:
 * @parent: the window it belongs to
 * @store: the file of the presentation
 * @defaults: what is taken where nothing is chosen: period, audience and language of the
 * presentation
 * @words: (nullable): what stands between the braces of the number that is to be another; %NULL: a
 * new one
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_number_form_new (GtkWindow            *parent,
                       DesmiStore           *store,
                       const DesmiFigureAsk *defaults,
                       const char           *words)
{
  Number    *self = g_new0 (Number, 1);
  DesmiForm *form = desmi_form_new (parent, store,
                                    words != NULL ? _ ("Change the Number") : _ ("Insert a Number"),
                                    words != NULL ? _ ("_Change") : _ ("_Insert"));

  self->form = form;
  self->of_deck = g_strdup (defaults->period);
  self->defaults = *defaults;
  self->defaults.period = self->of_deck;
  self->field = desmi_number_field_parse (words != NULL ? words : "");
  self->asking = g_cancellable_new ();
  g_weak_ref_init (&self->owner, NULL);
  g_object_set_data_full (G_OBJECT (form), DATA, self, number_free);
  desmi_form_set_body (form, new_body (self));
  g_signal_connect (form, "save", G_CALLBACK (save_cb), NULL);
  show (self);
  ask (self);
  return form;
}

/**
 * desmi_number_form_set_chosen:
 * @chosen: called with the number, as a text keeps it, when the form was closed by its button
 * @self: given to @chosen, while it lives
 */
void
desmi_number_form_set_chosen (DesmiForm *form, DesmiNumberChosen chosen, GObject *self)
{
  get_number (form)->chosen = chosen;
  g_weak_ref_set (&get_number (form)->owner, self);
}
