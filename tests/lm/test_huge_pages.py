from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from writer.lm.engine import Engine
from writer.lm.huge_pages import _large_blocks, use_huge_pages
from writer.lm.pack import GRAPH

MAPS = """\
55d0c0000000-55d0c0a00001 rw-p 00000000 00:00 0                          [heap]
7f0000100000-7f0000d00000 rw-p 00000000 00:00 0
7f0001000000-7f0001300000 rw-p 00000000 00:00 0
7f0002000000-7f0004000000 r--p 00000000 00:00 0
7f0005000000-7f0007000000 rw-p 00000000 08:01 131 /home/a name/model.tflite
7ffc00000000-7ffc02000000 rw-p 00000000 00:00 0                          [stack]
"""


def test_only_large_memory_of_ours_counts_in_whole_huge_pages() -> None:
    assert list(_large_blocks(MAPS)) == [
        (0x55D0C0000000, 0x55D0C0A00000),
        (0x7F0000200000, 0x7F0000C00000),
    ]


@pytest.mark.skipif(
    sys.platform != "linux", reason="NEEDS LINUX: madvise gathers huge pages there alone"
)
def test_memory_keeps_its_content() -> None:
    block = np.arange(8 << 20, dtype=np.int64)
    assert use_huge_pages() >= block.nbytes // 2
    np.testing.assert_array_equal(block, np.arange(len(block)))


@pytest.mark.skipif(sys.platform != "linux", reason="NEEDS LINUX: /proc tells what is resident")
@pytest.mark.model
def test_the_graphs_file_is_not_kept_in_memory_beside_the_packed_weights(real_pack: Path) -> None:
    engine = Engine(real_pack)
    kept = resident = 0
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if "-" in line.split()[0]:
            kept = line.endswith(str((real_pack / GRAPH).resolve()))
        elif kept and line.startswith("Rss:"):
            resident += int(line.split()[1])
    del engine
    assert resident < 16_000  # kB, of 92,000
