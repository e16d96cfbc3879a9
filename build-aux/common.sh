# Shared by the scripts of this folder (sourced, not run): the packages, and a build folder.

# What compiling, and then running, Kscore takes on Debian 12, Debian 13 and Ubuntu 24.04.
BUILD_PACKAGES=(
  gcc libc6-dev pkgconf meson ninja-build gettext
  libglib2.0-dev libjson-glib-dev libsoup-3.0-dev libsqlite3-dev libarchive-dev libcairo2-dev
  libpango1.0-dev ca-certificates
  libgtk-4-dev libadwaita-1-dev libgtk-4-bin libxml2-utils desktop-file-utils
  adwaita-icon-theme librsvg2-common gsettings-desktop-schemas fonts-dejavu-core
)
# What the tests take on top of that.
TEST_PACKAGES=(xvfb xauth dbus-daemon appstream groff-base mandoc shellcheck poppler-utils)
# For tests/session, which asks the accessibility bus what is on the screen.
TEST_PACKAGES+=(at-spi2-core libxtst6 python3-gi)
COVERAGE_PACKAGES=(gcovr)
# What tests/servers/install.py takes: to compile one module, and to run npm once.
SERVER_PACKAGES=(python3 make g++)
command -v node >/dev/null || SERVER_PACKAGES+=(nodejs)
# What the check against Debian 13 proves its packages with, also where this is Ubuntu.
DEBIAN13_PACKAGES=(python3 debian-archive-keyring)

say () { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# The system's name when we know how to install on it, else status 1.
known_system () {
  local file=${KSCORE_OS_RELEASE:-/etc/os-release} system
  [ -r "$file" ] || return 1
  # shellcheck disable=SC1090
  system=$(. "$file" && printf '%s %s' "${ID:-}" "${VERSION_ID:-}")
  case $system in
    'debian 12' | 'debian 13' | 'ubuntu 24.04') printf '%s\n' "$system" ;;
    *) return 1 ;;
  esac
}

missing_packages () {
  local package state
  for package; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null </dev/null) || state=
    [ "$state" = installed ] || printf '%s\n' "$package"
  done
}

# Installs those of the named packages that are missing; asks apt nothing when none is.
# Ends the script with 2 where it cannot.
install_packages () {
  local missing as_root=() apt_get=(env DEBIAN_FRONTEND=noninteractive apt-get -q)
  if ! known_system >/dev/null; then
    say 'this is not Debian 12, Debian 13 or Ubuntu 24.04; install what is here called'
    printf '  %s\n' "$@" >&2
    say 'and run again with --no-install'
    exit 2
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "as root, run: apt-get install ${missing[*]}"
      exit 2
    fi
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
  fi
  # A fresh machine may still be busy with its own updates.
  apt_get=("${as_root[@]}" "${apt_get[@]}" -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  say "installing ${missing[*]}"
  "${apt_get[@]}" update >&2 || say 'not every package list could be read; trying with the others'
  if ! "${apt_get[@]}" install -y --no-install-recommends "${missing[@]}" >&2; then
    say 'apt-get failed; the packages above are still missing'
    exit 2
  fi
}

# configure FOLDER OPTION...: a Meson build folder with exactly these options, made anew when
# they, or Meson itself, have changed.
configure () {
  local folder=$1 stamp
  shift
  stamp="$(meson --version) $*"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.options" 2>/dev/null)" = "$stamp" ]; then
    return 0
  fi
  rm -rf "$folder"
  meson setup "$folder" "$@" </dev/null && printf '%s\n' "$stamp" > "$folder/.options"
}
