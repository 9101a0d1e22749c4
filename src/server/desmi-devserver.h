/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server on loopback for a feed's folder, for trying and testing. It can misbehave on demand. */
#pragma once

#include "server/desmi-fault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiDevserver:
 *
 * Answers on the main context that was the thread's default when it was made.
 */
typedef struct _DesmiDevserver DesmiDevserver;

DesmiDevserver                *desmi_devserver_new (const char      *feed,
                                                    guint16          port,
                                                    GTlsCertificate *certificate,
                                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void                           desmi_devserver_free (DesmiDevserver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDevserver, desmi_devserver_free)
const char *desmi_devserver_get_address (DesmiDevserver *self); /* http://127.0.0.1:8080/ */
void        desmi_devserver_set_key (DesmiDevserver *self, const DesmiSecretKey *key);
void  desmi_devserver_add_fault (DesmiDevserver *self, DesmiFault *fault); /* (transfer full) */
guint desmi_devserver_get_n_requests (DesmiDevserver *self);

G_END_DECLS
