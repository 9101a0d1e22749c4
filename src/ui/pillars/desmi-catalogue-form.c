/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms for an entry of the district's own catalogue: a new one, changes, a retirement. */
#include "ui/pillars/desmi-catalogue-form.h"

#include "core/desmi-clock.h"
#include "core/desmi-period.h"
#include "ui/pillars/desmi-catalogue-editor.h"
#include "ui/pillars/desmi-catalogue-save.h"

#include <glib/gi18n-lib.h>

#define QUARTERS_BACK 12
#define QUARTERS_AHEAD 4

static void
editor_free (gpointer data)
{
  DesmiCatalogueEditor *self = data;

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  desmi_catalogue_item_free (self->item);
  g_free (self->key);
  for (guint i = 0; i < DESMI_CATALOGUE_N_INPUTS; i++)
    {
      g_free (self->seen[i]);
      g_free (self->sent[i]);
    }
  g_free (self);
}

static void
attach (DesmiCatalogueEditor *self, GtkWidget *widget, gboolean right, gboolean wide)
{
  gtk_grid_attach (self->grid, widget, right ? 1 : 0, self->grid_row, wide ? 2 : 1, 1);
  if (right || wide)
    self->grid_row++;
}

static DesmiField *
add_field (DesmiCatalogueEditor *self,
           const char           *title,
           const char           *hint,
           const char           *text,
           gboolean              right)
{
  DesmiField *field = g_object_new (DESMI_TYPE_FIELD, "title", title, "hint", hint, NULL);

  desmi_field_set_text (field, text != NULL ? text : "");
  attach (self, GTK_WIDGET (field), right, FALSE);
  return field;
}

static DesmiFilter *
add_choice (DesmiCatalogueEditor *self, const char *title, gboolean right, gboolean wide)
{
  DesmiFilter *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  gtk_widget_set_halign (GTK_WIDGET (filter), GTK_ALIGN_START);
  attach (self, GTK_WIDGET (filter), right, wide);
  return filter;
}

static void
fill_words (DesmiFilter *filter,
            const char  *codes,
            const char *(*name) (const char *code, const DesmiLocale *locale),
            const char *selected)
{
  g_auto (GStrv) each = g_strsplit (codes, " ", -1);

  desmi_filter_begin (filter);
  for (guint i = 0; each[i] != NULL; i++)
    desmi_filter_add (filter, each[i], name (each[i], desmi_locale_get_user ()));
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, selected);
}

static DesmiPeriod
get_quarter_now (void)
{
  int month = desmi_clock_this_month ();

  return desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);
}

/* Quarters around the present one, newest first; @none: (nullable): what stands before them. */
static void
fill_quarters (DesmiFilter *filter, const char *none, const char *selected)
{
  DesmiPeriod      now = get_quarter_now ();
  g_autofree char *label = desmi_catalogue_format_period (selected, desmi_locale_get_user ());

  desmi_filter_begin (filter);
  if (none != NULL)
    desmi_filter_add (filter, "", none);
  for (int i = QUARTERS_AHEAD; i >= -QUARTERS_BACK; i--)
    {
      DesmiPeriod      quarter = desmi_period_shift (&now, i);
      g_autofree char *text = desmi_period_to_text (&quarter);
      g_autofree char *name = desmi_period_format (&quarter, desmi_locale_get_user ());

      desmi_filter_add (filter, text, name);
    }
  desmi_filter_end (filter);
  desmi_filter_ensure (filter, selected != NULL ? selected : "", label);
  desmi_filter_set_selected (filter, selected != NULL ? selected : "");
}

/* The programmes or pillars that something can be added to. */
static void
fill_places (DesmiCatalogueEditor *self, DesmiTable *catalogue)
{
  gboolean            is_pillar = self->item->kind == DESMI_CATALOGUE_PILLAR;
  DesmiCatalogueEntry entry = { catalogue, 0 };

  desmi_filter_begin (self->place);
  for (; entry.row < desmi_table_get_n_rows (catalogue); entry.row++)
    {
      DesmiCatalogueKind kind;
      const char        *programme = desmi_catalogue_entry_get (&entry, "programme");
      const char        *number = desmi_catalogue_entry_get (&entry, "pillar");
      g_autofree char   *id = NULL, *label = NULL;

      if (!desmi_catalogue_entry_get_kind (&entry, &kind)
          || kind != (is_pillar ? DESMI_CATALOGUE_PROGRAMME : DESMI_CATALOGUE_PILLAR)
          || desmi_catalogue_entry_is_retired (&entry))
        continue;
      id = is_pillar ? g_strdup (programme) : g_strdup_printf ("%s/%s", programme, number);
      label = is_pillar ? g_strdup (desmi_catalogue_entry_get (&entry, "name"))
                        : g_strdup_printf ("%s. %s · %s", number,
                                           desmi_catalogue_entry_get (&entry, "name"),
                                           desmi_catalogue_entry_get_label (&entry, "programme"));
      desmi_filter_add (self->place, id, label);
    }
  desmi_filter_end (self->place);
}

static void
select_place (DesmiCatalogueEditor *self)
{
  g_autofree char *id = self->item->kind == DESMI_CATALOGUE_PILLAR
                            ? g_strdup (self->item->programme)
                            : g_strdup_printf ("%s/%d", self->item->programme, self->item->pillar);

  if (desmi_filter_has (self->place, id))
    desmi_filter_set_selected (self->place, id);
}

/* The number after the highest one of the programme. */
static int
find_free_number (DesmiTable *catalogue, const char *programme)
{
  DesmiCatalogueEntry entry = { catalogue, 0 };
  int                 last = 0;

  for (; entry.row < desmi_table_get_n_rows (catalogue); entry.row++)
    {
      const char *number = desmi_catalogue_entry_get (&entry, "pillar");

      if (number != NULL
          && g_strcmp0 (desmi_catalogue_entry_get (&entry, "programme"), programme) == 0)
        last = MAX (last, (int) g_ascii_strtoll (number, NULL, 10));
    }
  return last + 1;
}

static void
name_cb (DesmiCatalogueEditor *self)
{
  g_autofree char *code = desmi_catalogue_make_code (desmi_field_get_text (self->name_id));

  g_object_set (self->code, "hint", code, NULL);
}

static void
add_names (DesmiCatalogueEditor *self)
{
  self->name_id = add_field (self, _ ("Name"), NULL, self->item->name_id, FALSE);
  self->name_en = add_field (self, _ ("Name in English"), NULL, self->item->name_en, TRUE);
  if (!self->is_new || self->item->kind == DESMI_CATALOGUE_PILLAR)
    return;
  self->code = add_field (self, _ ("Code"), NULL, NULL, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->code),
                               _ ("What files and the command line call it; it stays for good. "
                                  "Empty: made from the name."));
  g_signal_connect_swapped (self->name_id, "notify::text", G_CALLBACK (name_cb), self);
}

static void
add_counting (DesmiCatalogueEditor *self)
{
  const DesmiCatalogueItem *item = self->item;
  g_autofree char          *weight = desmi_catalogue_editor_dup_shown (item, "weight");
  g_autofree char          *cap = desmi_catalogue_editor_dup_shown (item, "cap");

  self->unit = add_field (self, _ ("Unit"), _ ("people, groups, percent, rupiah …"), item->unit,
                          self->code != NULL);
  if (self->code == NULL)
    self->grid_row++;
  self->direction = add_choice (self, _ ("Direction"), FALSE, TRUE);
  self->over_time = add_choice (self, _ ("A year is"), FALSE, TRUE);
  self->over_villages = add_choice (self, _ ("The district is"), FALSE, TRUE);
  self->valid_from = add_choice (self, _ ("Counted so from"), FALSE, TRUE);
  self->weight = add_field (self, _ ("Weight in the pillar"), NULL, weight, FALSE);
  self->cap = add_field (self, _ ("Counts at most (percent of the target)"), NULL, cap, TRUE);
  self->description
      = g_object_new (DESMI_TYPE_FIELD, "title", _ ("What is counted, and how"), NULL);
  desmi_field_set_text (self->description, item->description != NULL ? item->description : "");
  attach (self, GTK_WIDGET (self->description), FALSE, TRUE);
  fill_words (self->direction, "higher lower", desmi_catalogue_direction_name, item->direction);
  fill_words (self->over_time, "sum last mean", desmi_catalogue_over_time_name, item->over_time);
  fill_words (self->over_villages, "sum mean share", desmi_catalogue_over_villages_name,
              item->over_villages);
  fill_quarters (self->valid_from, C_ ("quarter", "the beginning"), item->valid_from);
}

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

/* Says in @item what is typed and chosen; FALSE where something is wrong, which it then says. */
static gboolean
read_inputs (DesmiCatalogueEditor *self, DesmiCatalogueItem *item)
{
  DesmiCatalogueInput inputs[DESMI_CATALOGUE_N_INPUTS];
  GtkWidget          *wrong = NULL;

  desmi_catalogue_editor_list_inputs (self, inputs);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *text = NULL;

      if (inputs[i].widget == NULL)
        continue;
      g_object_get (inputs[i].widget, inputs[i].property, &text, NULL);
      if (DESMI_IS_FIELD (inputs[i].widget))
        desmi_field_set_error (inputs[i].widget, NULL);
      if (!desmi_catalogue_editor_read (&inputs[i], text, item) && wrong == NULL)
        wrong = inputs[i].widget;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (wrong);
  return wrong == NULL;
}

static void
add_cb (DesmiCatalogueEditor *self)
{
  g_autoptr (DesmiCatalogueItem) item = desmi_catalogue_item_copy (self->item);
  g_autoptr (DesmiEdit)          edit = NULL;

  if (!read_inputs (self, item))
    return;
  if (self->code != NULL && *desmi_field_get_text (self->code) != '\0')
    replace (&item->id, desmi_field_get_text (self->code));
  else if (self->code != NULL)
    {
      g_free (item->id);
      item->id = desmi_catalogue_make_code (item->name_id);
    }
  /* Translators: %s is the name of a programme, a pillar, an indicator or a reason */
  edit = desmi_edit_new_said (desmi_message_new ("Added “%s” to the catalogue", item->name_id));
  desmi_edit_add_catalogue (edit, item);
  g_free (self->key);
  self->key = desmi_catalogue_item_dup_key (item);
  desmi_form_apply (self->form, edit);
}

static void
added_cb (DesmiCatalogueEditor *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self->form));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), DESMI_CATALOGUE_ADDED, "s", self->key);
}

static const char *
get_title (DesmiCatalogueKind kind, gboolean is_new)
{
  switch (kind)
    {
    case DESMI_CATALOGUE_PROGRAMME:
      return is_new ? _ ("New Programme") : _ ("Programme");
    case DESMI_CATALOGUE_PILLAR:
      return is_new ? _ ("New Pillar") : _ ("Pillar");
    case DESMI_CATALOGUE_REASON:
      return is_new ? _ ("New Reason") : _ ("Reason");
    case DESMI_CATALOGUE_INDICATOR:
    case DESMI_N_CATALOGUE_KINDS:
    default:
      return is_new ? _ ("New Indicator") : _ ("Indicator");
    }
}

static void
place_cb (DesmiCatalogueEditor *self)
{
  const char *programme = desmi_filter_get_selected (self->place);
  DesmiTable *catalogue = g_object_get_data (G_OBJECT (self->form), "desmi-catalogue");

  if (self->item->kind != DESMI_CATALOGUE_PILLAR || programme == NULL)
    return;
  replace (&self->item->programme, programme);
  if (self->is_new)
    self->item->pillar = find_free_number (catalogue, programme);
}

/* "catalogue/indicator/panen"; a new one has no last part */
static void
keep_draft (DesmiCatalogueEditor *self)
{
  static const char *const  kinds[] = { "programme", "pillar", "indicator", "reason" };
  const DesmiCatalogueItem *item = self->item;
  g_autofree char          *pillar = g_strdup_printf ("%s/%d", item->programme, item->pillar);
  g_autofree char          *key = g_strdup_printf ("catalogue/%s/%s", kinds[item->kind],
                                          self->is_new                           ? ""
                                                   : item->kind == DESMI_CATALOGUE_PILLAR ? pillar
                                                                                          : item->id);
  DesmiCatalogueInput       inputs[DESMI_CATALOGUE_N_INPUTS];

  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == DESMI_N_CATALOGUE_KINDS);
  desmi_catalogue_editor_list_inputs (self, inputs);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i].widget != NULL)
      desmi_form_add_input (self->form, inputs[i].id, inputs[i].widget, inputs[i].property);
  desmi_form_keep_draft (self->form, key);
}

static void
present (GtkWindow          *parent,
         DesmiStore         *store,
         DesmiTable         *catalogue,
         DesmiCatalogueItem *item, /* transfer full */
         const char         *key)          /* nullable: of the entry; NULL: it is a new one */
{
  gboolean              is_new = key == NULL;
  DesmiCatalogueEditor *self = g_new0 (DesmiCatalogueEditor, 1);
  gboolean              is_indicator = item->kind == DESMI_CATALOGUE_INDICATOR;

  self->form = desmi_form_new (parent, store, get_title (item->kind, is_new),
                               is_new ? _ ("_Add") : _ ("_Done"));
  self->asking = g_cancellable_new ();
  self->item = item;
  self->key = g_strdup (key);
  self->is_new = is_new;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 10);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-editor", self, editor_free);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-catalogue", desmi_table_ref (catalogue),
                          (GDestroyNotify) desmi_table_unref);
  if (is_indicator || (item->kind == DESMI_CATALOGUE_PILLAR && is_new))
    {
      self->place = add_choice (self, is_indicator ? _ ("Pillar") : _ ("Programme"), FALSE, TRUE);
      fill_places (self, catalogue);
      select_place (self);
      g_signal_connect_swapped (self->place, "notify::selected", G_CALLBACK (place_cb), self);
      place_cb (self);
    }
  add_names (self);
  if (is_indicator)
    add_counting (self);
  desmi_form_set_body (self->form, GTK_WIDGET (self->grid));
  keep_draft (self);
  if (is_new)
    {
      g_signal_connect_swapped (self->form, "save", G_CALLBACK (add_cb), self);
      g_signal_connect_swapped (self->form, "saved", G_CALLBACK (added_cb), self);
    }
  else
    desmi_catalogue_editor_begin_at_once (self);
  gtk_window_set_focus (GTK_WINDOW (self->form), NULL);
  gtk_window_present (GTK_WINDOW (self->form));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_id));
}

/**
 * desmi_catalogue_form_add:
 * @parent: hears "win.edited"
 * @catalogue: lookup "catalogue"
 * @programme: (nullable): that a new pillar or indicator is proposed for
 * @pillar: (nullable): number of the pillar, likewise
 *
 * Shows the form for a new entry.
 */
void
desmi_catalogue_form_add (GtkWindow         *parent,
                          DesmiStore        *store,
                          DesmiTable        *catalogue,
                          DesmiCatalogueKind kind,
                          const char        *programme,
                          const char        *pillar)
{
  DesmiCatalogueItem *item = desmi_catalogue_item_new (kind, NULL);

  item->programme = g_strdup (programme);
  item->pillar = pillar != NULL ? (int) g_ascii_strtoll (pillar, NULL, 10) : 1;
  present (parent, store, catalogue, item, NULL);
}

/**
 * desmi_catalogue_form_edit:
 * @parent: hears "win.edited"
 * @entry: one of the district's own
 *
 * Shows the form for changes, each of which is saved when it is made.
 */
void
desmi_catalogue_form_edit (GtkWindow *parent, DesmiStore *store, const DesmiCatalogueEntry *entry)
{
  g_autofree char *key = desmi_catalogue_entry_dup_key (entry);

  present (parent, store, entry->table, desmi_catalogue_entry_new_item (entry), key);
}

static void
retire_cb (DesmiCatalogueEditor *self)
{
  const char *quarter = desmi_filter_get_selected (self->valid_from);
  /* Translators: a name and a quarter */
  DesmiMessage *message = desmi_message_new ("Retired “%s” from %s", self->item->name_id,
                                             quarter != NULL ? quarter : "");
  g_autoptr (DesmiEdit) edit = NULL;

  desmi_message_set_kind (message, 1, DESMI_MESSAGE_PERIOD);
  edit = desmi_edit_new_said (message);
  desmi_edit_retire_catalogue (edit, self->item, quarter);
  desmi_form_apply (self->form, edit);
}

/**
 * desmi_catalogue_form_retire:
 * @parent: hears "win.edited"
 * @entry: one of the district's own
 *
 * Asks from which quarter on the entry is out of use.
 */
void
desmi_catalogue_form_retire (GtkWindow *parent, DesmiStore *store, const DesmiCatalogueEntry *entry)
{
  DesmiCatalogueEditor *self = g_new0 (DesmiCatalogueEditor, 1);
  DesmiPeriod           quarter = get_quarter_now ();
  GtkWidget            *label = NULL;
  g_autofree char      *now = desmi_period_to_text (&quarter), *text = NULL;

  self->asking = g_cancellable_new ();
  self->item = desmi_catalogue_entry_new_item (entry);
  self->form = desmi_form_new (parent, store, _ ("Retire"), _ ("_Retire"));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 10);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-editor", self, editor_free);
  text = g_strdup_printf (
      /* Translators: %s is the name of a programme, a pillar, an indicator or a reason */
      _ ("“%s” is no longer asked for from this quarter on. What was reported before stays, with "
         "its scores."),
      desmi_catalogue_entry_get (entry, "name"));
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  attach (self, label, FALSE, TRUE);
  self->valid_from = add_choice (self, _ ("Retired from"), FALSE, TRUE);
  fill_quarters (self->valid_from, NULL, now);
  desmi_form_set_body (self->form, GTK_WIDGET (self->grid));
  g_signal_connect_swapped (self->form, "save", G_CALLBACK (retire_cb), self);
  gtk_window_present (GTK_WINDOW (self->form));
}
