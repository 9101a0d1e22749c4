/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user's change: one or more changes of local rows that are made, undone and shown as one step.
 */
#pragma once

#include "core/desmi-message.h"
#include "core/desmi-words.h"
#include "store/desmi-catalogue.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

/**
 * DesmiFlow:
 *
 * A count of workers of one village leaving for, or returning from, a destination in a month.
 * Unknown text is the empty text, never %NULL.
 */
typedef struct
{
  const char    *village;
  const char    *month; /* YYYY-MM */
  DesmiDirection direction;
  const char    *destination; /* ISO 3166-1 alpha-3 */
  const char    *sector;
  const char    *occupation;
  const char    *gender; /* F, M */
  const char    *scheme;
  gint64         count; /* 1 to 99,999 */
} DesmiFlow;

typedef struct _DesmiEdit DesmiEdit;

DesmiEdit                *desmi_edit_new (const char *label)
    G_GNUC_WARN_UNUSED_RESULT; /* what the history says to every reader */
DesmiEdit *desmi_edit_new_said (DesmiMessage *message)
    G_GNUC_WARN_UNUSED_RESULT; /* and in the reader's language */
DesmiEdit *desmi_edit_ref (DesmiEdit *self);
void       desmi_edit_unref (DesmiEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiEdit, desmi_edit_unref)

void desmi_edit_enrol (DesmiEdit  *self,
                       const char *village,
                       const char *programme,
                       int         cohort,
                       const char *decree,
                       const char *decree_date);
void desmi_edit_withdraw (DesmiEdit  *self,
                          const char *village,
                          const char *programme); /* a local enrolment */
void desmi_edit_take_over (DesmiEdit *self, const char *village, const char *from);
void desmi_edit_set_status (DesmiEdit  *self,
                            const char *village,
                            const char *programme,
                            DesmiStatus status,
                            const char *reason,
                            const char *note);
void desmi_edit_set_status_since (DesmiEdit  *self,
                                  const char *village,
                                  const char *programme,
                                  DesmiStatus status,
                                  const char *reason,
                                  const char *note,
                                  const char *since);
/* Fields: head_name head_title officers population households service phone email address
 * cooperative notes; NULL clears */
void
desmi_edit_set_profile (DesmiEdit *self, const char *village, const char *field, const char *value);
/* The edit is made only while this is so; "" or NULL: nothing is there */
void desmi_edit_expect (DesmiEdit *self, DesmiEdit *seen);
void desmi_edit_expect_profile (DesmiEdit  *self,
                                const char *village,
                                const char *field,
                                const char *value);
#define DESMI_EXPECT_NOT_ENROLLED (-1) /* as the cohort */
void desmi_edit_expect_enrolment (DesmiEdit  *self,
                                  const char *village,
                                  const char *programme,
                                  int         cohort,
                                  const char *decree,
                                  const char *decree_date);
void desmi_edit_expect_status (DesmiEdit  *self,
                               const char *village,
                               const char *programme,
                               DesmiStatus status,
                               const char *reason,
                               const char *note,
                               const char *since);
void desmi_edit_expect_n_entries (DesmiEdit *self, const char *village, DesmiRegister reg, guint n);
#define DESMI_EXPECT_NO_STATUS (-1) /* of a pillar */
void desmi_edit_expect_pillar (DesmiEdit  *self,
                               const char *village,
                               const char *programme,
                               int         pillar,
                               const char *period,
                               int         status,
                               const char *reason,
                               const char *note);
void desmi_edit_expect_report (DesmiEdit  *self,
                               const char *village,
                               const char *programme,
                               const char *period,
                               gboolean    is_submitted);
void desmi_edit_put_flow (DesmiEdit *self, const DesmiFlow *flow);
void desmi_edit_delete_flow (DesmiEdit *self, const DesmiFlow *flow); /* count is not looked at */
void desmi_edit_put_remittance (DesmiEdit  *self,
                                const char *village,
                                const char *quarter,
                                gint64      amount_idr);
void desmi_edit_clear_remittance (DesmiEdit *self, const char *village, const char *quarter);
void desmi_edit_put_target (DesmiEdit  *self,
                            const char *village,
                            const char *indicator,
                            const char *period,
                            gint64      value_milli);
void desmi_edit_clear_target (DesmiEdit  *self,
                              const char *village,
                              const char *indicator,
                              const char *period);
void desmi_edit_put_measurement (DesmiEdit  *self,
                                 const char *village,
                                 const char *indicator,
                                 const char *period,
                                 gint64      value_milli);
void desmi_edit_clear_measurement (DesmiEdit  *self,
                                   const char *village,
                                   const char *indicator,
                                   const char *period);
void desmi_edit_set_pillar_status (DesmiEdit        *self,
                                   const char       *village,
                                   const char       *programme,
                                   int               pillar,
                                   const char       *period,
                                   DesmiPillarStatus status,
                                   const char       *reason,
                                   const char       *note);

void desmi_edit_put_entry (DesmiEdit *self, const DesmiEntry *entry);
void desmi_edit_delete_entry (DesmiEdit        *self,
                              const DesmiEntry *entry); /* its keys or number count */

void desmi_edit_add_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item);
void desmi_edit_put_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item);
void
desmi_edit_retire_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item, const char *quarter);
void        desmi_edit_delete_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item);

const char *desmi_edit_get_label (const DesmiEdit *self);
gboolean    desmi_edit_get_changed (const DesmiEdit *self);
gint64      desmi_edit_get_step (const DesmiEdit *self);

G_END_DECLS
