/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a presentation becomes. */
#pragma once

#include "deck/desmi-paper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_DECK_PDF,
  DESMI_DECK_HANDOUT, /* PDF on A4, six slides a sheet */
  DESMI_DECK_NOTES,   /* PDF on A4, a slide with its notes a sheet */
  DESMI_DECK_PPTX,
  DESMI_DECK_PNG,       /* a picture a slide, into a folder */
  DESMI_DECK_PPTX_DATA, /* with the numbers of its pictures on hidden slides */
} DesmiDeckFormat;

const char *desmi_deck_format_get_ending (DesmiDeckFormat format);
char       *desmi_deck_format_dup_name (DesmiDeckFormat format,
                                        const char     *deck) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_deck_export (DesmiPages     *pages,
                               DesmiDeckFormat format,
                               const char     *path,
                               GCancellable   *cancellable,
                               GError        **error);
void        desmi_deck_export_async (DesmiPages         *pages,
                                     DesmiDeckFormat     format,
                                     GFile              *file,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
void        desmi_deck_export_sheets_async (DesmiPages              *pages,
                                            const DesmiPaperOptions *paper,
                                            GFile                   *file,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
gboolean    desmi_deck_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
