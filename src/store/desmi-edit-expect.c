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
 * desmi_edit_expect_n_entries:
 * @reg: a register
 * @n: how many entries of it the village has
 *
 * Says the same of a whole list: with each entry of it expected as well, it is what somebody saw.
 */
void
desmi_edit_expect_n_entries (DesmiEdit *self, const char *village, DesmiRegister reg, guint n)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_N_ENTRIES, village);

  change->word = (int) reg;
  change->number = (int) n;
}

/**
 * desmi_edit_expect_pillar:
 * @pillar: its number
 * @period: a quarter
 * @status: DesmiPillarStatus; %DESMI_EXPECT_NO_STATUS: nobody has said how it stands
 * @reason: (nullable): id of a reason; %NULL or empty: none
 * @note: (nullable): of that quarter; %NULL or empty: none
 *
 * The same of how a pillar stands in a quarter: what was said in it, else in the last one before
 * it, whose note does not count.
 */
void
desmi_edit_expect_pillar (DesmiEdit  *self,
                          const char *village,
                          const char *programme,
                          int         pillar,
                          const char *period,
                          int         status,
                          const char *reason,
                          const char *note)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_PILLAR, village);

  change->programme = desmi_edit_keep (self, programme);
  change->number = pillar;
  change->period = desmi_edit_keep (self, period);
  change->word = status;
  change->text = desmi_edit_keep (self, reason);
  change->more = desmi_edit_keep (self, note);
}

/**
 * desmi_edit_expect_report:
 * @period: a quarter
 *
 * The same of a report: that it is handed in, or that it is open, begun or not.
 */
void
desmi_edit_expect_report (DesmiEdit  *self,
                          const char *village,
                          const char *programme,
                          const char *period,
                          gboolean    is_submitted)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_EXPECT_REPORT, village);

  change->programme = desmi_edit_keep (self, programme);
  change->period = desmi_edit_keep (self, period);
  change->word = is_submitted;
}
