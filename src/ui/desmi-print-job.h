/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the print window asks of what it prints, be it a table or slides. */
#pragma once

#include "deck/desmi-paper-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_PRINT_CHOICES_MOST 8

/**
 * DesmiPrintJob:
 * @title: of the window; to be translated, like all words here
 * @not_printed: heading of a message
 * @not_saved: likewise
 * @nothing: where there is no sheet
 * @folder_key: of the setting that remembers where it was saved to
 * @choice: what is chosen besides the paper
 * @key: of the setting that remembers it
 * @names: what may be chosen, as the setting has it
 * @words: what may be chosen, for people
 * @ref: of what is printed, which may cross threads
 * @unref: likewise
 * @lay_out: (transfer full): sheets, made on a thread
 * @free_sheets: of those
 * @get_n: how many there are
 * @get_size: pt of each, as it lies
 * @paint: one of them, 1 pt a unit
 * @print: (transfer full): what prints them, to be run
 * @save_async: saves them as PDF, replacing a file as a whole or not at all
 * @dup_name: (transfer full): a name for that file
 */
typedef struct
{
  const char *title, *not_printed, *not_saved, *nothing, *folder_key;
  const char *choice, *key;
  const char *names[DESMI_PRINT_CHOICES_MOST], *words[DESMI_PRINT_CHOICES_MOST];

  gpointer (*ref) (gpointer of);
  void (*unref) (gpointer of);
  gpointer (*lay_out) (gpointer of, DesmiPaperKind kind, guint choice);
  void (*free_sheets) (gpointer sheets);
  guint (*get_n) (gpointer sheets);
  void (*get_size) (gpointer sheets, double *width_pt, double *height_pt);
  void (*paint) (gpointer sheets, guint page, cairo_t *cr);
  GtkPrintOperation *(*print) (gpointer sheets, DesmiPaperKind kind);
  void (*save_async) (gpointer            sheets,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  gboolean (*save_finish) (GAsyncResult *result, GError **error);
  char *(*dup_name) (gpointer sheets);
} DesmiPrintJob;

GtkPrintOperation *desmi_print_operation_new (DesmiPaperKind kind,
                                              gboolean       across,
                                              const char    *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
