#!/bin/sh
# Starts Inkling, or says in a sentence why it cannot run on this system.
here=$(dirname "$(readlink -f "$0")")
needed=@GLIBC@
found=$(getconf GNU_LIBC_VERSION 2>/dev/null)
found=${found#glibc }
number() {
    echo $((${1%%.*} * 1000 + ${1#*.}))
}
if [ -n "$found" ] && [ "$(number "$found")" -lt "$(number "$needed")" ]; then
    said="Inkling needs glibc $needed or newer, as Ubuntu 22.04, Debian 12 and Fedora 36 have; \
this system has $found. Please update the system."
    echo "$said" >&2
    [ -t 2 ] || zenity --error --text "$said" 2>/dev/null || xmessage "$said" 2>/dev/null
    exit 1
fi
exec "$here/app/inkling" "$@"
