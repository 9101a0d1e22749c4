/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an operation from the national server may hold before it reaches a table. */
#include "store/desmi-official-private.h"

#include "core/desmi-code.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sums of the largest values still fit into 64 bits. */
#define MAX_COUNT G_GINT64_CONSTANT (1000000000)
#define MAX_AMOUNT G_GINT64_CONSTANT (1000000000000000)

/* A value that no reader could show is named by its place only. */
static gboolean
refuse (const DesmiOfficialOp *op, guint column, const char *value, GError **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);
  g_autofree char         *quoted = desmi_text_quote (value != NULL ? value : "");

  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: a value, the name of a table and of a column of the update */
               _ ("The update holds a value that is not acceptable: “%s” in %s, %s. Nothing was "
                  "changed."),
               quoted, info->wire_name, info->columns[column].name);
  return FALSE;
}

static gboolean
is_clean_text (const char *text)
{
  gboolean ascii = TRUE;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      if (*c < 0x20)
        return FALSE;
      ascii = ascii && *c < 0x80;
    }
  if (!ascii)
    {
      g_autofree char *composed = NULL;

      if (!g_utf8_validate (text, -1, NULL))
        return FALSE;
      composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      return g_str_equal (composed, text);
    }
  return TRUE;
}

static gboolean
check_types (const DesmiOfficialOp *op, guint n, GError **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);

  for (guint i = 0; i < n; i++)
    {
      const DesmiOfficialColumn *column = &info->columns[i];
      const DesmiOfficialValue  *value = &op->values[i];

      if (value->is_null ? column->is_key : column->is_integer != (value->text == NULL))
        return refuse (op, i, value->text, error);
      if (value->text != NULL && !is_clean_text (value->text))
        {
          g_autofree char *shown = g_utf8_make_valid (value->text, -1);

          return refuse (op, i, shown, error);
        }
      if (column->is_key && column->is_integer && value->integer < 0)
        return refuse (op, i, NULL, error);
    }
  return TRUE;
}

static gboolean
is_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_year (const char *text)
{
  return is_digits (text, 4) && strlen (text) == 4;
}

static gboolean
is_month (const char *text)
{
  return strlen (text) == 7 && is_digits (text, 4) && text[4] == '-' && is_digits (text + 5, 2)
         && strcmp (text + 5, "01") >= 0 && strcmp (text + 5, "12") <= 0;
}

static gboolean
is_quarter (const char *text)
{
  return strlen (text) == 7 && is_digits (text, 4) && text[4] == '-' && text[5] == 'Q'
         && text[6] >= '1' && text[6] <= '4';
}

static gboolean
check_village (const char *set, const DesmiOfficialOp *op, GError **error)
{
  const char *code = op->values[0].text;

  if (!desmi_code_is_valid (code, DESMI_LEVEL_VILLAGE))
    return refuse (op, 0, code, error);
  if (g_str_has_prefix (code, set) && code[strlen (set)] == '.')
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("The update of %s speaks of the village %s, which lies in another district. "
                  "Nothing was changed."),
               set, code);
  return FALSE;
}

static gboolean
check_region (const DesmiOfficialOp *op, GError **error)
{
  DesmiLevel level;

  if (op->values[2].is_null || !desmi_level_from_wire (op->values[2].text, &level))
    return refuse (op, 2, op->values[2].text, error);
  if (!desmi_code_is_valid (op->values[0].text, level))
    return refuse (op, 0, op->values[0].text, error);
  if (op->values[1].is_null)
    return refuse (op, 1, NULL, error);
  return TRUE;
}

static gboolean
check_amount (const DesmiOfficialOp *op, guint column, gint64 min, gint64 max, GError **error)
{
  const DesmiOfficialValue *value = &op->values[column];
  char                      text[24];

  if (!value->is_null && value->integer >= min && value->integer <= max)
    return TRUE;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value->integer);
  return refuse (op, column, value->is_null ? NULL : text, error);
}

static gboolean
check_keys (const DesmiOfficialOp *op, GError **error)
{
  const DesmiOfficialValue *values = op->values;

  switch (op->table)
    {
    case DESMI_OFFICIAL_FLOWS:
      if (!is_month (values[1].text))
        return refuse (op, 1, values[1].text, error);
      if (!g_str_equal (values[2].text, "out") && !g_str_equal (values[2].text, "return"))
        return refuse (op, 2, values[2].text, error);
      return TRUE;
    case DESMI_OFFICIAL_REMITTANCES:
      return is_quarter (values[1].text) || refuse (op, 1, values[1].text, error);
    case DESMI_OFFICIAL_TARGETS:
      return is_quarter (values[2].text) || is_year (values[2].text)
             || refuse (op, 2, values[2].text, error);
    case DESMI_OFFICIAL_REGION:
    case DESMI_OFFICIAL_COUNTRY:
    case DESMI_OFFICIAL_PROGRAMME:
    case DESMI_OFFICIAL_PILLAR:
    case DESMI_OFFICIAL_REASON:
    case DESMI_OFFICIAL_INDICATOR:
    case DESMI_OFFICIAL_VILLAGE:
    case DESMI_OFFICIAL_ENROLMENT:
    case DESMI_OFFICIAL_ANNOUNCEMENT:
    case DESMI_N_OFFICIAL:
    default:
      return TRUE;
    }
}

static gboolean
check_values (const DesmiOfficialOp *op, GError **error)
{
  switch (op->table)
    {
    case DESMI_OFFICIAL_REGION:
      return check_region (op, error);
    case DESMI_OFFICIAL_FLOWS:
      return check_amount (op, 8, 0, MAX_COUNT, error);
    case DESMI_OFFICIAL_REMITTANCES:
      return check_amount (op, 2, 0, MAX_AMOUNT, error);
    case DESMI_OFFICIAL_TARGETS:
      return check_amount (op, 3, 0, MAX_AMOUNT, error);
    case DESMI_OFFICIAL_COUNTRY:
    case DESMI_OFFICIAL_PROGRAMME:
    case DESMI_OFFICIAL_PILLAR:
    case DESMI_OFFICIAL_REASON:
    case DESMI_OFFICIAL_INDICATOR:
    case DESMI_OFFICIAL_VILLAGE:
    case DESMI_OFFICIAL_ENROLMENT:
    case DESMI_OFFICIAL_ANNOUNCEMENT:
    case DESMI_N_OFFICIAL:
    default:
      return TRUE;
    }
}

static gboolean
check_delete (const DesmiOfficialOp *op, GError **error)
{
  if (op->table != DESMI_OFFICIAL_REGION && op->table != DESMI_OFFICIAL_VILLAGE)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("The update deletes %s, but areas are only ever retired. Nothing was changed."),
               op->values[0].text);
  return FALSE;
}

/**
 * desmi_official_check:
 * @set: name of the set that brings @op
 * @op: an operation
 *
 * Returns: %TRUE if it may be written; else %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_official_check (const char *set, const DesmiOfficialOp *op, GError **error)
{
  const DesmiOfficialInfo *info;

  g_return_val_if_fail (op->table < DESMI_N_OFFICIAL, FALSE);
  info = desmi_official_get_info (op->table);
  if (info->is_common != g_str_equal (set, "common"))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("The update of %s holds the table %s, which is not its own. Nothing was "
                      "changed."),
                   set, info->wire_name);
      return FALSE;
    }
  if (!check_types (op, op->is_delete ? info->n_keys : info->n_columns, error))
    return FALSE;
  if (desmi_official_get_scope (op->table) == DESMI_OFFICIAL_SCOPE_VILLAGE
      && !check_village (set, op, error))
    return FALSE;
  if (!check_keys (op, error))
    return FALSE;
  return op->is_delete ? check_delete (op, error) : check_values (op, error);
}
