# SPDX-License-Identifier: GPL-3.0-or-later
# The large charts by gnuplot: called with scene, terminal, folder and output.
if (terminal eq "png") set terminal pngcairo size 1600,900
if (terminal eq "pdf") set terminal pdfcairo size 16in,9in
if (terminal eq "svg") set terminal svg size 1600,900
set output output
set title scene
if (scene eq "stacked") {
  set style data histograms
  set style histogram rowstacked
  # hatched, as ours of more series than colours are
  plot for [i=1:12] folder."/stacked.txt" using i fillstyle pattern 4 title sprintf("Negara %d", i - 1)
}
if (scene eq "line") {
  plot folder."/line.bin" binary format="%double" array=100000 using 1 with lines notitle
}
if (scene eq "heat") {
  plot folder."/heat.txt" matrix with image notitle
}
if (scene eq "sankey") {
  colors = system("cat ".folder."/sankey.colors")
  n = words(colors)
  set yrange [900:0]
  set xrange [0:1600]
  unset border
  unset tics
  plot for [i=1:n] folder."/sankey.polygons" index i - 1 with filledcurves closed fillcolor rgb int(word(colors, i)) notitle, \
    folder."/sankey.texts" using 1:2:3 with labels left notitle
}
set output
