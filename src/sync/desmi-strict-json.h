/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as the wire format has it: a strict subset, looked over before the parser sees it. */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

#define DESMI_JSON_MAX_DEPTH 16
#define DESMI_JSON_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991) /* 2^53 - 1 */

/* (transfer full): free with json_decref(). The value is an object. */
json_t *
desmi_strict_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Members of an object; absent or of another type or range: NULL or FALSE with
 * DESMI_SYNC_ERROR_FORMAT. */
const char *desmi_json_get_text (json_t *object, const char *name, GError **error);
const char *desmi_json_get_optional_text (json_t     *object,
                                          const char *name); /* NULL where it is no such text */
gboolean    desmi_json_get_integer (json_t     *object,
                                    const char *name,
                                    gint64      min,
                                    gint64      max,
                                    gint64     *out,
                                    GError    **error);
json_t     *desmi_json_get_object (json_t *object, const char *name, GError **error); /* lent */
json_t *
desmi_json_get_array (json_t *object, const char *name, gsize max, GError **error); /* lent */
gboolean desmi_json_text_is_clean (const char *text); /* no byte below 20 */

G_END_DECLS
