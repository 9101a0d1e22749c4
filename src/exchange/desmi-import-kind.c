/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of every kind of import file as one table. */
#include "exchange/desmi-import-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  FLOWS = 1 << DESMI_IMPORT_FLOWS,
  REMITTANCES = 1 << DESMI_IMPORT_REMITTANCES,
  PILLARS = 1 << DESMI_IMPORT_PILLARS,
  VILLAGES = 1 << DESMI_IMPORT_VILLAGES,
  PERSONS = 1 << DESMI_IMPORT_PERSONS,
  MOVES = FLOWS | PERSONS,
  EVERY = FLOWS | REMITTANCES | PILLARS | VILLAGES | PERSONS,
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

/* Headings of codes of villages. */
#define CODES                                                                                      \
  "kode|kode desa|kode wilayah|kd desa|kode kemendagri|kode desa kelurahan|kode wilayah desa"

static const Heading headings_known[] = {
  { DESMI_ROLE_VILLAGE, EVERY, EVERY, "village",
    "village code|desa|nama desa|desa kelurahan|desa kel|kelurahan|nama kelurahan|"
    "nama desa kelurahan|kelurahan desa|alamat desa|desa asal|asal desa|" CODES },
  /* A bare "name" is a village's only in a list of villages; elsewhere it may be a person's. */
  { DESMI_ROLE_NAME, VILLAGES, 0, "name", NULL },
  { DESMI_ROLE_NAME, EVERY, 0, "village_name", NULL },
  { DESMI_ROLE_SUBDISTRICT, EVERY, 0, "subdistrict", "kecamatan|nama kecamatan|kec" },
  { DESMI_ROLE_REGENCY, EVERY, 0, "regency",
    "kabupaten|nama kabupaten|kab|kabupaten kota|kab kota|nama kabupaten kota|kabupaten asal" },
  { DESMI_ROLE_MONTH, MOVES, MOVES, "month",
    "year month|bulan|bln|tanggal|tgl|waktu|periode|date|bulan tahun|tanggal berangkat|"
    "tgl berangkat|tanggal keberangkatan|tgl keberangkatan|bulan berangkat|bulan keberangkatan|"
    "tanggal penempatan|tgl penempatan|bulan penempatan|tanggal pulang|tgl pulang|"
    "tanggal kepulangan|tgl kepulangan|bulan kepulangan|bulan pulang|tanggal kembali|tgl kembali|"
    "tanggal kedatangan|tgl kedatangan|bulan kedatangan|tanggal datang|tgl datang|"
    "tanggal terbang|tgl terbang" },
  { DESMI_ROLE_YEAR, MOVES | REMITTANCES | PILLARS, 0, "year", "tahun|thn" },
  { DESMI_ROLE_DIRECTION, MOVES, 0, "direction", "arah" },
  { DESMI_ROLE_DESTINATION, MOVES, MOVES, "destination",
    "country returned from|negara tujuan|negara penempatan|negara|negara tujuan penempatan|"
    "tujuan|tujuan negara|negara asal kepulangan|country|country of destination" },
  { DESMI_ROLE_SECTOR, MOVES, 0, "sector", "sektor|sektor pekerjaan|formal informal" },
  { DESMI_ROLE_OCCUPATION, MOVES, 0, "occupation", "jabatan|pekerjaan|jenis pekerjaan" },
  { DESMI_ROLE_GENDER, MOVES, 0, "gender",
    "jenis kelamin|l p|p l|jk|j k|kelamin|jns kelamin|sex|gender l p|jenis kelamin l p|"
    "jenis kelamin p l|jns kelamin l p|kelamin l p|jk l p|laki laki perempuan" },
  { DESMI_ROLE_SCHEME, MOVES, 0, "scheme", "skema|skema penempatan" },
  { DESMI_ROLE_COUNT, FLOWS, FLOWS, "count",
    "number|jumlah|jml|total|banyaknya|jumlah pmi|jml pmi|jumlah cpmi|jumlah tki|jml tki|"
    "total pmi|jumlah pekerja|jumlah pekerja migran|jumlah pekerja migran indonesia|pmi|"
    "bulan ini|jumlah bulan ini|bulan berjalan" },
  { DESMI_ROLE_QUARTER, REMITTANCES, REMITTANCES, "quarter",
    "triwulan|tw|kuartal|periode|triwulan tahun" },
  { DESMI_ROLE_AMOUNT, REMITTANCES, REMITTANCES, "amount_idr",
    "amount|nilai|jumlah|jml|total|remitansi|nominal|nilai remitansi|jumlah remitansi|"
    "jml remitansi|total remitansi|besar remitansi|besaran remitansi" },
  { DESMI_ROLE_PILLAR, PILLARS, 0, "pillar", "pilar|no pilar|pilar ke" },
  { DESMI_ROLE_INDICATOR, PILLARS, PILLARS, "indicator",
    "indikator|kode indikator|nama indikator" },
  { DESMI_ROLE_PERIOD, PILLARS, PILLARS, "period",
    "quarter|periode|triwulan|tw|kuartal|triwulan tahun" },
  { DESMI_ROLE_VALUE, PILLARS, 0, "value", "actual|realisasi|capaian|nilai" },
  { DESMI_ROLE_TARGET, PILLARS, 0, "target", "sasaran" },
  { DESMI_ROLE_PROGRAMME, VILLAGES, 0, "programme", "program|program desa" },
  { DESMI_ROLE_COHORT, VILLAGES, 0, "cohort",
    "cohort year|angkatan|tahun angkatan|tahun penetapan" },
  { DESMI_ROLE_DECREE, VILLAGES, 0, "decree",
    "sk|no sk|nomor sk|sk penetapan|nomor sk penetapan|surat keputusan" },
  { DESMI_ROLE_DECREE_DATE, VILLAGES, 0, "decree_date", "tanggal sk|tgl sk|tanggal sk penetapan" },
  { DESMI_ROLE_STATUS, VILLAGES, 0, "status", "status desa|status program" },
  { DESMI_ROLE_HEAD_NAME, VILLAGES, 0, "head_name",
    "kepala desa|nama kepala desa|kuwu|nama kuwu|lurah|nama lurah" },
  { DESMI_ROLE_HEAD_TITLE, VILLAGES, 0, "head_title", "sebutan kepala desa" },
  { DESMI_ROLE_OFFICERS, VILLAGES, 0, "officers", "jumlah petugas|petugas desmigratif" },
  { DESMI_ROLE_POPULATION, VILLAGES, 0, "population", "penduduk|jumlah penduduk" },
  { DESMI_ROLE_HOUSEHOLDS, VILLAGES, 0, "households",
    "rumah tangga|jumlah rumah tangga|jumlah kk" },
  { DESMI_ROLE_SERVICE, VILLAGES, 0, "service", "pusat layanan|pusat layanan migrasi" },
  { DESMI_ROLE_PHONE, VILLAGES, 0, "phone", "telepon kantor|telepon kantor desa" },
  { DESMI_ROLE_EMAIL, VILLAGES, 0, "email", NULL },
  { DESMI_ROLE_ADDRESS, VILLAGES, 0, "address", "alamat kantor|alamat kantor desa" },
  { DESMI_ROLE_COOPERATIVE, VILLAGES, 0, "cooperative", "koperasi|nama koperasi" },
  { DESMI_ROLE_NOTES, VILLAGES, 0, "notes", "catatan desa|keterangan desa" },
};

static const char *const kind_names[DESMI_N_IMPORT_KINDS]
    = { "auto", "flows", "remittances", "pillars", "villages", "persons" };

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

/* Lower-case words of a heading with one blank between and around, so that "No_KTP", "No. KTP" and
 * "no ktp" are one. */
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
 * desmi_import_heading_words:
 * @heading: as it stands
 *
 * Returns: (transfer full): its words in lower case with one blank between, without a unit behind
 *   them: “Jumlah_PMI (orang)” is “jumlah pmi”
 */
char *
desmi_import_heading_words (const char *heading)
{
  static const char *const units[] = { " rp", " rupiah", " idr", " orang", " org", " jiwa" };
  char                    *words = g_strstrip (split_words (heading));

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (words, units[i]))
      {
        words[strlen (words) - strlen (units[i])] = '\0';
        break;
      }
  return words;
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
 * desmi_import_is_identity_number:
 *
 * Returns: whether a column so headed has the number that each person has once, the NIK
 */
gboolean
desmi_import_is_identity_number (const char *heading)
{
  g_autofree char *words = split_words (heading);

  return strstr (words, " nik ") != NULL || strstr (words, " ktp ") != NULL;
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
is_among (const char *names, const char *words)
{
  gsize length = strlen (words);

  for (const char *name = names; name != NULL;)
    {
      const char *bar = strchr (name, '|');
      gsize       n = bar != NULL ? (gsize) (bar - name) : strlen (name);

      if (n == length && strncmp (name, words, n) == 0)
        return TRUE;
      name = bar != NULL ? bar + 1 : NULL;
    }
  return FALSE;
}

/* Whether our own name for a column, which has no blanks, is made of @words. */
static gboolean
is_name (const char *name, const char *words)
{
  for (; *name != '\0' && *name == (*words == ' ' ? '_' : *words); name++)
    words++;
  return *name == '\0' && *words == '\0';
}

/* @words is what desmi_import_heading_words() makes of a heading. */
static gboolean
matches (const Heading *known, const char *words)
{
  return is_name (known->name, words) || is_among (known->other, words);
}

/**
 * desmi_import_is_code:
 * @heading: in any case
 *
 * The program's own workbooks have two columns of places: their names, and their codes.
 *
 * Returns: whether villages below @heading are told by their codes, whatever else says “village”
 */
gboolean
desmi_import_is_code (const char *heading)
{
  g_autofree char *words = desmi_import_heading_words (heading);

  return is_among ("village code|" CODES, words);
}

/**
 * desmi_import_is_heading:
 * @heading: in any case
 *
 * Returns: whether @heading is one that files of some kind have
 */
gboolean
desmi_import_is_heading (const char *heading)
{
  g_autofree char *words = desmi_import_heading_words (heading);

  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if (matches (&headings_known[i], words))
      return TRUE;
  return FALSE;
}

/**
 * desmi_role_from_heading:
 * @kind: the file's; not AUTO
 * @heading: in any case; what stands between words does not count, nor a unit behind them
 * @out: (out): the role; untouched if there is none
 *
 * Returns: whether @heading is one of @kind's
 */
gboolean
desmi_role_from_heading (DesmiImportKind kind, const char *heading, DesmiRole *out)
{
  g_autofree char *words = desmi_import_heading_words (heading);

  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if ((headings_known[i].kinds & (1 << kind)) != 0 && matches (&headings_known[i], words))
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

/**
 * desmi_import_kind_needs:
 * @kind: not AUTO
 *
 * Returns: whether a file of @kind must tell @role, in a column or otherwise
 */
gboolean
desmi_import_kind_needs (DesmiImportKind kind, DesmiRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    if (headings_known[i].role == role && (headings_known[i].needed & (1 << kind)) != 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_role_to_title:
 *
 * Returns: (transfer none): what a reader calls a column of @role, which is a heading that is
 *   understood
 */
const char *
desmi_role_to_title (DesmiRole role)
{
  switch ((int) role)
    {
    case DESMI_ROLE_VILLAGE:
      return C_ ("heading", "village");
    case DESMI_ROLE_MONTH:
      return C_ ("heading", "month");
    case DESMI_ROLE_DESTINATION:
      return C_ ("heading", "destination");
    case DESMI_ROLE_COUNT:
      return C_ ("heading", "count");
    case DESMI_ROLE_QUARTER:
    case DESMI_ROLE_PERIOD:
      return C_ ("heading", "quarter");
    case DESMI_ROLE_AMOUNT:
      return C_ ("heading", "amount");
    case DESMI_ROLE_INDICATOR:
      return C_ ("heading", "indicator");
    case DESMI_ROLE_VALUE:
      return C_ ("heading", "value");
    case DESMI_ROLE_COHORT:
      return C_ ("heading", "cohort");
    default:
      return desmi_role_to_name (role);
    }
}

/**
 * desmi_import_kind_dup_needed:
 * @kind: not AUTO
 *
 * Returns: (transfer full): the headings that a file of @kind has at least, in the reader's
 *   language, for a sentence
 */
char *
desmi_import_kind_dup_needed (DesmiImportKind kind)
{
  GString *needed = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headings_known); i++)
    {
      const Heading *known = &headings_known[i];
      /* and one of those that only such files have */
      gboolean substance = (kind == DESMI_IMPORT_PILLARS && known->role == DESMI_ROLE_VALUE)
                           || (kind == DESMI_IMPORT_VILLAGES && known->role == DESMI_ROLE_COHORT);

      if (substance || (known->needed & (1 << kind)) != 0)
        g_string_append_printf (needed, "%s%s", needed->len > 0 ? ", " : "",
                                desmi_role_to_title (known->role));
    }
  return g_string_free (needed, FALSE);
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
