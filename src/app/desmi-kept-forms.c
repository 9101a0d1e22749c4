/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were left half-typed. Those that are older than a month, and those of something that
 * is not in the file any more, are taken away when somebody looks. */
#include "app/desmi-kept-forms.h"

#include "app/desmi-draft-path.h"
#include "app/desmi-flow-kind.h"
#include "app/desmi-session.h"
#include "core/desmi-clock.h"
#include "core/desmi-code.h"
#include "core/desmi-period.h"
#include "store/desmi-register.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define DAY_S (24 * 60 * 60)
#define DECK "deck/"
#define FINDING "finding/"
#define FLOWS "flows"
#define FLOWS_PARTS 4 /* of a sheet: village, year, direction, kind */

static void
kept_form_free (gpointer data)
{
  DesmiKeptForm *self = data;

  g_free (self->path);
  g_free (self->form);
  g_free (self->title);
  g_free (self->of);
  g_free (self);
}

/* "register/person/32.12.16.2004/7" and "document/32.12.16.2004/7": the register; %NULL: it is of
 * none. */
static const DesmiRegisterType *
find_register (char **parts)
{
  const char   *name = g_strcmp0 (parts[0], "register") == 0 ? parts[1] : parts[0];
  DesmiRegister reg;

  return desmi_register_from_name (name, &reg) ? desmi_register_get (reg) : NULL;
}

static char *
find_village (char **parts)
{
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (desmi_code_is_valid (parts[i], DESMI_LEVEL_VILLAGE))
      return parts[i];
  return NULL;
}

/* "report/32.12.16.2004/2023-Q4/desmigratif"; %NULL: it is of no quarter. */
static const char *
find_quarter (char **parts)
{
  DesmiPeriod quarter;
  const char *text
      = g_strcmp0 (parts[0], "report") == 0 && g_strv_length (parts) > 2 ? parts[2] : NULL;

  return text != NULL && desmi_period_parse (text, &quarter, NULL)
                 && quarter.kind == DESMI_PERIOD_QUARTER
             ? text
             : NULL;
}

/* The number behind the village; 0: a new entry, or one that has none. */
static gint64
find_number (char **parts)
{
  const DesmiRegisterType *type = parts[0] != NULL ? find_register (parts) : NULL;

  for (guint i = 1; type != NULL && type->has_id && parts[i] != NULL; i++)
    if (desmi_code_is_valid (parts[i], DESMI_LEVEL_VILLAGE) && parts[i + 1] != NULL)
      return g_ascii_strtoll (parts[i + 1], NULL, 10);
  return 0;
}

static gboolean
has_entry (DesmiStore *store, const DesmiRegisterType *type, const char *village, gint64 number)
{
  g_autofree char       *name = g_strdup_printf ("register-%s", type->name);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (store, name, village, NULL, NULL, &error);

  for (guint i = 0; table != NULL && i < desmi_table_get_n_rows (table); i++)
    if (desmi_table_get_int (table, i, (guint) desmi_table_find_column (table, "id")) == number)
      return TRUE;
  /* what cannot be read is not gone */
  return table == NULL;
}

static gboolean
is_there (DesmiStore *store, const char *form)
{
  g_auto (GStrv)           parts = g_strsplit (form, "/", -1);
  const char              *code = find_village (parts);
  gint64                   number = find_number (parts);
  const DesmiRegisterType *type;
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village = NULL;

  if (code == NULL)
    return TRUE;
  village = desmi_store_get_village (store, code, NULL, &error);
  if (village == NULL)
    return error != NULL && !g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  type = number != 0 ? find_register (parts) : NULL;
  /* what only a newer version knows is kept for it */
  return type == NULL || has_entry (store, type, code, number);
}

/* The counts that were typed into flows and are in no file yet are one draft, of all villages: it
 * is opened at the first whose village is there. */
static gboolean
find_flows (DesmiStore *store, GKeyFile *draft, char **form, char **title)
{
  g_auto (GStrv)           ids = g_key_file_get_groups (draft, NULL);
  g_autofree char         *first = NULL;
  g_autoptr (DesmiVillage) village = NULL;
  guint                    n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (GStrv)           parts = g_strsplit (ids[i], "/", 2);
      g_autofree char         *sheet = g_uri_unescape_string (parts[0], NULL);
      g_auto (GStrv)           of = g_strsplit (sheet != NULL ? sheet : "", "/", -1);
      g_autoptr (DesmiVillage) other = NULL;

      if (g_str_equal (ids[i], DESMI_DRAFT_ABOUT) || g_strv_length (of) < FLOWS_PARTS)
        continue;
      n++;
      if (first != NULL && strcmp (first, sheet) <= 0)
        continue;
      other = desmi_store_get_village (store, of[0], NULL, NULL);
      if (other == NULL)
        continue;
      g_free (first);
      first = g_steal_pointer (&sheet);
      g_clear_pointer (&village, desmi_village_unref);
      village = g_steal_pointer (&other);
    }
  if (first == NULL)
    return FALSE;
  *form = g_strconcat (FLOWS "/", first, NULL);
  *title = g_strdup_printf (
      /* Translators: how many, and the name of the village where the first of them is */
      ngettext ("%u count of flows that was not saved (%s)",
                "%u counts of flows that were not saved (first: %s)", n),
      n, village->name);
  return TRUE;
}

/* %NULL: it is of another file, of no form, or of something that is gone. */
static DesmiKeptForm *
read_form (DesmiStore *store, const char *path, gint64 at)
{
  g_autoptr (GKeyFile) draft = g_key_file_new ();
  g_autofree char     *file = NULL, *form = NULL, *title = NULL;
  DesmiKeptForm       *self;

  if (!g_key_file_load_from_file (draft, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  file = g_key_file_get_string (draft, DESMI_DRAFT_ABOUT, "file", NULL);
  form = g_key_file_get_string (draft, DESMI_DRAFT_ABOUT, "form", NULL);
  title = g_key_file_get_string (draft, DESMI_DRAFT_ABOUT, "title", NULL);
  if (form == NULL || g_strcmp0 (file, desmi_store_get_path (store)) != 0)
    return NULL;
  if (g_str_equal (form, FLOWS))
    {
      g_clear_pointer (&form, g_free);
      if (!find_flows (store, draft, &form, &title))
        return NULL;
    }
  else if (title == NULL)
    return NULL;
  if (!is_there (store, form))
    {
      g_unlink (path);
      return NULL;
    }
  self = g_new (DesmiKeptForm, 1);
  *self = (DesmiKeptForm){ g_strdup (path), g_steal_pointer (&form), g_steal_pointer (&title),
                           g_key_file_get_string (draft, DESMI_DRAFT_ABOUT, "of", NULL), at };
  return self;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DesmiKeptForm *x = *(const DesmiKeptForm *const *) a,
                      *y = *(const DesmiKeptForm *const *) b;

  return (x->at < y->at) - (x->at > y->at);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DesmiStore      *store = data;
  g_autofree char *folder = desmi_draft_path_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray       *forms = g_ptr_array_new_with_free_func (kept_form_free);
  const char      *name;

  desmi_draft_path_forget_owners ();
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      DesmiKeptForm   *form = NULL;
      GStatBuf         info;

      if (g_stat (path, &info) != 0 || !desmi_draft_path_is_free (path))
        continue;
      if (desmi_clock_now () - (gint64) info.st_mtime > DESMI_KEPT_DAYS * DAY_S)
        g_unlink (path);
      else
        form = read_form (store, path, (gint64) info.st_mtime);
      if (form != NULL)
        g_ptr_array_add (forms, form);
    }
  g_ptr_array_sort (forms, compare_times);
  g_task_return_pointer (task, forms, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * desmi_kept_forms_list_async:
 * @store: of the file that the forms are of
 *
 * Lists what was left half-typed and is not open now, on a thread.
 */
void
desmi_kept_forms_list_async (DesmiStore         *store,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_kept_forms_list_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * desmi_kept_forms_list_finish:
 *
 * Returns: (transfer full) (element-type DesmiKeptForm): the latest first; %NULL with @error set if
 * it was cancelled
 */
GPtrArray *
desmi_kept_forms_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Where a form is opened: by how its name begins. */
static const struct
{
  const char *prefix, *page, *tab, *title;
} places[] = {
  { "profile/", "village", "profile", N_ ("Profile") },
  { "register/person/", "village", "people", N_ ("Officers") },
  { "register/service/", "village", "people", N_ ("Officers") },
  { "register/partner/", "village", "partners", N_ ("Partners") },
  { "register/group/", "village", "enterprises", N_ ("Enterprises and cooperatives") },
  { "register/product/", "village", "enterprises", N_ ("Enterprises and cooperatives") },
  { "register/cooperative/", "village", "enterprises", N_ ("Enterprises and cooperatives") },
  { "register/support/", "village", "enterprises", N_ ("Enterprises and cooperatives") },
  { "register/", "village", "activities", N_ ("Activities") },
  { "document", "village", "documents", N_ ("Documents") },
  { "doubt/", "village", "flows", N_ ("Flows") },
  { "report/", "village", "report", N_ ("Pillars") },
  { FLOWS "/", "village", "flows", N_ ("Flows") },
  { "targets/", "pillars", NULL, N_ ("Pillars") },
  { "finding/", "quality", NULL, N_ ("Data Quality") },
  { "catalogue/", "pillars", NULL, N_ ("Pillars") },
  { "stock-months", "flows", NULL, N_ ("Worker Flows") },
  { DECK, "decks", NULL, N_ ("Presentations") },
  { "new-deck/", "decks", NULL, N_ ("Presentations") },
  { "add-to-deck", "overview", NULL, N_ ("Overview") },
  { "", "villages", NULL, N_ ("Villages") },
};

static guint
find_place (const char *form)
{
  guint i = 0;

  while (!g_str_has_prefix (form, places[i].prefix))
    i++;
  return i;
}

/**
 * desmi_kept_form_get_place:
 * @form: of a #DesmiKeptForm
 *
 * Returns: (transfer none): the part of the window that it is opened from, for a reader
 */
const char *
desmi_kept_form_get_place (const char *form, const DesmiLocale *locale)
{
  return desmi_locale_text (locale, places[find_place (form)].title);
}

/* What stands behind the village; %NULL: there is no village. */
static char **
find_rest (char **parts)
{
  char *village = find_village (parts);

  for (guint i = 0; village != NULL && parts[i] != NULL; i++)
    if (parts[i] == village)
      return parts + i + 1;
  return NULL;
}

/* "register/milestone/32.12.16.2004/of/desmigratif/1" */
static gboolean
is_begun_from_report (char **rest)
{
  return rest != NULL && g_strcmp0 (rest[0], "of") == 0 && rest[1] != NULL;
}

/* "flows/32.12.16.2004/2023/out/workers": the sheet. @at: (transfer full) */
static DesmiViewState *
aim_at_sheet (DesmiViewState *at, char **parts)
{
  g_autoptr (DesmiViewState) here = at, year = NULL, direction = NULL;
  gboolean                   is_workers;

  if (g_strcmp0 (parts[0], FLOWS) != 0 || g_strv_length (parts) <= FLOWS_PARTS)
    return g_steal_pointer (&here);
  is_workers = g_str_equal (parts[FLOWS_PARTS], desmi_flow_kind_to_name (DESMI_FLOW_KIND_WORKERS));
  year = desmi_view_state_with_filter (here, "year", parts[2]);
  direction = desmi_view_state_with_filter (year, "direction", parts[3]);
  return desmi_view_state_with (direction, DESMI_VIEW_MEASURE,
                                is_workers ? NULL : parts[FLOWS_PARTS]);
}

/**
 * desmi_kept_form_new_view:
 * @form: of a #DesmiKeptForm
 * @here: whose period, audience and so on go along
 *
 * Returns: (transfer full): the page, and of a village the tab and quarter, from where the form is
 * opened
 */
DesmiViewState *
desmi_kept_form_new_view (const char *form, const DesmiViewState *here)
{
  g_auto (GStrv)             parts = g_strsplit (form, "/", -1);
  const char                *village = find_village (parts);
  const char                *page = places[find_place (form)].page;
  const char                *tab = places[find_place (form)].tab;
  const char                *quarter = find_quarter (parts);
  g_autoptr (DesmiViewState) fresh = NULL, shared = NULL, then = NULL, at = NULL;

  if (is_begun_from_report (find_rest (parts)))
    tab = "report";
  /* of many villages at once */
  if (tab != NULL && village == NULL)
    {
      page = "villages";
      tab = NULL;
    }
  fresh = desmi_view_state_new (page);
  shared = desmi_view_state_with_shared (fresh, here);
  then = quarter != NULL ? desmi_view_state_with (shared, DESMI_VIEW_QUARTER, quarter)
                         : desmi_view_state_ref (shared);
  /* the presentation that is open is the tab of its page */
  at = desmi_view_state_with (then, DESMI_VIEW_TAB, g_str_has_prefix (form, DECK) ? parts[1] : tab);
  return tab != NULL ? aim_at_sheet (desmi_view_state_with_filter (at, "village", village), parts)
                     : g_steal_pointer (&at);
}

/**
 * desmi_kept_form_dup_subject:
 *
 * Returns: (transfer full) (nullable): for desmi_session_aim(): the entry that @form is of, to be
 * opened there; %NULL where its page opens none by itself
 */
char *
desmi_kept_form_dup_subject (const char *form)
{
  g_auto (GStrv) parts = g_strsplit (form, "/", -1);
  char         **rest = find_rest (parts);
  const gboolean is_finding = g_str_has_prefix (form, FINDING);
  const gboolean is_entry
      = g_strcmp0 (parts[0], "register") == 0 || g_strcmp0 (parts[0], "document") == 0;
  const DesmiRegisterType *type = is_entry ? find_register (parts) : NULL;
  g_autofree char         *keys = rest != NULL ? g_strjoinv (" ", rest) : NULL;

  if (is_finding)
    return g_strdup_printf ("finding %s " DESMI_AIM_FORM, form + strlen (FINDING));
  /* files that are to be added are chosen again: their names are told */
  if (rest != NULL && g_str_equal (parts[0], "documents"))
    {
      g_autofree char *files = g_strjoinv ("/", rest);

      return g_strdup_printf ("documents %s", files);
    }
  if (rest != NULL && g_str_equal (parts[0], "profile"))
    return g_strdup ("profile " DESMI_AIM_FORM);
  /* a new one that was begun from a report is opened from there */
  if (rest == NULL || type == NULL)
    return NULL;
  if (is_begun_from_report (rest))
    {
      g_autofree char *of = g_strjoinv ("/", rest + 1);

      return g_strdup_printf ("%s of %s " DESMI_AIM_FORM, type->name, of);
    }
  return *keys == '\0' ? g_strdup_printf ("%s " DESMI_AIM_FORM, type->name)
                       : g_strdup_printf ("%s %s " DESMI_AIM_FORM, type->name, keys);
}

typedef struct
{
  char *programme, *codes;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->programme);
  g_free (self->codes);
  g_free (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted         *wanted = data;
  g_auto (GStrv)        codes = g_strsplit (wanted->codes, " ", -1);
  g_autoptr (GPtrArray) villages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiVillage      *village = desmi_store_get_programme_village (
               DESMI_STORE (source), codes[i], wanted->programme, cancellable, &error);

      if (village != NULL)
        g_ptr_array_add (villages, village);
      /* one that is there no more is left out */
      else if (!g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&villages), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * desmi_kept_form_read_villages_async:
 * @programme: whose cohort and status count
 * @codes: between blanks
 *
 * Reads the villages that a form was opened for, on a thread.
 */
void
desmi_kept_form_read_villages_async (DesmiStore         *store,
                                     const char         *programme,
                                     const char         *codes,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Wanted           *wanted = g_new (Wanted, 1);

  *wanted = (Wanted){ g_strdup (programme), g_strdup (codes) };
  g_task_set_source_tag (task, desmi_kept_form_read_villages_async);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * desmi_kept_form_read_villages_finish:
 *
 * Returns: (transfer full) (element-type DesmiVillage) (nullable): those that are there
 */
GPtrArray *
desmi_kept_form_read_villages_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
