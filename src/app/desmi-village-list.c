/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of villages: all ids, but only the pages of rows that someone looks at. */
#include "app/desmi-village-list.h"

#include "app/desmi-village-filter.h"
#include "app/desmi-village-loader.h"
#include "app/desmi-village-pages.h"

/* What a change must touch to show in a row of the list. */
#define SHOWN_TABLES                                                                               \
  (DESMI_TABLES_REGIONS | DESMI_TABLES_CATALOGUE | DESMI_TABLES_VILLAGES | DESMI_TABLES_FLOWS      \
   | DESMI_TABLES_PILLARS | DESMI_TABLES_REGISTERS)

/**
 * DesmiVillageList:
 * @source: (nullable): what @loader is given
 * @ids: (element-type gint64)
 * @listing: (nullable): of the question for ids under way
 * @kept: (nullable): ids of the last list that nothing was searched in, for when the search ends;
 * forgotten with every change
 * @kept_filter: (nullable): of @kept
 * @keeps_items: items are places, not villages: a new answer is told by the items that are there
 * @keep_order: take the ids under way only if there are other villages among them
 */
struct _DesmiVillageList
{
  GObject                   parent_instance;
  GObject                  *source;
  const DesmiVillageLoader *loader;
  DesmiVillageFilter       *filter;
  GArray                   *ids;
  DesmiVillagePages        *pages;
  GCancellable             *listing;
  GArray                   *kept;
  DesmiVillageFilter       *kept_filter;
  gboolean                  keeps_items;
  gboolean                  keep_order;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DesmiVillageList,
                               desmi_village_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_LOADING = 1,
  PROP_N_PAGES_FETCHED,
  PROP_N_ITEMS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  FAILED,
  REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fail (DesmiVillageList *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
stop (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* Told by the pages. */
static void
pages_cb (GObject *owner, const GError *error)
{
  if (error != NULL)
    fail (DESMI_VILLAGE_LIST (owner), error);
  else
    g_object_notify_by_pspec (owner, properties[PROP_N_PAGES_FETCHED]);
}

/* A question under way; @loader is the one that was asked. */
typedef struct
{
  DesmiVillageList         *list;
  const DesmiVillageLoader *loader;
  GCancellable             *fetch;
} Fetch;

static Fetch *
new_fetch (DesmiVillageList *self, GCancellable *cancellable)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->list = g_object_ref (self);
  fetch->loader = self->loader;
  fetch->fetch = g_object_ref (cancellable);
  return fetch;
}

static void
free_fetch (Fetch *fetch)
{
  g_object_unref (fetch->list);
  g_object_unref (fetch->fetch);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, free_fetch)

static GType
get_item_type (GListModel *model)
{
  return DESMI_TYPE_VILLAGE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DESMI_VILLAGE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DesmiVillageList *self = DESMI_VILLAGE_LIST (model);

  return position < self->ids->len ? desmi_village_pages_get_item (self->pages, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Takes @ids. */
static void
set_ids (DesmiVillageList *self, GArray *ids)
{
  g_array_unref (self->ids);
  self->ids = ids;
  desmi_village_pages_set_ids (self->pages, ids);
}

/* In two steps: told in one, GTK asks for every new item to see which of them survived. */
static void
tell_anew (DesmiVillageList *self, GArray *ids)
{
  guint before = self->ids->len;

  desmi_village_pages_drop (self->pages);
  set_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  set_ids (self, ids);
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

/* Rows are dear: GTK 4.8 throws all 200 away that it has for a list, and makes them anew, even for
 * the same number of other items. Told only how much longer or shorter the list is, it keeps them,
 * and they fill with what comes. */
static void
tell_difference (DesmiVillageList *self, GArray *ids)
{
  guint before = self->ids->len, common = MIN (before, ids->len);

  set_ids (self, ids);
  desmi_village_pages_reuse (self->pages);
  if (before != ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), common, before - common, ids->len - common);
  g_signal_emit (self, signals[REPLACED], 0);
}

static void
forget_kept (DesmiVillageList *self)
{
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->kept_filter, desmi_village_filter_drop);
}

/* What is edited cannot take a village out of such a list unseen. */
static void
keep_ids (DesmiVillageList *self, GArray *ids)
{
  if (self->filter->search != NULL || desmi_village_filter_can_lose (self->filter))
    return;
  forget_kept (self);
  self->kept = g_array_ref (ids);
  self->kept_filter = desmi_village_filter_dup (self->filter);
}

static void
take_ids (DesmiVillageList *self, GArray *ids)
{
  guint before = self->ids->len, after = ids->len;

  if (self->keeps_items && before > 0 && after > 0)
    tell_difference (self, ids);
  else
    tell_anew (self, ids);
  if (after != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
set_listing (DesmiVillageList *self, GCancellable *listing)
{
  gboolean before = self->listing != NULL;

  stop (&self->listing);
  self->listing = listing;
  if (before != (listing != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* How many of @ids are not in @others. */
static guint
count_missing (GArray *ids, GArray *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint                  n = 0;

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (known, &g_array_index (others, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    n += !g_hash_table_contains (known, &g_array_index (ids, gint64, i));
  return n;
}

/* Whether a change made by hand brings or takes villages. One that only falls out of the filter in
 * force stays, so that no row is pulled away under the hand. */
static gboolean
has_other_members (DesmiVillageList *self, GArray *ids)
{
  gboolean filtered = desmi_village_filter_can_lose (self->filter);

  return count_missing (ids, self->ids) > 0 || (!filtered && count_missing (self->ids, ids) > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Fetch)  fetch = data;
  DesmiVillageList  *self = fetch->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = fetch->loader->list_finish (source, result, &error);

  if (self->listing != fetch->fetch)
    return;
  set_listing (self, NULL);
  if (ids == NULL)
    {
      fail (self, error);
      return;
    }
  keep_ids (self, ids);
  if (!self->keep_order || has_other_members (self, ids))
    take_ids (self, g_steal_pointer (&ids));
}

static void
ask_for_ids (DesmiVillageList *self, gboolean keep_order)
{
  if (self->loader == NULL)
    return;
  /* A question for all that is under way stays one. */
  self->keep_order = keep_order && (self->listing == NULL || self->keep_order);
  set_listing (self, g_cancellable_new ());
  self->loader->list_async (self->source, self->filter, self->listing, listed_cb,
                            new_fetch (self, self->listing));
}

static void
changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  DesmiVillageList *self = DESMI_VILLAGE_LIST (data);

  if ((tables & SHOWN_TABLES) == 0)
    return;
  forget_kept (self);
  desmi_village_list_reload (self);
  if (tables & (DESMI_TABLES_VILLAGES | DESMI_TABLES_REGIONS))
    ask_for_ids (self, villages != NULL);
}

static void
drop_source (DesmiVillageList *self)
{
  set_listing (self, NULL);
  forget_kept (self);
  desmi_village_pages_drop (self->pages);
  desmi_village_pages_set_source (self->pages, NULL, NULL);
  if (self->source != NULL && DESMI_IS_STORE (self->source))
    g_signal_handlers_disconnect_by_func (self->source, changed_cb, self);
  g_clear_object (&self->source);
}

static void
desmi_village_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiVillageList *self = DESMI_VILLAGE_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->listing != NULL);
      break;
    case PROP_N_PAGES_FETCHED:
      g_value_set_uint (value, desmi_village_pages_get_n_fetched (self->pages));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_village_list_dispose (GObject *object)
{
  DesmiVillageList *self = DESMI_VILLAGE_LIST (object);

  drop_source (self);
  G_OBJECT_CLASS (desmi_village_list_parent_class)->dispose (object);
}

static void
desmi_village_list_finalize (GObject *object)
{
  DesmiVillageList *self = DESMI_VILLAGE_LIST (object);

  desmi_village_pages_free (self->pages);
  g_array_unref (self->ids);
  desmi_village_filter_drop (self->filter);
  G_OBJECT_CLASS (desmi_village_list_parent_class)->finalize (object);
}

static void
desmi_village_list_class_init (DesmiVillageListClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = desmi_village_list_get_property;
  object_class->dispose = desmi_village_list_dispose;
  object_class->finalize = desmi_village_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read);
  properties[PROP_N_PAGES_FETCHED]
      = g_param_spec_uint ("n-pages-fetched", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * DesmiVillageList::failed:
   * @error: why the villages were not listed, or rows of them not read
   *
   * What is there stays; desmi_village_list_retry() asks again.
   */
  signals[FAILED]
      = g_signal_new ("failed", DESMI_TYPE_VILLAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * DesmiVillageList::replaced:
   *
   * Other villages are listed, or in another order, and the items of the list that there were stand
   * for them: who selected one lets go of it. Only after desmi_village_list_set_keeps_items().
   */
  signals[REPLACED] = g_signal_new ("replaced", DESMI_TYPE_VILLAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
desmi_village_list_init (DesmiVillageList *self)
{
  DesmiVillageFilter all;

  desmi_village_filter_init (&all);
  self->filter = desmi_village_filter_dup (&all);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = desmi_village_pages_new (G_OBJECT (self), pages_cb);
  desmi_village_pages_set_filter (self->pages, self->filter);
  desmi_village_pages_set_ids (self->pages, self->ids);
}

/**
 * desmi_village_list_new:
 *
 * Returns: (transfer full): an empty list
 */
DesmiVillageList *
desmi_village_list_new (void)
{
  return g_object_new (DESMI_TYPE_VILLAGE_LIST, NULL);
}

/**
 * desmi_village_list_set_keeps_items:
 * @keeps_items: whether an item is a place of the list rather than a village
 *
 * Has a new answer told by the items that are there, for a view whose rows are dear; see
 * "replaced".
 */
void
desmi_village_list_set_keeps_items (DesmiVillageList *self, gboolean keeps_items)
{
  g_return_if_fail (DESMI_IS_VILLAGE_LIST (self));

  self->keeps_items = keeps_items;
}

/**
 * desmi_village_list_set_loader:
 * @source: (nullable): given to @loader
 * @loader: (nullable): static; both are %NULL for an empty list
 *
 * Lists what @loader gives under the filter in force.
 */
void
desmi_village_list_set_loader (DesmiVillageList         *self,
                               GObject                  *source,
                               const DesmiVillageLoader *loader)
{
  drop_source (self);
  self->source = source != NULL ? g_object_ref (source) : NULL;
  self->loader = loader;
  desmi_village_pages_set_source (self->pages, source, loader);
  if (loader == NULL)
    take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
  else
    ask_for_ids (self, FALSE);
}

/**
 * desmi_village_list_set_store:
 * @store: (nullable): the file whose villages are listed
 */
void
desmi_village_list_set_store (DesmiVillageList *self, DesmiStore *store)
{
  if (self->source == (GObject *) store)
    return;
  if (store == NULL)
    {
      desmi_village_list_set_loader (self, NULL, NULL);
      return;
    }
  desmi_village_list_set_loader (self, G_OBJECT (store), desmi_village_loader_for_store ());
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_village_list_set_filter:
 * @filter: which villages in which order; copied
 *
 * Asks for the ids; the old rows stay until they have come.
 */
void
desmi_village_list_set_filter (DesmiVillageList *self, const DesmiVillageFilter *filter)
{
  DesmiVillageFilter *before = self->filter;

  if (desmi_village_filter_equal (before, filter))
    return;
  self->filter = desmi_village_filter_dup (filter);
  desmi_village_pages_set_filter (self->pages, self->filter);
  desmi_village_filter_drop (before);
  if (self->kept_filter == NULL || !desmi_village_filter_equal (self->kept_filter, filter))
    {
      ask_for_ids (self, FALSE);
      return;
    }
  set_listing (self, NULL);
  take_ids (self, g_array_ref (self->kept));
}

/**
 * desmi_village_list_reload:
 *
 * Fetches the rows that someone holds again, and forgets the others; the items stay the same and
 * notify.
 */
void
desmi_village_list_reload (DesmiVillageList *self)
{
  desmi_village_pages_reload (self->pages);
}

/**
 * desmi_village_list_retry:
 *
 * Lists the villages anew, after a failure.
 */
void
desmi_village_list_retry (DesmiVillageList *self)
{
  forget_kept (self);
  ask_for_ids (self, FALSE);
}

/**
 * desmi_village_list_get_id:
 * @position: of a village in the list
 *
 * Unlike its item, its id is there without a row being fetched.
 *
 * Returns: the id; 0 where there is no such position
 */
gint64
desmi_village_list_get_id (DesmiVillageList *self, guint position)
{
  g_return_val_if_fail (DESMI_IS_VILLAGE_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * desmi_village_list_peek:
 * @position: of a village in the list
 *
 * Returns: (transfer none) (nullable): its row, where it is there; it is not asked for
 */
DesmiVillage *
desmi_village_list_peek (DesmiVillageList *self, guint position)
{
  return desmi_village_pages_peek (self->pages, position);
}

/**
 * desmi_village_list_find:
 * @id: a village's id
 * @position: (out) (optional): where it is
 *
 * Returns: whether it is in the list
 */
gboolean
desmi_village_list_find (DesmiVillageList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
