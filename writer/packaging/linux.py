"""The packages of Linux: an archive to unpack anywhere, and a .deb that installs under /opt.

The folder that both hold: `inkling`, which looks whether this system will do and starts the app,
the app, the licences and the SBOM.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from writer import __version__
from writer.packaging import elf
from writer.packaging.icons import render

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# Looked for when they are needed, so no file asks for them by name.
UNASKED = ("xkb-data", "fontconfig-config")
POSTINST = """#!/bin/sh
set -e
if [ "$1" = configure ]; then
    update-desktop-database -q 2>/dev/null || true
fi
"""
CONTROL = """Package: inkling
Version: {version}
Architecture: {architecture}
Maintainer: The Inkling project <inkling@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-dejavu-core | fonts-freefont-ttf
Section: editors
Priority: optional
Description: writing desk that offers the next words
 A small language model on your own computer offers the next words in grey at
 the cursor. It learns your voice from your own texts; nothing leaves the machine.
"""


def add_launcher(folder: Path, glibc: str, resources: Path) -> None:
    """Put the program that people start beside the app."""
    launcher = folder / "inkling"
    text = (resources / "package" / "launcher.sh").read_text(encoding="utf-8")
    launcher.write_text(text.replace("@GLIBC@", glibc), encoding="utf-8")
    launcher.chmod(0o755)


def add_share(share: Path, resources: Path, verbs: dict[str, str]) -> None:
    """The desktop's files: entry, icons, MIME type, AppStream metadata and the man page."""
    source = resources / "package"
    _write(share / "applications/inkling.desktop", source / "inkling.desktop")
    _write(share / "mime/packages/inkling.xml", source / "inkling.mime.xml")
    _write(share / "metainfo/inkling.metainfo.xml", source / "inkling.metainfo.xml")
    icons = share / "icons/hicolor"
    _write(icons / "scalable/apps/inkling.svg", resources / "icons/inkling.svg")
    for size in ICON_SIZES:
        render(resources / "icons/inkling.svg", size, icons / f"{size}x{size}/apps/inkling.png")
    man = _filled((source / "inkling.1").read_text(encoding="utf-8"))
    listed = "\n".join(f".TP\n.B {verb}\n{words}" for verb, words in verbs.items())
    page = share / "man/man1/inkling.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(man.replace('.\\" VERBS', listed).encode(), mtime=0))


def archive(folder: Path, file: Path, level: int) -> None:
    """Pack the folder as a .tar.zst."""
    with file.open("wb") as target:
        tar = ["tar", "--owner=0", "--group=0", "--sort=name", "-C", str(folder.parent), "-cf", "-"]
        packing = subprocess.Popen([*tar, folder.name], stdout=subprocess.PIPE)
        words = ["zstd", "-q", f"-{level}", "--long=27", "-T0"]
        subprocess.run(words, stdin=packing.stdout, stdout=target, check=True)
    if packing.wait():
        raise subprocess.CalledProcessError(packing.returncode, "tar")


def deb(folder: Path, file: Path, stage: Path, level: int) -> None:
    """Pack the folder as a .deb; `stage` is where its tree is laid out, by hard links."""
    shutil.rmtree(stage, ignore_errors=True)
    opt = stage / "opt/inkling"
    shutil.copytree(folder, opt, copy_function=os.link, symlinks=True)
    shutil.copytree(folder / "share", stage / "usr/share", copy_function=os.link)
    shutil.rmtree(opt / "share")
    binary = stage / "usr/bin/inkling"
    binary.parent.mkdir(parents=True)
    binary.symlink_to("/opt/inkling/inkling")
    documents = stage / "usr/share/doc/inkling"
    documents.mkdir(parents=True)
    (documents / "copyright").symlink_to("/opt/inkling/licences/Inkling")
    control = stage / "DEBIAN"
    control.mkdir()
    size = sum(path.lstat().st_size for path in stage.rglob("*")) // 1024
    (control / "control").write_text(
        CONTROL.format(
            version=__version__,
            architecture=_run("dpkg", "--print-architecture").strip(),
            kilobytes=size,
            depends=", ".join(depends(folder)),
        )
    )
    postinst = control / "postinst"
    postinst.write_text(POSTINST)
    postinst.chmod(0o755)
    words = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build"]
    subprocess.run([*words, str(stage), str(file)], stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(stage)


def depends(folder: Path) -> list[str]:
    """The Debian packages with the libraries that are asked for and not inside."""
    needs = elf.needed(elf.files(folder))
    inside = {path.name for path in folder.rglob("*.so*")}
    outside = sorted({name for names in needs.values() for name in names} - inside)
    found = _run("dpkg-query", "-S", *(f"*/{name}" for name in outside))
    packages = set(re.findall(r"^([^:,\s]+)[^/\n]*/(?:usr/)?lib", found, re.MULTILINE))
    packages = {name for name in packages if not name.endswith(("-cross", "-dev"))}
    packages -= {"libc6"}
    return [f"libc6 (>= {elf.glibc(folder)})", *sorted({*packages, *UNASKED})]


def _write(target: Path, source: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_filled(source.read_text(encoding="utf-8")), encoding="utf-8")


def _filled(text: str) -> str:
    date = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", 0)) or _now(), UTC)
    return text.replace("@VERSION@", __version__).replace("@DATE@", f"{date:%Y-%m-%d}")


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
