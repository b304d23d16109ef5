"""Makes the packaged app for the system it runs on: `python build_app.py`.

Collects it with PyInstaller, takes out what is not needed, puts the default model in, has the app
test itself, and packs it into `dist/`. Recipe and steps are in `writer/packaging`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

from writer import __version__, program
from writer.lm.pack import PackError, verify_pack
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL
from writer.packaging import cuts, elf
from writer.packaging.selftest import SelfTestError, test

ROOT = Path(__file__).resolve().parent
SPEC = ROOT / "resources" / "package" / "inkling.spec"
DIST, BUILD = ROOT / "dist", ROOT / "build"
APP = DIST / "app"
LIBRARIES = APP / "_internal"


def main() -> int:
    """Build, test and pack; 0 if the app passed its own test."""
    arguments = parse()
    begun = time.monotonic()
    try:
        if not arguments.self_test_only:
            collect(arguments.debug)
            slim(arguments.debug)
            if not arguments.without_model:
                add_model()
        test(APP, has_model=(LIBRARIES / "packs").is_dir())
    except (SelfTestError, PackError, library.ModelError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Done in {time.monotonic() - begun:.0f} s.")
    return 0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the packaged app for this system.")
    parser.add_argument("--without-model", action="store_true", help="leave the model out")
    parser.add_argument(
        "--debug", action="store_true", help="keep symbols, and tell what is loaded"
    )
    parser.add_argument("--self-test-only", action="store_true", help="test what was built before")
    return parser.parse_args()


def collect(debug: bool) -> None:
    """Have PyInstaller bring all that Inkling imports together in a folder."""
    tell("Collecting")
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    words += ["--distpath", str(DIST), "--workpath", str(BUILD), str(SPEC)]
    subprocess.run([*words, "--", "--debug"] if debug else words, cwd=ROOT, check=True)


def slim(debug: bool) -> None:
    """Take out what is not needed, and tell what that saved."""
    tell("Slimming")
    saved = cuts.cut(LIBRARIES)
    if sys.platform == "linux":
        saved.append(elf.drop_orphans(APP, LIBRARIES))
        if not debug:
            saved.append(elf.strip(APP, LIBRARIES))
    for what in saved:
        print(f"  {what.size / 1e6:7.1f} MB  {what.what}")


def add_model() -> None:
    """Put the default model's pack in, made first where it is not here."""
    tell("Adding the model")
    try:
        pack = library.find(DEFAULT_MODEL)
    except library.ModelError:
        subprocess.run(program.command("models", "add", DEFAULT_MODEL), cwd=ROOT, check=True)
        pack = library.find(DEFAULT_MODEL)
    verify_pack(pack)
    shutil.copytree(pack, LIBRARIES / "packs" / DEFAULT_MODEL)


def tell(step: str) -> None:
    """Say what is done now."""
    print(f"{step} Inkling {__version__}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
