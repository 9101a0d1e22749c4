/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue: what the pillars are measured by, and the district's own part of it, each change one
 * step that can be undone. */
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "cli/desmi-pair.h"
#include "cli/desmi-table-form.h"
#include "app/desmi-catalogue-view.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_CHANGE 4 /* FILE ACTION KIND CODE */

/* The texts of an entry by their names. */
static const struct
{
  const char *name;
  gsize       offset;
} texts[] = {
  { "programme", G_STRUCT_OFFSET (DesmiCatalogueItem, programme) },
  { "name_id", G_STRUCT_OFFSET (DesmiCatalogueItem, name_id) },
  { "name_en", G_STRUCT_OFFSET (DesmiCatalogueItem, name_en) },
  { "valid_from", G_STRUCT_OFFSET (DesmiCatalogueItem, valid_from) },
  { "unit", G_STRUCT_OFFSET (DesmiCatalogueItem, unit) },
  { "direction", G_STRUCT_OFFSET (DesmiCatalogueItem, direction) },
  { "over_time", G_STRUCT_OFFSET (DesmiCatalogueItem, over_time) },
  { "over_villages", G_STRUCT_OFFSET (DesmiCatalogueItem, over_villages) },
  { "description", G_STRUCT_OFFSET (DesmiCatalogueItem, description) },
};

typedef struct
{
  const char         *action;
  DesmiCatalogueItem *item;
  char               *from; /* nullable: a quarter */
} Wish;

static void
wish_clear (Wish *self)
{
  g_clear_pointer (&self->item, desmi_catalogue_item_free);
  g_clear_pointer (&self->from, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
set_text (DesmiCatalogueItem *item, const char *name, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].name, name) == 0)
      {
        char **text = &G_STRUCT_MEMBER (char *, item, texts[i].offset);

        g_free (*text);
        *text = g_strdup (value);
        return TRUE;
      }
  return FALSE;
}

/* Whether a pillar may have the number is for the file to say. */
static gboolean
read_pillar (const char *text, int *pillar)
{
  gint64 number;

  if (!desmi_integer_parse (text, G_MININT, G_MAXINT, &number))
    return FALSE;
  *pillar = (int) number;
  return TRUE;
}

static gboolean
set_number (DesmiCatalogueItem *item, const char *name, const char *value, GError **error)
{
  gint64 milli;

  if (strcmp (name, "pillar") == 0)
    {
      if (read_pillar (value, &item->pillar))
        return TRUE;
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("“%s” is not the number of a pillar."), value);
      return FALSE;
    }
  if (!desmi_number_parse (value, &milli, error))
    return FALSE;
  *(strcmp (name, "weight") == 0 ? &item->weight_milli : &item->cap_milli) = milli;
  return TRUE;
}

/* FALSE: all was said, and the exit code is set. */
static gboolean
set_field (DesmiCli *cli, Wish *wish, const char *pair)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = NULL;
  const char        *value = desmi_pair_split (pair, '=', &name);

  if (value == NULL)
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not FIELD=VALUE."), pair);
      return FALSE;
    }
  if (strcmp (name, "from") == 0)
    {
      g_free (wish->from);
      wish->from = g_strdup (value);
      return TRUE;
    }
  if (set_text (wish->item, name, value))
    return TRUE;
  if (strcmp (name, "weight") != 0 && strcmp (name, "cap") != 0 && strcmp (name, "pillar") != 0)
    {
      cli->exit_code
          = desmi_cli_misuse (cli, _ ("The catalogue has no field “%s”; see --help."), name);
      return FALSE;
    }
  if (set_number (wish->item, name, value, &error))
    return TRUE;
  cli->exit_code = desmi_fail (error);
  return FALSE;
}

/* The entry as the file has it, so that only what is named changes; as a new one where there is
 * none, which the file then refuses or takes. */
static DesmiCatalogueItem *
find_item (DesmiCli *cli, DesmiStore *store, GError **error)
{
  g_auto (GStrv)         place = g_strsplit (cli->arguments[3], "/", 2);
  g_autofree char       *key = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "catalogue", NULL, cli->locale, cli->cancellable, error);
  DesmiCatalogueEntry entry = { table, 0 };

  if (table == NULL)
    return NULL;
  key = g_strdup_printf ("%s %s%s%s", cli->arguments[2], place[0], place[1] != NULL ? " " : "",
                         place[1] != NULL ? place[1] : "");
  for (; entry.row < desmi_table_get_n_rows (table); entry.row++)
    {
      DesmiCatalogueKind kind;
      g_autofree char   *other = desmi_catalogue_entry_dup_key (&entry);

      if (desmi_catalogue_entry_get_kind (&entry, &kind) && strcmp (other, key) == 0)
        return desmi_catalogue_entry_new_item (&entry);
    }
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: a kind of entry and its code */
               _ ("The catalogue has no %s “%s”; nothing was changed."), cli->arguments[2],
               cli->arguments[3]);
  return NULL;
}

static DesmiCatalogueItem *
make_item (DesmiCli *cli, DesmiCatalogueKind kind, GError **error)
{
  const char         *code = cli->arguments[3];
  g_auto (GStrv)      place = g_strsplit (code, "/", 2);
  DesmiCatalogueItem *item
      = desmi_catalogue_item_new (kind, kind == DESMI_CATALOGUE_PILLAR ? NULL : code);

  if (kind != DESMI_CATALOGUE_PILLAR)
    return item;
  item->programme = g_strdup (place[0]);
  if (g_strv_length (place) == 2 && read_pillar (place[1], &item->pillar))
    return item;
  desmi_catalogue_item_free (item);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("The code of a pillar is PROGRAMME/NUMBER, as in desmigratif/5; “%s” is none."),
               code);
  return NULL;
}

static gboolean
parse_kind (const char *name, DesmiCatalogueKind *kind)
{
  static const char *const names[DESMI_N_CATALOGUE_KINDS] = {
    [DESMI_CATALOGUE_PROGRAMME] = "programme",
    [DESMI_CATALOGUE_PILLAR] = "pillar",
    [DESMI_CATALOGUE_INDICATOR] = "indicator",
    [DESMI_CATALOGUE_REASON] = "reason",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *kind = (DesmiCatalogueKind) i;
        return TRUE;
      }
  return FALSE;
}

static const struct
{
  const char *action, *label;
} actions[] = {
  /* Translators: entries of the history; %s is a code of the catalogue */
  { "add", N_ ("Add “%s” to the catalogue") },
  { "change", N_ ("Change “%s” in the catalogue") },
  { "retire", N_ ("Retire “%s”") },
  { "restore", N_ ("Bring “%s” back") },
  { "remove", N_ ("Take “%s” out of the catalogue") },
};

/* NULL: there is no such action */
static DesmiEdit *
new_edit (DesmiCli *cli)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].action, cli->arguments[1]) == 0)
      return desmi_edit_new_said (desmi_message_new_named (actions[i].label, cli->arguments[3]));
  return NULL;
}

static void
fill_edit (DesmiEdit *edit, const Wish *wish)
{
  if (strcmp (wish->action, "add") == 0)
    desmi_edit_add_catalogue (edit, wish->item);
  else if (strcmp (wish->action, "change") == 0)
    desmi_edit_put_catalogue (edit, wish->item);
  else if (strcmp (wish->action, "remove") == 0)
    desmi_edit_delete_catalogue (edit, wish->item);
  else
    desmi_edit_retire_catalogue (edit, wish->item,
                                 strcmp (wish->action, "retire") == 0 ? wish->from : NULL);
}

static int
apply (DesmiCli *cli, DesmiStore *store, DesmiCatalogueKind kind, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_auto (Wish)      wish = { cli->arguments[1], NULL, NULL };

  wish.item = strcmp (wish.action, "add") == 0 ? make_item (cli, kind, &error)
                                               : find_item (cli, store, &error);
  if (wish.item == NULL)
    return desmi_fail (error);
  for (guint i = MIN_CHANGE; i < cli->n_arguments; i++)
    if (!set_field (cli, &wish, cli->arguments[i]))
      return cli->exit_code;
  if (strcmp (wish.action, "retire") == 0 && wish.from == NULL)
    return desmi_cli_misuse (cli, _ ("Say from which quarter on: from=2026-Q1."));
  fill_edit (edit, &wish);
  if (!desmi_store_apply (store, edit, cli->cancellable, &error))
    return desmi_fail (error);
  desmi_say_notice (store);
  if (desmi_edit_get_changed (edit))
    desmi_say_printf ("%s.", desmi_edit_get_label (edit));
  else
    desmi_say (_ ("All of that was so already; nothing was changed."));
  return DESMI_EXIT_DONE;
}

static int
change (DesmiCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (DesmiEdit)  edit = NULL;
  DesmiCatalogueKind     kind = DESMI_CATALOGUE_INDICATOR;
  int                    exit_code;

  if (cli->n_arguments < MIN_CHANGE)
    return desmi_cli_misuse (cli, _ ("A change is told as ACTION KIND CODE."));
  edit = new_edit (cli);
  if (edit == NULL)
    return desmi_cli_misuse (cli, _ ("“%s” is none of add, change, retire, restore, remove."),
                             cli->arguments[1]);
  if (!parse_kind (cli->arguments[2], &kind))
    return desmi_cli_misuse (cli, _ ("“%s” is none of programme, pillar, indicator, reason."),
                             cli->arguments[2]);
  store = desmi_open_to_write (cli, &error);
  if (store == NULL)
    return desmi_fail (error);
  exit_code = apply (cli, store, kind, edit);
  desmi_store_close (store);
  return exit_code;
}

static int
list (DesmiCli *cli, const DesmiTableForm *form)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiStore) store = NULL;

  if (!desmi_table_form_check (form, cli))
    return cli->exit_code;
  store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  if (store != NULL)
    {
      table = desmi_store_lookup (store, "catalogue", NULL, desmi_table_form_get_locale (form, cli),
                                  cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (table == NULL)
    return desmi_fail (error);
  desmi_table_form_write (form, cli, table);
  return DESMI_EXIT_DONE;
}

/**
 * desmi_command_catalogue:
 *
 * Shows the catalogue, or changes the district's own part of it.
 *
 * Returns: the exit code
 */
int
desmi_command_catalogue (DesmiCli *cli)
{
  static const DesmiUsage usage = {
    1, 64,
    N_ ("Without an ACTION the catalogue is shown. ACTION is add, change, retire, restore or "
        "remove; KIND is programme, pillar, indicator or reason; the CODE of a pillar is "
        "PROGRAMME/NUMBER. Fields: name_id, name_en, programme, pillar, unit, direction (higher, "
        "lower), over_time (sum, last, mean), over_villages (sum, mean, share), weight, cap, "
        "valid_from and description; retire takes from, the first quarter without.")
  };
  DesmiTableForm     form = { 0 };
  const GOptionEntry entries[] = {
    DESMI_TABLE_FORM_ENTRIES (&form),
    G_OPTION_ENTRY_NULL,
  };

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  return cli->n_arguments == 1 ? list (cli, &form) : change (cli);
}
