/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/desmi-step.h"

#include "app/desmi-village-standing.h"
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "core/desmi-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DesmiStore *store;
  GPtrArray  *names; /* what was handed out */
} Lookup;

/* Name of any area of the country, NULL if there is none. A DesmiCodeName. */
static const char *
look_up (const DesmiCode *code, gpointer user_data)
{
  Lookup                *self = user_data;
  g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "region", code->text,
                                                     desmi_locale_get_english (), NULL, NULL);
  int                    name = table != NULL ? desmi_table_find_column (table, "name") : -1;

  if (name < 0 || desmi_table_get_n_rows (table) == 0)
    return NULL;
  g_ptr_array_add (self->names, g_strdup (desmi_table_get_text (table, 0, (guint) name)));
  return g_ptr_array_index (self->names, self->names->len - 1);
}

/* A code without dots may be one of Statistics Indonesia, and there is no name beside it to decide:
 * where both schemes know the number, both areas are named and nothing is changed. */
static gboolean
settle_code (DesmiStore *store, const char *text, DesmiCode *code, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Lookup                lookup = { store, names };

  return strchr (text, '.') != NULL
         || desmi_code_from_undotted (text, NULL, look_up, &lookup, code, error);
}

static const char *
get_name (DesmiStore *store, const DesmiCode *code, const DesmiVillage *village)
{
  if (code->level != DESMI_LEVEL_VILLAGE)
    return desmi_store_get_district_name (store);
  return village != NULL && village->name != NULL ? village->name : code->text;
}

static gboolean
apply (DesmiCli     *cli,
       DesmiStore   *store,
       DesmiCode    *code,
       const char   *text,
       DesmiStepMake make,
       gpointer      data,
       DesmiEdit   **edit,
       char        **remark)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village = NULL;

  if (text != NULL && code->level == DESMI_LEVEL_VILLAGE
      && !settle_code (store, text, code, &error))
    {
      cli->exit_code = desmi_fail (error);
      return FALSE;
    }
  if (code->level == DESMI_LEVEL_VILLAGE)
    village = desmi_store_get_village (store, code->text, NULL, NULL);
  *edit = make (
      cli, &(DesmiStepPlace){ store, code->text, get_name (store, code, village), village, remark },
      data);
  if (*edit == NULL)
    return FALSE;
  if (desmi_store_apply (store, *edit, cli->cancellable, &error))
    {
      desmi_say_notice (store);
      return TRUE;
    }
  cli->exit_code = desmi_fail (error);
  return FALSE;
}

static int
run (DesmiCli *cli, DesmiCode *code, const char *text, DesmiStepMake make, gpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_open_to_write (cli, &error);
  g_autoptr (DesmiEdit)  edit = NULL;
  g_autofree char       *remark = NULL;
  gboolean               done;

  if (store == NULL)
    return desmi_fail (error);
  if (text == NULL)
    {
      g_strlcpy (code->text, desmi_store_get_district (store), sizeof code->text);
      code->level = DESMI_LEVEL_DISTRICT;
    }
  done = apply (cli, store, code, text, make, data, &edit, &remark);
  desmi_store_close (store);
  if (!done)
    return cli->exit_code;
  if (desmi_edit_get_changed (edit))
    desmi_say_printf ("%s.", desmi_edit_get_label (edit));
  else
    desmi_say (_ ("All of that was so already; nothing was changed."));
  if (remark != NULL)
    desmi_say (remark);
  return DESMI_EXIT_DONE;
}

/**
 * desmi_step_run:
 * @code: of a village, as on the command line
 * @make: makes the step when the file is open
 *
 * Writes one step that can be undone into the file that is the command's first argument.
 *
 * Returns: the exit code
 */
int
desmi_step_run (DesmiCli *cli, const char *code, DesmiStepMake make, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DesmiCode          parsed;

  if (!desmi_code_parse_level (code, DESMI_LEVEL_VILLAGE, &parsed, &error))
    return desmi_fail (error);
  return run (cli, &parsed, code, make, data);
}

/**
 * desmi_step_run_in_district:
 * @code: (nullable): of a village or of the district; %NULL: the district
 *
 * The same as desmi_step_run() for what may concern the district as a whole.
 *
 * Returns: the exit code
 */
int
desmi_step_run_in_district (DesmiCli *cli, const char *code, DesmiStepMake make, gpointer data)
{
  DesmiCode parsed = { .level = DESMI_LEVEL_DISTRICT };

  if (code != NULL && !desmi_code_is_valid (code, DESMI_LEVEL_DISTRICT))
    return desmi_step_run (cli, code, make, data);
  if (code != NULL)
    g_strlcpy (parsed.text, code, sizeof parsed.text);
  return run (cli, &parsed, code, make, data);
}

/**
 * desmi_step_fail:
 * @error: why the step is not made
 *
 * Says the error's sentence and keeps its exit code, for a #DesmiStepMake to return.
 *
 * Returns: %NULL
 */
DesmiEdit *
desmi_step_fail (DesmiCli *cli, const GError *error)
{
  cli->exit_code = desmi_fail (error);
  return NULL;
}

/**
 * desmi_step_remark:
 * @remark: (transfer full) (nullable): a sentence; %NULL: none
 *
 * Lets @remark be said once the step is written, in place of what was to be said.
 */
void
desmi_step_remark (const DesmiStepPlace *place, char *remark)
{
  g_free (*place->remark);
  *place->remark = remark;
}

/**
 * desmi_step_remark_retired:
 * @period: (nullable): what is written is of that time; %NULL: of any
 *
 * Lets it be said, as the window says it, where the village was none any more at the end of
 * @period.
 */
void
desmi_step_remark_retired (const DesmiStepPlace *place, const DesmiPeriod *period)
{
  if (place->village != NULL && place->village->retired != NULL
      && desmi_village_standing_reaches (period, place->village->retired))
    desmi_step_remark (
        place, desmi_village_standing_dup_text (place->village, period, desmi_locale_get_user ()));
}

/**
 * desmi_step_remark_retired_of:
 * @entry: that is written
 *
 * The same of the time that @entry is of, if it is of one.
 */
void
desmi_step_remark_retired_of (const DesmiStepPlace *place, const DesmiEntry *entry)
{
  DesmiPeriod period;

  desmi_step_remark_retired (place,
                             desmi_village_standing_get_period (entry, &period) ? &period : NULL);
}

/**
 * desmi_step_new_edit:
 * @msgid: English, marked with N_() where it is written, with one %s for the name of @place
 *
 * Returns: (transfer full): a step without changes yet, called so in the history
 */
DesmiEdit *
desmi_step_new_edit (const DesmiStepPlace *place, const char *msgid)
{
  return desmi_edit_new_said (desmi_message_new_named (msgid, place->name));
}
