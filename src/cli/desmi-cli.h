/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command of the command line is given, and how it reads its options. */
#pragma once

#include "core/desmi-locale.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DesmiCli DesmiCli;

/**
 * DesmiCommand:
 * @name: word on the command line
 * @arguments: what follows it, as the help shows it
 * @summary: one line, to be translated
 * @run: returns a DesmiExit
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (DesmiCli *cli);
} DesmiCommand;

/**
 * DesmiCli:
 * @argv: the command's name and what follows it; GLib takes the options out
 * @arguments: (nullable): what is no option, as bytes of the command line
 * @exit_code: set where desmi_cli_parse() says not to go on
 * @cancellable: cancelled by Ctrl+C
 */
struct _DesmiCli
{
  const DesmiCommand *command;
  char              **argv;
  char              **arguments;
  guint               n_arguments;
  int                 exit_code;
  const DesmiLocale  *locale;
  GCancellable       *cancellable;
};

/**
 * DesmiUsage:
 * @min, @max: how many arguments there may be
 * @description: (nullable): stands below the options in the help, to be translated
 */
typedef struct
{
  guint       min, max;
  const char *description;
} DesmiUsage;

gboolean desmi_cli_parse (DesmiCli *cli, const GOptionEntry *entries, const DesmiUsage *usage);
int      desmi_cli_misuse (DesmiCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Reads the number of an option; %NULL: it was not given, and @out stays as it is. */
gboolean desmi_cli_read_integer (DesmiCli *cli, const char *option, const char *text, int *out);

int      desmi_command_new (DesmiCli *cli);
int      desmi_command_export (DesmiCli *cli);
int      desmi_command_enrol (DesmiCli *cli);
int      desmi_command_set (DesmiCli *cli);
int      desmi_command_put (DesmiCli *cli);
int      desmi_command_deck (DesmiCli *cli);
int      desmi_command_delete (DesmiCli *cli);
int      desmi_command_attach (DesmiCli *cli);
int      desmi_command_extract (DesmiCli *cli);
int      desmi_command_target (DesmiCli *cli);
int      desmi_command_report (DesmiCli *cli);
int      desmi_command_import (DesmiCli *cli);
int      desmi_command_list (DesmiCli *cli);
int      desmi_command_query (DesmiCli *cli);
int      desmi_command_catalogue (DesmiCli *cli);
int      desmi_command_chart (DesmiCli *cli);
int      desmi_command_pull (DesmiCli *cli);
int      desmi_command_check (DesmiCli *cli);
int      desmi_command_accept (DesmiCli *cli);
int      desmi_command_history (DesmiCli *cli);
int      desmi_command_undo (DesmiCli *cli);
int      desmi_command_redo (DesmiCli *cli);
int      desmi_command_backup (DesmiCli *cli);
int      desmi_command_restore (DesmiCli *cli);

G_END_DECLS
