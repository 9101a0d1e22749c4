/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit does to a village itself: its profile, its enrolments and its status in each; and
 * what it expects of them. */
#include "store/desmi-edit.h"

#include "store/desmi-change.h"

static void
add_profile (DesmiEdit      *self,
             DesmiChangeKind kind,
             const char     *village,
             const char     *field,
             const char     *value)
{
  DesmiChange *change = desmi_edit_add (self, kind, village);

  change->field = desmi_edit_keep (self, field);
  change->text = desmi_edit_keep (self, value);
}

static void
add_enrolment (DesmiEdit      *self,
               DesmiChangeKind kind,
               const char     *village,
               const char     *programme,
               int             cohort,
               const char     *decree,
               const char     *decree_date)
{
  DesmiChange *change = desmi_edit_add (self, kind, village);

  change->programme = desmi_edit_keep (self, programme);
  change->number = cohort;
  change->text = desmi_edit_keep (self, decree);
  change->more = desmi_edit_keep (self, decree_date);
}

static DesmiChange *
add_status (DesmiEdit      *self,
            DesmiChangeKind kind,
            const char     *village,
            const char     *programme,
            DesmiStatus     status,
            const char     *reason,
            const char     *note,
            const char     *since)
{
  DesmiChange *change = desmi_edit_add (self, kind, village);

  change->programme = desmi_edit_keep (self, programme);
  change->word = (int) status;
  change->text = desmi_edit_keep (self, reason);
  change->more = desmi_edit_keep (self, note);
  change->day = desmi_edit_keep (self, since);
  return change;
}

/**
 * desmi_edit_enrol:
 * @cohort: year, 0: unknown
 * @decree: (nullable): number of the decree
 * @decree_date: (nullable): YYYY-MM-DD
 *
 * Enrols a village in a programme, or changes its local enrolment.
 */
void
desmi_edit_enrol (DesmiEdit  *self,
                  const char *village,
                  const char *programme,
                  int         cohort,
                  const char *decree,
                  const char *decree_date)
{
  add_enrolment (self, DESMI_CHANGE_ENROL, village, programme, cohort, decree, decree_date);
}

/* Takes a local enrolment back; the status goes with it. */
void
desmi_edit_withdraw (DesmiEdit *self, const char *village, const char *programme)
{
  desmi_edit_add (self, DESMI_CHANGE_WITHDRAW, village)->programme
      = desmi_edit_keep (self, programme);
}

/**
 * desmi_edit_take_over:
 * @village: the code that holds
 * @from: the code of before, which the list of regions says became @village
 *
 * Lets a village go on under another code: its enrolments and status, and, where the new code is
 * that of the whole village, its profile and what has not ended of its officers, groups, products,
 * cooperatives and partners. What is there already stays, and so does the past of @from.
 */
void
desmi_edit_take_over (DesmiEdit *self, const char *village, const char *from)
{
  desmi_edit_add (self, DESMI_CHANGE_TAKE_OVER, village)->text = desmi_edit_keep (self, from);
}

/**
 * desmi_edit_set_status:
 * @reason: (nullable): id of a reason; empty: none; %NULL: as it is where the status is the same
 * @note: (nullable): any text, up to 4,000 characters; empty or %NULL: as of @reason
 *
 * Sets the status of a programme village, enrolled by the server or here.
 */
void
desmi_edit_set_status (DesmiEdit  *self,
                       const char *village,
                       const char *programme,
                       DesmiStatus status,
                       const char *reason,
                       const char *note)
{
  desmi_edit_set_status_since (self, village, programme, status, reason, note, NULL);
}

static gboolean
is_enrolled_before (DesmiEdit *self, const char *village, const char *programme)
{
  const GPtrArray   *changes = desmi_edit_get_changes (self);
  const DesmiChange *last = changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;

  return last != NULL && last->kind == DESMI_CHANGE_ENROL && g_strcmp0 (last->village, village) == 0
         && g_strcmp0 (last->programme, programme) == 0;
}

/**
 * desmi_edit_set_status_since:
 * @reason: (nullable): id of a reason of the catalogue
 * @note: (nullable): any text, up to 4,000 characters
 * @since: (nullable): YYYY-MM-DD; %NULL: today, or the day that is known where the status stays
 *
 * Sets the status of a programme village from a day on. The one before is kept among the earlier
 * ones; directly after the enrolment there is none.
 */
void
desmi_edit_set_status_since (DesmiEdit  *self,
                             const char *village,
                             const char *programme,
                             DesmiStatus status,
                             const char *reason,
                             const char *note,
                             const char *since)
{
  gboolean is_first = is_enrolled_before (self, village, programme);

  add_status (self, DESMI_CHANGE_STATUS, village, programme, status, reason, note, since)->is_first
      = is_first;
}

/**
 * desmi_edit_set_profile:
 * @village: its code
 * @field: a field of the profile, as desmi_field_get_kind() knows them
 * @value: (nullable): as people write it; %NULL or empty: unknown
 *
 * Adds a field of a village's profile to the step.
 */
void
desmi_edit_set_profile (DesmiEdit *self, const char *village, const char *field, const char *value)
{
  add_profile (self, DESMI_CHANGE_PROFILE, village, field, value);
}

/**
 * desmi_edit_expect_profile:
 * @value: (nullable): that the field is seen to have; %NULL or empty: none
 *
 * Says what the changes behind it were decided on: if the field has another value by then, nothing
 * is changed, and the error is %DESMI_STORE_ERROR_CONFLICT.
 */
void
desmi_edit_expect_profile (DesmiEdit  *self,
                           const char *village,
                           const char *field,
                           const char *value)
{
  add_profile (self, DESMI_CHANGE_EXPECT_PROFILE, village, field, value);
}

/**
 * desmi_edit_expect_enrolment:
 * @cohort: year, 0: unknown; %DESMI_EXPECT_NOT_ENROLLED: there is no local enrolment
 * @decree: (nullable): number of the decree
 * @decree_date: (nullable): YYYY-MM-DD
 *
 * The same of a local enrolment: that it is there, and with these.
 */
void
desmi_edit_expect_enrolment (DesmiEdit  *self,
                             const char *village,
                             const char *programme,
                             int         cohort,
                             const char *decree,
                             const char *decree_date)
{
  add_enrolment (self, DESMI_CHANGE_EXPECT_ENROLMENT, village, programme, cohort, decree,
                 decree_date);
}

/**
 * desmi_edit_expect_status:
 * @reason: (nullable): id of a reason; %NULL or empty: none
 * @note: (nullable): likewise
 * @since: (nullable): YYYY-MM-DD; %NULL or empty: it is not known since when
 *
 * The same of the status of a programme village, also where the district has said nothing of it.
 */
void
desmi_edit_expect_status (DesmiEdit  *self,
                          const char *village,
                          const char *programme,
                          DesmiStatus status,
                          const char *reason,
                          const char *note,
                          const char *since)
{
  add_status (self, DESMI_CHANGE_EXPECT_STATUS, village, programme, status, reason, note, since);
}
