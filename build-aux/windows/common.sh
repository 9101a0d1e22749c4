# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts for Windows share. Sourced by bash; expects $top (the source folder) and $here (this folder).
. "$top/build-aux/common.sh"

windows_packages=(gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix mingw-w64-tools libz-mingw-w64-dev
  meson ninja-build cmake nasm make autoconf automake libtool pkg-config gettext gperf tcl perl python3 publicsuffix
  gcc libc6-dev dpkg-dev xz-utils bzip2 patch libglib2.0-dev-bin libglib2.0-bin libgdk-pixbuf2.0-bin libgtk-4-bin
  librsvg2-common adwaita-icon-theme)
windows_cache=${DESMI_WINDOWS_CACHE:-$top/build-windows}

# debian_mirror   the first Debian archive in this machine's apt sources
debian_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -v '^#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' '
}

# windows_sysroot   where the libraries lie: named by what they are built by
windows_sysroot() {
  echo "$windows_cache/sysroot-$(cat "$here/sysroot" "$here/common.sh" "$here/cross.ini.in" | sha256sum | cut -c 1-12)"
}

# write_cross_file OUT SYSROOT   Meson's cross file
write_cross_file() { sed "s|@SYSROOT@|$2|g" "$here/cross.ini.in" >"$1"; }
