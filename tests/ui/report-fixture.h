/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village of the sample, as its window tests drive it. */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

#define VILLAGE "32.12.22.2004"
#define QUARTER "2025-Q4"
#define FIRST "Documents processed"
#define SECOND "Trained officers"

/* A test with the sample open. */
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, "sample", ui_set_up, function, ui_tear_down)

DesmiStore *report_get_store (UiFixture *self);
GtkWidget  *report_get_page (UiFixture *self);
/* Nullable: the entry of the form with that name. */
GtkWidget *report_find_entry (UiFixture *self, const char *name);
void       report_wait_entry (UiFixture *self, const char *name);
/* Waits until the page shows @text. */
void report_wait_for (UiFixture *self, const char *text);
/* Opens the report of VILLAGE in QUARTER and waits for its form. */
void report_open (UiFixture *self);
/* "64", or NULL where nothing was typed. */
char    *report_read_value (UiFixture *self, const char *indicator) G_GNUC_WARN_UNUSED_RESULT;
void     report_assert_value (UiFixture *self, const char *indicator, const char *value);
gboolean report_has_focus (UiFixture *self, const char *name);
void     report_type (UiFixture *self, const char *name, const char *text);
/* Hands the report in, whatever is missing, or opens it again. */
void report_submit (UiFixture *self);
/* Applies a step beside the window, as another window would, and releases it. */
void report_apply_beside (UiFixture *self, DesmiEdit *edit);
/* A row of VILLAGE: names and values of fields, and NULL. */
DesmiEdit *report_new_entry (DesmiRegister      reg,
                             const char *const *fields) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *report_new_submission (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
