/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a table of fields and is not saved, over a closed file and a crash. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiTyped:
 *
 * Each table that is shown has a draft of its own: what was typed into one and could not be saved
 * is there when it is shown again, in this window or the next.
 *
 * Signals: "loaded": what was typed before is known. "failed" (GError): it cannot be kept.
 */
#define DESMI_TYPE_TYPED (desmi_typed_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTyped, desmi_typed, DESMI, TYPED, GObject)

DesmiTyped *desmi_typed_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desmi_typed_follow (DesmiTyped *self, const char *file, const char *key, const char *title);
void desmi_typed_hold (DesmiTyped *self, gboolean held);
void desmi_typed_set (DesmiTyped *self, const char *id, const char *base, const char *text);
gboolean desmi_typed_get (DesmiTyped *self, const char *id, const char **base, const char **text);
void     desmi_typed_flush (DesmiTyped *self);
char    *desmi_typed_dup_sentence (const char *base, const char *saved) G_GNUC_WARN_UNUSED_RESULT;
/* Of what was saved while something else is being typed in its place. */
char *desmi_typed_dup_question (const char *saved) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
