"""Makes the packaged app for the system it runs on: `python build_app.py`.

Collects it with PyInstaller, takes out what is not needed, puts the default model in, has the app
test itself, and packs it into `dist/`. What is done how is in `writer/packaging`.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

from writer import __version__, program
from writer.__main__ import VERBS
from writer.lm import source
from writer.lm.pack import PackError, verify_pack
from writer.models import library
from writer.models.catalogue import DEFAULT_MODEL, catalogue
from writer.packaging import contents, cuts, elf, elsewhere, icons, linux, recipe, selftest, signing

ROOT = Path(__file__).resolve().parent
RESOURCES, BUILD, DIST = ROOT / "resources", ROOT / "build", ROOT / "dist"
FOLDER = DIST / f"inkling-{__version__}"
BUNDLE = FOLDER / "Inkling.app"  # on macOS
APP = BUNDLE / "Contents" / "MacOS" if sys.platform == "darwin" else FOLDER / "app"
LIBRARIES = BUNDLE / "Contents" / "Frameworks" if sys.platform == "darwin" else APP / "_internal"
ARCHIVE_LEVEL = 12  # of zstd: 19 saves another tenth and takes twelve minutes
SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}


class BuildError(Exception):
    """The app cannot be made like this. The message says why."""


def main() -> int:
    """Build, test and pack; 0 if the app passed its own test."""
    arguments = parse()
    begun = time.monotonic()
    try:
        if not arguments.self_test_only:
            collect(arguments.debug)
            slim(arguments.debug)
            if arguments.without_model:
                add_lesson()
            else:
                add_model()
            surround()
        tell("Testing")
        selftest.check(selftest.executable(APP), has_model=(LIBRARIES / "packs").is_dir())
        if not arguments.self_test_only:
            pack()
    except (
        BuildError,
        selftest.SelfTestError,
        PackError,
        library.ModelError,
        subprocess.CalledProcessError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Done in {time.monotonic() - begun:.0f} s.")
    return 0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the packaged app for this system.")
    parser.add_argument("--without-model", action="store_true", help="leave the model out")
    parser.add_argument("--debug", action="store_true", help="keep symbols, tell what is loaded")
    parser.add_argument("--self-test-only", action="store_true", help="test what was built before")
    return parser.parse_args()


def collect(debug: bool) -> None:
    """Have PyInstaller bring all that Inkling imports together in a folder."""
    tell("Collecting")
    shutil.rmtree(FOLDER, ignore_errors=True)
    for kind in ("ico", "icns"):
        icons.render(RESOURCES / "icons" / "inkling.svg", 256, BUILD / "icons" / f"inkling.{kind}")
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    words += ["--distpath", str(FOLDER), "--workpath", str(BUILD)]
    words += [str(RESOURCES / "package" / "inkling.spec"), *(("--", "--debug") if debug else ())]
    subprocess.run(words, cwd=ROOT, check=True, env=recipe.quiet())
    inside = contents.bundled_modules(selftest.executable(APP), LIBRARIES)
    if missing := recipe.third_party_imports(ROOT / "writer") - inside:
        raise BuildError(f"The app lacks what it imports: {', '.join(sorted(missing))}.")


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
        found = library.find(DEFAULT_MODEL)
    except library.ModelError:
        subprocess.run(program.command("models", "add", DEFAULT_MODEL), cwd=ROOT, check=True)
        found = library.find(DEFAULT_MODEL)
    verify_pack(found)
    shutil.copytree(found, LIBRARIES / "packs" / DEFAULT_MODEL)


def add_lesson() -> None:
    """Put in what the default model is taught, where its pack is made on the writer's machine."""
    (entry,) = (one for one in catalogue() if one.name == DEFAULT_MODEL)
    if entry.adapter is None:
        return
    target = LIBRARIES / "models" / entry.adapter.path
    target.mkdir(parents=True, exist_ok=True)
    for part in source.parts(ROOT / "models" / entry.adapter.path):
        shutil.copy(part, target)


def surround() -> None:
    """Put what is to come with the app beside it."""
    tell("Listing what is inside")
    common = RESOURCES / "package" / "licences"
    parts = contents.components(selftest.executable(APP), LIBRARIES, common)
    contents.copy_licences(parts, FOLDER / "licences")
    shutil.copy(ROOT / "LICENSE", FOLDER / "licences" / "Inkling")
    (FOLDER / "sbom.cdx.json").write_text(contents.sbom(parts), encoding="utf-8")
    print(f"  {len(parts)} parts")
    if sys.platform == "linux":
        linux.add_launcher(FOLDER, elf.glibc(APP), RESOURCES)
        linux.add_share(FOLDER / "share", RESOURCES, VERBS)


def pack() -> None:
    """Make the files that are given out."""
    tell("Packing")
    signing.sign_app(BUNDLE if sys.platform == "darwin" else APP, RESOURCES)
    mark, system = signing.mark(), SYSTEMS[sys.platform]
    stem = DIST / f"inkling-{__version__}-{system}-{platform.machine().lower()}{mark}"
    if sys.platform == "linux":
        made = [Path(f"{stem}.tar.zst")]
        linux.archive(FOLDER, made[0], ARCHIVE_LEVEL)
        if shutil.which("dpkg-deb"):
            made.append(Path(f"{stem}.deb"))
            linux.deb(FOLDER, made[1], BUILD / "deb", ARCHIVE_LEVEL)
    else:
        made = [Path(f"{stem}.zip")]
        if sys.platform == "darwin":
            elsewhere.zip_bundle(BUNDLE, made[0])
        else:
            elsewhere.zip_folder(FOLDER, made[0])
            script = RESOURCES / "package" / "inkling.iss"
            installer = elsewhere.installer(APP, Path(f"{stem}-setup.exe"), script)
            made += [installer] if installer else []
    for file in made:
        signing.sign_file(file)
        print(f"  {file.stat().st_size / 1e6:.1f} MB  {file.relative_to(ROOT)}")


def tell(step: str) -> None:
    """Say what is done now."""
    print(f"{step}…", flush=True)


if __name__ == "__main__":
    sys.exit(main())
