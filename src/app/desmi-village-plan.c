/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects the changes of several villages, and makes one edit of them. */
#include "app/desmi-village-plan.h"

#include <glib/gi18n-lib.h>

struct _DesmiVillagePlan
{
  char       *programme;
  GPtrArray  *changes;  /* of DesmiPlanChange */
  GPtrArray  *refusals; /* of DesmiPlanRefusal */
  GHashTable *meant;    /* "code field": the first value that was given and can be */
  guint       n_same;   /* values that are there already */
};

static void
free_change (gpointer data)
{
  DesmiPlanChange *change = data;

  desmi_village_unref (change->village);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
free_refusal (gpointer data)
{
  DesmiPlanRefusal *refusal = data;

  g_free (refusal->where);
  g_free (refusal->why);
  g_free (refusal);
}

/**
 * desmi_village_plan_new:
 * @programme: whose enrolments cohorts and decrees are of
 *
 * Returns: (transfer full): a plan of nothing
 */
DesmiVillagePlan *
desmi_village_plan_new (const char *programme)
{
  DesmiVillagePlan *self = g_new0 (DesmiVillagePlan, 1);

  self->programme = g_strdup (programme);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->refusals = g_ptr_array_new_with_free_func (free_refusal);
  self->meant = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * desmi_village_plan_free:
 *
 * Frees the plan.
 */
void
desmi_village_plan_free (DesmiVillagePlan *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->refusals);
  g_hash_table_unref (self->meant);
  g_free (self->programme);
  g_free (self);
}

/**
 * desmi_village_plan_refuse:
 * @where: a village, or a line
 * @why: a sentence
 *
 * Notes what is not going to be changed.
 */
void
desmi_village_plan_refuse (DesmiVillagePlan *self, const char *where, const char *why)
{
  DesmiPlanRefusal *refusal = g_new0 (DesmiPlanRefusal, 1);

  refusal->where = g_strdup (where);
  refusal->why = g_strdup (why);
  g_ptr_array_add (self->refusals, refusal);
}

/* Returns: (nullable): why @field of @village is not the district's to write */
static const char *
find_hindrance (const DesmiVillage *village, const DesmiVillageField *field, const char *registered)
{
  if (registered != NULL)
    return _ ("Its own register says this; change it there.");
  if (!desmi_village_field_is_enrolment (field))
    return NULL;
  if (!village->enrolled)
    return _ ("It is not enrolled in the programme.");
  return village->enrolment_official
             ? _ ("It is enrolled officially; cohort and decree come from the national server.")
             : NULL;
}

/**
 * desmi_village_plan_set:
 * @text: as typed or pasted; "" clears
 * @where: what a refusal is told of
 *
 * Plans a value, unless it is there already; what may not be is refused.
 */
void
desmi_village_plan_set (DesmiVillagePlan        *self,
                        DesmiVillage            *village,
                        const DesmiVillageField *field,
                        const char              *text,
                        const char              *where)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *registered
      = desmi_village_field_dup_registered (field, village, desmi_locale_get_user ());
  const char      *hindrance = find_hindrance (village, field, registered);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *before = desmi_village_field_dup_text (field, village);
  g_autofree char *after = desmi_village_field_normalize (field, stripped, &error);
  g_autofree char *key = g_strjoin (" ", village->code, field->name, NULL);
  const char      *earlier = g_hash_table_lookup (self->meant, key);
  DesmiPlanChange *change;

  if (hindrance == NULL && after != NULL && earlier != NULL && !g_str_equal (earlier, after))
    hindrance = _ ("The same value of this village is given twice; the first counts.");
  else if (after != NULL
           && (g_str_equal (after, earlier != NULL ? earlier : before)
               || g_strcmp0 (after, registered) == 0))
    {
      if (earlier == NULL)
        g_hash_table_insert (self->meant, g_steal_pointer (&key), g_steal_pointer (&after));
      self->n_same++;
      return;
    }
  /* what is refused does not count, so that a later one still can */
  if (hindrance != NULL || after == NULL)
    {
      desmi_village_plan_refuse (self, where, hindrance != NULL ? hindrance : error->message);
      return;
    }
  g_hash_table_insert (self->meant, g_steal_pointer (&key), g_strdup (after));
  change = g_new0 (DesmiPlanChange, 1);
  change->village = desmi_village_ref (village);
  change->field = field;
  change->before = g_steal_pointer (&before);
  change->after = g_steal_pointer (&after);
  g_ptr_array_add (self->changes, change);
}

/**
 * desmi_village_plan_get_changes:
 *
 * Returns: (transfer none) (element-type DesmiPlanChange): in the order they were planned
 */
const GPtrArray *
desmi_village_plan_get_changes (const DesmiVillagePlan *self)
{
  return self->changes;
}

/**
 * desmi_village_plan_get_refusals:
 *
 * Returns: (transfer none) (element-type DesmiPlanRefusal): likewise
 */
const GPtrArray *
desmi_village_plan_get_refusals (const DesmiVillagePlan *self)
{
  return self->refusals;
}

/**
 * desmi_village_plan_list_villages:
 *
 * Returns: (transfer container) (element-type DesmiVillage): those that are going to be changed,
 * each once; they live as long as the plan
 */
GPtrArray *
desmi_village_plan_list_villages (const DesmiVillagePlan *self)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *villages = g_ptr_array_new ();

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DesmiPlanChange *change = g_ptr_array_index (self->changes, i);

      if (g_hash_table_add (codes, change->village->code))
        g_ptr_array_add (villages, change->village);
    }
  return villages;
}

/**
 * desmi_village_plan_count_villages:
 *
 * Returns: how many villages are going to be changed
 */
guint
desmi_village_plan_count_villages (const DesmiVillagePlan *self)
{
  g_autoptr (GPtrArray) villages = desmi_village_plan_list_villages (self);

  return villages->len;
}

/**
 * desmi_village_plan_count_same:
 *
 * Returns: how many values are there already
 */
guint
desmi_village_plan_count_same (const DesmiVillagePlan *self)
{
  return self->n_same;
}

/**
 * desmi_village_plan_dup_summary:
 *
 * Returns: (transfer full): "12 villages will be changed. 3 values are refused, 2 are there
 * already."
 */
char *
desmi_village_plan_dup_summary (const DesmiVillagePlan *self)
{
  guint    n = desmi_village_plan_count_villages (self);
  guint    n_refused = self->refusals->len, n_same = self->n_same;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("%u village will be changed.", "%u villages will be changed.", n), n);
  if (n_refused > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, ngettext ("%u entry is refused.", "%u entries are refused.", n_refused), n_refused);
    }
  if (n_same > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, ngettext ("%u value is there already.", "%u values are there already.", n_same),
          n_same);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_same_refusal (const DesmiPlanRefusal *one, const DesmiPlanRefusal *other)
{
  return g_str_equal (one->where, other->where) && g_str_equal (one->why, other->why);
}

static gboolean
is_same_change (const DesmiPlanChange *one, const DesmiPlanChange *other)
{
  return one->field == other->field && g_str_equal (one->village->code, other->village->code)
         && g_str_equal (one->before, other->before) && g_str_equal (one->after, other->after);
}

/**
 * desmi_village_plan_equal:
 *
 * Returns: whether both change the same from the same, and refuse the same
 */
gboolean
desmi_village_plan_equal (const DesmiVillagePlan *self, const DesmiVillagePlan *other)
{
  if (self->changes->len != other->changes->len || self->refusals->len != other->refusals->len
      || self->n_same != other->n_same)
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    if (!is_same_change (self->changes->pdata[i], other->changes->pdata[i]))
      return FALSE;
  for (guint i = 0; i < self->refusals->len; i++)
    if (!is_same_refusal (self->refusals->pdata[i], other->refusals->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What a village's enrolment is to have; of what is not changed, what it has. */
typedef struct
{
  const DesmiVillage *village;
  const char         *cohort, *decree, *date; /* nullable: as it is */
} Enrolment;

static void
add_enrolment (GHashTable *enrolments, const DesmiPlanChange *change)
{
  Enrolment *enrolment = g_hash_table_lookup (enrolments, change->village->code);

  if (enrolment == NULL)
    {
      enrolment = g_new0 (Enrolment, 1);
      enrolment->village = change->village;
      g_hash_table_insert (enrolments, change->village->code, enrolment);
    }
  if (change->field->kind == DESMI_VILLAGE_FIELD_COHORT)
    enrolment->cohort = change->after;
  else if (change->field->kind == DESMI_VILLAGE_FIELD_DECREE_DATE)
    enrolment->date = change->after;
  else
    enrolment->decree = change->after;
}

static void
enrol (const DesmiVillagePlan *self, DesmiEdit *edit, const Enrolment *enrolment)
{
  const DesmiVillage *village = enrolment->village;
  const char         *decree = enrolment->decree != NULL ? enrolment->decree : village->decree;
  const char         *date = enrolment->date != NULL ? enrolment->date : village->decree_date;

  /* all three are written, also those that nobody touched */
  desmi_edit_expect_enrolment (edit, village->code, self->programme, village->cohort,
                               village->decree, village->decree_date);
  desmi_edit_enrol (edit, village->code, self->programme,
                    enrolment->cohort != NULL ? (int) g_ascii_strtoll (enrolment->cohort, NULL, 10)
                                              : village->cohort,
                    decree != NULL && *decree != '\0' ? decree : NULL,
                    date != NULL && *date != '\0' ? date : NULL);
}

/**
 * desmi_village_plan_new_edit:
 * @label: (transfer full): what the history says
 *
 * Returns: (transfer full): all changes as one step, which is made only while the file holds what
 * the plan was made of
 */
DesmiEdit *
desmi_village_plan_new_edit (const DesmiVillagePlan *self, DesmiMessage *label)
{
  DesmiEdit             *edit = desmi_edit_new_said (label);
  g_autoptr (GHashTable) enrolments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter         iter;
  gpointer               enrolment;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DesmiPlanChange *change = g_ptr_array_index (self->changes, i);

      if (desmi_village_field_is_enrolment (change->field))
        add_enrolment (enrolments, change);
      else
        {
          desmi_edit_expect_profile (edit, change->village->code, change->field->name,
                                     change->before);
          desmi_edit_set_profile (edit, change->village->code, change->field->name,
                                  *change->after != '\0' ? change->after : NULL);
        }
    }
  g_hash_table_iter_init (&iter, enrolments);
  while (g_hash_table_iter_next (&iter, NULL, &enrolment))
    enrol (self, edit, enrolment);
  return edit;
}
