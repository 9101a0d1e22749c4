/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into cells of flows but is not counted: what cannot be read as a count, and what
 * could not be saved. It waits in its cell, however often the sheet is read anew, and over the end
 * of the program. */
#include "app/desmi-flow-drafts.h"

#include "app/desmi-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORM "flows"
#define SEPARATOR "/" /* between the parts of a name, in which it is escaped */

struct _DesmiFlowDrafts
{
  GObject     parent_instance;

  GHashTable *drafts;    /* of char * to DesmiFlowDraft */
  DesmiDraft *kept;      /* nullable: only until the program ends */
  char       *typing_id; /* nullable: of the cell that is being typed into */
  GHashTable *on_way;    /* of char * to char *: what may still not reach the file */
};

G_DEFINE_FINAL_TYPE (DesmiFlowDrafts, desmi_flow_drafts, G_TYPE_OBJECT)

enum
{
  RESTORED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_draft (gpointer data)
{
  DesmiFlowDraft *self = data;

  g_free (self->sheet);
  g_strfreev (self->keys);
  g_free (self->text);
  g_free (self->sentence);
  g_free (self);
}

/* From which the cell can be told again. */
static char *
make_id (const char *sheet, const char *const *keys, guint month)
{
  g_autofree char *of = g_uri_escape_string (sheet, NULL, TRUE);
  GString         *id = g_string_new (of);

  g_string_append_printf (id, SEPARATOR "%u", month);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = g_uri_escape_string (keys[i], NULL, TRUE);

      g_string_append_printf (id, SEPARATOR "%s", key);
    }
  return g_string_free (id, FALSE);
}

/* Returns: (transfer full) (nullable): a cell without what was typed there */
static DesmiFlowDraft *
read_id (const char *id)
{
  g_auto (GStrv)           parts = g_strsplit (id, SEPARATOR, -1);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autofree char         *sheet = NULL;
  DesmiFlowDraft          *self;
  guint64                  month;

  if (g_strv_length (parts) < 3 || !g_ascii_string_to_unsigned (parts[1], 10, 0, 11, &month, NULL))
    return NULL;
  sheet = g_uri_unescape_string (parts[0], NULL);
  for (guint i = 2; parts[i] != NULL; i++)
    {
      g_autofree char *key = g_uri_unescape_string (parts[i], NULL);

      if (key == NULL)
        return NULL;
      g_strv_builder_add (keys, key);
    }
  if (sheet == NULL)
    return NULL;
  self = g_new0 (DesmiFlowDraft, 1);
  self->sheet = g_steal_pointer (&sheet);
  self->month = (guint) month;
  self->keys = g_strv_builder_end (keys);
  return self;
}

/* Kept as the value of a form: what it was before is why it is not counted, and with which step. */
static void
keep (DesmiFlowDrafts *self, const char *id, gint64 step, const char *sentence, const char *text)
{
  g_autofree char *base = NULL;

  if (self->kept == NULL)
    return;
  base = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", step, sentence);
  desmi_draft_set (self->kept, id, base, text);
}

/* What is as it was is not kept. */
static void
forget (DesmiFlowDrafts *self, const char *id)
{
  if (self->kept != NULL)
    desmi_draft_set (self->kept, id, "", "");
}

static void
keep_draft (DesmiFlowDrafts *self, const char *id)
{
  const DesmiFlowDraft *draft = g_hash_table_lookup (self->drafts, id);
  const char           *on_way = g_hash_table_lookup (self->on_way, id);

  if (draft != NULL)
    keep (self, id, draft->step, draft->sentence, draft->text);
  else if (on_way != NULL)
    keep (self, id, 0, _ ("The program ended while it was being saved; try again."), on_way);
  else
    forget (self, id);
}

/* Unless something was typed into the cell since. */
static gboolean
restore (DesmiFlowDrafts *self, const char *id)
{
  DesmiFlowDraft *draft = NULL;
  const char     *base, *text;
  char           *end;
  gint64          step;

  if (g_hash_table_contains (self->drafts, id) || g_hash_table_contains (self->on_way, id)
      || g_strcmp0 (id, self->typing_id) == 0 || !desmi_draft_get (self->kept, id, &base, &text))
    return FALSE;
  step = g_ascii_strtoll (base, &end, 10);
  draft = *end == '\n' ? read_id (id) : NULL;
  if (draft == NULL)
    {
      forget (self, id);
      return FALSE;
    }
  draft->step = step;
  draft->sentence = g_strdup (end + 1);
  draft->text = g_strdup (text);
  g_hash_table_replace (self->drafts, g_strdup (id), draft);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiFlowDrafts) self = user_data;
  g_auto (GStrv)              ids = NULL;
  guint                       n = 0;

  if (!desmi_draft_load_finish (DESMI_DRAFT (source), result, NULL))
    return;
  ids = desmi_draft_list (self->kept);
  for (guint i = 0; ids[i] != NULL; i++)
    n += restore (self, ids[i]);
  if (n > 0)
    g_signal_emit (self, signals[RESTORED], 0, n);
}

static void
failed_cb (DesmiFlowDrafts *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
desmi_flow_drafts_dispose (GObject *object)
{
  DesmiFlowDrafts *self = DESMI_FLOW_DRAFTS (object);

  desmi_flow_drafts_flush (self);
  g_clear_object (&self->kept);
  G_OBJECT_CLASS (desmi_flow_drafts_parent_class)->dispose (object);
}

static void
desmi_flow_drafts_finalize (GObject *object)
{
  DesmiFlowDrafts *self = DESMI_FLOW_DRAFTS (object);

  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->on_way);
  g_free (self->typing_id);
  G_OBJECT_CLASS (desmi_flow_drafts_parent_class)->finalize (object);
}

static void
desmi_flow_drafts_class_init (DesmiFlowDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_flow_drafts_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_flow_drafts_finalize;
  signals[RESTORED] = g_signal_new ("restored", DESMI_TYPE_FLOW_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", DESMI_TYPE_FLOW_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desmi_flow_drafts_init (DesmiFlowDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_draft);
  self->on_way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * desmi_flow_drafts_new:
 * @file: (nullable): path of the district file; %NULL: nothing is kept over the end of the program
 *
 * Returns: (transfer full): none yet; what is found from before follows with "restored"
 */
DesmiFlowDrafts *
desmi_flow_drafts_new (const char *file)
{
  DesmiFlowDrafts *self = g_object_new (DESMI_TYPE_FLOW_DRAFTS, NULL);

  if (file == NULL)
    return self;
  self->kept = desmi_draft_new (file, FORM);
  g_signal_connect_object (self->kept, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  desmi_draft_load_async (self->kept, NULL, loaded_cb, g_object_ref (self));
  return self;
}

/**
 * desmi_flow_drafts_put:
 * @keys: (array zero-terminated=1): of the row
 * @text: as typed
 * @sentence: why it is not counted
 *
 * Keeps what was typed into a cell; it takes the place of what was kept of it before.
 */
void
desmi_flow_drafts_put (DesmiFlowDrafts   *self,
                       const char        *sheet,
                       const char *const *keys,
                       guint              month,
                       const char        *text,
                       const char        *sentence)
{
  DesmiFlowDraft  *draft = g_new0 (DesmiFlowDraft, 1);
  g_autofree char *id = make_id (sheet, keys, month);

  draft->sheet = g_strdup (sheet);
  draft->keys = g_strdupv ((char **) keys);
  draft->month = month;
  draft->text = g_strdup (text);
  draft->sentence = g_strdup (sentence);
  g_hash_table_replace (self->drafts, g_strdup (id), draft);
  keep_draft (self, id);
}

/**
 * desmi_flow_drafts_remove:
 *
 * Forgets what was kept of a cell, if anything was.
 */
void
desmi_flow_drafts_remove (DesmiFlowDrafts   *self,
                          const char        *sheet,
                          const char *const *keys,
                          guint              month)
{
  g_autofree char *id = make_id (sheet, keys, month);

  if (g_hash_table_remove (self->drafts, id))
    keep_draft (self, id);
}

/**
 * desmi_flow_drafts_get:
 *
 * Returns: (transfer none) (nullable): what is kept of a cell, and shown there
 */
const DesmiFlowDraft *
desmi_flow_drafts_get (DesmiFlowDrafts   *self,
                       const char        *sheet,
                       const char *const *keys,
                       guint              month)
{
  const DesmiFlowDraft *draft;
  g_autofree char      *id = NULL;

  /* asked for each cell that is drawn, and there hardly ever is one */
  if (g_hash_table_size (self->drafts) == 0)
    return NULL;
  id = make_id (sheet, keys, month);
  draft = g_hash_table_lookup (self->drafts, id);
  return draft != NULL && !draft->is_undone ? draft : NULL;
}

static gint
compare_drafts (gconstpointer a, gconstpointer b)
{
  const DesmiFlowDraft *first = *(const DesmiFlowDraft *const *) a,
                       *second = *(const DesmiFlowDraft *const *) b;
  g_autofree char *one = g_strjoinv (SEPARATOR, first->keys),
                  *other = g_strjoinv (SEPARATOR, second->keys);
  int order = g_strcmp0 (one, other);

  return order != 0 ? order : (int) first->month - (int) second->month;
}

/**
 * desmi_flow_drafts_list:
 *
 * Returns: (transfer container) (element-type DesmiFlowDraft): those that a sheet shows, row by row
 */
GPtrArray *
desmi_flow_drafts_list (DesmiFlowDrafts *self, const char *sheet)
{
  GPtrArray      *list = g_ptr_array_new ();
  GHashTableIter  iter;
  DesmiFlowDraft *draft;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (g_str_equal (draft->sheet, sheet) && !draft->is_undone)
      g_ptr_array_add (list, draft);
  g_ptr_array_sort (list, compare_drafts);
  return list;
}

/**
 * desmi_flow_drafts_dup_first_sheet:
 *
 * Returns: (transfer full) (nullable): the first of the sheets that show any
 */
char *
desmi_flow_drafts_dup_first_sheet (DesmiFlowDrafts *self)
{
  GHashTableIter        iter;
  const DesmiFlowDraft *draft;
  const char           *first = NULL;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (!draft->is_undone && (first == NULL || strcmp (draft->sheet, first) < 0))
      first = draft->sheet;
  return g_strdup (first);
}

/**
 * desmi_flow_drafts_set_typing:
 * @text: (nullable): what is being typed into the cell; %NULL: nothing any more
 *
 * Keeps what is half typed against a crash. Of the cell nothing is shown of it: there the text is.
 */
void
desmi_flow_drafts_set_typing (DesmiFlowDrafts   *self,
                              const char        *sheet,
                              const char *const *keys,
                              guint              month,
                              const char        *text)
{
  g_autofree char *id = make_id (sheet, keys, month);

  g_clear_pointer (&self->typing_id, g_free);
  if (text == NULL || *text == '\0')
    {
      keep_draft (self, id);
      return;
    }
  keep (self, id, 0, _ ("The program ended while it was being typed, so it was not saved."), text);
  self->typing_id = g_steal_pointer (&id);
}

/**
 * desmi_flow_drafts_set_on_way:
 * @text: (nullable): the count that is being saved; %NULL: it has arrived, or come back
 *
 * Keeps a count against a crash until it is in the file, which can take as long as another program
 * holds that. The cell shows nothing of it: there it is counted.
 */
void
desmi_flow_drafts_set_on_way (DesmiFlowDrafts   *self,
                              const char        *sheet,
                              const char *const *keys,
                              guint              month,
                              const char        *text)
{
  g_autofree char *id = make_id (sheet, keys, month);

  if (text != NULL)
    g_hash_table_replace (self->on_way, g_strdup (id), g_strdup (text));
  else
    g_hash_table_remove (self->on_way, id);
  /* what is typed over it by now is kept instead */
  if (g_strcmp0 (id, self->typing_id) != 0)
    keep_draft (self, id);
}

/**
 * desmi_flow_drafts_set_step:
 * @step: number of a step of the history
 *
 * Says that what is kept of a cell was pasted with a step, and goes with it.
 */
void
desmi_flow_drafts_set_step (DesmiFlowDrafts   *self,
                            const char        *sheet,
                            const char *const *keys,
                            guint              month,
                            gint64             step)
{
  g_autofree char *id = make_id (sheet, keys, month);
  DesmiFlowDraft  *draft = g_hash_table_lookup (self->drafts, id);

  if (draft == NULL || draft->step == step)
    return;
  draft->step = step;
  keep_draft (self, id);
}

/**
 * desmi_flow_drafts_get_first_step:
 *
 * Returns: the earliest step that any of them goes with; 0: none does
 */
gint64
desmi_flow_drafts_get_first_step (DesmiFlowDrafts *self)
{
  GHashTableIter        iter;
  const DesmiFlowDraft *draft;
  gint64                first = 0;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (draft->step > 0 && (first == 0 || draft->step < first))
      first = draft->step;
  return first;
}

/**
 * desmi_flow_drafts_follow:
 * @undone: (element-type gint64 gpointer): a set of steps of the history
 *
 * Hides what goes with a step that is undone, and shows again what goes with one that is done.
 *
 * Returns: whether any is shown, or hidden, that was not
 */
gboolean
desmi_flow_drafts_follow (DesmiFlowDrafts *self, GHashTable *undone)
{
  GHashTableIter  iter;
  DesmiFlowDraft *draft;
  gboolean        changed = FALSE;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    {
      gboolean is_undone = draft->step > 0 && g_hash_table_contains (undone, &draft->step);

      changed = changed || is_undone != draft->is_undone;
      draft->is_undone = is_undone;
    }
  return changed;
}

/**
 * desmi_flow_drafts_flush:
 *
 * Writes what still waits for the next key, since the sheet closes.
 */
void
desmi_flow_drafts_flush (DesmiFlowDrafts *self)
{
  if (self->kept != NULL)
    desmi_draft_flush (self->kept);
}
