/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real window on a throw-away copy of the sample district, and ways to wait for it. */
#pragma once

#include "ui/desmi-application.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form.h"
#include "ui/desmi-window.h"
#include "ui/villages/desmi-villages-page.h"

G_BEGIN_DECLS

typedef struct
{
  DesmiApplication *application;
  DesmiWindow      *window;
  char             *folder;
  char             *path; /* of the copy */
} UiFixture;

typedef struct
{
  DesmiVillagesPage *page;
  guint              n;
} UiRows;

#define UI_SAMPLE_VILLAGES 30

typedef gboolean (*UiCondition) (gpointer data);

void     ui_init (int *argc, char ***argv);
void     ui_done (void);
char    *ui_dup_feed (void); /* what the sample's figures were pulled from */
void     ui_set_up (UiFixture *self, gconstpointer with_sample);
void     ui_tear_down (UiFixture *self, gconstpointer with_sample);
void     ui_wait (UiCondition condition, gpointer data, const char *what);
void     ui_settle (void);
void     ui_open (UiFixture *self, const char *path);
gboolean ui_has_store (gpointer window);

/* The first widget below @root of @type (G_TYPE_NONE: any) whose accessible label is @label (NULL:
 * any). */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *label);
/* The first GtkLabel on the screen that shows @text somewhere. */
GtkLabel          *ui_find_label (GtkWidget *root, const char *text);
gboolean           ui_has_label (GtkWidget *root, const char *text);
GtkWindow         *ui_find_dialog (UiFixture *self, GType type);
void               ui_picture (GtkWidget *widget, const char *name);
char              *ui_read_clipboard (GtkWidget *widget); /* the text that was copied */
void               ui_send_key (GtkWidget *widget, guint keyval);
gboolean           ui_send_key_with (GtkWidget *widget, guint keyval, GdkModifierType state);

void               ui_activate (UiFixture *self, const char *action, const char *parameter);
DesmiVillagesPage *ui_go_to_villages (UiFixture *self);
void               ui_wait_rows (DesmiVillagesPage *page, guint n);
DesmiVillage      *ui_get_village (DesmiVillagesPage *page, guint position); /* (transfer full) */
void        ui_search (DesmiVillagesPage *page, const char *text, guint n); /* until @n are found */
DesmiField *ui_find_field (DesmiForm *form, const char *title);
DesmiFilter *ui_find_filter (GtkWidget *root, const char *title); /* (nullable) */

/* Conditions */
gboolean ui_is_page (gpointer fixture);
gboolean ui_has_rows (gpointer rows); /* so many villages, all of their rows read */
void     ui_wait_form_closed (UiFixture *self);
gboolean ui_can_undo (gpointer fixture);
gboolean ui_can_redo (gpointer fixture);
gboolean ui_has_dialog (gpointer fixture); /* a message */

G_END_DECLS
