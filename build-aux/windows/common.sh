# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts for Windows share. Sourced by bash; expects $top (the source folder) and $here (this folder).
. "$top/build-aux/common.sh"

# what `sysroot` needs, and what `build` needs beside it
windows_library_packages=(gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix mingw-w64-tools libz-mingw-w64-dev
  meson ninja-build cmake nasm make autoconf automake libtool pkg-config gettext gperf tcl perl python3 publicsuffix
  gcc libc6-dev dpkg-dev xz-utils bzip2 patch libglib2.0-dev-bin libglib2.0-bin libgdk-pixbuf2.0-bin libgtk-4-bin
  librsvg2-common adwaita-icon-theme sassc)
windows_build_packages=(gcc-mingw-w64-x86-64-posix libz-mingw-w64-dev meson ninja-build pkg-config python3 gettext
  libglib2.0-dev-bin libglib2.0-bin libgtk-4-bin librsvg2-bin librsvg2-common adwaita-icon-theme desktop-file-utils
  gtk-update-icon-cache shared-mime-info wine wine64 nsis zip)

windows_cache=${DESMI_WINDOWS_CACHE:-$top/build-windows}

# debian_mirror NAME   the first archive of that name, debian or debian-security, in this machine's apt sources
debian_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -v '^#' | grep -oE "https?://[^ ]+/$1/?( |\$)" | head -n 1 | tr -d ' '
}

# windows_sysroot   where the libraries lie: named by what they are built by
windows_sysroot() {
  echo "$windows_cache/sysroot-$(cat "$here/sysroot" "$here/cross.ini.in" | sha256sum | cut -c 1-12)"
}

# write_cross_file OUT SYSROOT   Meson's cross file
write_cross_file() { sed "s|@SYSROOT@|$2|g" "$here/cross.ini.in" >"$1"; }

# wine_program NAME   where Debian keeps wine64 or wineserver64, which are not on the search path
wine_program() {
  local file
  for file in "/usr/lib/wine/$1" $(dpkg -L wine64 2>/dev/null | grep "/$1\$"); do
    [ -x "$file" ] && [ ! -d "$file" ] && { echo "$file"; return; }
  done
  echo "Wine is missing: install the package wine64." >&2
  return 1
}

# windows_dll_folders SYSROOT   the folders of the libraries and of the compiler's own, as a search path of Windows
windows_dll_folders() {
  echo "$1/bin;$(dirname "$(x86_64-w64-mingw32-gcc-posix -print-file-name=libgcc_s_seh-1.dll)");/usr/x86_64-w64-mingw32/lib"
}

# write_app_file OUT   what Meson's cross file has besides for our own programs: how they are run here, and a cache of
# compiled files where there is one
write_app_file() {
  echo '[binaries]'
  echo "exe_wrapper = '$here/wine'"
  command -v ccache >/dev/null && echo "c = ['ccache', 'x86_64-w64-mingw32-gcc-posix']"
  true
} >"$1"
