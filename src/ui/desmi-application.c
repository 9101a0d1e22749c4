/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running program: one instance, its window, and what belongs to no page. */
#include "ui/desmi-application.h"

#include "core/platform/desmi-terminal.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-about.h"
#include "ui/desmi-chart-reasons.h"
#include "ui/desmi-color-scheme.h"
#include "ui/desmi-window.h"
#include "ui/platform/desmi-desktop.h"
#include "ui/platform/desmi-endings.h"
#include "ui/villages/desmi-document-copy.h"
#include "desmi-config.h"

#include <glib/gi18n-lib.h>

struct _DesmiApplication
{
  AdwApplication parent_instance;

  char          *tls_authority; /* (nullable): that updates trust beside the system's */
  DesmiEndings  *endings;       /* owned (nullable) */
};

G_DEFINE_FINAL_TYPE (DesmiApplication, desmi_application, ADW_TYPE_APPLICATION)

/* One window a program: a second start and a double click on a file end here too. */
static DesmiWindow *
ensure_window (DesmiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !DESMI_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self));
         l != NULL && window == NULL; l = l->next)
      window = DESMI_IS_WINDOW (l->data) ? l->data : NULL;
  if (window == NULL)
    {
      window = GTK_WINDOW (desmi_window_new (GTK_APPLICATION (self)));
      desmi_updater_set_tls_authority (desmi_window_get_updater (DESMI_WINDOW (window)),
                                       self->tls_authority);
    }
  return DESMI_WINDOW (window);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* closing lets each window keep its size; the last one gone ends the program */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

/* The file is closed in order, and nobody is asked anything. */
static void
ending_cb (gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  g_list_free (windows);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_about_present (GTK_WINDOW (ensure_window (user_data)));
}

static void
chart_reasons_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_chart_reasons_present (GTK_WINDOW (ensure_window (user_data)));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_ask_open (ensure_window (user_data));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_ask_new (ensure_window (user_data));
}

/* Also asked for by a second start, which leaves its windows to the first; an empty path means
 * none. A window that is there says so: whom it trusts is the user's to know. */
static void
tls_authority_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiApplication *self = user_data;
  const char       *path = g_variant_get_bytestring (parameter);

  g_free (self->tls_authority);
  self->tls_authority = *path != '\0' ? g_strdup (path) : NULL;
  for (GList *l = gtk_application_get_windows (user_data); l != NULL; l = l->next)
    if (DESMI_IS_WINDOW (l->data))
      {
        desmi_updater_set_tls_authority (desmi_window_get_updater (l->data), self->tls_authority);
        gtk_widget_activate_action (
            l->data, "win.say", "s",
            *path != '\0' ? _ ("One more certificate authority is trusted; see Updates")
                          : _ ("The certificate authority is no longer trusted"));
      }
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "chart-reasons", .activate = chart_reasons_cb },
  { .name = "open", .activate = open_cb },
  { .name = "new", .activate = new_cb },
  { .name = "tls-authority", .activate = tls_authority_cb, .parameter_type = "ay" },
};

static const struct
{
  const char *action, *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.open", { "<Control>o" } },
  { "app.new", { "<Control>n" } },
  { "win.close-file", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.history", { "<Control>h" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.save-table", { "<Control><Shift>s" } },
  { "win.print-table", { "<Control>p" } },
  { "win.search", { "<Control>f" } },
  { "win.enrol", { "<Control><Shift>n" } },
  { "win.catalogue", { "<Control><Shift>k" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.page::overview", { "<Control>1" } },
  { "win.page::villages", { "<Control>2" } },
  { "win.page::flows", { "<Control>3" } },
  { "win.page::pillars", { "<Control>4" } },
  { "win.page::updates", { "<Control>5" } },
  { "win.page::quality", { "<Control>6" } },
  { "win.page::decks", { "<Control>7" } },
};

/* The program that runs already, if there is one, is told as this one is. */
static int
desmi_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GVariant) path
      = g_variant_dict_lookup_value (options, "tls-authority", G_VARIANT_TYPE_BYTESTRING);
  g_autofree char   *absolute = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return -1;
  /* before there is a window: whoever starts the program learns here that the file is none */
  if (!desmi_updater_check_tls_authority (g_variant_get_bytestring (path), &error)
      || !g_application_register (application, NULL, &error))
    {
      g_printerr ("desmigratif: %s\n", error->message);
      return 1;
    }
  absolute = g_canonicalize_filename (g_variant_get_bytestring (path), NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "tls-authority",
                                  g_variant_new_bytestring (absolute));
  return -1;
}

static void
desmi_application_startup (GApplication *application)
{
  desmi_terminal_detach ();
  G_APPLICATION_CLASS (desmi_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  gtk_window_set_default_icon_name ("desmi-window");
  desmi_a11y_start ();
  desmi_desktop_adapt (gdk_display_get_default ());
  desmi_color_scheme_start (G_ACTION_MAP (application));
  DESMI_APPLICATION (application)->endings = desmi_endings_new (ending_cb, application);
}

static void
desmi_application_shutdown (GApplication *application)
{
  DesmiApplication *self = DESMI_APPLICATION (application);

  g_clear_pointer (&self->endings, desmi_endings_free);
  desmi_document_copy_remove_all ();
  G_APPLICATION_CLASS (desmi_application_parent_class)->shutdown (application);
}

static void
desmi_application_finalize (GObject *object)
{
  g_free (DESMI_APPLICATION (object)->tls_authority);
  G_OBJECT_CLASS (desmi_application_parent_class)->finalize (object);
}

static void
desmi_application_activate (GApplication *application)
{
  DesmiWindow *window = ensure_window (DESMI_APPLICATION (application));

  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    desmi_window_open_last (window);
  desmi_window_present_soon (window);
}

static void
desmi_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DesmiWindow *window = ensure_window (DESMI_APPLICATION (application));

  desmi_window_open_file (window, files[0]);
  desmi_window_present_soon (window);
}

static void
desmi_application_class_init (DesmiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desmi_application_finalize;
  application_class->handle_local_options = desmi_application_handle_local_options;
  application_class->startup = desmi_application_startup;
  application_class->shutdown = desmi_application_shutdown;
  application_class->activate = desmi_application_activate;
  application_class->open = desmi_application_open;
}

static void
desmi_application_init (DesmiApplication *self)
{
  /* Translators: what stands after the options in the help of the command line */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
  g_application_add_main_option (
      G_APPLICATION (self), "tls-authority", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME,
      _ ("Certificate authority (PEM) to trust as well, where an office’s proxy inspects TLS"),
      _ ("FILE"));
}

/**
 * desmi_application_new:
 * @extra_flags: beside HANDLES_OPEN; tests pass G_APPLICATION_NON_UNIQUE
 *
 * Returns: (transfer full): the program
 */
DesmiApplication *
desmi_application_new (GApplicationFlags extra_flags)
{
  return g_object_new (DESMI_TYPE_APPLICATION, "application-id", DESMI_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | extra_flags, "resource-base-path",
                       "/id/go/desmigratif/Desmigratif", NULL);
}
