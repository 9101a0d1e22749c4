/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small registers of the daily work: which there are, what they hold, and one row of one. */
#pragma once

#include "core/desmi-locale.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_REGISTER_PERSON,  /* who serves the programme, by name and period of service */
  DESMI_REGISTER_SERVICE, /* where the village and its service centre are, and what it has */
  DESMI_REGISTER_DOCUMENT,
  DESMI_REGISTER_ACTIVITY,
  DESMI_REGISTER_MILESTONE,
  DESMI_REGISTER_PARTNER,
  DESMI_REGISTER_VISIT, /* to the service centre: counts a month */
  DESMI_REGISTER_GROUP, /* of producers */
  DESMI_REGISTER_PRODUCT,
  DESMI_REGISTER_SESSION, /* of the Rumah Belajar */
  DESMI_REGISTER_COOPERATIVE,
  DESMI_REGISTER_SUPPORT,            /* of Bank Indonesia: values a quarter */
  DESMI_REGISTER_COMPLAINT,          /* counts a month */
  DESMI_REGISTER_RETURN_CAUSE,       /* counts a month */
  DESMI_REGISTER_REMITTANCE_CHANNEL, /* rupiah a quarter */
  DESMI_REGISTER_REPORTED_MONTH,     /* of flows: what is not there is none */
  DESMI_REGISTER_REPORT,             /* of pillars: draft, submitted, reopened */
  DESMI_REGISTER_REMARK,             /* on a measurement */
  DESMI_REGISTER_ACCEPTANCE,         /* of a doubtful value */
  DESMI_REGISTER_SAVED_VIEW,
  DESMI_REGISTER_SETTING,     /* of the district */
  DESMI_REGISTER_FEED,        /* which register an indicator is counted from */
  DESMI_REGISTER_PAST_STATUS, /* what a village was in a programme before */
  DESMI_REGISTER_THEME,       /* of presentations; from here on, see desmi-register-decks.c */
  DESMI_REGISTER_DECK,
  DESMI_REGISTER_SLIDE,
  DESMI_REGISTER_SLIDE_DATA, /* of frozen decks */
  DESMI_N_REGISTERS          /* comes last */
} DesmiRegister;

/* How the values of a field are read and kept. A value goes in as people write it, but for days
 * (2023-11-25), periods (2023-11, 2023-Q4, 2023) and codes, which have one form. */
typedef enum
{
  DESMI_FIELD_LINE,
  DESMI_FIELD_LINES,
  DESMI_FIELD_NUMBER, /* of people or things, 0 to 9,999,999 */
  DESMI_FIELD_EMAIL,
  DESMI_FIELD_AREA, /* code of a village of the file, or of its district */
  DESMI_FIELD_WORD, /* one of a vocabulary, by its code */
  DESMI_FIELD_IDR,
  DESMI_FIELD_MILLI, /* kept in thousandths */
  DESMI_FIELD_DAY,
  DESMI_FIELD_MONTH,
  DESMI_FIELD_QUARTER,
  DESMI_FIELD_PERIOD, /* quarter or year */
  DESMI_FIELD_YEAR,
  DESMI_FIELD_LATITUDE, /* degrees, kept in millionths */
  DESMI_FIELD_LONGITUDE,
  DESMI_FIELD_PROGRAMME,
  DESMI_FIELD_PILLAR, /* number of one of the programme in the same row */
  DESMI_FIELD_INDICATOR,
  DESMI_FIELD_COUNTRY,
  DESMI_FIELD_JSON,   /* kept as it is, of any length up to DESMI_JSON_CHARS */
  DESMI_FIELD_GROUP,  /* number of an entry of DESMI_REGISTER_GROUP in the same village */
  DESMI_FIELD_REASON, /* of the catalogue */
} DesmiFieldKind;

typedef enum
{
  DESMI_FIELD_PLAIN = 0,
  DESMI_FIELD_KEY = 1 << 0,
  DESMI_FIELD_REQUIRED = 1 << 1,
} DesmiFieldFlags;

/**
 * DesmiRegisterWord:
 * @code: in the file
 * @name: for a reader, in English
 */
typedef struct
{
  const char *code;
  const char *name;
} DesmiRegisterWord;

/**
 * DesmiRegisterField:
 * @name: of the column in the file
 * @title: for a reader, in English
 * @words: (nullable): of a WORD, or those of a LINE that have a name; ended by a code of %NULL
 */
typedef struct
{
  const char              *name;
  const char              *title;
  DesmiFieldKind           kind;
  DesmiFieldFlags          flags;
  const DesmiRegisterWord *words;
} DesmiRegisterField;

/**
 * DesmiRegisterType:
 * @name: "person"; the lookup is "register-person"
 * @table: of the file
 * @title: what it is a list of, in English
 * @has_id: its rows are things with a number within their village; otherwise its keys say which
 * @fields: the first is the village
 */
typedef struct
{
  const char               *name;
  const char               *table;
  const char               *title;
  gboolean                  has_id;
  guint                     n_fields;
  const DesmiRegisterField *fields;
} DesmiRegisterType;

const DesmiRegisterType *desmi_register_get (DesmiRegister reg);
gboolean                 desmi_register_from_name (const char *name, DesmiRegister *out);
int                      desmi_register_find_field (DesmiRegister reg, const char *name);
/* The word for a reader; the code itself where it is none of the vocabulary. */
const char *desmi_register_field_word_name (const DesmiRegisterField *field,
                                            const char               *code,
                                            const DesmiLocale        *locale);

/**
 * DesmiEntry:
 *
 * What is to be written into one row of a register: the fields that are set, and only those.
 */
typedef struct _DesmiEntry DesmiEntry;

#define DESMI_TYPE_ENTRY (desmi_entry_get_type ())
GType       desmi_entry_get_type (void);
DesmiEntry *desmi_entry_new (DesmiRegister reg, const char *village) G_GNUC_WARN_UNUSED_RESULT;
DesmiEntry *desmi_entry_copy (const DesmiEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_entry_free (DesmiEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiEntry, desmi_entry_free)

/* 0: a new one, unless set */
void          desmi_entry_set_id (DesmiEntry *self, gint64 id);
void          desmi_entry_set (DesmiEntry *self, const char *field, const char *value);
DesmiRegister desmi_entry_get_register (const DesmiEntry *self);
gint64        desmi_entry_get_id (const DesmiEntry *self);
gboolean      desmi_entry_is_set (const DesmiEntry *self, guint field);
const char   *desmi_entry_get (const DesmiEntry *self, guint field); /* nullable */

G_END_DECLS
