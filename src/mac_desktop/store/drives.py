"""Whether a file lies on a network drive, where several computers can not safely share a store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "davfs", "ceph",
     "glusterfs", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse"}
)  # fmt: skip

_WINDOWS_REMOTE = 4


def is_network_drive(path: Path) -> bool:
    """Best effort: False when the system does not say."""
    folder = path.parent.resolve()
    if sys.platform == "win32":
        return _is_remote_on_windows(folder)
    try:
        if sys.platform == "darwin":
            listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
            mounts = _macos_mounts(listing)
        else:
            mounts = _linux_mounts(Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace"))
    except (OSError, subprocess.SubprocessError):
        return False
    return file_system_of(PurePosixPath(folder), mounts) in NETWORK_FILE_SYSTEMS


def file_system_of(folder: PurePosixPath, mounts: list[tuple[str, str]]) -> str:
    """The file system type of the deepest mount point above `folder`; of two on one point the later one."""
    best, found = -1, ""
    for point, kind in mounts:
        mount = PurePosixPath(point)
        if (folder == mount or mount in folder.parents) and len(mount.parts) >= best:
            best, found = len(mount.parts), kind
    return found


def _linux_mounts(listing: str) -> list[tuple[str, str]]:
    fields = [line.split(" ") for line in listing.splitlines()]
    return [(f[1].replace("\\040", " "), f[2].lower()) for f in fields if len(f) > 2]


def _macos_mounts(listing: str) -> list[tuple[str, str]]:
    """Lines such as "//user@server/share on /Volumes/share (smbfs, nodev)"."""
    found = []
    for line in listing.splitlines():
        _, on, rest = line.partition(" on ")
        point, bracket, facts = rest.rpartition(" (")
        if on and bracket:
            found.append((point, facts.split(",")[0].strip(") ").lower()))
    return found


def _is_remote_on_windows(folder: Path) -> bool:
    import ctypes

    if folder.drive.startswith("\\\\"):
        return True
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\")  # type: ignore[attr-defined,unused-ignore]
    return kind == _WINDOWS_REMOTE
