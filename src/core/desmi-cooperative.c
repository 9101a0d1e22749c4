/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a cooperative: their codes, their words, and how they are found in what a district
 * wrote about one. */
#include "core/desmi-cooperative.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Stage:
 * @code: in tables
 * @name: the word for a reader, in English
 * @words: how texts begin that mean it, as plain_text() leaves them, with “|” between
 */
typedef struct
{
  const char *code, *name, *words;
} Stage;

/* Translators: the stages of a village’s cooperative, from an idea to one that works, and its ends.
 */
static const Stage stages[DESMI_N_COOPERATIVE_STAGES] = {
  [DESMI_COOPERATIVE_PLAN] = { "plan", N_ ("Planned"), "rencana|direncanakan|planned|plan" },
  [DESMI_COOPERATIVE_GROUP]
  = { "group", N_ ("Group"),
      "kelompok|pra koperasi|prakoperasi|group|pre cooperative|precooperative" },
  [DESMI_COOPERATIVE_MEETING]
  = { "meeting", N_ ("Founding meeting"), "rapat pembentukan|founding meeting" },
  [DESMI_COOPERATIVE_DEED]
  = { "deed", N_ ("Notarial deed"), "akta notaris|akta|notarial deed|notary deed|deed" },
  [DESMI_COOPERATIVE_LEGAL]
  = { "legal", N_ ("Legal entity"), "berbadan hukum|badan hukum|legal entity" },
  [DESMI_COOPERATIVE_ACTIVE] = { "active", N_ ("In operation"), "aktif|active|in operation" },
  [DESMI_COOPERATIVE_INACTIVE]
  = { "inactive", N_ ("Inactive"), "tidak aktif|nonaktif|non aktif|inactive|not active" },
  [DESMI_COOPERATIVE_DISSOLVED] = { "dissolved", N_ ("Dissolved"), "dibubarkan|bubar|dissolved" },
};

/**
 * desmi_cooperative_stage_to_code:
 *
 * Returns: (transfer none): stable text for tables
 */
const char *
desmi_cooperative_stage_to_code (DesmiCooperativeStage stage)
{
  g_return_val_if_fail ((guint) stage < DESMI_N_COOPERATIVE_STAGES, NULL);
  return stages[stage].code;
}

/**
 * desmi_cooperative_stage_from_code:
 * @code: (nullable): of desmi_cooperative_stage_to_code()
 * @out: (out): the stage
 *
 * Returns: whether there is one
 */
gboolean
desmi_cooperative_stage_from_code (const char *code, DesmiCooperativeStage *out)
{
  for (guint i = 0; i < DESMI_N_COOPERATIVE_STAGES; i++)
    if (g_strcmp0 (code, stages[i].code) == 0)
      {
        *out = (DesmiCooperativeStage) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_cooperative_stage_name:
 *
 * Returns: (transfer none): the word for a reader
 */
const char *
desmi_cooperative_stage_name (DesmiCooperativeStage stage, const DesmiLocale *locale)
{
  g_return_val_if_fail ((guint) stage < DESMI_N_COOPERATIVE_STAGES, NULL);
  return desmi_locale_text (locale, stages[stage].name);
}

/* Without case, with one blank where there are blanks, hyphens or strokes. */
static char *
plain_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  GString         *out = g_string_new (NULL);
  gboolean         blank = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == '-' || c == '_' || c == 0x2010 || c == 0x2011)
        {
          blank = out->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* A name of its own may begin with the same word (“Kelompok Tani Makmur”): what follows a stage is
 * a stop, a number, or one of few words that go on about it. */
static gboolean
is_end (const char *rest)
{
  static const char *const more[]
      = { "sejak", "since", "tahun", "per",  "pada", "dengan", "dan",   "with",
          "and",   "in",    "rat",   "tapi", "but",  "no",     "nomor", NULL };
  g_autofree char *word = NULL;
  gunichar         c;

  if (*rest != ' ')
    return !g_unichar_isalnum (g_utf8_get_char (rest));
  c = g_utf8_get_char (++rest);
  if (!g_unichar_isalpha (c))
    return TRUE;
  word = g_strndup (rest, strcspn (rest, " ,.;:()/"));
  return g_strv_contains (more, word);
}

static gboolean
begins_with (const char *plain, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (plain, parts[i]) && is_end (plain + strlen (parts[i])))
      return TRUE;
  return FALSE;
}

/**
 * desmi_cooperative_stage_read:
 * @text: (nullable): what a district wrote about a cooperative, in Indonesian or English
 * @out: (out): the stage
 *
 * Returns: whether @text is a stage or clearly begins with one
 */
gboolean
desmi_cooperative_stage_read (const char *text, DesmiCooperativeStage *out)
{
  g_autofree char *plain = text != NULL ? plain_text (text) : NULL;

  for (guint i = 0; plain != NULL && i < DESMI_N_COOPERATIVE_STAGES; i++)
    if (begins_with (plain, stages[i].words))
      {
        *out = (DesmiCooperativeStage) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_cooperative_describe:
 * @text: (nullable): what a district wrote about a cooperative
 *
 * Returns: (transfer full) (nullable): the stage in words of @locale, or that it is unknown, and
 * what was written where that says more; %NULL where nothing was
 */
char *
desmi_cooperative_describe (const char *text, const DesmiLocale *locale)
{
  DesmiCooperativeStage stage;
  g_autofree char      *plain = NULL, *plain_name = NULL;
  const char           *name = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (!desmi_cooperative_stage_read (text, &stage))
    return g_strdup_printf ("%s · %s", desmi_locale_text (locale, N_ ("Unknown stage")), text);
  name = desmi_cooperative_stage_name (stage, locale);
  plain = plain_text (text);
  plain_name = plain_text (name);
  if (g_str_equal (plain, plain_name))
    return g_strdup (name);
  return g_str_has_prefix (plain, plain_name) ? g_strdup (text)
                                              : g_strdup_printf ("%s · %s", name, text);
}
