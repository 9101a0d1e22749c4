/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads and contexts: results where they were asked for, cancelling, one "changed" a commit. */
#include "store-fixture.h"

#include "store/desmi-connection.h"

#include <string.h>

#define VILLAGE "32.12.01.2001"

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 2, 2);
}

/* Waits for a result, at most a minute. */
static void
wait_for (GMainContext *context, GAsyncResult **result)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*result == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (context, TRUE);
  g_assert_nonnull (*result);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

typedef struct
{
  guint          n;
  DesmiTables    tables;
  char         **villages;
  GThread       *thread;
  GMainContext  *context;
  gboolean       done_before; /* the result came first */
  GAsyncResult **result;
} Heard;

static void
changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  Heard *heard = data;

  heard->n++;
  heard->tables = tables;
  g_strfreev (heard->villages);
  heard->villages = g_strdupv ((char **) villages);
  heard->thread = g_thread_self ();
  heard->done_before = heard->result != NULL && *heard->result != NULL;
}

static DesmiEdit *
make_edit (const char *name)
{
  DesmiEdit *edit = desmi_edit_new (name);

  desmi_edit_set_profile (edit, VILLAGE, "head_name", name);
  desmi_edit_set_profile (edit, VILLAGE, "service", "Pos layanan");
  return edit;
}

static void
test_apply_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DesmiEdit)    edit = make_edit ("Budi");
  Heard                    heard = { .result = &result };

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &heard);
  desmi_store_apply_async (self->store, edit, NULL, keep_cb, &result);
  g_assert_null (result);
  wait_for (NULL, &result);
  g_assert_true (desmi_store_apply_finish (self->store, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpuint (heard.tables, ==, DESMI_TABLES_VILLAGES | DESMI_TABLES_HISTORY);
  g_assert_false (heard.done_before);
  g_assert_true (heard.thread == g_thread_self ());
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "Budi");
  g_strfreev (heard.villages);
}

/* The village is told where one is known; a batch of history alone says many. */
static void
test_changed_sync (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiEdit) edit = make_edit ("Budi");
  Heard                 heard = { 0 };

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpuint (heard.tables & DESMI_TABLES_VILLAGES, !=, 0);
  g_assert_nonnull (heard.villages);
  g_assert_cmpstr (heard.villages[0], ==, VILLAGE);
  g_assert_null (heard.villages[1]);
  g_strfreev (heard.villages);
}

static gpointer
sum_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n;

  return desmi_connection_get_int (connection, "SELECT count (*) FROM official_region", &n, error)
             ? GINT_TO_POINTER ((int) n)
             : NULL;
}

static gpointer
endless_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n;

  return desmi_connection_get_int (
             connection,
             "WITH RECURSIVE t (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t)"
             " SELECT count (*) FROM t",
             &n, error)
             ? connection
             : NULL;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* An endless question ends when it is cancelled, and the connection goes on to serve. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread                 *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      gpointer                 result
          = i % 2 == 0 ? desmi_store_read (self->store, endless_job, NULL, cancellable, &error)
                       : desmi_store_write (self->store, endless_job, NULL, cancellable, &error);

      g_thread_join (thread);
      g_assert_null (result);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpint (GPOINTER_TO_INT (desmi_store_read (self->store, sum_job, NULL, NULL, NULL)), ==,
                   8);
  fixture_exec (self, "INSERT INTO meta VALUES ('still', 'there')");
}

/* Who waits for another program's lock hears of it, too: this one would wait for weeks. */
static void
test_cancel_while_held (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autoptr (DesmiConnection) other
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_autoptr (DesmiConnection) waiting
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  GThread *thread;

  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  desmi_connection_set_patience (waiting, G_MAXUINT);
  desmi_connection_set_cancellable (waiting, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (desmi_connection_exec (waiting, "BEGIN IMMEDIATE", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_cancelled_before (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DesmiEdit)    edit = make_edit ("Budi");

  g_cancellable_cancel (cancellable);
  desmi_store_apply_async (self->store, edit, cancellable, keep_cb, &result);
  wait_for (NULL, &result);
  g_assert_false (desmi_store_apply_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_profile"), ==, 0);
}

static gpointer
ask_elsewhere (gpointer data)
{
  Fixture                 *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  g_main_context_push_thread_default (context);
  desmi_store_read_async (self->store, sum_job, NULL, NULL, NULL, NULL, keep_cb, &result);
  wait_for (context, &result);
  g_assert_cmpint (GPOINTER_TO_INT (desmi_store_read_finish (self->store, result, &error)), ==, 8);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* Many threads ask at once, each in its own context, while one writes. */
static void
test_many (Fixture *self, gconstpointer data)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_elsewhere, self);
  for (guint i = 0; i < 20; i++)
    fixture_exec (self, "INSERT OR REPLACE INTO meta VALUES ('n', '%u')", i);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_open_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (DesmiStore)   store = NULL;
  Heard                    heard = { 0 };

  desmi_store_open_async (self->path, DESMI_OPEN_NONE, NULL, opened_cb, &result);
  wait_for (NULL, &result);
  store = desmi_store_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_store_get_district_name (store), ==, "Kabupaten Indramayu");
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);
  g_assert_true (desmi_store_set_meta (store, "a", "b", &error));
  g_assert_cmpuint (heard.n, ==, 1);
  desmi_store_open_async (self->folder, DESMI_OPEN_NONE, NULL, opened_cb, &refused);
  wait_for (NULL, &refused);
  g_assert_null (desmi_store_open_finish (refused, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOT_OURS);
}

/* After close every call says so; what waited is told so too. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  desmi_store_close (self->store);
  g_assert_null (desmi_store_read (self->store, sum_job, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (desmi_store_set_meta (self->store, "a", "b", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  desmi_store_read_async (self->store, sum_job, NULL, NULL, NULL, NULL, keep_cb, &result);
  wait_for (NULL, &result);
  g_assert_null (desmi_store_read_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (desmi_store_close_finish (DESMI_STORE (source), result));
  *(gboolean *) data = TRUE;
}

/* Closing does not wait for an edit that waits for another program's lock, and the edit is not
 * lost. */
static void
test_close_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) other
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("nama");
  gboolean                 closed = FALSE;

  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  desmi_edit_set_profile (edit, "32.12.01.2001", "head_name", "Budi");
  desmi_store_apply_async (self->store, edit, NULL, keep_cb, &result);
  /* until it is begun */
  g_usleep (1000 * 1000);
  /* were it waited for here, the edit would wait in vain and be refused */
  desmi_store_close_async (self->store, closed_cb, &closed);
  g_assert_true (desmi_connection_exec (other, "ROLLBACK", &error));
  wait_for (NULL, &result);
  g_assert_true (desmi_store_apply_finish (self->store, result, &error));
  g_assert_no_error (error);
  desmi_store_wait_closed ();
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (desmi_store_read (self->store, sum_job, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static gpointer
wait_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GAsyncQueue *gate = data;

  g_async_queue_pop (gate);
  return data;
}

/* An edit that waits behind a long change when the file is closed is made, a question is not
 * answered. */
static void
test_close_waiting (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GAsyncResult) first = NULL, result = NULL;
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("nama");
  g_autoptr (GAsyncQueue)  gate = g_async_queue_new ();
  gboolean                 closed = FALSE;

  desmi_store_write_async (self->store, wait_job, gate, NULL, NULL, NULL, keep_cb, &first);
  desmi_edit_set_profile (edit, "32.12.01.2001", "head_name", "Budi");
  desmi_store_apply_async (self->store, edit, NULL, keep_cb, &result);
  desmi_store_close_async (self->store, closed_cb, &closed);
  /* until it is closing; those that answer are stopped first, and at once */
  while (desmi_store_read (self->store, sum_job, NULL, NULL, &error) != NULL)
    g_usleep (1000);
  g_usleep (50 * 1000);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_async_queue_push (gate, gate);
  wait_for (NULL, &result);
  g_assert_true (desmi_store_apply_finish (self->store, result, &error));
  g_assert_no_error (error);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* The last reference may go while jobs run, even on a worker's own thread. */
static void
test_dropped_while_busy (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiStore        *store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
      gboolean           done = FALSE;

      g_assert_no_error (error);
      desmi_store_read_async (store, sum_job, NULL, NULL, NULL, NULL, forget_cb, &done);
      g_object_unref (store);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
    }
}

static gpointer
failing_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  if (desmi_connection_exec (connection, "INSERT INTO meta VALUES ('half', 'done')", error))
    {
      desmi_connection_touch (connection, DESMI_TABLES_ALL, NULL);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
    }
  return NULL;
}

static void
test_rolled_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Heard              heard = { 0 };

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_assert_null (desmi_store_write (self->store, failing_job, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM meta WHERE key = 'half'"), ==, 0);
}

typedef struct
{
  DesmiStore *store;
  int         seen;
} Nested;

static gpointer
nested_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Nested *nested = data;

  if (!desmi_connection_exec (connection, "INSERT INTO meta VALUES ('nested', '1')", error))
    return NULL;
  nested->seen = GPOINTER_TO_INT (desmi_store_read (nested->store, sum_job, NULL, NULL, error));
  return nested;
}

/* A source of records that asks the store while it is being imported does not wait for itself. */
static void
test_nested (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Nested             nested = { self->store, 0 };

  g_assert_nonnull (desmi_store_write (self->store, nested_job, &nested, NULL, &error));
  g_assert_cmpint (nested.seen, ==, 8);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/async/" name, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("apply", test_apply_async);
  ADD ("changed", test_changed_sync);
  ADD ("cancel", test_cancel);
  ADD ("cancel-while-held", test_cancel_while_held);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("many", test_many);
  ADD ("open", test_open_async);
  ADD ("closed", test_closed);
  ADD ("close-async", test_close_async);
  ADD ("close-waiting", test_close_waiting);
  ADD ("dropped-while-busy", test_dropped_while_busy);
  ADD ("rolled-back", test_rolled_back);
  ADD ("nested", test_nested);
  return g_test_run ();
}
