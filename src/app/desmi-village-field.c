/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a village as texts: what they are called, what they have, what may go into them. */
#include "app/desmi-village-field.h"

#include "core/desmi-number.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MILLI 1000
#define LINE_CHARS 200
#define NOTE_CHARS 4000
#define FIRST_YEAR 1900
#define LAST_YEAR 2999

static const DesmiVillageField fields[] = {
  { "head_name", N_ ("Name of the village head"), DESMI_VILLAGE_FIELD_LINE },
  { "head_title", N_ ("Title of the village head"), DESMI_VILLAGE_FIELD_LINE },
  { "officers", N_ ("Number of Desmigratif officers"), DESMI_VILLAGE_FIELD_COUNT },
  { "population", N_ ("Population"), DESMI_VILLAGE_FIELD_COUNT },
  { "households", N_ ("Households"), DESMI_VILLAGE_FIELD_COUNT },
  { "service", N_ ("Service"), DESMI_VILLAGE_FIELD_LINE },
  { "phone", N_ ("Telephone"), DESMI_VILLAGE_FIELD_LINE },
  { "email", N_ ("E-mail"), DESMI_VILLAGE_FIELD_LINE },
  { "address", N_ ("Address"), DESMI_VILLAGE_FIELD_LINES },
  { "cooperative", N_ ("Cooperative"), DESMI_VILLAGE_FIELD_LINE },
  { "notes", N_ ("Notes"), DESMI_VILLAGE_FIELD_LINES },
  { "cohort", N_ ("Cohort"), DESMI_VILLAGE_FIELD_COHORT },
  { "decree", N_ ("Decree"), DESMI_VILLAGE_FIELD_DECREE },
  { "decree_date", N_ ("Date of the decree"), DESMI_VILLAGE_FIELD_DECREE_DATE },
};

/* What people call them in their own tables, lower case. */
static const struct
{
  const char *name;
  const char *others; /* between bars */
} known_as[] = {
  { "head_name", "|kepala desa|nama kepala desa|kades|kuwu|lurah|village head|" },
  { "head_title", "|jabatan kepala desa|sebutan kepala desa|jabatan|" },
  { "officers", "|petugas|jumlah petugas|petugas desmigratif|officers|desmigratif officers|" },
  { "population", "|penduduk|jumlah penduduk|jiwa|" },
  { "households", "|rumah tangga|jumlah rumah tangga|kk|jumlah kk|" },
  { "service", "|layanan|pusat layanan|" },
  { "phone", "|telepon|telp|no telepon|hp|no hp|telephone|" },
  { "email", "|surel|e-mail|" },
  { "address", "|alamat|" },
  { "cooperative", "|koperasi|" },
  { "notes", "|catatan|keterangan|" },
  { "cohort", "|angkatan|tahun angkatan|cohort_year|" },
  { "decree", "|sk|nomor sk|no sk|keputusan|" },
  { "decree_date", "|tanggal sk|tgl sk|tanggal keputusan|" },
};

/**
 * desmi_village_field_nth:
 *
 * Returns: (transfer none) (nullable): a field, %NULL past the last; those of the profile first
 */
const DesmiVillageField *
desmi_village_field_nth (guint n)
{
  return n < G_N_ELEMENTS (fields) ? &fields[n] : NULL;
}

static gboolean
is_known_as (const char *name, const char *heading)
{
  g_autofree char *between = g_strdup_printf ("|%s|", heading);

  for (gsize i = 0; i < G_N_ELEMENTS (known_as); i++)
    if (g_str_equal (known_as[i].name, name))
      return strstr (known_as[i].others, between) != NULL;
  return FALSE;
}

/**
 * desmi_village_field_find:
 * @heading: of a column, as somebody wrote it
 *
 * Returns: (transfer none) (nullable): the field of that name, title or usual word
 */
const DesmiVillageField *
desmi_village_field_find (const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  g_autofree char *words = g_strstrip (g_strdelimit (g_strdup (lower), "_.:", ' '));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *title = g_utf8_strdown (_ (fields[i].title), -1);
      g_autofree char *name = g_strdelimit (g_strdup (fields[i].name), "_", ' ');

      if (g_str_equal (words, name) || g_str_equal (g_strstrip (lower), title)
          || is_known_as (fields[i].name, words))
        return &fields[i];
    }
  return NULL;
}

/**
 * desmi_village_field_is_enrolment:
 *
 * Returns: whether only a village that the district itself enrolled has it to be written
 */
gboolean
desmi_village_field_is_enrolment (const DesmiVillageField *self)
{
  return self->kind == DESMI_VILLAGE_FIELD_COHORT || self->kind == DESMI_VILLAGE_FIELD_DECREE
         || self->kind == DESMI_VILLAGE_FIELD_DECREE_DATE;
}

static char *
dup_count (gint64 count)
{
  return count < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/**
 * desmi_village_field_dup_text:
 *
 * Returns: (transfer full): what @village has there, as desmi_village_field_normalize() returns
 * it; "" where it is not known
 */
char *
desmi_village_field_dup_text (const DesmiVillageField *self, const DesmiVillage *village)
{
  const struct
  {
    const char *name;
    const char *text;
  } texts[] = {
    { "head_name", village->head_name }, { "head_title", village->head_title },
    { "service", village->service },     { "phone", village->phone },
    { "email", village->email },         { "address", village->address },
    { "notes", village->notes },         { "cooperative", village->cooperative },
    { "decree", village->decree },       { "decree_date", village->decree_date },
  };

  if (self->kind == DESMI_VILLAGE_FIELD_COHORT)
    return village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : g_strdup ("");
  if (self->kind == DESMI_VILLAGE_FIELD_COUNT)
    return dup_count (g_str_equal (self->name, "officers")     ? village->officers
                      : g_str_equal (self->name, "population") ? village->population
                                                               : village->households);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].name, self->name))
      return g_strdup (texts[i].text != NULL ? texts[i].text : "");
  g_return_val_if_reached (g_strdup (""));
}

static char *
normalize_count (const char *text, GError **error)
{
  gint64 milli;

  if (!desmi_number_parse_whole (text, &milli, error))
    return NULL;
  if (milli < 0 || milli % MILLI != 0)
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("“%s” is not a whole number of 0 or more."), text);
      return NULL;
    }
  if (milli / MILLI > DESMI_PROFILE_NUMBER_MAX)
    {
      g_autofree char *most
          = desmi_format_count (DESMI_PROFILE_NUMBER_MAX, desmi_locale_get_user ());

      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   /* Translators: the first %s is what was typed, the second a number */
                   _ ("“%s” is more than %s, the most a village can have."), text, most);
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, milli / MILLI);
}

static char *
normalize_cohort (const char *text, GError **error)
{
  gint64 year;

  if (desmi_integer_parse (text, FIRST_YEAR, LAST_YEAR, &year))
    return g_strdup_printf ("%d", (int) year);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("“%s” is not a year; it is written as 2018."), text);
  return NULL;
}

/**
 * desmi_village_field_normalize:
 * @text: as typed, without blanks around it; "" clears
 *
 * Returns: (transfer full): what is stored for it; %NULL with the sentence that the field shows
 */
char *
desmi_village_field_normalize (const DesmiVillageField *self, const char *text, GError **error)
{
  gboolean lines = self->kind == DESMI_VILLAGE_FIELD_LINES;

  if (*text == '\0')
    return g_strdup ("");
  if (!(lines ? desmi_text_check_lines (text, NOTE_CHARS, error)
              : desmi_text_check (text, LINE_CHARS, error)))
    return NULL;
  if (self->kind == DESMI_VILLAGE_FIELD_COUNT)
    return normalize_count (text, error);
  if (self->kind == DESMI_VILLAGE_FIELD_COHORT)
    return normalize_cohort (text, error);
  if (self->kind == DESMI_VILLAGE_FIELD_DECREE_DATE)
    return desmi_day_parse_loose (text, error);
  return g_strdup (text);
}

/**
 * desmi_village_field_dup_registered:
 *
 * Returns: (transfer full) (nullable): what a register of @village says there, as a reader of
 * @locale writes it: nothing is to be typed twice; %NULL: none says anything, and what is written
 * in the profile stands
 */
char *
desmi_village_field_dup_registered (const DesmiVillageField *self,
                                    const DesmiVillage      *village,
                                    const DesmiLocale       *locale)
{
  if (g_str_equal (self->name, "officers") && village->registered_officers > 0)
    return desmi_format_count (village->serving_officers, locale);
  return g_strdup (g_str_equal (self->name, "cooperative") ? village->registered_cooperative
                                                           : NULL);
}

/**
 * desmi_village_field_dup_shown:
 * @text: as desmi_village_field_dup_text() or desmi_village_field_normalize() returns it
 *
 * Returns: (transfer full): @text as a reader of @locale writes it
 */
char *
desmi_village_field_dup_shown (const DesmiVillageField *self,
                               const char              *text,
                               const DesmiLocale       *locale)
{
  gint64 count;

  if (self->kind == DESMI_VILLAGE_FIELD_COUNT
      && desmi_integer_parse (text, 0, DESMI_PROFILE_NUMBER_MAX, &count))
    return desmi_format_count (count, locale);
  if (self->kind == DESMI_VILLAGE_FIELD_DECREE_DATE && *text != '\0')
    return desmi_format_day (text, locale);
  return g_strdup (text);
}
