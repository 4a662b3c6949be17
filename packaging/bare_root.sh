#!/bin/sh
# Proves that a fresh machine is enough: makes a bare Debian root with python3, make and git and nothing else, clones this
# checkout into it and runs the README's commands there, from clone to end.
#
#   sudo packaging/bare_root.sh ROOT MIRROR [TARGET ...]      for example: ... /var/tmp/bare http://mirror/debian demo test
#
# Needs debootstrap and root. EXTRA holds files and folders of this machine that its network needs inside as well, parted by
# spaces (certificates, pip or apt settings); variables named PIP_* and SSL_* are handed on as they are.
set -eu
root=${1:?"name the folder for the bare root"}
mirror=${2:?"name the Debian mirror"}
shift 2
here=$(cd "$(dirname "$0")/.." && pwd)

if [ ! -x "$root/usr/bin/make" ]; then
    debootstrap --variant=minbase --include=python3,make,git,ca-certificates bookworm "$root" "$mirror"
fi
for extra in ${EXTRA:-}; do
    mkdir -p "$root$(dirname "$extra")"
    cp -aT "$extra" "$root$extra"
done
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
for folder in proc dev; do
    mkdir -p "$root/$folder"
    mountpoint -q "$root/$folder" || mount --rbind "/$folder" "$root/$folder"
done
trap 'umount -l "$root/proc" "$root/dev"' EXIT

rm -rf "$root/clone.git" "$root/clone"
git clone --quiet --bare "$here" "$root/clone.git"
handed=$(env | grep -E '^(PIP_|SSL_|REQUESTS_|CURL_)' | tr '\n' ' ' || true)
for target in "${@:-test}"; do
    # shellcheck disable=SC2086
    chroot "$root" env -i HOME=/home PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 $handed sh -euc "
        [ -d /clone ] || git clone --quiet /clone.git /clone
        cd /clone && git log --oneline -1 && make $target"
done
