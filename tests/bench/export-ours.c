/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One large chart made and saved by our library: export-ours SCENE FILE. */
#include "bench-scenes.h"

int
main (int argc, char **argv)
{
  const DesmiExportOptions options = { .scale = 1 };
  g_autoptr (GError)       error = NULL;
  DesmiExportFormat        format;
  double                   line[4];

  if (argc != 3 || !desmi_export_format_from_path (argv[2], &format))
    return 2;
  for (int scene = 0; scene < BENCH_N_SCENES; scene++)
    if (g_str_equal (argv[1], bench_scene_name ((BenchScene) scene)))
      {
        g_autoptr (DesmiTable) table = bench_scene_table ((BenchScene) scene);
        g_autoptr (DesmiScene) laid_out = bench_scene_layout ((BenchScene) scene, table, line);

        if (desmi_scene_export_to_file (laid_out, argv[2], format, &options, &error))
          return 0;
        g_printerr ("%s\n", error->message);
        return 1;
      }
  return 2;
}
