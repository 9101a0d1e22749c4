/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of the registers a district file accepts. */
#include "store/desmi-rules-private.h"

#include "store/desmi-register-value.h"
#include "store/desmi-stock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_vocabulary (const DesmiRegisterField *field, const char *text, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++)
    {
      if (strcmp (word->code, text) == 0)
        return TRUE;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", word->code);
    }
  return desmi_rules_refuse (
      error,
      /* Translators: a value, the name of a field, and the values that it takes */
      _ ("“%s” is not a value of “%s”, which takes %s; nothing was changed."), text,
      desmi_locale_text (desmi_locale_get_user (), field->title), codes->str);
}

static gboolean
check_number (const DesmiRegisterField *field, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64             number;

  if (!desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  return desmi_register_field_read_number (field, text, &number, &local)
         || desmi_rules_refuse (error,
                                /* Translators: the name of a field, and a sentence */
                                _ ("%s: %s Nothing was changed."),
                                desmi_locale_text (desmi_locale_get_user (), field->title),
                                local->message);
}

static gboolean
check_pillar_of_row (DesmiRules *rules, const DesmiEntry *entry, const char *text, GError **error)
{
  int         field = desmi_register_find_field (desmi_entry_get_register (entry), "programme");
  const char *programme = desmi_entry_get (entry, (guint) field);

  if (programme == NULL)
    return desmi_rules_refuse (error,
                               _ ("A pillar needs its programme beside it; nothing was changed."));
  return desmi_rules_check_pillar (rules, programme, (int) g_ascii_strtoll (text, NULL, 10), error);
}

static gboolean
check_group (DesmiRules *rules, const DesmiEntry *entry, const char *text, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM local_group WHERE village = ?1 AND id = CAST (?2 AS INTEGER)";
  gboolean found;

  if (!desmi_rules_ask (rules, sql, desmi_entry_get (entry, 0), text, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error, _ ("The village has no group %s; nothing was changed."),
                                text);
}

static gboolean
check_month (const char *text, GError **error)
{
  return desmi_rules_check_period (text, DESMI_PERIOD_MONTH, DESMI_PERIOD_MONTH, error)
         && desmi_rules_check_time (text, error);
}

static gboolean
check_quarter (const char *text, DesmiPeriodKind other, GError **error)
{
  return desmi_rules_check_period (text, DESMI_PERIOD_QUARTER, other, error)
         && desmi_rules_check_time (text, error);
}

static gboolean
check_json (DesmiRules *rules, const char *text, GError **error)
{
  gboolean found;

  if (strlen (text) > DESMI_JSON_CHARS)
    return desmi_rules_refuse (error, _ ("A slide has too much on it; nothing was changed."));
  if (!g_utf8_validate (text, -1, NULL))
    return desmi_rules_refuse (error, _ ("The text is not UTF-8; nothing was changed."));
  if (!desmi_rules_ask (rules, "SELECT 1 WHERE json_valid (?1) AND ?2 <> ''", text, text, &found,
                        error))
    return FALSE;
  return found
         || desmi_rules_refuse (error,
                                _ ("The content of a slide is no JSON; nothing was changed."));
}

static gboolean
check_value (DesmiRules               *rules,
             const DesmiEntry         *entry,
             const DesmiRegisterField *field,
             const char               *text,
             GError                  **error)
{
  const char *unit;

  if (desmi_register_field_is_number (field) && !check_number (field, text, error))
    return FALSE;
  switch ((guint) field->kind)
    {
    case DESMI_FIELD_LINES:
      return desmi_rules_check_text (text, DESMI_NOTE_CHARS, TRUE, error);
    case DESMI_FIELD_EMAIL:
      return desmi_rules_check_email (text, error);
    case DESMI_FIELD_AREA:
      return desmi_rules_check_area (rules, text, error);
    case DESMI_FIELD_WORD:
      return desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error)
             && check_vocabulary (field, text, error);
    case DESMI_FIELD_DAY:
      return desmi_rules_check_date (text, error);
    case DESMI_FIELD_MONTH:
      return check_month (text, error);
    case DESMI_FIELD_QUARTER:
      return check_quarter (text, DESMI_PERIOD_QUARTER, error);
    case DESMI_FIELD_PERIOD:
      return check_quarter (text, DESMI_PERIOD_YEAR, error);
    case DESMI_FIELD_PROGRAMME:
      return desmi_rules_check_programme (rules, text, error);
    case DESMI_FIELD_PILLAR:
      return check_pillar_of_row (rules, entry, text, error);
    case DESMI_FIELD_INDICATOR:
      return desmi_rules_find_unit (rules, text, &unit, error);
    case DESMI_FIELD_COUNTRY:
      return desmi_rules_check_destination (rules, text, error);
    case DESMI_FIELD_JSON:
      return check_json (rules, text, error);
    case DESMI_FIELD_GROUP:
      return check_group (rules, entry, text, error);
    case DESMI_FIELD_REASON:
      return desmi_rules_check_reason (rules, text, error);
    default:
      return desmi_rules_check_text (text, DESMI_NAME_CHARS, FALSE, error);
    }
}

/* An update or removal speaks of a row that is there. */
static gboolean
check_presence (DesmiRules *rules, const DesmiEntry *entry, GError **error)
{
  const DesmiRegisterType *type = desmi_register_get (desmi_entry_get_register (entry));
  g_autofree char         *sql = NULL;
  g_autofree char         *id = NULL;
  gboolean                 found;

  if (!type->has_id || desmi_entry_get_id (entry) == 0)
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM %s WHERE village = ?1 AND id = CAST (?2 AS INTEGER)",
                         type->table);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, desmi_entry_get_id (entry));
  if (!desmi_rules_ask (rules, sql, desmi_entry_get (entry, 0), id, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error, _ ("This entry is no longer there; nothing was changed."));
}

static gboolean
refuse_empty (const DesmiRegisterField *field, GError **error)
{
  return desmi_rules_refuse (error,
                             /* Translators: the name of a field */
                             _ ("“%s” is needed and may not be empty; nothing was changed."),
                             desmi_locale_text (desmi_locale_get_user (), field->title));
}

/**
 * desmi_rules_check_entry:
 * @is_delete: its number or keys only count
 *
 * Returns: whether the file accepts @entry; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_entry (DesmiRules       *rules,
                         const DesmiEntry *entry,
                         gboolean          is_delete,
                         GError          **error)
{
  const DesmiRegisterType *type = desmi_register_get (desmi_entry_get_register (entry));
  gboolean                 is_new = desmi_entry_get_id (entry) == 0;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const DesmiRegisterField *field = &type->fields[i];
      const char               *text = desmi_entry_get (entry, i);
      gboolean                  is_key = (field->flags & DESMI_FIELD_KEY) != 0;
      gboolean                  is_needed = is_key || (field->flags & DESMI_FIELD_REQUIRED) != 0;

      if (is_delete && !is_key)
        continue;
      /* what a catalogue no longer knows, or a wrong clock let in, can still be taken out */
      if (is_delete && text != NULL && field->kind != DESMI_FIELD_AREA)
        {
          if (!desmi_rules_check_text (text, DESMI_NOTE_CHARS, TRUE, error))
            return FALSE;
          continue;
        }
      if (text != NULL ? !check_value (rules, entry, field, text, error)
                       : is_needed && (is_new || desmi_entry_is_set (entry, i))
                             && !refuse_empty (field, error))
        return FALSE;
    }
  if (is_delete && type->has_id && is_new)
    return desmi_rules_refuse (error, _ ("This entry is no longer there; nothing was changed."));
  return check_presence (rules, entry, error)
         && (desmi_entry_get_register (entry) != DESMI_REGISTER_SETTING
             || desmi_stock_check_setting (rules, desmi_entry_get (entry, 1),
                                           is_delete ? NULL : desmi_entry_get (entry, 2), error))
         && desmi_rules_check_report_entry (rules, entry, is_delete, error);
}
