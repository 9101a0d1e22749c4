/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units are data of the catalogue; those that count people or things, and percent, have limits of
 * their own. */
#include "core/desmi-unit.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

#define MILLI 1000
#define PERCENT "persen"

/* What is counted, in the words of the catalogue. */
static const struct
{
  const char *unit;
  const char *name;
} counted[] = {
  /* Translators: units of indicators, as in “12 people”. */
  { "orang", N_ ("people") },          { "anak", N_ ("children") },
  { "keluarga", N_ ("families") },     { "desa", N_ ("villages") },
  { "kelompok", N_ ("groups") },       { "usaha", N_ ("enterprises") },
  { "koperasi", N_ ("cooperatives") }, { "dokumen", N_ ("documents") },
  { "izin", N_ ("permits") },          { "sesi", N_ ("sessions") },
  { "kegiatan", N_ ("activities") },   { "agen", N_ ("agents") },
  { "pedagang", N_ ("merchants") },    { "rekening", N_ ("accounts") },
};

static const char *
find_counted (const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_strcmp0 (counted[i].unit, unit) == 0)
      return counted[i].name;
  return NULL;
}

static gboolean
refuse (const char *sentence, gint64 value_milli, GError **error)
{
  g_autofree char *text = desmi_format_number ((double) value_milli / MILLI, DESMI_NUMBER_PLAIN, 0,
                                               desmi_locale_get_user ());
  GString         *message = g_string_new (sentence);

  g_string_replace (message, "%s", text, 1);
  g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

/**
 * desmi_unit_check:
 * @unit: (nullable): the unit of an indicator, as the catalogue writes it
 * @value_milli: thousandths of it
 * @error: %DESMI_CORE_ERROR_COUNT
 *
 * People and things are whole and up to 99,999 in a village, a share is up to 100 %; of money and
 * of units that are not known here only what no village can reach is refused.
 *
 * Returns: whether @value_milli can be right
 */
gboolean
desmi_unit_check (const char *unit, gint64 value_milli, GError **error)
{
  if (find_counted (unit) != NULL
      && (value_milli < 0 || value_milli % MILLI != 0 || value_milli / MILLI > DESMI_COUNT_MAX))
    /* Translators: %s is a number */
    return refuse (_ ("%s is not a whole number from 0 to 99,999."), value_milli, error);
  if (desmi_unit_is_percent (unit) && (value_milli < 0 || value_milli > 100 * MILLI))
    /* Translators: %s is a number */
    return refuse (_ ("%s is not a share from 0 to 100 percent."), value_milli, error);
  if (value_milli < 0 || value_milli > DESMI_VALUE_MILLI_MAX)
    /* Translators: %s is a number */
    return refuse (_ ("%s is not an amount that can be right."), value_milli, error);
  return TRUE;
}

/**
 * desmi_unit_parse:
 * @unit: (nullable): the unit of an indicator, as the catalogue writes it
 * @milli: (out): thousandths; untouched on failure
 * @error: as of desmi_number_parse(), with a sentence that fits the unit
 *
 * Returns: whether @text is a number; whether it can be right is for desmi_unit_check()
 */
gboolean
desmi_unit_parse (const char *unit, const char *text, gint64 *milli, GError **error)
{
  return find_counted (unit) != NULL ? desmi_number_parse_whole (text, milli, error)
                                     : desmi_number_parse (text, milli, error);
}

/**
 * desmi_unit_is_percent:
 * @unit: (nullable): the unit of an indicator, as the catalogue writes it
 *
 * Returns: whether values are hundredths of a ratio
 */
gboolean
desmi_unit_is_percent (const char *unit)
{
  return g_strcmp0 (unit, PERCENT) == 0;
}

/**
 * desmi_unit_name:
 * @unit: (nullable): the unit of an indicator, as the catalogue writes it
 * @locale: the reader
 *
 * Returns: (transfer none) (nullable): the reader's word where it is a known one, else @unit, which
 * lives as long as the caller's text
 */
const char *
desmi_unit_name (const char *unit, const DesmiLocale *locale)
{
  const char *name = find_counted (unit);

  if (desmi_unit_is_percent (unit))
    /* Translators: a unit, as in “45 percent” */
    name = N_ ("percent");
  return name != NULL ? desmi_locale_text (locale, name) : unit;
}
