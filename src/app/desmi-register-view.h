/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the entries of a village's registers are listed: columns, order, words; and what the history
 * says of a change of one. */
#pragma once

#include "core/desmi-message.h"
#include "core/desmi-table.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

/* The column of from when to when. */
#define DESMI_REGISTER_VIEW_PERIOD "served"

/**
 * DesmiRegisterColumn:
 * @field: a field of the register, or "served" (from when to when) or "standing" (of a milestone)
 * @names: says which entry it is
 */
typedef struct
{
  const char *field;
  gboolean    names;
} DesmiRegisterColumn;

typedef enum
{
  DESMI_REGISTER_TONE_PLAIN,
  DESMI_REGISTER_TONE_PAST, /* over: served, left, reached, dissolved */
  DESMI_REGISTER_TONE_LATE, /* due before today and not reached */
} DesmiRegisterTone;

typedef enum
{
  DESMI_REGISTER_ADDED,
  DESMI_REGISTER_CHANGED,
  DESMI_REGISTER_TAKEN_OUT,
} DesmiRegisterStep;

const DesmiRegisterColumn *desmi_register_view_get_columns (DesmiRegister reg, guint *n);
const char                *desmi_register_view_get_title (DesmiRegister              reg,
                                                          const DesmiRegisterColumn *column,
                                                          const DesmiLocale         *locale);
gboolean desmi_register_view_is_number (DesmiRegister reg, const DesmiRegisterColumn *column);
/* One row a village, shown as facts. */
gboolean    desmi_register_view_is_single (DesmiRegister reg);
const char *desmi_register_view_get_empty_text (DesmiRegister reg, const DesmiLocale *locale);

/* Of rows of the lookup; @today is 2023-11-25. */
GArray *desmi_register_view_sort (DesmiRegister reg,
                                  DesmiTable   *table,
                                  const char   *today) G_GNUC_WARN_UNUSED_RESULT;
DesmiRegisterTone
desmi_register_view_get_tone (DesmiRegister reg, DesmiTable *table, guint row, const char *today);
char *desmi_register_view_dup_cell (DesmiRegister              reg,
                                    const DesmiRegisterColumn *column,
                                    DesmiTable                *table,
                                    guint                      row,
                                    const char                *today,
                                    const DesmiLocale         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_register_view_dup_spoken (DesmiRegister      reg,
                                      DesmiTable        *table,
                                      guint              row,
                                      const char        *today,
                                      const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_register_view_dup_name (DesmiRegister      reg,
                                    DesmiTable        *table,
                                    guint              row,
                                    const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
/* By the values of a column, whatever the register's own order. */
int
desmi_register_view_compare (DesmiRegister reg, DesmiTable *table, guint a, guint b, guint column);
gboolean desmi_register_view_matches (DesmiRegister      reg,
                                      DesmiTable        *table,
                                      guint              row,
                                      const char        *search,
                                      const DesmiLocale *locale);
/* Which entry @row is: its keys, or its number. */
DesmiEntry *desmi_register_view_new_entry (DesmiRegister reg,
                                           DesmiTable   *table,
                                           guint         row) G_GNUC_WARN_UNUSED_RESULT;

/* What the history says; @name is NULL where the village has one row. */
int desmi_register_view_find (DesmiRegister reg, DesmiTable *table, DesmiTable *of, guint row);
DesmiMessage *desmi_register_view_new_message (DesmiRegister     reg,
                                               DesmiRegisterStep step,
                                               const char       *name,
                                               const char       *village) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
