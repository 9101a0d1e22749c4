/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence that is kept to be said later, to a reader who may have another language than the
 * writer: which sentence of the program it is, and what stands in it. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

/**
 * DesmiMessageKind:
 * @DESMI_MESSAGE_TEXT: a name or what somebody wrote, the same in every language
 * @DESMI_MESSAGE_WORD: a word of the program, in English, marked with N_() where it is written
 * @DESMI_MESSAGE_LOWER: the same, said without a capital
 * @DESMI_MESSAGE_COUNTRY: an ISO 3166-1 alpha-3 code
 * @DESMI_MESSAGE_COUNT: a whole number
 * @DESMI_MESSAGE_MILLI: thousandths
 * @DESMI_MESSAGE_RUPIAH: a whole number of rupiah
 * @DESMI_MESSAGE_PERIOD: in its normal form, "2023-Q4"
 * @DESMI_MESSAGE_DAY: "2023-09-30"
 * @DESMI_MESSAGE_FIELDS: a text that may hold numbers as #DesmiNumberField writes them
 * @DESMI_MESSAGE_MESSAGE: another message as desmi_message_to_text() writes it
 *
 * What an argument is, and so how it is said. What does not read as its kind is said as it stands.
 */
typedef enum
{
  DESMI_MESSAGE_TEXT,
  DESMI_MESSAGE_WORD,
  DESMI_MESSAGE_LOWER,
  DESMI_MESSAGE_COUNTRY,
  DESMI_MESSAGE_COUNT,
  DESMI_MESSAGE_MILLI,
  DESMI_MESSAGE_RUPIAH,
  DESMI_MESSAGE_PERIOD,
  DESMI_MESSAGE_DAY,
  DESMI_MESSAGE_FIELDS,
  DESMI_MESSAGE_MESSAGE,
} DesmiMessageKind;

/* Immutable once it is handed on, so that it may cross threads. */
typedef struct _DesmiMessage DesmiMessage;

DesmiMessage                *desmi_message_new (const char *msgid, ...)
    G_GNUC_PRINTF (1, 2) G_GNUC_WARN_UNUSED_RESULT;
DesmiMessage *desmi_message_new_plural (const char *one, const char *many, gulong n, ...)
    G_GNUC_PRINTF (2, 4) G_GNUC_WARN_UNUSED_RESULT;
DesmiMessage *desmi_message_new_named (const char *msgid,
                                       const char *name) G_GNUC_WARN_UNUSED_RESULT;
DesmiMessage *desmi_message_new_list (void) G_GNUC_WARN_UNUSED_RESULT;
DesmiMessage *desmi_message_ref (DesmiMessage *self);
void          desmi_message_unref (DesmiMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiMessage, desmi_message_unref)
void  desmi_message_add (DesmiMessage *self, DesmiMessageKind kind, const char *text);
void  desmi_message_add_message (DesmiMessage *self, const DesmiMessage *message);
void  desmi_message_set_kind (DesmiMessage *self, guint nth, DesmiMessageKind kind);
void  desmi_message_set_message (DesmiMessage *self, guint nth, const DesmiMessage *message);
char *desmi_message_say (const DesmiMessage *self,
                         const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;

char *desmi_message_to_text (const DesmiMessage *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiMessage *desmi_message_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
