/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document can be evidence for, as choices: "pillar desmigratif 1", "indicator served". */
#include "ui/villages/desmi-document-evidence.h"

#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DOCUMENT "desmi-document" /* of a filter; none: files are to be added */

/* Adds what a document may be evidence for, each once though the server and the district may both
 * have it. @table: the lookup "pillars" or "indicators", which @kind says without its "s". */
static void
add_choices (DesmiFilter *filter, DesmiTable *table, const char *kind)
{
  gboolean is_pillar = strcmp (kind, "pillar") == 0;
  int      id = desmi_table_find_column (table, is_pillar ? "number" : "indicator"),
      name = desmi_table_find_column (table, "name"),
      programme = desmi_table_find_column (table, "programme");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *text = desmi_table_get_text (table, i, (guint) id),
                 *of = is_pillar ? desmi_table_get_text (table, i, (guint) programme) : NULL;
      g_autofree char *key = is_pillar ? g_strdup_printf ("pillar %s %s", of, text)
                                       : g_strdup_printf ("indicator %s", text);

      if (g_hash_table_contains (seen, key))
        continue;
      desmi_filter_add (filter, key, desmi_table_get_label (table, i, (guint) name));
      g_hash_table_add (seen, g_steal_pointer (&key));
    }
}

/* Empty: nothing. */
static char *
make_id (const char *programme, const char *pillar, const char *indicator)
{
  if (indicator != NULL)
    return g_strdup_printf ("indicator %s", indicator);
  if (pillar != NULL)
    return g_strdup_printf ("pillar %s %s", programme, pillar);
  return g_strdup ("");
}

static char *
dup_id (DesmiDocument *document)
{
  return make_id (desmi_document_get (document, "programme"),
                  desmi_document_get (document, "pillar"),
                  desmi_document_get (document, "indicator"));
}

/* What is chosen already stays a choice, also where the lists lack it. */
static void
select_own (DesmiFilter *self)
{
  DesmiDocument   *document = g_object_get_data (G_OBJECT (self), DOCUMENT);
  g_autofree char *id = document != NULL ? dup_id (document) : g_strdup ("");
  const char      *label = NULL;

  if (document != NULL && *id != '\0')
    label = desmi_document_get_label (document,
                                      g_str_has_prefix (id, "indicator") ? "indicator" : "pillar");
  if (label != NULL)
    desmi_filter_ensure (self, id, label);
  desmi_filter_set_selected (self, id);
}

static void
begin (DesmiFilter *self)
{
  desmi_filter_begin (self);
  desmi_filter_add (self, "", C_ ("evidence", "nothing"));
}

/* What is asked for one after the other; the filter lives as long as the form. */
typedef struct
{
  DesmiFilter  *filter;
  GCancellable *cancellable;
  gpointer      call;    /* gives the form */
  DesmiTable   *pillars; /* nullable */
} Asked;

static void
asked_free (Asked *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pillars, desmi_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  g_autoptr (Asked)      asked = user_data;
  DesmiForm             *form = desmi_call_end (asked->call);

  if (form == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  /* what is chosen stays, and what moves with the choices was not chosen */
  desmi_form_set_filling (form, TRUE);
  begin (asked->filter);
  add_choices (asked->filter, asked->pillars, "pillar");
  add_choices (asked->filter, table, "indicator");
  desmi_filter_end (asked->filter);
  desmi_form_set_filling (form, FALSE);
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  g_autoptr (Asked)      asked = user_data;
  DesmiForm             *form = desmi_call_end (asked->call);

  if (form == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (form, error);
      return;
    }
  asked->pillars = g_steal_pointer (&table);
  asked->call = desmi_call_new (form, asked->cancellable);
  desmi_store_lookup_async (DESMI_STORE (source), "indicators", NULL, desmi_locale_get_user (),
                            asked->cancellable, indicators_cb, asked);
  asked = NULL;
}

/**
 * desmi_document_evidence_new:
 * @document: (nullable): as it is now; %NULL: files are to be added
 *
 * Returns: (transfer floating): the choice, with that of @document; what else there is to choose
 * comes with desmi_document_evidence_ask()
 */
DesmiFilter *
desmi_document_evidence_new (DesmiDocument *document)
{
  DesmiFilter *self = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Evidence for"), "enable-search",
                                    TRUE, "valign", GTK_ALIGN_END, NULL);

  if (document != NULL)
    g_object_set_data_full (G_OBJECT (self), DOCUMENT, g_object_ref (document), g_object_unref);
  begin (self);
  desmi_filter_end (self);
  select_own (self);
  return self;
}

/**
 * desmi_document_evidence_ask:
 * @form: that @self is in, which says what went wrong
 * @cancellable: cancelled at the latest when @form goes
 *
 * Fills in what there is to choose; what is chosen stays.
 */
void
desmi_document_evidence_ask (DesmiFilter *self, DesmiForm *form, GCancellable *cancellable)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->filter = self;
  asked->cancellable = g_object_ref (cancellable);
  asked->call = desmi_call_new (form, cancellable);
  desmi_store_lookup_async (desmi_form_get_store (form), "pillars", NULL, desmi_locale_get_user (),
                            cancellable, pillars_cb, asked);
}

/**
 * desmi_document_evidence_set:
 * @entry: of a document
 *
 * Says in @entry what is chosen.
 */
void
desmi_document_evidence_set (DesmiFilter *self, DesmiEntry *entry)
{
  const char    *id = desmi_filter_get_selected (self);
  g_auto (GStrv) words = g_strsplit (id != NULL ? id : "", " ", -1);
  guint          n = g_strv_length (words);
  gboolean       is_pillar = n == 3 && strcmp (words[0], "pillar") == 0;

  desmi_entry_set (entry, "programme", is_pillar ? words[1] : NULL);
  desmi_entry_set (entry, "pillar", is_pillar ? words[2] : NULL);
  desmi_entry_set (entry, "indicator",
                   n == 2 && strcmp (words[0], "indicator") == 0 ? words[1] : NULL);
}

static const char *
get (const DesmiEntry *entry, const char *field)
{
  return desmi_entry_get (entry,
                          (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field));
}

/**
 * desmi_document_evidence_dup_id:
 * @entry: of a document
 *
 * Returns: (transfer full): the choice that @entry says
 */
char *
desmi_document_evidence_dup_id (const DesmiEntry *entry)
{
  return make_id (get (entry, "programme"), get (entry, "pillar"), get (entry, "indicator"));
}

/**
 * desmi_document_evidence_ensure:
 * @id: a choice
 *
 * Makes it one that can be chosen. What the lists lack has no name here.
 */
void
desmi_document_evidence_ensure (DesmiFilter *self, const char *id)
{
  if (!desmi_filter_has (self, id))
    desmi_filter_ensure (self, id, id);
}

/**
 * desmi_document_evidence_dup_label:
 * @id: a choice
 *
 * Returns: (transfer full): what a reader knows it as
 */
char *
desmi_document_evidence_dup_label (DesmiFilter *self, const char *id)
{
  const char *label = desmi_filter_get_label (self, id);

  return g_strdup (label != NULL ? label : id);
}
