/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of villages on all 83,000 villages of the country, and beside it in the same run what
 * GTK has ready-made: strings in a column view of as many columns, sorted and filtered by its
 * models. */
#include "bench-clock.h"
#include "bench-table.h"

#include "app/desmi-new-file.h"
#include "app/desmi-session.h"
#include "app/desmi-village-list.h"
#include "ui/villages/desmi-villages-page.h"

#include <adwaita.h>

#define WIDTH 1180
#define HEIGHT 760
#define N_FRAMES 100
#define N_JUMPS 40
#define N_REPEATS 9
#define N_COLUMNS 6
#define ROW_HEIGHT_GUESS 36
#define LIMIT_SECONDS 60

typedef enum
{
  ORDER_NAME,
  ORDER_CODE,
} Order;

typedef struct _Subject Subject;

struct _Subject
{
  const char    *name;
  GtkWidget     *window;
  GtkColumnView *view;
  GListModel    *model; /* what is shown, in its order */
  void (*ask) (Subject *self, Order order, gboolean descending, const char *search);
  /* whether everything asked for is there; the row at the top too */
  gboolean (*is_settled) (Subject *self, guint top);
  /* the peer's own models */
  GtkSortListModel   *sorted;
  GtkFilterListModel *filtered;

  guint               n_painted;
  double              frame_start, frame_ms; /* of the last frame, CPU of the main thread */
};

static double
thread_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  ((Subject *) data)->frame_start = thread_cpu_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Subject *self = data;

  self->frame_ms = thread_cpu_ms () - self->frame_start;
  self->n_painted++;
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("The file or a frame did not come in time.");
  return G_SOURCE_REMOVE;
}

static guint
get_top (Subject *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  guint          n = g_list_model_get_n_items (self->model);
  double         share = gtk_adjustment_get_value (adjustment)
                 / MAX (gtk_adjustment_get_upper (adjustment), ROW_HEIGHT_GUESS);

  return MIN ((guint) (share * n), n == 0 ? 0 : n - 1);
}

/* Until a frame is painted; @settled: one that shows everything. */
static void
wait_for_frame (Subject *self, gboolean settled)
{
  guint source = g_timeout_add_seconds (LIMIT_SECONDS, timeout_cb, NULL);
  guint n;

  while (settled && !self->is_settled (self, get_top (self)))
    g_main_context_iteration (NULL, TRUE);
  n = self->n_painted;
  gtk_widget_queue_draw (self->window);
  while (self->n_painted == n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
drain (Subject *self)
{
  for (int i = 0; i < 3; i++)
    wait_for_frame (self, TRUE);
}

typedef struct
{
  double frame_ms, all_ms;
} Step;

/* One step of scrolling: the frame on the main thread, and all CPU until the rows are there. */
static Step
scroll (Subject *self, double value)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double         start = bench_cpu_ms ();
  Step           step;

  gtk_adjustment_set_value (adjustment, value);
  wait_for_frame (self, FALSE);
  step.frame_ms = self->frame_ms;
  if (!self->is_settled (self, get_top (self)))
    wait_for_frame (self, TRUE);
  step.all_ms = bench_cpu_ms () - start;
  return step;
}

static void
report_steps (Subject *self, const char *what, Step *steps, guint n)
{
  double frames[N_FRAMES], all[N_FRAMES];

  for (guint i = 0; i < n; i++)
    {
      frames[i] = steps[i].frame_ms;
      all[i] = steps[i].all_ms;
    }
  g_print ("%-24s %-22s frame %7.2f ms, with rows there %7.2f ms\n", self->name, what,
           bench_median (frames, n), bench_median (all, n));
}

static void
measure_scrolling (Subject *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double         page = gtk_adjustment_get_page_size (adjustment), value = 0;
  Step           steps[N_FRAMES];
  guint32        random = 83762;

  for (guint i = 0; i < N_FRAMES; i++)
    steps[i] = scroll (self, value += 40);
  report_steps (self, "scroll by 40 px", steps, N_FRAMES);
  for (guint i = 0; i < N_FRAMES; i++)
    steps[i] = scroll (self, value += page);
  report_steps (self, "scroll by a page", steps, N_FRAMES);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      random = random * 1664525u + 1013904223u;
      steps[i] = scroll (self, (double) (random >> 8) / (1 << 24)
                                   * (gtk_adjustment_get_upper (adjustment) - page));
    }
  report_steps (self, "far jump", steps, N_JUMPS);
  scroll (self, 0);
  drain (self);
}

/* From the question to the frame that shows the answer. */
static double
ask (Subject *self, Order order, gboolean descending, const char *search, double *wall)
{
  double cpu = bench_cpu_ms ();
  gint64 start = g_get_monotonic_time ();

  self->ask (self, order, descending, search);
  wait_for_frame (self, TRUE);
  *wall = (double) (g_get_monotonic_time () - start) / 1e3;
  cpu = bench_cpu_ms () - cpu;
  drain (self);
  return cpu;
}

static void
measure_questions (Subject *self)
{
  static const char *const names[]
      = { "order by name", "order by code", "search", "search cleared" };
  double cpu[4][N_REPEATS], wall[4][N_REPEATS];
  guint  n_found = 0;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      cpu[0][i] = ask (self, ORDER_NAME, TRUE, NULL, &wall[0][i]);
      cpu[1][i] = ask (self, ORDER_CODE, FALSE, NULL, &wall[1][i]);
      cpu[2][i] = ask (self, ORDER_CODE, FALSE, "sukamaju", &wall[2][i]);
      n_found = g_list_model_get_n_items (self->model);
      cpu[3][i] = ask (self, ORDER_CODE, FALSE, NULL, &wall[3][i]);
    }
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    g_print ("%-24s %-22s CPU %7.1f ms, wall %7.1f ms\n", self->name, names[k],
             bench_median (cpu[k], N_REPEATS), bench_median (wall[k], N_REPEATS));
  g_print ("%-24s found %u of %u\n", self->name, n_found, g_list_model_get_n_items (self->model));
}

static void
present (Subject *self, GtkWidget *child)
{
  GdkFrameClock *clock;

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_present (GTK_WINDOW (self->window));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

/* Our page */

static void
ask_ours (Subject *self, Order order, gboolean descending, const char *search)
{
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  filter.sort = order == ORDER_NAME ? DESMI_VILLAGE_SORT_NAME : DESMI_VILLAGE_SORT_CODE;
  filter.descending = descending;
  filter.search = search;
  desmi_village_list_set_filter (DESMI_VILLAGE_LIST (self->model), &filter);
}

static gboolean
is_settled_ours (Subject *self, guint top)
{
  g_autoptr (DesmiVillageItem) item = g_list_model_get_item (self->model, top);
  gboolean                     loading;

  g_object_get (self->model, "loading", &loading, NULL);
  return !loading && (item == NULL || desmi_village_item_get_village (item) != NULL);
}

static GtkWidget *
find_view (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer opened)
{
  g_autoptr (GError) error = NULL;

  desmi_session_open_finish (DESMI_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) opened = TRUE;
}

static void
measure_ours (DesmiSession *session)
{
  Subject self = { .name = "the page of villages", .ask = ask_ours, .is_settled = is_settled_ours };
  GtkWidget *page = desmi_villages_page_new (session);
  double     wall, cpu;

  self.view = GTK_COLUMN_VIEW (find_view (page));
  self.model = desmi_villages_page_get_list (DESMI_VILLAGES_PAGE (page));
  present (&self, page);
  drain (&self);
  cpu = ask (&self, ORDER_CODE, FALSE, NULL, &wall);
  g_print ("%-24s %-22s CPU %7.1f ms, wall %7.1f ms\n", self.name, "all villages shown", cpu, wall);
  measure_scrolling (&self);
  measure_questions (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* The peer */

static void
ask_peer (Subject *self, Order order, gboolean descending, const char *search)
{
  g_autoptr (GtkStringFilter) filter = NULL;
  g_autoptr (GtkStringSorter) sorter = NULL;

  if (search != NULL)
    {
      filter = gtk_string_filter_new (
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
      gtk_string_filter_set_search (filter, search);
    }
  if (order == ORDER_NAME)
    sorter = gtk_string_sorter_new (
        gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (filter));
  gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (sorter));
}

static gboolean
is_settled_peer (Subject *self, guint top)
{
  return TRUE; /* its models do not let go before they have done */
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The names of all villages, in the order of their codes. */
static GtkStringList *
read_names (DesmiStore *store)
{
  GtkStringList        *names = gtk_string_list_new (NULL);
  DesmiVillageFilter    filter;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) villages = NULL;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  filter.sort = DESMI_VILLAGE_SORT_CODE;
  ids = desmi_store_list_villages (store, &filter, NULL, &error);
  g_assert_no_error (error);
  villages = desmi_store_get_villages (store, (const gint64 *) (const void *) ids->data, ids->len,
                                       &filter, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < villages->len; i++)
    gtk_string_list_append (names, ((DesmiVillage *) g_ptr_array_index (villages, i))->name);
  return names;
}

static void
measure_peer (DesmiStore *store)
{
  Subject    self = { .name = "strings of GTK", .ask = ask_peer, .is_settled = is_settled_peer };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self.filtered = gtk_filter_list_model_new (G_LIST_MODEL (read_names (store)), NULL);
  self.sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self.filtered)), NULL);
  self.model = G_LIST_MODEL (self.sorted);
  self.view = GTK_COLUMN_VIEW (gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (self.model)))));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_append_column (self.view, gtk_column_view_column_new ("Name", factory));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self.view));
  present (&self, scrolled);
  drain (&self);
  measure_scrolling (&self);
  measure_questions (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.sorted);
  g_object_unref (self.filtered);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError)       error = NULL;
  g_autofree char         *folder = NULL, *path = NULL;
  g_autoptr (DesmiSession) session = NULL;
  gboolean                 opened = FALSE;
  guint                    limit;

  if (!gtk_init_check ())
    {
      g_print ("Skipped: there is no display, so no window can be opened.\n");
      return 77;
    }
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  folder = g_dir_make_tmp ("desmigratif-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "bench.desmigratif", NULL);
  g_assert_true (desmi_new_file_create (path, "32.12", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  session = desmi_session_new ();
  desmi_session_open_async (session, path, NULL, opened_cb, &opened);
  limit = g_timeout_add_seconds (LIMIT_SECONDS, timeout_cb, NULL);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_print ("medians of CPU; %d x %d\n", WIDTH, HEIGHT);
  measure_ours (session);
  measure_peer (desmi_session_get_store (session));
  desmi_session_close (session);
  desmi_store_wait_closed ();
  bench_remove_tree (folder);
  return 0;
}
