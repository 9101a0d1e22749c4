/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes without dots: which of the two schemes a code belongs to is for the name beside it to say.
 */
#include "core/desmi-code.h"

#include "core/desmi-error.h"
#include "core/desmi-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BPS_REGENCY_DIGITS 4

/* The regencies of Lampung and Nusa Tenggara Timur, where one number often means two areas. Sorted
 * by the code of Statistics Indonesia. */
static const struct
{
  char bps[BPS_REGENCY_DIGITS + 1];
  char kemendagri[BPS_REGENCY_DIGITS + 2];
} regencies[] = {
  { "1801", "18.04" }, /* Lampung Barat */
  { "1802", "18.06" }, /* Tanggamus */
  { "1803", "18.01" }, /* Lampung Selatan */
  { "1804", "18.07" }, /* Lampung Timur */
  { "1805", "18.02" }, /* Lampung Tengah */
  { "1806", "18.03" }, /* Lampung Utara */
  { "1807", "18.08" }, /* Way Kanan */
  { "1808", "18.05" }, /* Tulang Bawang */
  { "1809", "18.09" }, /* Pesawaran */
  { "1810", "18.10" }, /* Pringsewu */
  { "1811", "18.11" }, /* Mesuji */
  { "1812", "18.12" }, /* Tulang Bawang Barat */
  { "1813", "18.13" }, /* Pesisir Barat */
  { "1871", "18.71" }, /* Bandar Lampung */
  { "1872", "18.72" }, /* Metro */
  { "5301", "53.12" }, /* Sumba Barat */
  { "5302", "53.11" }, /* Sumba Timur */
  { "5303", "53.01" }, /* Kupang */
  { "5304", "53.02" }, /* Timor Tengah Selatan */
  { "5305", "53.03" }, /* Timor Tengah Utara */
  { "5306", "53.04" }, /* Belu */
  { "5307", "53.05" }, /* Alor */
  { "5308", "53.13" }, /* Lembata */
  { "5309", "53.06" }, /* Flores Timur */
  { "5310", "53.07" }, /* Sikka */
  { "5311", "53.08" }, /* Ende */
  { "5312", "53.09" }, /* Ngada */
  { "5313", "53.10" }, /* Manggarai */
  { "5314", "53.14" }, /* Rote Ndao */
  { "5315", "53.15" }, /* Manggarai Barat */
  { "5316", "53.17" }, /* Sumba Tengah */
  { "5317", "53.18" }, /* Sumba Barat Daya */
  { "5318", "53.16" }, /* Nagekeo */
  { "5319", "53.19" }, /* Manggarai Timur */
  { "5320", "53.20" }, /* Sabu Raijua */
  { "5321", "53.21" }, /* Malaka */
  { "5371", "53.71" }, /* Kupang */
};

/**
 * desmi_code_bps_to_kemendagri:
 * @bps_regency: (nullable): a text that begins with the four digits of a regency of Statistics
 *   Indonesia
 *
 * Returns: (nullable): the Kemendagri code of that regency, with a dot; %NULL outside Lampung and
 *   Nusa Tenggara Timur
 */
const char *
desmi_code_bps_to_kemendagri (const char *bps_regency)
{
  if (bps_regency == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (regencies); i++)
    if (strncmp (bps_regency, regencies[i].bps, BPS_REGENCY_DIGITS) == 0)
      return regencies[i].kemendagri;
  return NULL;
}

/* Districts are listed without their kind: "Kota Kupang" is 53.71 and called Kupang. */
static gboolean
same_name (const char *written, const char *listed, DesmiLevel level)
{
  g_autofree char *a = NULL, *b = NULL;

  if (written == NULL || listed == NULL)
    return FALSE;
  a = desmi_name_match (written);
  b = desmi_name_match (listed);
  if (*a == '\0' || *b == '\0')
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  return level == DESMI_LEVEL_DISTRICT && g_str_has_prefix (a, "kota")
         && g_str_equal (a + strlen ("kota"), b);
}

typedef struct
{
  DesmiCode code;
  char     *name; /* as the caller's edition has it; NULL: no such area there */
} Candidate;

static void
candidate_clear (Candidate *self)
{
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidate, candidate_clear)

static void
look_up (Candidate *self, DesmiCodeName lookup, gpointer user_data)
{
  self->name = lookup != NULL ? g_strdup (lookup (&self->code, user_data)) : NULL;
}

/* The regency that the digits mean if they are of Statistics Indonesia; FALSE where that is unknown
 * or the same one. */
static gboolean
other_regency (const char *digits, const DesmiCode *own, DesmiCode *out)
{
  const char *regency = desmi_code_bps_to_kemendagri (digits);

  if (regency == NULL || own->level < DESMI_LEVEL_DISTRICT
      || strncmp (own->text, regency, strlen (regency)) == 0)
    return FALSE;
  return desmi_code_parse (regency, out, NULL);
}

static void
set_ambiguous (const char *digits, const Candidate *own, const Candidate *other, GError **error)
{
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE_AMBIGUOUS,
               /* Translators: the code as written; then the area it means as a Kemendagri code and
                * as a BPS code, each as code and name. BPS is Statistics Indonesia. */
               _ ("The code %s can be read in two ways: as a Kemendagri code it is %s %s, as a BPS "
                  "code it lies in %s %s. Please choose one."),
               digits, own->code.text, own->name != NULL ? own->name : "", other->code.text,
               other->name != NULL ? other->name : "");
}

static void
set_mismatch (const char *digits, const char *name, const Candidate *own, GError **error)
{
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE_AMBIGUOUS,
               /* Translators: the code as written, the name beside it, the code with dots, the name
                * that belongs to it. */
               _ ("The code %s and the name “%s” do not belong together: %s is %s."), digits, name,
               own->code.text, own->name);
}

static void
set_unknown (const char *digits, const DesmiCode *other, GError **error)
{
  if (other != NULL)
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                 /* Translators: the code as written, then a district's code. */
                 _ ("There is no area with the Kemendagri code %s. It may be a BPS code of an area "
                    "in %s; please use the Kemendagri code."),
                 digits, other->text);
  else
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                 _ ("There is no area with the code %s."), digits);
}

static gboolean
decide (const char      *digits,
        const char      *name,
        const Candidate *own,
        const Candidate *other,
        DesmiCode       *out,
        GError         **error)
{
  gboolean named = name != NULL && *name != '\0';

  if (named && same_name (name, own->name, own->code.level))
    {
      *out = own->code;
      return TRUE;
    }
  /* Only a district's BPS code can be turned into ours; for smaller areas there is no table. */
  if (other != NULL && named && own->code.level == DESMI_LEVEL_DISTRICT
      && same_name (name, other->name, other->code.level))
    {
      *out = other->code;
      return TRUE;
    }
  if (other != NULL)
    {
      set_ambiguous (digits, own, other, error);
      return FALSE;
    }
  if (named && own->name != NULL)
    {
      set_mismatch (digits, name, own, error);
      return FALSE;
    }
  *out = own->code;
  return TRUE;
}

/**
 * desmi_code_from_undotted:
 * @digits: (nullable): a code without dots
 * @name: (nullable): the name written beside it
 * @lookup: (nullable) (scope call): tells the name of a code in the caller's edition; %NULL where
 * the caller has no edition, then only the numbers decide
 * @user_data: for @lookup
 * @out: (out): the Kemendagri code; untouched on failure
 * @error: %DESMI_CORE_ERROR_CODE: no code, or none of the edition;
 *   %DESMI_CORE_ERROR_CODE_AMBIGUOUS: two schemes know it and @name does not decide, or @name is
 * not that of the code
 *
 * Kemendagri and Statistics Indonesia write different codes of the same length, so that one text
 * may mean two areas. The area whose name is @name is taken; none is ever taken silently.
 *
 * Returns: whether the code is decided
 */
gboolean
desmi_code_from_undotted (const char   *digits,
                          const char   *name,
                          DesmiCodeName lookup,
                          gpointer      user_data,
                          DesmiCode    *out,
                          GError      **error)
{
  g_auto (Candidate) own = { 0 }, other = { 0 };
  gboolean           two;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!desmi_code_parse (digits, &own.code, error))
    return FALSE;
  look_up (&own, lookup, user_data);
  two = other_regency (digits, &own.code, &other.code);
  if (two)
    look_up (&other, lookup, user_data);
  if (lookup != NULL && own.name == NULL
      && !(two && own.code.level == DESMI_LEVEL_DISTRICT && other.name != NULL))
    {
      set_unknown (digits, two ? &other.code : NULL, error);
      return FALSE;
    }
  return decide (digits, name, &own, two ? &other : NULL, out, error);
}
