/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district's villages by code and by name, and a look at the rest of the country for what is
 * not among them. */
#include "exchange/desmi-places.h"

#include "core/desmi-code.h"
#include "core/desmi-error.h"
#include "core/desmi-name.h"

#include <string.h>

#define PAGE 512
#define FIGURES 10       /* of a code of a village */
#define REGENCY_LENGTH 5 /* of “32.12.16.2004” */

/**
 * DesmiPlaces:
 * @villages: (element-type DesmiVillage): all of the district
 * @by_code: code to village
 * @by_name: what desmi_name_match() makes of a name to a GPtrArray of villages
 * @by_fold: what desmi_name_fold() makes of a name to a GPtrArray of villages; for suggestions only
 * @elsewhere: code to name of areas outside, "" for none: what was looked up already
 */
struct _DesmiPlaces
{
  DesmiStore *store;
  GPtrArray  *villages;
  GHashTable *by_code;
  GHashTable *by_name;
  GHashTable *by_fold;
  GHashTable *elsewhere;
};

static void
add_to (GHashTable *table, char *key, DesmiVillage *village)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), list);
    }
  g_ptr_array_add (list, village);
  g_free (key);
}

static void
add_village (DesmiPlaces *self, DesmiVillage *village)
{
  g_ptr_array_add (self->villages, desmi_village_ref (village));
  g_hash_table_insert (self->by_code, village->code, village);
  add_to (self->by_name, desmi_name_match (village->name), village);
  add_to (self->by_fold, desmi_name_fold (village->name), village);
}

static gboolean
read_villages (DesmiPlaces *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.sort = DESMI_VILLAGE_SORT_CODE;
  ids = desmi_store_list_villages (self->store, &filter, cancellable, error);
  for (guint at = 0; ids != NULL && at < ids->len; at += PAGE)
    {
      g_autoptr (GPtrArray) page
          = desmi_store_get_villages (self->store, &g_array_index (ids, gint64, at),
                                      MIN (PAGE, ids->len - at), &filter, cancellable, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (g_ptr_array_index (page, i) != NULL)
          add_village (self, g_ptr_array_index (page, i));
    }
  return ids != NULL;
}

/**
 * desmi_places_new:
 * @store: an open file
 *
 * Returns: (transfer full): the district's villages; %NULL with what the store says
 */
DesmiPlaces *
desmi_places_new (DesmiStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiPlaces) self = g_new0 (DesmiPlaces, 1);
  GDestroyNotify          drop = (GDestroyNotify) g_ptr_array_unref;

  self->store = store;
  self->villages = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop);
  self->by_fold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop);
  self->elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return read_villages (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_places_free:
 * @self: (transfer full) (nullable): the places
 */
void
desmi_places_free (DesmiPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->elsewhere);
  g_hash_table_unref (self->by_fold);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->villages);
  g_free (self);
}

/* Name of any area of the country, NULL if there is none. A DesmiCodeName. */
static const char *
look_up (const DesmiCode *code, gpointer data)
{
  DesmiPlaces  *self = data;
  DesmiVillage *village = g_hash_table_lookup (self->by_code, code->text);
  const char   *name;

  if (village != NULL)
    return village->name;
  name = g_hash_table_lookup (self->elsewhere, code->text);
  if (name == NULL)
    {
      g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "region", code->text,
                                                         desmi_locale_get_english (), NULL, NULL);
      int                    column = table != NULL ? desmi_table_find_column (table, "name") : -1;
      gboolean               found = column >= 0 && desmi_table_get_n_rows (table) > 0;
      char *copy = g_strdup (found ? desmi_table_get_text (table, 0, (guint) column) : "");

      g_hash_table_insert (self->elsewhere, g_strdup (code->text), copy);
      name = copy;
    }
  return *name != '\0' ? name : NULL;
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *match_a = desmi_name_match (a);
  g_autofree char *match_b = desmi_name_match (b);

  return g_str_equal (match_a, match_b);
}

/* @subdistrict is a name, or a code with dots as in the tables that the program writes. */
static gboolean
is_in (const DesmiVillage *village, const char *subdistrict)
{
  if (g_ascii_isdigit (*subdistrict))
    return g_str_has_prefix (village->code, subdistrict)
           && village->code[strlen (subdistrict)] == '.';
  return same_name (village->subdistrict, subdistrict);
}

/* The villages called @name, in @subdistrict if that is not empty. */
static GPtrArray *
find_named (GHashTable *table, char *key, const char *subdistrict)
{
  g_autofree char *owned = key;
  GPtrArray       *all = g_hash_table_lookup (table, owned);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; *owned != '\0' && all != NULL && i < all->len; i++)
    {
      DesmiVillage *village = g_ptr_array_index (all, i);

      if (*subdistrict == '\0' || is_in (village, subdistrict))
        g_ptr_array_add (found, village);
    }
  return found;
}

static char *
join_codes (GPtrArray *villages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < villages->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((DesmiVillage *) g_ptr_array_index (villages, i))->code);
  return g_string_free (out, out->len == 0);
}

/* Digits of @text if it is written as a code: digits, dots, blanks and apostrophes. NULL: something
 * else. */
static char *
dup_digits (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && g_ascii_isdigit ((char) c))
        g_string_append_c (out, (char) c);
      else if (c != '.' && c != '\'' && c != 0x2019 && !g_unichar_isspace (c))
        return NULL;
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/* A number that lost zeros at its end on the way through a spreadsheet, if filling them up gives an
 * area there is. */
static char *
suggest_code (DesmiPlaces *self, const char *text)
{
  static const gsize lengths[] = { 2, 4, 6, 10 };
  g_autofree char   *digits = dup_digits (text);
  gsize              n = digits != NULL ? strlen (digits) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (lengths) && n > 0; i++)
    if (n < lengths[i])
      {
        g_autofree char *zeros = g_strnfill (lengths[i] - n, '0');
        g_autofree char *filled = g_strconcat (digits, zeros, NULL);
        DesmiCode        code;

        if (desmi_code_parse (filled, &code, NULL) && look_up (&code, self) != NULL)
          return g_strdup (code.text);
        return NULL;
      }
  return NULL;
}

/* A code in normal form from @text; one without dots is decided by the name beside it. */
static DesmiReason
read_code (DesmiPlaces *self,
           const char  *text,
           const char  *digits,
           const char  *name,
           DesmiCode   *code)
{
  g_autoptr (GError) error = NULL;

  if (strlen (digits) != 10)
    return DESMI_REASON_UNKNOWN_VILLAGE;
  if (strchr (text, '.') != NULL)
    return desmi_code_parse_level (text, DESMI_LEVEL_VILLAGE, code, NULL)
               ? DESMI_REASON_NONE
               : DESMI_REASON_UNKNOWN_VILLAGE;
  if (desmi_code_from_undotted (digits, *name != '\0' ? name : NULL, look_up, self, code, &error))
    return code->level == DESMI_LEVEL_VILLAGE ? DESMI_REASON_NONE : DESMI_REASON_UNKNOWN_VILLAGE;
  if (!g_error_matches (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE_AMBIGUOUS))
    return DESMI_REASON_UNKNOWN_VILLAGE;
  return *name != '\0' ? DESMI_REASON_VILLAGE_MISMATCH : DESMI_REASON_AMBIGUOUS_VILLAGE;
}

static char *
suggest_named (DesmiPlaces *self, const char *name, const char *subdistrict)
{
  g_autoptr (GPtrArray) exact = find_named (self->by_name, desmi_name_match (name), subdistrict);
  g_autoptr (GPtrArray) alike = find_named (self->by_fold, desmi_name_fold (name), subdistrict);

  return join_codes (exact->len > 0 ? exact : alike);
}

/* "Tugu (Kec. Sliyeg)" to "Tugu" and "Kec. Sliyeg"; a village may also be called "Kurau (Timur)".
 */
static char *
split_hint (DesmiPlaces *self, const char *name, char **hint)
{
  g_autofree char *whole = desmi_name_match (name);
  const char      *open = strrchr (name, '(');
  const char      *close = open != NULL ? strchr (open, ')') : NULL;

  if (close == NULL || g_hash_table_contains (self->by_name, whole))
    {
      *hint = g_strdup ("");
      return g_strdup (name);
    }
  *hint = g_strndup (open + 1, (gsize) (close - open - 1));
  return g_strndup (name, (gsize) (open - name));
}

static DesmiReason
find_by_code (DesmiPlaces *self,
              const char  *text,
              const char  *digits,
              const char  *name,
              const char  *subdistrict,
              const char **found,
              char       **suggestion)
{
  g_autofree char *hint = NULL;
  g_autofree char *plain = split_hint (self, name, &hint);
  DesmiCode        code;
  DesmiVillage    *village;
  DesmiReason      reason = read_code (self, text, digits, plain, &code);

  if (reason != DESMI_REASON_NONE)
    {
      *suggestion = *name != '\0' ? suggest_named (self, name, subdistrict) : NULL;
      if (*suggestion == NULL)
        *suggestion = suggest_code (self, text);
      return reason;
    }
  village = g_hash_table_lookup (self->by_code, code.text);
  if (village == NULL)
    {
      reason = look_up (&code, self) != NULL ? DESMI_REASON_OTHER_REGENCY
                                             : DESMI_REASON_UNKNOWN_VILLAGE;
      *suggestion = *name != '\0' ? suggest_named (self, name, subdistrict) : NULL;
      return reason;
    }
  if ((*name != '\0' && !same_name (village->name, plain))
      || (*hint != '\0' && !is_in (village, hint))
      || (*subdistrict != '\0' && !is_in (village, subdistrict)))
    {
      *suggestion = *name != '\0' ? suggest_named (self, name, "") : NULL;
      if (*suggestion == NULL)
        *suggestion = g_strdup (village->code);
      return DESMI_REASON_VILLAGE_MISMATCH;
    }
  *found = village->code;
  return DESMI_REASON_NONE;
}

static DesmiReason
find_by_name (DesmiPlaces *self,
              const char  *text,
              const char  *subdistrict,
              const char **found,
              char       **suggestion)
{
  g_autofree char      *hint = NULL;
  g_autofree char      *name = split_hint (self, text, &hint);
  const char           *within = *subdistrict != '\0' ? subdistrict : hint;
  g_autoptr (GPtrArray) villages = find_named (self->by_name, desmi_name_match (name), within);

  if (villages->len == 1)
    {
      const DesmiVillage *village = g_ptr_array_index (villages, 0);

      if (*hint != '\0' && !is_in (village, hint))
        {
          *suggestion = suggest_named (self, name, "");
          return DESMI_REASON_VILLAGE_MISMATCH;
        }
      *found = village->code;
      return DESMI_REASON_NONE;
    }
  *suggestion = villages->len > 1 ? join_codes (villages) : suggest_named (self, name, "");
  if (villages->len > 1)
    return DESMI_REASON_AMBIGUOUS_VILLAGE;
  if (*within != '\0')
    {
      g_autoptr (GPtrArray) anywhere = find_named (self->by_name, desmi_name_match (name), "");

      if (anywhere->len > 0)
        return DESMI_REASON_VILLAGE_MISMATCH;
    }
  return DESMI_REASON_UNKNOWN_VILLAGE;
}

/* The figures of a code that a program has written as the number 3212162004.0 or 3.212162004E+09;
 * NULL: something else. */
static char *
dup_figures (const char *text)
{
  const char *sign = strpbrk (text, ".,");
  gsize       before = strspn (text, "0123456789");
  gsize       after = sign == text + before ? strspn (sign + 1, "0123456789") : 0;
  const char *rest = after > 0 ? sign + 1 + after : "";

  if (before == FIGURES && after > 0 && *rest == '\0' && strspn (sign + 1, "0") == after)
    return g_strndup (text, FIGURES);
  if (before == 1 && after == FIGURES - 1
      && (g_ascii_strcasecmp (rest, "E9") == 0 || g_ascii_strcasecmp (rest, "E+9") == 0
          || g_ascii_strcasecmp (rest, "E+09") == 0))
    return g_strdup_printf ("%c%.*s", *text, (int) after, sign + 1);
  return NULL;
}

/**
 * desmi_places_is_cut:
 * @village: what should be a village
 *
 * Returns: whether it is a number as spreadsheets shorten long ones, 3,21E+09, which has not all
 *   figures of a code any more
 */
gboolean
desmi_places_is_cut (const char *village)
{
  g_autofree char *figures = dup_figures (village);
  gsize            n = strspn (village, "0123456789.,");
  const char      *power = village + n;

  if (figures != NULL || n == 0 || g_ascii_toupper (*power) != 'E')
    return FALSE;
  power += power[1] == '+' ? 2 : 1;
  return *power != '\0' && power[strspn (power, "0123456789")] == '\0';
}

/**
 * desmi_places_find:
 * @village: a code or a name, not empty
 * @name: a name beside a code, or ""
 * @subdistrict: a name or a code, or ""
 * @code: (out) (transfer none): the code in normal form, set with %DESMI_REASON_NONE only
 * @suggestion: (out) (transfer full) (nullable): the likely codes, blanks between; never taken by
 * itself
 *
 * Finds the village of the district that is meant. Spelling is never guessed.
 *
 * Returns: %DESMI_REASON_NONE, or why the row must be refused
 */
DesmiReason
desmi_places_find (DesmiPlaces *self,
                   const char  *village,
                   const char  *name,
                   const char  *subdistrict,
                   const char **code,
                   char       **suggestion)
{
  g_autofree char *figures = dup_figures (village);
  const char      *text = figures != NULL ? figures : village;
  g_autofree char *digits = dup_digits (text);

  *suggestion = NULL;
  if (digits != NULL)
    return find_by_code (self, text, digits, name, subdistrict, code, suggestion);
  return find_by_name (self, village, subdistrict, code, suggestion);
}

/**
 * desmi_places_is_here:
 * @regency: a name, with or without "Kabupaten", a code, or "" where nothing is said
 *
 * Returns: whether @regency is the district of the file, so that a village of that name may be
 *   looked for in it
 */
gboolean
desmi_places_is_here (DesmiPlaces *self, const char *regency)
{
  const DesmiVillage *village
      = self->villages->len > 0 ? g_ptr_array_index (self->villages, 0) : NULL;
  g_autofree char *digits = dup_digits (regency);
  g_autofree char *own = NULL, *own_digits = NULL;
  DesmiCode        code;
  const char      *name;

  if (village == NULL || *regency == '\0' || strcmp (regency, "-") == 0)
    return TRUE;
  own = g_strndup (village->code, REGENCY_LENGTH);
  own_digits = dup_digits (own);
  if (digits != NULL)
    return g_strcmp0 (digits, own_digits) == 0;
  name = desmi_code_parse (own, &code, NULL) ? look_up (&code, self) : NULL;
  return name == NULL || same_name (name, regency);
}
