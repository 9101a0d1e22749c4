/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kemendagri area codes: text with dots, from province to village. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DesmiLevel:
 *
 * The level of an area. On the wire they are called province, regency, district and village;
 * here the words of the program are used (district = kabupaten or kota).
 */
typedef enum
{
  DESMI_LEVEL_PROVINCE = 1, /* provinsi, `32` */
  DESMI_LEVEL_DISTRICT,     /* kabupaten or kota, `32.12` */
  DESMI_LEVEL_SUBDISTRICT,  /* kecamatan, `32.12.16` */
  DESMI_LEVEL_VILLAGE,      /* desa, kelurahan or desa adat, `32.12.16.2004` */
} DesmiLevel;

typedef enum
{
  DESMI_VILLAGE_KIND_KELURAHAN = 1, /* last group begins with 1 */
  DESMI_VILLAGE_KIND_DESA,          /* 2 */
  DESMI_VILLAGE_KIND_DESA_ADAT,     /* 3, Papua */
} DesmiVillageKind;

#define DESMI_CODE_MAX 13 /* bytes of the longest code, without the NUL */

/**
 * DesmiCode:
 * @text: the code in normal form, with dots, NUL-terminated
 * @level: its level
 *
 * A well-formed code; that such an area exists is for the store to say. Plain value, copy by
 * assignment.
 */
typedef struct
{
  char       text[DESMI_CODE_MAX + 1];
  DesmiLevel level;
} DesmiCode;

/**
 * DesmiCodeName:
 *
 * Tells whether @code exists in the caller's edition, and under which name.
 * Returns: (nullable): the name, owned by the callee
 */
typedef const char *(*DesmiCodeName) (const DesmiCode *code, gpointer user_data);

gboolean desmi_code_parse (const char *text, DesmiCode *out, GError **error);
gboolean
desmi_code_parse_level (const char *text, DesmiLevel level, DesmiCode *out, GError **error);
gboolean         desmi_code_is_valid (const char *text, DesmiLevel level);
gboolean         desmi_code_from_undotted (const char   *digits,
                                           const char   *name,
                                           DesmiCodeName lookup,
                                           gpointer      user_data,
                                           DesmiCode    *out,
                                           GError      **error);
gboolean         desmi_code_parent (const DesmiCode *code, DesmiLevel level, DesmiCode *out);
gboolean         desmi_code_contains (const DesmiCode *area, const DesmiCode *code);
DesmiVillageKind desmi_code_village_kind (const DesmiCode *code);
gboolean         desmi_code_is_kota (const DesmiCode *district);

/* BPS codes (Statistics Indonesia) have other digits for the same area; this knows the regencies
 * where both schemes use one number for two areas (Nusa Tenggara Timur and Lampung). */
const char *desmi_code_bps_to_kemendagri (const char *bps_regency);

const char *desmi_level_to_wire (DesmiLevel level);
gboolean    desmi_level_from_wire (const char *wire, DesmiLevel *out);

G_END_DECLS
