/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the catalogue: what it is, how it counts, and which register it is counted from. The
 * buttons below it are actions of the window around it. */
#include "ui/pillars/desmi-catalogue-detail.h"

#include "app/desmi-safe-query.h"
#include "core/desmi-unit.h"
#include "ui/desmi-call.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/pillars/desmi-catalogue-row.h"
#include "ui/pillars/desmi-catalogue-save.h"

#include <glib/gi18n-lib.h>

struct _DesmiCatalogueDetail
{
  AdwBin        parent_instance;

  DesmiSession *session;
  DesmiTable   *table; /* nullable: lookup "catalogue" */
  guint         row;
  GCancellable *cancellable;
  GtkLabel     *name, *source, *description;
  GtkImage     *sign;
  GtkGrid      *facts;
  GtkBox       *feed_box;
  DesmiFilter  *feed;
  GtkLabel     *preview;
  GtkBox       *score_box;
  GtkLabel     *score;
  gboolean      following; /* the choice moves because the entry does */
};

G_DEFINE_FINAL_TYPE (DesmiCatalogueDetail, desmi_catalogue_detail, ADW_TYPE_BIN)

static DesmiCatalogueEntry
get_entry (DesmiCatalogueDetail *self)
{
  return (DesmiCatalogueEntry){ self->table, self->row };
}

static GtkLabel *
new_label (const char *css_class)
{
  return GTK_LABEL (desmi_catalogue_row_new_text (NULL, css_class));
}

static void
clear_facts (DesmiCatalogueDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
}

static void
add_fact (DesmiCatalogueDetail *self, int *at, const char *title, const char *value)
{
  GtkLabel *left = new_label ("desmi-dim"), *right = new_label (NULL);

  gtk_label_set_label (left, title);
  gtk_label_set_label (right, value);
  /* a code is one word, which may not make the window wider than the screen */
  gtk_label_set_wrap_mode (right, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (GTK_WIDGET (left), GTK_ALIGN_START);
  gtk_grid_attach (self->facts, GTK_WIDGET (left), 0, *at, 1, 1);
  gtk_grid_attach (self->facts, GTK_WIDGET (right), 1, *at, 1, 1);
  (*at)++;
}

static char *
say_cap (const DesmiCatalogueEntry *entry, const DesmiLocale *locale)
{
  g_autofree char *share
      = desmi_format_number ((double) desmi_catalogue_entry_get_int (entry, "cap") / 1000,
                             DESMI_NUMBER_PERCENT, 0, locale);

  /* Translators: %s is a share, such as 100% */
  return g_strdup_printf (_ ("%s of the target"), share);
}

static char *
say_weight (const DesmiCatalogueEntry *entry, const DesmiLocale *locale)
{
  return desmi_format_number ((double) desmi_catalogue_entry_get_int (entry, "weight") / 1000,
                              DESMI_NUMBER_PLAIN, 0, locale);
}

static void
add_counting (DesmiCatalogueDetail *self, int *at, const DesmiLocale *locale)
{
  DesmiCatalogueEntry entry = get_entry (self);
  g_autofree char    *weight = say_weight (&entry, locale), *cap = say_cap (&entry, locale);
  const char         *unit = desmi_unit_name (desmi_catalogue_entry_get (&entry, "unit"), locale);

  add_fact (self, at, _ ("Pillar"), desmi_catalogue_entry_get_label (&entry, "pillar"));
  add_fact (self, at, _ ("Unit"), unit != NULL ? unit : "–");
  add_fact (
      self, at, _ ("Direction"),
      desmi_catalogue_direction_name (desmi_catalogue_entry_get (&entry, "direction"), locale));
  add_fact (
      self, at, _ ("A year is"),
      desmi_catalogue_over_time_name (desmi_catalogue_entry_get (&entry, "over_time"), locale));
  add_fact (self, at, _ ("The district is"),
            desmi_catalogue_over_villages_name (desmi_catalogue_entry_get (&entry, "over_villages"),
                                                locale));
  add_fact (self, at, _ ("Weight in the pillar"), weight);
  add_fact (self, at, _ ("Counts at most"), cap);
}

/* The older versions stand behind the newest one. */
static void
add_versions (DesmiCatalogueDetail *self, int *at, const DesmiLocale *locale)
{
  DesmiCatalogueEntry entry = get_entry (self);
  DesmiCatalogueKind  kind;

  for (entry.row++; entry.row < desmi_table_get_n_rows (entry.table)
                    && !desmi_catalogue_entry_get_kind (&entry, &kind);
       entry.row++)
    {
      const char      *from = desmi_catalogue_entry_get (&entry, "valid_from");
      g_autofree char *when = desmi_catalogue_format_period (from, locale);
      g_autofree char *counting = desmi_catalogue_entry_say_counting (&entry, locale);
      g_autofree char *cap = say_cap (&entry, locale);
      g_autofree char *title = from != NULL
                                   /* Translators: %s is a quarter */
                                   ? g_strdup_printf (_ ("Counted from %s"), when)
                                   : g_strdup (_ ("Counted at first"));
      g_autofree char *value = g_strdup_printf (
          "%s · %s · %s · %s", counting,
          desmi_catalogue_over_time_name (desmi_catalogue_entry_get (&entry, "over_time"), locale),
          desmi_catalogue_over_villages_name (desmi_catalogue_entry_get (&entry, "over_villages"),
                                              locale),
          cap);

      add_fact (self, at, title, value);
    }
}

static char *
say_uses (const DesmiCatalogueEntry *entry, DesmiCatalogueKind kind, const DesmiLocale *locale)
{
  gint64           n = MAX (desmi_catalogue_entry_get_int (entry, "uses"), 0);
  g_autofree char *count = desmi_format_count (n, locale);

  if (kind == DESMI_CATALOGUE_PROGRAMME)
    return g_strdup_printf (ngettext ("%s village", "%s villages", (gulong) n), count);
  if (kind == DESMI_CATALOGUE_INDICATOR)
    return g_strdup_printf (ngettext ("%s value reported", "%s values reported", (gulong) n),
                            count);
  /* Translators: how often a pillar’s status was said, or a reason given for one */
  return g_strdup_printf (ngettext ("said %s time", "said %s times", (gulong) n), count);
}

static void
show_facts (DesmiCatalogueDetail *self, DesmiCatalogueKind kind)
{
  const DesmiLocale  *locale = desmi_locale_get_user ();
  DesmiCatalogueEntry entry = get_entry (self);
  const char         *id = desmi_catalogue_entry_get (&entry, "id");
  g_autofree char    *uses = say_uses (&entry, kind, locale);
  int                 at = 0;

  clear_facts (self);
  if (kind == DESMI_CATALOGUE_INDICATOR)
    add_counting (self, &at, locale);
  if (kind == DESMI_CATALOGUE_PILLAR)
    add_fact (self, &at, _ ("Programme"), desmi_catalogue_entry_get_label (&entry, "programme"));
  if (kind == DESMI_CATALOGUE_PILLAR)
    add_fact (self, &at, _ ("Number"), desmi_catalogue_entry_get (&entry, "pillar"));
  if (id != NULL)
    add_fact (self, &at, _ ("Code"), id);
  add_fact (self, &at, _ ("Used"), uses);
  if (kind == DESMI_CATALOGUE_INDICATOR)
    add_versions (self, &at, locale);
}

static void
score_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_safe_query_finish (DESMI_STORE (source), result, &error);
  DesmiCatalogueDetail  *self = desmi_call_end (user_data);
  DesmiCatalogueEntry    entry;
  g_autofree char       *text = NULL;

  if (self == NULL)
    return;
  entry = get_entry (self);
  text = table != NULL ? desmi_catalogue_entry_say_score (&entry, table, desmi_locale_get_user ())
                       : g_strdup (error->message);
  gtk_label_set_label (self->score, text);
}

static void
ask_score (DesmiCatalogueDetail *self, DesmiStore *store)
{
  DesmiCatalogueEntry    entry = get_entry (self);
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_query_set_locale (query, desmi_locale_get_user ());
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  if (desmi_query_add_where (query, DESMI_DIMENSION_INDICATOR,
                             desmi_catalogue_entry_get (&entry, "id"), NULL))
    desmi_safe_query_async (store, query, desmi_session_get_audience (self->session),
                            self->cancellable, score_cb, desmi_call_new (self, self->cancellable));
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiCatalogueDetail  *self = desmi_call_end (user_data);
  DesmiCatalogueEntry    entry;
  g_autofree char       *text = NULL;

  if (self == NULL)
    return;
  entry = get_entry (self);
  text = table != NULL ? desmi_catalogue_say_preview (
             table, desmi_catalogue_entry_get (&entry, "unit"), desmi_locale_get_user ())
                       : g_strdup (error->message);
  gtk_label_set_label (self->preview, text);
}

static void
ask_preview (DesmiCatalogueDetail *self, DesmiStore *store, const char *feed)
{
  if (feed == NULL || *feed == '\0')
    gtk_label_set_label (self->preview, _ ("Villages type it in their reports."));
  else
    desmi_store_lookup_async (store, "feed-preview", feed, desmi_locale_get_user (),
                              self->cancellable, preview_cb,
                              desmi_call_new (self, self->cancellable));
}

static DesmiMessage *
new_feed_message (const DesmiCatalogueEntry *entry, const char *feed)
{
  const int                 index = desmi_register_find_field (DESMI_REGISTER_FEED, "feed");
  const DesmiRegisterField *field = &desmi_register_get (DESMI_REGISTER_FEED)->fields[index];
  DesmiMessage             *message;

  if (*feed == '\0')
    /* Translators: an indicator */
    return desmi_message_new ("“%s” is typed in the reports",
                              desmi_catalogue_entry_get (entry, "name"));
  /* Translators: an indicator, and what of a register it is counted from */
  message = desmi_message_new (
      "“%s” is counted from: %s", desmi_catalogue_entry_get (entry, "name"),
      desmi_register_field_word_name (field, feed, desmi_locale_get_english ()));
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  return message;
}

/* The choice is of the whole district; a village may have one of its own beside it. */
static void
feed_cb (DesmiCatalogueDetail *self)
{
  DesmiStore            *store = desmi_session_get_store (self->session);
  const char            *feed = desmi_filter_get_selected (self->feed);
  DesmiCatalogueEntry    entry;
  g_autoptr (DesmiEntry) change = NULL;
  g_autoptr (DesmiEdit)  edit = NULL;

  if (self->following || desmi_filter_is_filling (self->feed) || store == NULL || feed == NULL)
    return;
  entry = get_entry (self);
  edit = desmi_edit_new_said (new_feed_message (&entry, feed));
  change = desmi_entry_new (DESMI_REGISTER_FEED, desmi_store_get_district (store));
  desmi_entry_set (change, "indicator", desmi_catalogue_entry_get (&entry, "id"));
  if (*feed != '\0')
    {
      desmi_entry_set (change, "feed", feed);
      desmi_edit_put_entry (edit, change);
    }
  else
    desmi_edit_delete_entry (edit, change);
  desmi_catalogue_save (GTK_WIDGET (self), store, edit);
  ask_preview (self, store, feed);
}

static void
fill_feeds (DesmiCatalogueDetail *self)
{
  const DesmiRegisterType  *type = desmi_register_get (DESMI_REGISTER_FEED);
  int                       at = desmi_register_find_field (DESMI_REGISTER_FEED, "feed");
  const DesmiRegisterField *field = &type->fields[at];

  desmi_filter_begin (self->feed);
  desmi_filter_add (self->feed, "", C_ ("feed", "no register"));
  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++)
    desmi_filter_add (self->feed, word->code,
                      desmi_locale_text (desmi_locale_get_user (), word->name));
  desmi_filter_end (self->feed);
}

static void
show_feed (DesmiCatalogueDetail *self, DesmiStore *store)
{
  DesmiCatalogueEntry entry = get_entry (self);
  const char         *feed = desmi_catalogue_entry_get (&entry, "feed");

  self->following = TRUE;
  desmi_filter_set_selected (self->feed, feed != NULL ? feed : "");
  self->following = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->feed), !desmi_store_get_read_only (store));
  ask_preview (self, store, feed);
}

static void
desmi_catalogue_detail_dispose (GObject *object)
{
  DesmiCatalogueDetail *self = DESMI_CATALOGUE_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_catalogue_detail_parent_class)->dispose (object);
}

static void
desmi_catalogue_detail_class_init (DesmiCatalogueDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_catalogue_detail_dispose;
}

static GtkBox *
add_section (GtkBox *box, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkLabel  *heading = new_label ("heading");

  gtk_label_set_label (heading, title);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (heading));
  gtk_box_append (box, section);
  return GTK_BOX (section);
}

static void
add_button (GtkWidget *row, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_parent (button, row);
}

/* In the next line where large text leaves no room. */
static GtkWidget *
new_buttons (void)
{
  GtkWidget *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);

  add_button (row, _ ("_Edit…"), "catalogue.edit", _ ("Change this entry"));
  add_button (row, _ ("_Retire…"), "catalogue.retire",
              _ ("Take it out of use from a quarter on; its past stays"));
  add_button (row, _ ("_Bring Back"), "catalogue.restore", _ ("Use it again"));
  add_button (row, _ ("_Take Out"), "catalogue.delete",
              _ ("Take it out for good; only if nothing was reported for it"));
  /* the last of a row keeps to its end, which is none of them */
  gtk_widget_set_parent (gtk_label_new (NULL), row);
  return row;
}

static void
desmi_catalogue_detail_init (DesmiCatalogueDetail *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 14));
  GtkBox *source = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->name = new_label ("title-3");
  self->sign = GTK_IMAGE (gtk_image_new ());
  self->source = new_label ("desmi-dim");
  self->description = new_label (NULL);
  self->facts = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->facts, 18);
  gtk_grid_set_row_spacing (self->facts, 6);
  gtk_box_append (source, GTK_WIDGET (self->sign));
  gtk_box_append (source, GTK_WIDGET (self->source));
  gtk_box_append (box, GTK_WIDGET (self->name));
  gtk_box_append (box, GTK_WIDGET (source));
  gtk_box_append (box, GTK_WIDGET (self->description));
  gtk_box_append (box, GTK_WIDGET (self->facts));
  self->score_box = add_section (box, _ ("How it counts in the score"));
  self->score = new_label (NULL);
  gtk_box_append (self->score_box, GTK_WIDGET (self->score));
  self->feed_box = add_section (box, _ ("Where it comes from"));
  self->feed = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Counted from"), NULL);
  gtk_widget_set_halign (GTK_WIDGET (self->feed), GTK_ALIGN_START);
  /* around the choice, which has a tooltip of its own or none */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->feed_box),
                               _ ("What is in a register need not be typed into the reports"));
  self->preview = new_label ("desmi-dim");
  gtk_box_append (self->feed_box, GTK_WIDGET (self->feed));
  gtk_box_append (self->feed_box, GTK_WIDGET (self->preview));
  gtk_box_append (box, new_buttons ());
  fill_feeds (self);
  g_signal_connect_swapped (self->feed, "notify::selected", G_CALLBACK (feed_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * desmi_catalogue_detail_new:
 * @session: whose file has the catalogue
 *
 * Returns: (transfer floating): the place of an entry, without one
 */
GtkWidget *
desmi_catalogue_detail_new (DesmiSession *session)
{
  DesmiCatalogueDetail *self = g_object_new (DESMI_TYPE_CATALOGUE_DETAIL, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * desmi_catalogue_detail_show_entry:
 * @entry: of the lookup "catalogue"
 *
 * Shows it, and asks for what is counted of it.
 */
void
desmi_catalogue_detail_show_entry (DesmiCatalogueDetail *self, const DesmiCatalogueEntry *entry)
{
  DesmiStore        *store = desmi_session_get_store (self->session);
  DesmiCatalogueKind kind = DESMI_CATALOGUE_INDICATOR;
  g_autofree char   *source = desmi_catalogue_entry_say_source (entry, desmi_locale_get_user ());
  const char        *description = desmi_catalogue_entry_get (entry, "description");
  gboolean           is_indicator;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desmi_table_ref (entry->table);
  g_clear_pointer (&self->table, desmi_table_unref);
  self->table = entry->table;
  self->row = entry->row;
  desmi_catalogue_entry_get_kind (entry, &kind);
  is_indicator = kind == DESMI_CATALOGUE_INDICATOR;
  gtk_label_set_label (self->name, desmi_catalogue_entry_get (entry, "name"));
  gtk_label_set_label (self->source, source);
  gtk_image_set_from_icon_name (self->sign, desmi_catalogue_entry_is_own (entry)
                                                ? "document-edit-symbolic"
                                                : "changes-prevent-symbolic");
  gtk_label_set_label (self->description, description != NULL ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
  show_facts (self, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->feed_box), is_indicator);
  gtk_widget_set_visible (GTK_WIDGET (self->score_box), is_indicator);
  if (!is_indicator || store == NULL)
    return;
  show_feed (self, store);
  ask_score (self, store);
}

/**
 * desmi_catalogue_detail_get_score_text:
 *
 * Returns: (transfer none): how the indicator counts
 */
const char *
desmi_catalogue_detail_get_score_text (DesmiCatalogueDetail *self)
{
  return gtk_label_get_label (self->score);
}

/**
 * desmi_catalogue_detail_get_feed_text:
 *
 * Returns: (transfer none): what the register chosen counts in the present quarter
 */
const char *
desmi_catalogue_detail_get_feed_text (DesmiCatalogueDetail *self)
{
  return gtk_label_get_label (self->preview);
}

/**
 * desmi_catalogue_detail_choose_feed:
 * @feed: a word of the register of feeds; empty: none
 *
 * As if it were chosen from the list.
 */
void
desmi_catalogue_detail_choose_feed (DesmiCatalogueDetail *self, const char *feed)
{
  desmi_filter_set_selected (self->feed, feed);
}
