/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is going to serve which villages from when, and whose service ends with that. */
#include "app/desmi-officer-plan.h"

#include "app/desmi-register-view.h"
#include "core/desmi-error.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

/* How many people serve a village. */
typedef struct
{
  const char *village; /* of the plan's villages */
  guint       n;
} Seen;

struct _DesmiOfficerPlan
{
  GPtrArray *villages;                    /* of DesmiVillage */
  char      *role, *name, *since, *until; /* normal forms; nullable but for the role */
  GPtrArray *entries;                     /* of DesmiEntry, of what is written */
  GPtrArray *lines;                       /* of char *, for a reader */
  GPtrArray *refusals;                    /* likewise */
  DesmiEdit *seen;                        /* who serves the villages that are changed */
  GArray    *n_seen;                      /* of Seen, one a village */
  guint      n_villages;
  guint      n_same; /* where the person serves already */
};

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index >= 0 ? desmi_table_get_text (table, row, (guint) index) : NULL;
}

static const char *
get_role_name (const char *role, const DesmiLocale *locale)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_PERSON);
  int                      field = desmi_register_find_field (DESMI_REGISTER_PERSON, "role");

  return desmi_register_field_word_name (&type->fields[field], role, locale);
}

static char *
dup_trimmed (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);
  return trimmed;
}

/* Returns: %FALSE with @error; an empty text is no day */
static gboolean
read_day (const char *text, char **day, GError **error)
{
  g_autofree char *trimmed = dup_trimmed (text);

  *day = trimmed != NULL ? desmi_day_parse_loose (trimmed, error) : NULL;
  return trimmed == NULL || *day != NULL;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_TEXT, sentence);
  return FALSE;
}

/* What cannot be of any village. */
static gboolean
check (const DesmiOfficerPlan *self, const DesmiOfficer *officer, GError **error)
{
  if (self->role == NULL)
    return refuse (error, _ ("Choose a role."));
  if (self->name == NULL && !officer->ends_others)
    return refuse (error, _ ("Type a name."));
  if (self->name == NULL && self->until == NULL)
    return refuse (error, _ ("Say until which day those who have the role served."));
  if (self->name != NULL && officer->ends_others && self->since == NULL)
    return refuse (error, _ ("Say since which day the person serves: the others serve until the "
                             "day before."));
  if (self->since != NULL && self->until != NULL && g_strcmp0 (self->until, self->since) < 0)
    return refuse (error, _ ("The service would end before it began."));
  return TRUE;
}

/* "2024-01-01" -> "2023-12-31" */
static char *
dup_day_before (const char *day)
{
  g_autofree char      *midnight = g_strconcat (day, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (midnight, NULL);
  g_autoptr (GDateTime) before = date != NULL ? g_date_time_add_days (date, -1) : NULL;

  return before != NULL ? g_date_time_format (before, "%Y-%m-%d") : g_strdup (day);
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1), *other = g_utf8_casefold (b, -1);

  return g_str_equal (one, other);
}

/* Whether the person of @row has the role in @village, and has not left it before @day (%NULL: does
 * not end). */
static gboolean
serves (const DesmiOfficerPlan *self,
        DesmiTable             *persons,
        guint                   row,
        const char             *village,
        const char             *day)
{
  const char *until = get_text (persons, row, "until");

  return g_strcmp0 (get_text (persons, row, "village"), village) == 0
         && g_strcmp0 (get_text (persons, row, "role"), self->role) == 0
         && (until == NULL || *until == '\0' || (day != NULL && g_strcmp0 (until, day) >= 0));
}

/* Ends the service of the person of @row on @last. */
static gboolean
end_service (DesmiOfficerPlan   *self,
             const DesmiVillage *village,
             DesmiTable         *persons,
             guint               row,
             const char         *last)
{
  const char *since = get_text (persons, row, "since"), *name = get_text (persons, row, "name");
  g_autofree char *day = desmi_format_day (last, desmi_locale_get_user ());
  DesmiEntry      *entry;

  if (since != NULL && *since != '\0' && g_strcmp0 (since, last) > 0)
    {
      g_ptr_array_add (self->refusals,
                       /* Translators: a village and the name of a person */
                       g_strdup_printf (_ ("%s: the service of %s began later and is not ended."),
                                        village->name, name));
      return FALSE;
    }
  entry = desmi_register_view_new_entry (DESMI_REGISTER_PERSON, persons, row);
  desmi_entry_set (entry, "until", last);
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_add (self->lines,
                   /* Translators: a village, a person, a role and a day */
                   g_strdup_printf (_ ("%s: %s (%s) serves until %s"), village->name, name,
                                    get_role_name (self->role, desmi_locale_get_user ()), day));
  return TRUE;
}

static gboolean
end_others (DesmiOfficerPlan *self, const DesmiVillage *village, DesmiTable *persons)
{
  g_autofree char *last
      = self->name != NULL ? dup_day_before (self->since) : g_strdup (self->until);
  const char *day = self->name != NULL ? self->since : NULL;
  gboolean    changed = FALSE;

  for (guint i = 0; i < desmi_table_get_n_rows (persons); i++)
    if (serves (self, persons, i, village->code, day)
        && (self->name == NULL || !is_same_name (get_text (persons, i, "name"), self->name)))
      changed = end_service (self, village, persons, i, last) || changed;
  return changed;
}

static gboolean
is_there (const DesmiOfficerPlan *self, const DesmiVillage *village, DesmiTable *persons)
{
  for (guint i = 0; i < desmi_table_get_n_rows (persons); i++)
    if (serves (self, persons, i, village->code, self->since)
        && is_same_name (get_text (persons, i, "name"), self->name))
      return TRUE;
  return FALSE;
}

static void
set_field (DesmiEntry *entry, const char *field, const char *text)
{
  g_autofree char *trimmed = dup_trimmed (text);

  if (trimmed != NULL)
    desmi_entry_set (entry, field, trimmed);
}

static void
add_person (DesmiOfficerPlan *self, const DesmiVillage *village, const DesmiOfficer *officer)
{
  DesmiEntry      *entry = desmi_entry_new (DESMI_REGISTER_PERSON, village->code);
  g_autofree char *day
      = self->since != NULL ? desmi_format_day (self->since, desmi_locale_get_user ()) : NULL;

  set_field (entry, "role", self->role);
  set_field (entry, "name", self->name);
  set_field (entry, "title", officer->title);
  set_field (entry, "phone", officer->phone);
  set_field (entry, "email", officer->email);
  set_field (entry, "since", self->since);
  set_field (entry, "until", self->until);
  set_field (entry, "notes", officer->notes);
  g_ptr_array_add (self->entries, entry);
  if (day != NULL)
    /* Translators: a village, a person, a role and a day */
    g_ptr_array_add (self->lines,
                     g_strdup_printf (_ ("%s: %s (%s) is added, since %s"), village->name,
                                      self->name,
                                      get_role_name (self->role, desmi_locale_get_user ()), day));
  else
    /* Translators: a village, a person and a role */
    g_ptr_array_add (self->lines,
                     g_strdup_printf (_ ("%s: %s (%s) is added"), village->name, self->name,
                                      get_role_name (self->role, desmi_locale_get_user ())));
}

/* What is planned for @village holds while the same people serve it for the same time. */
static void
note_seen (DesmiOfficerPlan *self, const DesmiVillage *village, DesmiTable *persons)
{
  static const char *const fields[] = { "role", "name", "since", "until" };
  Seen                     seen = { village->code, 0 };

  for (guint i = 0; i < desmi_table_get_n_rows (persons); i++)
    if (g_strcmp0 (get_text (persons, i, "village"), village->code) == 0)
      {
        g_autoptr (DesmiEntry) entry
            = desmi_register_view_new_entry (DESMI_REGISTER_PERSON, persons, i);

        for (gsize field = 0; field < G_N_ELEMENTS (fields); field++)
          desmi_entry_set (entry, fields[field], get_text (persons, i, fields[field]));
        desmi_edit_put_entry (self->seen, entry);
        seen.n++;
      }
  g_array_append_val (self->n_seen, seen);
}

static void
plan_village (DesmiOfficerPlan   *self,
              const DesmiVillage *village,
              DesmiTable         *persons,
              const DesmiOfficer *officer)
{
  gboolean changed = officer->ends_others && end_others (self, village, persons);

  if (self->name != NULL && is_there (self, village, persons))
    self->n_same++;
  else if (self->name != NULL)
    {
      add_person (self, village, officer);
      changed = TRUE;
    }
  if (changed)
    note_seen (self, village, persons);
  self->n_villages += changed ? 1 : 0;
}

/**
 * desmi_officer_plan_new:
 * @villages: (element-type DesmiVillage): no others are changed
 * @persons: the lookup of the register of people, of all of them
 * @officer: as typed
 * @error: a sentence that says what is missing or wrong, whatever the villages are
 *
 * Returns: (transfer full): what would be changed; %NULL with @error set
 */
DesmiOfficerPlan *
desmi_officer_plan_new (GPtrArray          *villages,
                        DesmiTable         *persons,
                        const DesmiOfficer *officer,
                        GError            **error)
{
  g_autoptr (DesmiOfficerPlan) self = g_new0 (DesmiOfficerPlan, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_entry_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->refusals = g_ptr_array_new_with_free_func (g_free);
  self->villages = g_ptr_array_ref (villages);
  self->seen = desmi_edit_new ("");
  self->n_seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  self->role = dup_trimmed (officer->role);
  self->name = dup_trimmed (officer->name);
  if (!read_day (officer->since, &self->since, error)
      || !read_day (officer->until, &self->until, error) || !check (self, officer, error))
    return NULL;
  for (guint i = 0; i < villages->len; i++)
    plan_village (self, g_ptr_array_index (villages, i), persons, officer);
  return g_steal_pointer (&self);
}

/**
 * desmi_officer_plan_free:
 *
 * Frees the plan.
 */
void
desmi_officer_plan_free (DesmiOfficerPlan *self)
{
  g_ptr_array_unref (self->villages);
  g_ptr_array_unref (self->entries);
  desmi_edit_unref (self->seen);
  g_array_unref (self->n_seen);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->refusals);
  g_free (self->role);
  g_free (self->name);
  g_free (self->since);
  g_free (self->until);
  g_free (self);
}

/**
 * desmi_officer_plan_get_lines:
 *
 * Returns: (transfer none) (element-type utf8): what is going to be changed, for a reader
 */
const GPtrArray *
desmi_officer_plan_get_lines (const DesmiOfficerPlan *self)
{
  return self->lines;
}

/**
 * desmi_officer_plan_get_refusals:
 *
 * Returns: (transfer none) (element-type utf8): what is not, and why
 */
const GPtrArray *
desmi_officer_plan_get_refusals (const DesmiOfficerPlan *self)
{
  return self->refusals;
}

/**
 * desmi_officer_plan_count_villages:
 *
 * Returns: how many villages are going to be changed
 */
guint
desmi_officer_plan_count_villages (const DesmiOfficerPlan *self)
{
  return self->n_villages;
}

/**
 * desmi_officer_plan_dup_summary:
 *
 * Returns: (transfer full): "12 villages will be changed. In 3 the person serves already."
 */
char *
desmi_officer_plan_dup_summary (const DesmiOfficerPlan *self)
{
  guint    n = self->n_villages;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("%u village will be changed.", "%u villages will be changed.", n), n);
  if (self->n_same > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("In %u the person serves already.",
                                        "In %u the person serves already.", self->n_same),
                              self->n_same);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_same_list (const GPtrArray *one, const GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * desmi_officer_plan_equal:
 *
 * Returns: whether both change and refuse the same, as a reader is told it
 */
gboolean
desmi_officer_plan_equal (const DesmiOfficerPlan *self, const DesmiOfficerPlan *other)
{
  return self->n_same == other->n_same && is_same_list (self->lines, other->lines)
         && is_same_list (self->refusals, other->refusals);
}

/**
 * desmi_officer_plan_new_edit:
 *
 * Returns: (transfer full): all of it as one step, which is made only while those serve the
 * villages that the plan was made of
 */
DesmiEdit *
desmi_officer_plan_new_edit (const DesmiOfficerPlan *self)
{
  const char *role = get_role_name (self->role, desmi_locale_get_english ());
  /* Translators: shown in the history and with Undo: a number, and a person with the role */
  DesmiMessage *message
      = desmi_message_new_plural ("Service in %1$u village: %2$s", "Service in %1$u villages: %2$s",
                                  self->n_villages, self->n_villages, role);
  DesmiEdit *edit;

  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  if (self->name != NULL)
    {
      /* Translators: a person and the role that they have */
      g_autoptr (DesmiMessage) who = desmi_message_new ("%s (%s)", self->name, role);

      desmi_message_set_kind (who, 1, DESMI_MESSAGE_WORD);
      desmi_message_set_message (message, 1, who);
    }
  edit = desmi_edit_new_said (message);
  desmi_edit_expect (edit, self->seen);
  for (guint i = 0; i < self->n_seen->len; i++)
    {
      const Seen *seen = &g_array_index (self->n_seen, Seen, i);

      desmi_edit_expect_n_entries (edit, seen->village, DESMI_REGISTER_PERSON, seen->n);
    }
  for (guint i = 0; i < self->entries->len; i++)
    desmi_edit_put_entry (edit, g_ptr_array_index (self->entries, i));
  return edit;
}
