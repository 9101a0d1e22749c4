# SPDX-License-Identifier: GPL-3.0-or-later
# What run, test and the checks share: the packages they need, and how those are installed.
# Sourced by bash; expects $top to be the source folder.

build_packages=(gcc libc6-dev pkg-config meson ninja-build python3 gettext desktop-file-utils appstream
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libsqlite3-dev libjansson-dev libsodium-dev libpng-dev libjpeg-dev libsecret-1-dev
  libxlsxwriter-dev libminizip-dev libzip-dev libxml2-dev libgtk-4-bin librsvg2-common librsvg2-bin adwaita-icon-theme gtk-update-icon-cache shared-mime-info)
# a private screen, its window manager, and what looks at windows and files
screen_packages=(xvfb dbus at-spi2-core x11-utils xdotool openbox xcompmgr imagemagick
  python3-gi gir1.2-atspi-2.0 fonts-dejavu-core fonts-cantarell)
# two screens are Xorg's with its driver for screens that are none
test_packages=(xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils poppler-utils qpdf fonts-liberation2 python3-openpyxl libreoffice-impress libreoffice-calc locales libglib2.0-bin openssl)
check_packages=(clang clang-format-14)
# what the charts are measured beside
bench_packages=(gnuplot-nox python3-matplotlib)

# Names of the packages in "$@" that are not installed.
missing_packages() {
  local p
  for p in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null | grep -q '^installed' || echo "$p"
  done
}

# need_packages YES PACKAGE...   Installs what is missing; asks first unless root or YES is 1.
need_packages() {
  local yes=$1 missing=() as_root=()
  shift
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "These packages are needed, and this system has no apt-get to install them: ${missing[*]}" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "These packages are needed; ask an administrator to install them: ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
    if [ "$yes" != 1 ]; then
      [ -t 0 ] || { echo "These packages are needed; run again with --yes to install them: ${missing[*]}" >&2; return 1; }
      printf 'These packages will be installed with sudo apt-get:\n  %s\nGo on? [y/N] ' "${missing[*]}"
      local answer
      read -r answer
      case $answer in [yY]*) ;; *) echo "Nothing was installed." >&2; return 1 ;; esac
    fi
  fi
  echo "Installing ${#missing[@]} packages ..."
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -qq update &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -qq -y \
           --no-install-recommends install "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "The packages could not be installed: ${missing[*]}" >&2
    return 1
  fi
  rm -f "$log"
}

# build_in FOLDER [MESON OPTION...]   Sets FOLDER up once, with the options or, if it is there, changed to them, and builds it.
build_in() {
  local folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$top" "$@" >"$folder.setup.log" 2>&1 || { cat "$folder.setup.log" >&2; rm -f "$folder.setup.log"; return 1; }
    rm -f "$folder.setup.log"
  elif [ $# -gt 0 ]; then
    meson configure "$folder" "$@" >&2 || return 1
  fi
  meson compile -C "$folder" >"$folder/build.log" 2>&1 || { grep -v '^\[' "$folder/build.log" | tail -n 60 >&2; return 1; }
}

# run_tests FOLDER SECONDS [ARGUMENT OF MESON...]   Runs the tests of FOLDER; ends them when this script is SECONDS old, unless
# that is empty. $was_cut is then --cut, as count-tests.py wants it.
run_tests() {
  local folder=$1 end=$2 command=("$top/build-aux/headless" meson test -C "$1" --no-rebuild --print-errorlogs
    --timeout-multiplier "${DESMI_TEST_TIMEOUT:-3}") status
  shift 2
  was_cut=
  [ -z "$end" ] || command=(timeout -k 60 $((end > SECONDS ? end - SECONDS : 1)) "${command[@]}")
  "${command[@]}" "$@" </dev/null
  status=$?
  if [ -n "$end" ] && { [ $status = 124 ] || [ $status = 137 ]; }; then
    was_cut=--cut
    echo "Not every test was reached: the run was cut off after $SECONDS s."
  fi
  return $status
}
