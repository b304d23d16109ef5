"""The promise of saving, tested as SQLite tests its own: the old text or the new one, whole.

Operations that fail one after another, disks that are really full, processes that are killed, and
a power cut after every operation with every choice of what had not reached the disk yet.
"""

from __future__ import annotations

import errno
import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from writer.documents import save

OLD = b"the old text\n"
CALLS = ("open", "write", "fchmod", "fsync", "fstat", "replace")
CODES = (
    errno.ENOSPC,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.EINTR,
    errno.EDQUOT,
)
SIZES = (0, 1, 17_000, 1_000_000, 8_000_000)

SAVER = """
import sys
from pathlib import Path
from writer.documents.save import atomic_save
path, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    atomic_save(path, b"a" * size)
    atomic_save(path, b"b" * size)
"""


class Faults:
    """Makes the Nth of the operating system's calls fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int, code: int, lasting: bool) -> None:
        self.count, self.nth, self.code, self.lasting = 0, nth, code, lasting
        for name in CALLS:
            monkeypatch.setattr(save.os, name, self.wrapped(getattr(os, name), name))

    def wrapped(self, real: Callable[..., object], name: str) -> Callable[..., object]:
        def call(*arguments: object, **words: object) -> object:
            self.count += 1
            if self.count == self.nth or (self.lasting and self.count > self.nth):
                raise OSError(self.code, os.strerror(self.code))
            if name == "write":  # and never the whole at once
                descriptor, data = arguments
                return real(descriptor, data[: max(1, len(data) // 2)])  # type: ignore[index, arg-type]
            return real(*arguments, **words)

        return call


def test_whichever_operation_fails_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]
) -> None:
    path, cases = tmp_path / "novel.md", 0
    for size, code, lasting in itertools.product(SIZES, CODES, (False, True)):
        new = b"n" * size
        for nth in itertools.count(1):
            path.write_bytes(OLD)
            with monkeypatch.context() as patched:
                faults = Faults(patched, nth, code, lasting)
                try:
                    save.atomic_save(path, new)
                    said_saved = True
                except OSError:
                    said_saved = False
            found = path.read_bytes()
            assert found in (OLD, new)
            assert found == new or not said_saved
            assert os.listdir(tmp_path) == ["novel.md"]
            if faults.count < nth:
                assert said_saved
                break
            cases += 1
    tell(f"{cases} operations failed, none left a file that was neither old nor new")
    assert cases >= 500


@pytest.fixture(params=["tmpfs", "ext4"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 KB or so."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if request.param == "tmpfs":
        made = [["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]]
    else:
        image = tmp_path / "image"
        image.write_bytes(b"\0" * 512 * 1024)
        made = [
            ["mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", str(image)],
            ["mount", "-o", "loop", str(image), str(disk)],
        ]
    for command in made:
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            done = None
        if done is None or done.returncode:
            pytest.skip(f"NEEDS ROOT: a small real {request.param} disk could not be made")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_really_full_disk_the_old_file_stays(
    small_disk: Path, tell: Callable[[str], None]
) -> None:
    path, refused = small_disk / "novel.md", 0
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    for step in range(20):
        path.write_bytes(OLD)
        size = free // 2 + step * free // 16
        try:
            save.write_document(path, save.Document("x" * size))
            assert path.stat().st_size == size
        except save.DocumentError as error:
            refused += 1
            assert "disk is full" in str(error)
            assert path.read_bytes() == OLD
        assert [name for name in os.listdir(small_disk) if name != "lost+found"] == ["novel.md"]
    tell(f"20 saves on a small disk, {refused} refused")
    assert 0 < refused < 20


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows has no kill -9")
def test_killed_while_saving_500_times(tmp_path: Path, tell: Callable[[str], None]) -> None:
    rng, path = random.Random(5), tmp_path / "novel.md"
    seen = {"a": 0, "b": 0}
    for _ in range(500):
        size = rng.choice((1, 5_000, 300_000, 2_000_000))
        path.write_bytes(b"a" * size)
        command = [sys.executable, "-S", "-c", SAVER, str(path), str(size)]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.getcwd()}
        )
        assert child.stdout is not None
        child.stdout.readline()
        deadline = time.perf_counter() + rng.random() * 0.02
        while time.perf_counter() < deadline:
            pass
        child.send_signal(signal.SIGKILL)
        child.communicate()
        found = path.read_bytes()
        assert found in (b"a" * size, b"b" * size)
        seen[found[:1].decode()] += 1
    tell(f"500 kills while saving: {seen['a']} left the one text whole, {seen['b']} the other")
    assert min(seen.values()) > 20


class Disk:
    """Notes what a save does, and knows what of it a power cut may take back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, str, bytes]] = []  # operation, the name it is about, bytes
        self._names: dict[int, str] = {}
        real = {name: getattr(os, name) for name in ("open", "write", "fsync", "replace")}

        def opened(path: object, flags: int, *mode: int) -> int:
            descriptor = int(real["open"](path, flags, *mode))
            self._names[descriptor] = os.path.basename(str(path))
            if flags & os.O_CREAT:
                self.done.append(("create", self._names[descriptor], b""))
            return descriptor

        def write(descriptor: int, data: bytes) -> int:
            count = int(real["write"](descriptor, data[: max(1, len(data) // 2)]))
            self.done.append(("write", self._names[descriptor], bytes(data[:count])))
            return count

        def fsync(descriptor: int) -> None:
            real["fsync"](descriptor)
            self.done.append(("sync", self._names[descriptor], b""))

        def replace(source: object, target: object) -> None:
            real["replace"](source, target)
            self.done.append(("rename", os.path.basename(str(source)), b""))

        for name, noted in (
            ("open", opened),
            ("write", write),
            ("fsync", fsync),
            ("replace", replace),
        ):
            monkeypatch.setattr(save.os, name, noted)

    def outcomes(self, count: int, folder: str) -> Iterator[bytes | None]:
        """What the file may hold after a power cut that follows `count` operations."""
        done, sure = self.done[:count], set()
        for place, (kind, name, _) in enumerate(done):
            if kind == "sync":
                about = {"create", "rename"} if name == folder else {"write"}
                sure |= {
                    i
                    for i, (k, n, _) in enumerate(done[:place])
                    if k in about and (name in (folder, n))
                }
        unsure = [i for i, (k, _, _) in enumerate(done) if k != "sync" and i not in sure]
        for size in range(len(unsure) + 1):
            for kept in itertools.combinations(unsure, size):
                yield self._after([done[i] for i in sorted(sure | set(kept))])

    def _after(self, operations: list[tuple[str, str, bytes]]) -> bytes | None:
        written = b"".join(data for kind, _, data in operations if kind == "write")
        renamed = any(kind == "rename" for kind, _, _ in operations)
        return written if renamed else OLD


def test_after_a_power_cut_at_any_moment_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]
) -> None:
    path, new, cases = tmp_path / "novel.md", b"the new text, some words longer", 0
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        disk = Disk(patched)
        save.atomic_save(path, new)
    for count in range(len(disk.done) + 1):
        for found in disk.outcomes(count, tmp_path.name):
            assert found in (OLD, new), disk.done[:count]
            cases += 1
    # Once saving has returned, nothing can take it back.
    assert set(disk.outcomes(len(disk.done), tmp_path.name)) == {new}
    tell(f"{cases} power cuts tried")
    assert cases > 60
