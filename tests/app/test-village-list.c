/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of villages over a source of 84,000 ids: gated on how many pages are fetched, not
 * on time. */
#include "app/desmi-village-loader.h"

#include <string.h>

#define N_VILLAGES 84000
#define PAGE DESMI_VILLAGE_PAGE_SIZE

/* A source in memory that answers when the main context runs. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject  parent_instance;
  guint    n;
  guint    n_lists, n_gets, n_cancelled;
  gboolean broken; /* every question fails */
  int      cohort; /* written into every village, to tell versions apart */
};

G_DEFINE_FINAL_TYPE (TestSource, test_source, G_TYPE_OBJECT)

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
  self->n = N_VILLAGES;
}

static void
free_villages (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
free_ids (gpointer data)
{
  g_array_unref (data);
}

static gboolean
answer_cb (gpointer data)
{
  GTask   *task = data;
  gpointer answer = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    TEST_SOURCE (g_task_get_source_object (task))->n_cancelled++;
  else if (TEST_SOURCE (g_task_get_source_object (task))->broken)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing can be read.");
  else if (g_task_get_source_tag (task) == answer_cb)
    g_task_return_pointer (task, g_array_ref (answer), free_ids);
  else
    g_task_return_pointer (task, g_ptr_array_ref (answer), free_villages);
  return G_SOURCE_REMOVE;
}

static void
answer_later (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, answer_cb, task, g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* Ids are ten times the position, backwards if descending. */
static void
list_async (GObject                  *source,
            const DesmiVillageFilter *filter,
            GCancellable             *cancellable,
            GAsyncReadyCallback       callback,
            gpointer                  user_data)
{
  TestSource *self = TEST_SOURCE (source);
  GTask      *task = g_task_new (source, cancellable, callback, user_data);
  GArray     *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->n_lists++;
  for (guint i = 0; i < self->n; i++)
    {
      gint64 id = 10 * (gint64) (filter->descending ? self->n - 1 - i : i);

      if (filter->statuses == 0 || i % 7 == 0)
        g_array_append_val (ids, id);
    }
  g_task_set_source_tag (task, answer_cb);
  g_task_set_task_data (task, ids, free_ids);
  answer_later (task);
}

static GArray *
list_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static DesmiVillage *
make_village (gint64 id, int cohort)
{
  DesmiVillage *village = g_atomic_rc_box_new0 (DesmiVillage);

  village->id = id;
  village->cohort = cohort;
  village->name = g_strdup_printf ("Desa %d", (int) id);
  return village;
}

static void
get_async (GObject                  *source,
           const gint64             *ids,
           guint                     n_ids,
           const DesmiVillageFilter *filter,
           GCancellable             *cancellable,
           GAsyncReadyCallback       callback,
           gpointer                  user_data)
{
  TestSource *self = TEST_SOURCE (source);
  GTask      *task = g_task_new (source, cancellable, callback, user_data);
  GPtrArray  *villages = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);

  g_assert_cmpuint (n_ids, <=, PAGE);
  self->n_gets++;
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (villages, make_village (ids[i], self->cohort));
  g_task_set_source_tag (task, get_async);
  g_task_set_task_data (task, villages, free_villages);
  answer_later (task);
}

static GPtrArray *
get_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const DesmiVillageLoader loader = { list_async, list_finish, get_async, get_finish };

typedef struct
{
  TestSource       *source;
  DesmiVillageList *list;
  GString          *changes; /* "position,removed,added;" */
} Fixture;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  g_string_append_printf (data, "%u,%u,%u;", position, removed, added);
}

static void
settle (void)
{
  for (guint i = 0; i < 10000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->source = g_object_new (TEST_TYPE_SOURCE, NULL);
  self->list = desmi_village_list_new ();
  self->changes = g_string_new (NULL);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (changed_cb), self->changes);
  desmi_village_list_set_loader (self->list, G_OBJECT (self->source), &loader);
  settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  desmi_village_list_set_loader (self->list, NULL, NULL);
  settle ();
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->source);
  g_string_free (self->changes, TRUE);
}

static guint
pages_fetched (Fixture *self)
{
  guint n;

  g_object_get (self->list, "n-pages-fetched", &n, NULL);
  g_assert_cmpuint (n, ==, self->source->n_gets);
  return n;
}

static DesmiVillageItem *
item_at (Fixture *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

/* What a view shows at one time. */
static void
look_at (Fixture *self, guint first, guint n, GPtrArray *held)
{
  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (held, item_at (self, i));
}

static void
test_only_what_is_seen (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->list)) == DESMI_TYPE_VILLAGE_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), N_VILLAGES));
  g_assert_cmpuint (pages_fetched (self), ==, 0);
  look_at (self, 0, 200, held);
  g_assert_cmpuint (pages_fetched (self), ==, 4);
  g_assert_null (desmi_village_item_get_village (g_ptr_array_index (held, 0)));
  g_assert_cmpint (desmi_village_item_get_id (g_ptr_array_index (held, 199)), ==, 1990);
  settle ();
  for (guint i = 0; i < held->len; i++)
    g_assert_cmpint (desmi_village_item_get_village (g_ptr_array_index (held, i))->id, ==,
                     10 * (gint64) i);
  look_at (self, 0, 200, held);
  g_assert_true (g_ptr_array_index (held, 0) == g_ptr_array_index (held, 200));
  g_assert_cmpuint (pages_fetched (self), ==, 4);
  look_at (self, 50000, 200, held);
  g_assert_cmpuint (pages_fetched (self), ==, 8);
  g_assert_cmpuint (self->source->n_lists, ==, 1);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_placeholder_notifies (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiVillageItem) item = item_at (self, 100);
  guint                        n = 0;

  g_signal_connect (item, "notify::village", G_CALLBACK (count_notify_cb), &n);
  settle ();
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (desmi_village_item_get_village (item)->name, ==, "Desa 1000");
}

/* Scrolling through everything keeps 32 pages, fetches each once and drops the oldest. */
static void
test_least_recent_pages_go (Fixture *self, gconstpointer data)
{
  const guint n_pages = (N_VILLAGES + PAGE - 1) / PAGE;
  guint       before;

  for (guint position = 0; position < N_VILLAGES; position++)
    {
      g_autoptr (DesmiVillageItem) item = item_at (self, position);

      if (position % PAGE == 0)
        settle ();
      g_assert_nonnull (item);
    }
  g_assert_cmpuint (pages_fetched (self), ==, n_pages);
  g_object_unref (item_at (self, N_VILLAGES - 1));
  g_object_unref (item_at (self, N_VILLAGES - 31 * PAGE));
  g_assert_cmpuint (pages_fetched (self), ==, n_pages);
  before = pages_fetched (self);
  g_object_unref (item_at (self, 0));
  g_assert_cmpuint (pages_fetched (self), ==, before + 1);
}

/* A page that scrolled by before it came is not waited for. */
static void
test_dropped_fetches_are_cancelled (Fixture *self, gconstpointer data)
{
  for (guint page = 0; page < 100; page++)
    g_object_unref (item_at (self, page * PAGE));
  settle ();
  g_assert_cmpuint (self->source->n_cancelled, ==, 100 - DESMI_VILLAGE_MAX_PAGES);
}

static void
test_new_filter_in_two_steps (Fixture *self, gconstpointer data)
{
  DesmiVillageFilter           filter;
  g_autoptr (DesmiVillageItem) item = NULL;
  gboolean                     loading;

  desmi_village_filter_init (&filter);
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_CANDIDATE);
  g_string_truncate (self->changes, 0);
  desmi_village_list_set_filter (self->list, &filter);
  g_object_get (self->list, "loading", &loading, NULL);
  g_assert_true (loading);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  g_assert_cmpstr (self->changes->str, ==, "");
  settle ();
  g_object_get (self->list, "loading", &loading, NULL);
  g_assert_false (loading);
  g_assert_cmpstr (self->changes->str, ==, "0,84000,0;0,0,12000;");
  filter.descending = TRUE;
  desmi_village_list_set_filter (self->list, &filter);
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpuint (self->source->n_lists, ==, 3);
  item = item_at (self, 0);
  g_assert_cmpint (desmi_village_item_get_id (item), ==, 10 * (N_VILLAGES - 1));
}

/* Of several questions the last one counts, whatever order the answers come in. */
static void
test_last_filter_wins (Fixture *self, gconstpointer data)
{
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_CANDIDATE);
  desmi_village_list_set_filter (self->list, &filter);
  desmi_village_filter_init (&filter);
  filter.descending = TRUE;
  desmi_village_list_set_filter (self->list, &filter);
  g_string_truncate (self->changes, 0);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  g_assert_cmpstr (self->changes->str, ==, "0,84000,0;0,0,84000;");
  g_assert_cmpuint (self->source->n_cancelled, ==, 1);
}

static void
test_reload_keeps_items (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiVillageItem) item = item_at (self, 10);
  guint                        before;

  g_object_unref (item_at (self, 70 * PAGE));
  settle ();
  self->source->cohort = 2018;
  before = pages_fetched (self);
  g_string_truncate (self->changes, 0);
  desmi_village_list_reload (self->list);
  settle ();
  g_assert_cmpuint (pages_fetched (self), ==, before + 1);
  g_assert_cmpstr (self->changes->str, ==, "");
  g_assert_cmpint (desmi_village_item_get_village (item)->cohort, ==, 2018);
}

static void
count_replaced_cb (guint *n)
{
  (*n)++;
}

/* Where items are places, those that are held become other villages', and only the difference in
 * length is told. */
static void
test_keeps_items (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  DesmiVillageFilter    filter;
  DesmiVillageItem     *first;
  guint                 n_replaced = 0, n_told = 0, before;

  desmi_village_list_set_keeps_items (self->list, TRUE);
  g_signal_connect_swapped (self->list, "replaced", G_CALLBACK (count_replaced_cb), &n_replaced);
  look_at (self, 0, 100, held);
  g_object_unref (item_at (self, 70 * PAGE));
  settle ();
  first = g_ptr_array_index (held, 0);
  g_signal_connect (g_ptr_array_index (held, 99), "notify::village", G_CALLBACK (count_notify_cb),
                    &n_told);
  before = pages_fetched (self);
  g_string_truncate (self->changes, 0);
  desmi_village_filter_init (&filter);
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_CANDIDATE);
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpstr (self->changes->str, ==, "12000,72000,0;");
  g_assert_cmpuint (n_replaced, ==, 1);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (pages_fetched (self), ==, before + 2);
  g_assert_cmpint (desmi_village_item_get_id (g_ptr_array_index (held, 99)), ==, 6930);
  g_assert_cmpint (desmi_village_item_get_village (g_ptr_array_index (held, 99))->id, ==, 6930);
  look_at (self, 0, 1, held);
  g_assert_true (g_ptr_array_index (held, 100) == first);
  filter.descending = TRUE;
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpstr (self->changes->str, ==, "12000,72000,0;");
  g_assert_cmpuint (n_replaced, ==, 2);
  g_assert_cmpint (desmi_village_item_get_village (first)->id, ==, 839990);
  g_assert_cmpint (desmi_village_list_peek (self->list, 0)->id, ==, 839990);
  g_assert_null (desmi_village_list_peek (self->list, 5000));
  /* shorter than what is held */
  self->source->n = 70;
  desmi_village_list_retry (self->list);
  settle ();
  g_assert_cmpstr (self->changes->str, ==, "12000,72000,0;10,11990,0;");
  g_assert_cmpint (desmi_village_item_get_village (first)->id, ==, 690);
}

/* When a search ends, the list is there as it was, without another question, unless something was
 * changed meanwhile. */
static void
test_search_ends (Fixture *self, gconstpointer data)
{
  DesmiVillageFilter filter, search;
  gboolean           loading;

  desmi_village_filter_init (&filter);
  filter.descending = TRUE;
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  search = filter;
  search.search = "sukamaju";
  search.statuses = DESMI_STATUS_BIT (DESMI_STATUS_CANDIDATE);
  desmi_village_list_set_filter (self->list, &search);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 12000);
  g_assert_cmpuint (self->source->n_lists, ==, 3);
  desmi_village_list_set_filter (self->list, &filter);
  g_object_get (self->list, "loading", &loading, NULL);
  g_assert_false (loading);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  g_assert_cmpint (desmi_village_list_get_id (self->list, 0), ==, 10 * (N_VILLAGES - 1));
  settle ();
  g_assert_cmpuint (self->source->n_lists, ==, 3);
  /* a search that is under way does not come after its end */
  desmi_village_list_set_filter (self->list, &search);
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  /* whoever asks anew is not told of the past */
  desmi_village_list_set_filter (self->list, &search);
  self->source->n = 70;
  desmi_village_list_retry (self->list);
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 70);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  guint position = 0;

  g_assert_true (desmi_village_list_find (self->list, 839990, &position));
  g_assert_cmpuint (position, ==, 83999);
  g_assert_false (desmi_village_list_find (self->list, 5, &position));
  g_assert_cmpuint (pages_fetched (self), ==, 0);
}

static void
test_source_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiVillageItem) item = item_at (self, 10);

  desmi_village_list_set_loader (self->list, NULL, NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 0);
  g_assert_null (desmi_village_item_get_village (item));
}

static void
failed_cb (DesmiVillageList *list, const GError *error, gpointer data)
{
  g_string_append_printf (data, "%s;", error->message);
}

/* A failure is told, what is there stays, and asking again mends it; cancelling is no failure. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (GString)          failures = g_string_new (NULL);
  g_autoptr (DesmiVillageItem) item = NULL;
  DesmiVillageFilter           filter;

  g_signal_connect (self->list, "failed", G_CALLBACK (failed_cb), failures);
  self->source->broken = TRUE;
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  settle ();
  g_assert_null (desmi_village_item_get_village (item));
  g_assert_cmpstr (failures->str, ==, "Nothing can be read.;");
  desmi_village_filter_init (&filter);
  filter.descending = TRUE;
  desmi_village_list_set_filter (self->list, &filter);
  settle ();
  g_assert_cmpstr (failures->str, ==, "Nothing can be read.;Nothing can be read.;");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, N_VILLAGES);
  self->source->broken = FALSE;
  desmi_village_list_retry (self->list);
  settle ();
  g_clear_object (&item);
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  settle ();
  g_assert_nonnull (desmi_village_item_get_village (item));
  filter.descending = FALSE;
  desmi_village_list_set_filter (self->list, &filter);
  desmi_village_list_retry (self->list);
  settle ();
  g_assert_cmpstr (failures->str, ==, "Nothing can be read.;Nothing can be read.;");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/village-list/only-what-is-seen", test_only_what_is_seen },
    { "/village-list/placeholder-notifies", test_placeholder_notifies },
    { "/village-list/least-recent-pages-go", test_least_recent_pages_go },
    { "/village-list/dropped-fetches", test_dropped_fetches_are_cancelled },
    { "/village-list/two-steps", test_new_filter_in_two_steps },
    { "/village-list/last-filter-wins", test_last_filter_wins },
    { "/village-list/reload", test_reload_keeps_items },
    { "/village-list/keeps-items", test_keeps_items },
    { "/village-list/find", test_find },
    { "/village-list/search-ends", test_search_ends },
    { "/village-list/source-goes", test_source_goes },
    { "/village-list/failure", test_failure },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
