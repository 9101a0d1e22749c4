/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit is decided on: it is made only while the file holds that. */
#include "store/desmi-edit.h"

#include "store/desmi-change.h"

/**
 * desmi_edit_expect:
 * @seen: (transfer none): the changes that would make the file hold what somebody saw there; one
 *   that takes something out says that nothing was there
 *
 * Says what @self is decided on: it is made only while none of @seen would change anything.
 * Otherwise nothing is changed, and the error is %DESMI_STORE_ERROR_CONFLICT. Of a status of a
 * village, see desmi_edit_expect_status().
 */
void
desmi_edit_expect (DesmiEdit *self, DesmiEdit *seen)
{
  g_ptr_array_add (desmi_edit_get_seen (self), desmi_edit_ref (seen));
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
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_PROFILE, village);

  change->field = desmi_edit_keep (self, field);
  change->text = desmi_edit_keep (self, value);
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
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_ENROLMENT, village);

  change->programme = desmi_edit_keep (self, programme);
  change->number = cohort;
  change->text = desmi_edit_keep (self, decree);
  change->more = desmi_edit_keep (self, decree_date);
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
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_STATUS, village);

  change->programme = desmi_edit_keep (self, programme);
  change->word = (int) status;
  change->text = desmi_edit_keep (self, reason);
  change->more = desmi_edit_keep (self, note);
  change->day = desmi_edit_keep (self, since);
}

/**
 * desmi_edit_expect_n_entries:
 * @reg: a register
 * @n: how many entries of it the village has
 *
 * The same of a whole list: with each entry of it expected as well, it is what somebody saw.
 */
void
desmi_edit_expect_n_entries (DesmiEdit *self, const char *village, DesmiRegister reg, guint n)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_N_ENTRIES, village);

  change->word = (int) reg;
  change->number = (int) n;
}
