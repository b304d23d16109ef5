from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from writer import __version__
from writer.__main__ import VERBS
from writer.packaging import elf, linux

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="NEEDS LINUX: it is of Linux")
RESOURCES = Path(__file__).parent.parent.parent / "resources"
QT = Path(str(PySide6.__file__)).parent


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"NEEDS {name.upper()}: the desktop's own check is not done")
    return found


@pytest.fixture
def share(tmp_path: Path) -> Path:
    linux.add_share(tmp_path / "share", RESOURCES, VERBS)
    return tmp_path / "share"


def test_the_desktop_entry_is_valid(share: Path) -> None:
    entry = share / "applications" / "inkling.desktop"
    done = subprocess.run([tool("desktop-file-validate"), str(entry)], capture_output=True)
    assert (done.returncode, b"error" in done.stdout) == (0, False), done.stdout


def test_the_metadata_are_valid(share: Path) -> None:
    told = share / "metainfo" / "inkling.metainfo.xml"
    command = [tool("appstreamcli"), "validate", "--no-net", str(told)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert __version__ in told.read_text()


def test_icons_have_the_sizes_of_their_folders(share: Path) -> None:
    from PySide6.QtGui import QImage

    icons = sorted((share / "icons" / "hicolor").glob("*x*/apps/inkling.png"))
    assert len(icons) == len(linux.ICON_SIZES)
    for icon in icons:
        image = QImage(str(icon))
        assert icon.parent.parent.name == f"{image.width()}x{image.height()}"
        assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 255


def test_the_manual_has_every_verb(share: Path) -> None:
    page = share / "man" / "man1" / "inkling.1.gz"
    text = subprocess.run(["gzip", "-dc", str(page)], capture_output=True, text=True).stdout
    assert all(f".B {verb}\n" in text for verb in VERBS)
    assert "@" not in text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is packed, with an app that says what it was told."""
    folder = tmp_path / "inkling-0"
    (folder / "app").mkdir(parents=True)
    (folder / "share" / "applications").mkdir(parents=True)
    program = folder / "app" / "inkling"
    program.write_text('#!/bin/sh\necho "$0 $*"\n')
    program.chmod(0o755)
    linux.add_launcher(folder, "2.35", RESOURCES)
    return folder


def launched(folder: Path, version: str, *words: str) -> subprocess.CompletedProcess[str]:
    fake = folder.parent / "bin"
    fake.mkdir()
    (fake / "getconf").write_text(f"#!/bin/sh\necho '{version}'\n")
    (fake / "getconf").chmod(0o755)
    environment = {"PATH": f"{fake}:{os.environ['PATH']}"}
    link = folder.parent / "a link"
    link.symlink_to(folder / "inkling")
    return subprocess.run(
        [str(link), *words], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("version", ["glibc 2.31", "glibc 2.4", "glibc 2.34"])
def test_an_old_glibc_is_told_in_a_sentence(folder: Path, version: str) -> None:
    done = launched(folder, version)
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs glibc 2.35 or newer" in done.stderr
    assert f"this system has {version.split()[1]}. Please update the system.\n" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("version", ["glibc 2.35", "glibc 2.36", "glibc 2.100", "glibc 3.0", ""])
def test_another_starts_the_app_with_its_words(folder: Path, version: str) -> None:
    done = launched(folder, version, "a file.md", "b")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder / 'app' / 'inkling'} a file.md b\n"


def test_a_deb_installs_under_opt_and_says_what_it_needs(folder: Path, tmp_path: Path) -> None:
    tool("dpkg-deb")
    shutil.copy(sys.executable, folder / "app" / "python")
    file = tmp_path / "inkling.deb"
    linux.deb(folder, file, tmp_path / "stage", 1)
    listed = subprocess.run(["dpkg-deb", "-c", str(file)], capture_output=True, text=True).stdout
    assert "./opt/inkling/app/inkling\n" in listed
    assert "./usr/bin/inkling -> /opt/inkling/inkling\n" in listed
    assert "./home" not in listed
    told = subprocess.run(["dpkg-deb", "-f", str(file)], capture_output=True, text=True).stdout
    assert f"Version: {__version__}\n" in told
    assert "libc6 (>= 2." in told
    assert (folder / "app" / "inkling").is_file()  # the stage held links, and is gone
    assert not (tmp_path / "stage").exists()


def test_only_libraries_that_nothing_needs_are_dropped(tmp_path: Path) -> None:
    libraries = tmp_path / "app" / "_internal"
    needed, orphan = "PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6Svg.so.6"
    for name in ("QtCore.abi3.so", needed, orphan):
        target = libraries / "PySide6" / Path(name).relative_to("PySide6") if "/" in name else None
        target = target or libraries / "PySide6" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(QT.parent / name if "/" in name else QT / name, target)
    (libraries / "libQt6Svg.so.6").symlink_to(orphan)
    saved = elf.drop_orphans(tmp_path / "app", libraries)
    assert saved.size == (QT.parent / orphan).stat().st_size
    left = sorted(path.name for path in libraries.rglob("*.so*"))
    assert left == ["QtCore.abi3.so", "libQt6Core.so.6"]
