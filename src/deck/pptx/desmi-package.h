/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An Office file as a package: named parts with types, and relations between them, in a zip that
 * is the same, byte for byte, whenever it is made. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Types of relations, after DESMI_RELATION. */
#define DESMI_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define DESMI_RELATION_CORE                                                                        \
  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
/* The beginning of most types of content. */
#define DESMI_CONTENT "application/vnd.openxmlformats-officedocument."

typedef struct _DesmiPackage DesmiPackage;

DesmiPackage                *desmi_package_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                         desmi_package_free (DesmiPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiPackage, desmi_package_free)

void
desmi_package_take_part (DesmiPackage *self, const char *path, const char *type, GBytes *bytes);
char *desmi_package_relate (DesmiPackage *self, const char *from, const char *type, const char *to)
    G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_package_relate_link (DesmiPackage *self,
                                   const char   *from,
                                   const char   *uri) G_GNUC_WARN_UNUSED_RESULT;
GBytes *desmi_package_close (DesmiPackage *self,
                             GCancellable *cancellable,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
