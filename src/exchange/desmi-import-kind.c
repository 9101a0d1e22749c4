/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of every kind of import file as one table. */
#include "exchange/desmi-import-kind.h"

#include <string.h>

enum
{
  FLOWS = 1 << DESMI_IMPORT_FLOWS,
  REMITTANCES = 1 << DESMI_IMPORT_REMITTANCES,
  PILLARS = 1 << DESMI_IMPORT_PILLARS,
  VILLAGES = 1 << DESMI_IMPORT_VILLAGES,
  EVERY = FLOWS | REMITTANCES | PILLARS | VILLAGES,
};

/**
 * Heading:
 * @kinds: files that may have it
 * @needed: files that must have it
 * @other: (nullable): what older exports and the program's own workbooks call it, bars between
 */
typedef struct
{
  DesmiRole   role;
  int         kinds;
  int         needed;
  const char *name;
  const char *other;
} Heading;

static const Heading headings_known[] = {
  { DESMI_ROLE_VILLAGE, EVERY, EVERY, "village", "village_code|village code|desa|kode desa" },
  /* A bare "name" is a village's only in a list of villages; elsewhere it may be a person's. */
  { DESMI_ROLE_NAME, VILLAGES, 0, "name", NULL },
  { DESMI_ROLE_NAME, EVERY, 0, "village_name", "village name|nama desa" },
  { DESMI_ROLE_SUBDISTRICT, EVERY, 0, "subdistrict", "kecamatan" },
  { DESMI_ROLE_MONTH, FLOWS, FLOWS, "month", "year_month|bulan" },
  { DESMI_ROLE_DIRECTION, FLOWS, 0, "direction", "arah" },
  { DESMI_ROLE_DESTINATION, FLOWS, FLOWS, "destination",
    "country returned from|negara tujuan|negara penempatan" },
  { DESMI_ROLE_SECTOR, FLOWS, 0, "sector", "sektor" },
  { DESMI_ROLE_OCCUPATION, FLOWS, 0, "occupation", "jabatan" },
  { DESMI_ROLE_GENDER, FLOWS, 0, "gender", "jenis kelamin" },
  { DESMI_ROLE_SCHEME, FLOWS, 0, "scheme", "skema" },
  { DESMI_ROLE_COUNT, FLOWS, FLOWS, "count", "number|jumlah" },
  { DESMI_ROLE_QUARTER, REMITTANCES, REMITTANCES, "quarter", "triwulan" },
  { DESMI_ROLE_AMOUNT, REMITTANCES, REMITTANCES, "amount_idr", "amount|nilai rupiah" },
  { DESMI_ROLE_PILLAR, PILLARS, 0, "pillar", NULL },
  { DESMI_ROLE_INDICATOR, PILLARS, PILLARS, "indicator", NULL },
  { DESMI_ROLE_PERIOD, PILLARS, PILLARS, "period", "quarter" },
  { DESMI_ROLE_VALUE, PILLARS, 0, "value", "actual" },
  { DESMI_ROLE_TARGET, PILLARS, 0, "target", NULL },
  { DESMI_ROLE_PROGRAMME, VILLAGES, 0, "programme", NULL },
  { DESMI_ROLE_COHORT, VILLAGES, 0, "cohort", "cohort_year" },
  { DESMI_ROLE_DECREE, VILLAGES, 0, "decree", NULL },
  { DESMI_ROLE_DECREE_DATE, VILLAGES, 0, "decree_date", NULL },
  { DESMI_ROLE_STATUS, VILLAGES, 0, "status", NULL },
  { DESMI_ROLE_HEAD_NAME, VILLAGES, 0, "head_name", NULL },
  { DESMI_ROLE_HEAD_TITLE, VILLAGES, 0, "head_title", NULL },
  { DESMI_ROLE_OFFICERS, VILLAGES, 0, "officers", NULL },
  { DESMI_ROLE_POPULATION, VILLAGES, 0, "population", NULL },
  { DESMI_ROLE_HOUSEHOLDS, VILLAGES, 0, "households", NULL },
  { DESMI_ROLE_SERVICE, VILLAGES, 0, "service", NULL },
  { DESMI_ROLE_PHONE, VILLAGES, 0, "phone", NULL },
  { DESMI_ROLE_EMAIL, VILLAGES, 0, "email", NULL },
  { DESMI_ROLE_ADDRESS, VILLAGES, 0, "address", NULL },
  { DESMI_ROLE_COOPERATIVE, VILLAGES, 0, "cooperative", NULL },
  { DESMI_ROLE_NOTES, VILLAGES, 0, "notes", NULL },
};

static const char *const kind_names[DESMI_N_IMPORT_KINDS]
    = { "auto", "flows", "remittances", "pillars", "villages" };

/**
 * desmi_import_kind_to_name:
 *
 * Returns: (transfer none): the kind's name on the command line
 */
const char *
desmi_import_kind_to_name (DesmiImportKind kind)
{
  g_return_val_if_fail ((guint) kind < DESMI_N_IMPORT_KINDS, NULL);
  return kind_names[kind];
}

/**
 * desmi_import_kind_from_name:
 * @out: (out): the kind; untouched if there is none
 *
 * Returns: whether @name is a kind's name
 */
gboolean
desmi_import_kind_from_name (const char *name, DesmiImportKind *out)
{
  for (guint i = 0; i < DESMI_N_IMPORT_KINDS; i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *out = (DesmiImportKind) i;
        return TRUE;
      }
  return FALSE;
}

/* Lower-case words of a heading with one blank between, so that "No_KTP", "No. KTP" and "no ktp"
 * are one. */
static char *
split_words (const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  GString         *words = g_string_new (" ");

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/**
 * desmi_import_is_identity:
 *
 * Tells whether a column so headed holds what only a person has: numbers of identity and of
 * accounts, birth, family. No office has that, so no mapping may say that it is an office's.
 *
 * Returns: whether the column must not be read, whatever is said of it
 */
gboolean
desmi_import_is_identity (const char *heading)
{
  static const char *const own[]
      = { " nik ",  " ktp ",      " kk ",   " paspor ", " passport ", " lahir ", " birth ",
          " npwp ", " rekening ", " bpjs ", " ayah ",   " ibu ",      " suami ", " istri " };
  g_autofree char *words = split_words (heading);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strstr (words, own[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * desmi_import_is_personal:
 *
 * Tells whether a column so headed is about a person: name, identity, passport, address, telephone
 * and the like. Such columns are neither read nor kept; what the district keeps of a village's
 * office has headings of its own.
 *
 * Returns: whether the column must not be read
 */
gboolean
desmi_import_is_personal (const char *heading)
{
  static const char *const personal[] = {
    " telepon ", " telpon ", " telp ", " tlp ",   " hp ",     " wa ",      " whatsapp ",
    " phone ",   " email ",  " mail ", " surel ", " alamat ", " address ",
  };
  static const char *const named[] = { " nama ", " name " };
  static const char *const of_place[]
      = { " desa ",    " kelurahan ",   " kecamatan ", " kabupaten ", " negara ",
          " village ", " subdistrict ", " country ",   " district " };
  g_autofree char *words = split_words (heading);
  gboolean         place = FALSE;

  if (desmi_import_is_identity (heading))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    if (strstr (words, personal[i]) != NULL)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (of_place); i++)
    place = place || strstr (words, of_place[i]) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (named) && !place; i++)
    if (strstr (words, named[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * desmi_role_to_name:
 *
 * Returns: (transfer none): the heading we write for @role
 */
const char *
desmi_role_to_name (DesmiRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if (headings_known[i].role == role)
      return headings_known[i].name;
  g_return_val_if_reached (NULL);
}

static gboolean
is_among (const char *names, const char *heading)
{
  gsize length = strlen (heading);

  for (const char *name = names; name != NULL;)
    {
      const char *bar = strchr (name, '|');
      gsize       n = bar != NULL ? (gsize) (bar - name) : strlen (name);

      if (n == length && g_ascii_strncasecmp (name, heading, n) == 0)
        return TRUE;
      name = bar != NULL ? bar + 1 : NULL;
    }
  return FALSE;
}

static gboolean
matches (const Heading *known, const char *heading)
{
  return is_among (known->name, heading) || is_among (known->other, heading);
}

/**
 * desmi_import_is_code:
 * @heading: without blanks around it, in any case
 *
 * The program's own workbooks have two columns of places: their names, and their codes.
 *
 * Returns: whether villages below @heading are told by their codes, whatever else says “village”
 */
gboolean
desmi_import_is_code (const char *heading)
{
  return is_among ("village code|kode desa", heading);
}

/**
 * desmi_role_from_heading:
 * @kind: the file's; not AUTO
 * @heading: without blanks around it, in any case
 * @out: (out): the role; untouched if there is none
 *
 * Returns: whether @heading is one of @kind's
 */
gboolean
desmi_role_from_heading (DesmiImportKind kind, const char *heading, DesmiRole *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if ((headings_known[i].kinds & (1 << kind)) != 0 && matches (&headings_known[i], heading))
      {
        *out = headings_known[i].role;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_role_from_field:
 * @kind: the file's; not AUTO
 * @field: as desmi_role_to_name() calls it, or one of the headings of @kind
 * @out: (out): the role; untouched if there is none
 *
 * Returns: whether @field is one of @kind's
 */
gboolean
desmi_role_from_field (DesmiImportKind kind, const char *field, DesmiRole *out)
{
  if (desmi_role_from_heading (kind, field, out))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if ((headings_known[i].kinds & (1 << kind)) != 0
        && strcmp (desmi_role_to_name (headings_known[i].role), field) == 0)
      {
        *out = headings_known[i].role;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_role_to_heading:
 * @kind: not AUTO
 *
 * Returns: (transfer none) (nullable): a heading that means @role in a file of @kind; %NULL: such
 *   files have none
 */
const char *
desmi_role_to_heading (DesmiRole role, DesmiImportKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if (headings_known[i].role == role && (headings_known[i].kinds & (1 << kind)) != 0)
      return headings_known[i].name;
  return NULL;
}

static gboolean
has_role (DesmiImportKind kind, DesmiRole role, const char *const *headings, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DesmiRole found;

      if (desmi_role_from_heading (kind, headings[i], &found) && found == role)
        return TRUE;
    }
  return FALSE;
}

/* Whether at least one heading says something that only @kind keeps, beside those it must have. */
static gboolean
has_substance (DesmiImportKind kind, const char *const *headings, guint n)
{
  if (kind == DESMI_IMPORT_PILLARS)
    return has_role (kind, DESMI_ROLE_VALUE, headings, n)
           || has_role (kind, DESMI_ROLE_TARGET, headings, n);
  if (kind != DESMI_IMPORT_VILLAGES)
    return TRUE;
  for (guint r = DESMI_ROLE_PROGRAMME; r < DESMI_N_ROLES; r++)
    if (has_role (kind, (DesmiRole) r, headings, n))
      return TRUE;
  return FALSE;
}

/**
 * desmi_import_kind_lacks:
 * @kind: not AUTO
 *
 * Returns: (transfer none) (nullable): the first heading that a file of @kind must have and this
 * one has not
 */
const char *
desmi_import_kind_lacks (DesmiImportKind kind, const char *const *headings, guint n)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if ((headings_known[i].needed & (1 << kind)) != 0
        && !has_role (kind, headings_known[i].role, headings, n))
      return headings_known[i].name;
  if (has_substance (kind, headings, n))
    return NULL;
  return kind == DESMI_IMPORT_PILLARS ? "value" : "cohort";
}

/**
 * desmi_import_kind_dup_needed:
 * @kind: not AUTO
 *
 * Returns: (transfer full): the headings that a file of @kind has at least, for a sentence
 */
char *
desmi_import_kind_dup_needed (DesmiImportKind kind)
{
  const char *needed[DESMI_N_ROLES + 1] = { NULL };
  const char *next;
  guint       n = 0;

  while ((next = desmi_import_kind_lacks (kind, needed, n)) != NULL)
    needed[n++] = next;
  return g_strjoinv (", ", (char **) needed);
}

/**
 * desmi_import_kind_dup_fields:
 * @kind: AUTO: of any
 *
 * Returns: (transfer full): what a column of such a file may hold, for a sentence
 */
char *
desmi_import_kind_dup_fields (DesmiImportKind kind)
{
  GString *fields = g_string_new (NULL);

  for (guint r = 0; r < DESMI_N_ROLES; r++)
    if (kind == DESMI_IMPORT_AUTO || desmi_role_to_heading ((DesmiRole) r, kind) != NULL)
      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "",
                              desmi_role_to_name ((DesmiRole) r));
  return g_string_free (fields, FALSE);
}
