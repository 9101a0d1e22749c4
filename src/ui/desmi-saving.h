/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something becomes a file: where, how far it is, and what came of it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DesmiSaving DesmiSaving;

/* What is saved. All texts are static, and translated by whoever gives them. */
typedef struct
{
  const char *choose; /* the title of the dialog that asks where */
  const char *title;  /* of the window that shows how far it is */
  const char *failed; /* the heading of why not */
  const char *folder; /* the setting that remembers where */
  const char *ending; /* with its dot; empty: many files in a folder */
  void (*write) (DesmiSaving *saving, GFile *file); /* then calls desmi_saving_end() */
} DesmiSavingKind;

void          desmi_saving_ask (GtkWidget             *widget,
                                const DesmiSavingKind *kind,
                                const char            *name,
                                gpointer               what,
                                GDestroyNotify         free_what);
void          desmi_saving_run (GtkWidget             *widget,
                                const DesmiSavingKind *kind,
                                GFile                 *file,
                                gpointer               what,
                                GDestroyNotify         free_what);

gpointer      desmi_saving_get_what (DesmiSaving *self);
GCancellable *desmi_saving_get_cancellable (DesmiSaving *self);
void          desmi_saving_progress_cb (double fraction, const char *text, gpointer saving);
void    desmi_saving_end (DesmiSaving *self, GFile *file, const char *text, const GError *error);

char   *desmi_saving_dup_filter_name (const char *ending) G_GNUC_WARN_UNUSED_RESULT;
char   *desmi_saving_dup_text (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
GError *desmi_saving_new_error (GFile *file, const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
