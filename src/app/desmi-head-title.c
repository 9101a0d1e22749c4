/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district's own word goes before what is usual in its region; a kelurahan has a lurah
 * everywhere. */
#include "app/desmi-head-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTING "head_title"
#define KELURAHAN '1' /* first digit of the last part of a code */
#define KIND_OFFSET 9 /* of "32.12.16.2004" */
#define DISTRICT_CHARS 5

/* What the head of a desa is called where it is not kepala desa. */
static const struct
{
  const char *area; /* beginning of codes */
  const char *title;
} titles[] = {
  { "32.09", "Kuwu" },      /* Cirebon */
  { "32.12", "Kuwu" },      /* Indramayu */
  { "51.", "Perbekel" },    /* Bali */
  { "13.", "Wali Nagari" }, /* Sumatera Barat */
};

/* Nullable: where it is kepala desa */
static const char *
find_regional (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_has_prefix (code, titles[i].area))
      return titles[i].title;
  return NULL;
}

/* Nullable: likewise */
static const char *
find_usual (const char *setting, const char *code)
{
  if (strlen (code) > KIND_OFFSET && code[KIND_OFFSET] == KELURAHAN)
    return "Lurah";
  return setting != NULL && *setting != '\0' ? setting : find_regional (code);
}

/**
 * desmi_head_title_get_usual:
 * @setting: (nullable): the district's own word
 * @code: of a village, or of the district
 *
 * Returns: (transfer none): what the head is called there, unless the village says otherwise
 */
const char *
desmi_head_title_get_usual (const char *setting, const char *code, const DesmiLocale *locale)
{
  const char *usual = find_usual (setting, code);

  return usual != NULL ? usual : desmi_locale_text (locale, N_ ("Village head"));
}

/**
 * desmi_head_title_find_setting:
 * @settings: the lookup "register-setting"
 * @district: its code
 *
 * Returns: (transfer none) (nullable): the district's own word; %NULL: what is usual in its region
 */
const char *
desmi_head_title_find_setting (DesmiTable *settings, const char *district)
{
  int village = desmi_table_find_column (settings, "village"),
      key = desmi_table_find_column (settings, "key"),
      value = desmi_table_find_column (settings, "value");

  for (guint i = 0; village >= 0 && key >= 0 && value >= 0 && i < desmi_table_get_n_rows (settings);
       i++)
    if (g_strcmp0 (desmi_table_get_text (settings, i, (guint) village), district) == 0
        && g_strcmp0 (desmi_table_get_text (settings, i, (guint) key), SETTING) == 0)
      return desmi_table_get_text (settings, i, (guint) value);
  return NULL;
}

/* @title: (nullable): where it is kepala desa */
static char *
dup_field (const char *title, const DesmiLocale *locale)
{
  if (title == NULL)
    return g_strdup (desmi_locale_text (locale, N_ ("Name of the village head")));
  /* Translators: %s is what the head of a village is called, such as Kuwu */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("Name of the %s")), title);
}

/**
 * desmi_head_title_dup_field:
 *
 * Returns: (transfer full): what the field for the name of the head is called in a form
 */
char *
desmi_head_title_dup_field (const DesmiVillage *village, const DesmiLocale *locale)
{
  return dup_field (village->head_title != NULL && *village->head_title != '\0'
                        ? village->head_title
                        : find_usual (village->usual_head_title, village->code),
                    locale);
}

/**
 * desmi_head_title_dup_field_of_all:
 * @setting: (nullable): the district's own word
 * @district: its code
 *
 * Returns: (transfer full): likewise, in a form for several villages
 */
char *
desmi_head_title_dup_field_of_all (const char        *setting,
                                   const char        *district,
                                   const DesmiLocale *locale)
{
  return dup_field (find_usual (setting, district), locale);
}

/**
 * desmi_head_title_put:
 * @district: code
 * @title: (nullable): what heads are called from now on; %NULL or empty, or what is usual in the
 *   region: no word of the district's own
 *
 * Adds the district's word to the step.
 */
void
desmi_head_title_put (DesmiEdit *edit, const char *district, const char *title)
{
  g_autofree char       *code = g_strndup (district, DISTRICT_CHARS);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SETTING, code);

  desmi_entry_set (entry, "key", SETTING);
  if (title == NULL || *title == '\0' || g_strcmp0 (title, find_regional (code)) == 0)
    {
      desmi_edit_delete_entry (edit, entry);
      return;
    }
  desmi_entry_set (entry, "value", title);
  desmi_edit_put_entry (edit, entry);
}
