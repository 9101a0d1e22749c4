/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms that the page of villages opens, where the file can be written. */
#include "ui/villages/desmi-village-forms.h"

#include "app/desmi-village-standing.h"
#include "ui/villages/desmi-bulk-status.h"
#include "ui/villages/desmi-village-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_village_forms_can_write:
 *
 * Returns: whether a file is open, and not only to view
 */
gboolean
desmi_village_forms_can_write (DesmiSession *session)
{
  DesmiStore *store = desmi_session_get_store (session);

  return store != NULL && !desmi_store_get_read_only (store);
}

static GtkWindow *
get_window (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_root (page));
}

static DesmiForm *
present (DesmiForm *form)
{
  gtk_window_present (GTK_WINDOW (form));
  return form;
}

/**
 * desmi_village_forms_enrol:
 * @page: in the window that the form belongs to
 *
 * Asks for a village to be enrolled.
 *
 * Returns: (transfer none) (nullable): the form; %NULL where the file is open to view
 */
DesmiForm *
desmi_village_forms_enrol (GtkWidget *page, DesmiSession *session)
{
  return desmi_village_forms_can_write (session)
             ? present (desmi_enrol_form_new (get_window (page), session))
             : NULL;
}

/**
 * desmi_village_forms_edit:
 * @village: (nullable): whose form
 *
 * Returns: (transfer none) (nullable): the form; %NULL without a village, or where the file is open
 * to view
 */
DesmiForm *
desmi_village_forms_edit (GtkWidget *page, DesmiSession *session, DesmiVillage *village)
{
  return village != NULL && desmi_village_forms_can_write (session)
             ? present (desmi_village_editor_new (get_window (page), session, village))
             : NULL;
}

/**
 * desmi_village_forms_set_status:
 * @villages: (element-type DesmiVillage): those of them that are not enrolled are taken out
 *
 * Returns: (transfer none) (nullable): the form; %NULL if none is enrolled, or where the file is
 * open to view
 */
DesmiForm *
desmi_village_forms_set_status (GtkWidget *page, DesmiSession *session, GPtrArray *villages)
{
  guint n_selected = villages->len;

  for (guint i = villages->len; i > 0; i--)
    if (!((DesmiVillage *) g_ptr_array_index (villages, i - 1))->enrolled)
      g_ptr_array_remove_index (villages, i - 1);
  return villages->len > 0 && desmi_village_forms_can_write (session)
             ? present (desmi_bulk_status_new (get_window (page), session, villages,
                                               n_selected - villages->len))
             : NULL;
}

/**
 * desmi_village_forms_dup_warning:
 * @seen: as it was when the form was opened
 * @now: as it is
 * @period: (nullable): what is typed is of that time; %NULL: of any
 *
 * Whoever types of a village may not have heard that it is none any more, or was none at the end of
 * @period.
 *
 * Returns: (transfer full) (nullable): what to say before anything is saved
 */
char *
desmi_village_forms_dup_warning (const DesmiVillage *seen,
                                 const DesmiVillage *now,
                                 const DesmiPeriod  *period)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  if (now->retired != NULL && seen->retired == NULL
      && desmi_village_standing_reaches (period, now->retired))
    {
      g_autofree char *day = desmi_format_day (now->retired, locale);

      /* Translators: the name of a village, and a day */
      return g_strdup_printf (_ ("%s was retired on %s while this was open. Nothing was saved yet; "
                                 "confirm again if it belongs to this village all the same."),
                              now->name, day);
    }
  if (seen->enrolled && !now->enrolled)
    /* Translators: %s is the name of a village */
    return g_strdup_printf (_ ("%s was taken out of the programme while this was open. Nothing was "
                               "saved yet; confirm again if it is still to be kept."),
                            now->name);
  if (seen->enrolled && seen->status != now->status
      && (now->status == DESMI_STATUS_LEFT || now->status == DESMI_STATUS_FINISHED))
    return g_strdup_printf (
        /* Translators: the name of a village, and a status */
        _ ("%s was set to “%s” while this was open. Nothing was saved yet; confirm again if it is "
           "still to be kept."),
        now->name, desmi_status_name (now->status, locale));
  return NULL;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * desmi_village_forms_dup_codes:
 * @villages: (element-type DesmiVillage)
 *
 * Returns: (transfer full): their codes between blanks, the same in whichever order they stand
 */
char *
desmi_village_forms_dup_codes (const GPtrArray *villages)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < villages->len; i++)
    g_ptr_array_add (codes, ((DesmiVillage *) villages->pdata[i])->code);
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

/**
 * desmi_village_forms_read_again_async:
 * @villages: (element-type DesmiVillage): as they were when the form was opened
 * @programme: (nullable): whose cohort and status count
 *
 * Asks how the villages are now, before anything is done to several of them.
 */
void
desmi_village_forms_read_again_async (DesmiStore         *store,
                                      const GPtrArray    *villages,
                                      const char         *programme,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_autofree gint64 *ids = g_new (gint64, villages->len);
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  filter.programme = programme;
  for (guint i = 0; i < villages->len; i++)
    ids[i] = ((const DesmiVillage *) villages->pdata[i])->id;
  desmi_store_get_villages_async (store, ids, villages->len, &filter, cancellable, callback,
                                  user_data);
}

/**
 * desmi_village_forms_read_again_finish:
 *
 * @villages: (element-type DesmiVillage): that were asked about
 *
 * Returns: (transfer full) (element-type DesmiVillage) (nullable): in the same order; one that the
 * list of regions has no more is as it was, which the file refuses
 */
GPtrArray *
desmi_village_forms_read_again_finish (DesmiStore      *store,
                                       GAsyncResult    *result,
                                       const GPtrArray *villages,
                                       GError         **error)
{
  g_autoptr (GPtrArray) found = desmi_store_get_villages_finish (store, result, error);
  GPtrArray            *now;

  if (found == NULL)
    return NULL;
  now = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  for (guint i = 0; i < villages->len; i++)
    {
      DesmiVillage *seen = villages->pdata[i], *village = found->pdata[i];
      gboolean      is_same = village != NULL && g_str_equal (village->code, seen->code);

      g_ptr_array_add (now, desmi_village_ref (is_same ? village : seen));
    }
  return now;
}

/**
 * desmi_village_forms_take_again:
 * @form: of the villages, which was made busy while they were read
 * @villages: (inout) (transfer full) (element-type DesmiVillage): as they were read before, then as
 * they are now
 *
 * Ends desmi_village_forms_read_again_async() of a form, which shows what went wrong.
 *
 * Returns: (transfer full) (element-type DesmiVillage) (nullable): as they were read before; %NULL
 * where they could not be read
 */
GPtrArray *
desmi_village_forms_take_again (DesmiForm *form, GAsyncResult *result, GPtrArray **villages)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *now = desmi_village_forms_read_again_finish (desmi_form_get_store (form), result,
                                                          *villages, &error);
  GPtrArray *seen = *villages;

  desmi_form_set_busy (form, FALSE);
  if (now == NULL)
    {
      desmi_form_show_error (form, error);
      return NULL;
    }
  *villages = now;
  return seen;
}

/* Returns: (transfer full) (nullable): of the first village of which there is something to say */
static char *
dup_first_warning (const GPtrArray *seen, const GPtrArray *now)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  char                  *warning = NULL;

  for (guint i = 0; i < seen->len; i++)
    g_hash_table_insert (by_code, ((DesmiVillage *) seen->pdata[i])->code, seen->pdata[i]);
  for (guint i = 0; warning == NULL && i < now->len; i++)
    {
      const DesmiVillage *village = now->pdata[i];
      const DesmiVillage *before = g_hash_table_lookup (by_code, village->code);

      warning = before != NULL ? desmi_village_forms_dup_warning (before, village, NULL) : NULL;
    }
  return warning;
}

/**
 * desmi_village_forms_dup_met:
 * @seen: (element-type DesmiVillage): as they were when the form was opened
 * @now: (element-type DesmiVillage): as they are
 * @is_other: whether something else becomes of them now than the reader saw
 *
 * What a form for several villages says when it is saved and meets the work of somebody else.
 *
 * Returns: (transfer full) (nullable): why nothing was saved; %NULL: it can be
 */
char *
desmi_village_forms_dup_met (const GPtrArray *seen, const GPtrArray *now, gboolean is_other)
{
  g_autofree char *warning = dup_first_warning (seen, now);
  const char      *other = _ (
           "Somebody else changed these villages while this was open; nothing was saved yet. Look at "
                "what would become what now, and confirm again if it is meant.");

  if (!is_other)
    return g_steal_pointer (&warning);
  return warning != NULL ? g_strdup_printf ("%s %s", warning, other) : g_strdup (other);
}
