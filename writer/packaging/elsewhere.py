"""The packages of Windows and macOS: a zip, and on Windows an installer where its tool is here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from writer import __version__


def zip_folder(folder: Path, file: Path) -> None:
    """Pack the folder itself as a zip."""
    made = shutil.make_archive(str(file.with_suffix("")), "zip", folder.parent, folder.name)
    assert Path(made) == file


def zip_bundle(bundle: Path, file: Path) -> None:
    """Pack a macOS .app, links and signatures included."""
    words = ["ditto", "-c", "-k", "--sequesterRsrc", "--keepParent", str(bundle), str(file)]
    subprocess.run(words, check=True)


def installer(folder: Path, file: Path, script: Path) -> Path | None:
    """Make Windows' installer with Inno Setup; None where that is not installed."""
    compiler = shutil.which("iscc")
    if compiler is None:
        return None
    words = [compiler, "/Q", f"/DVersion={__version__}", f"/DSource={folder}"]
    subprocess.run([*words, f"/O{file.parent}", f"/F{file.stem}", str(script)], check=True)
    return file
