from __future__ import annotations

import sys

import numpy as np
import pytest

from writer.lm.huge_pages import _large_blocks, use_huge_pages

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


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has madvise like this")
def test_memory_keeps_its_content() -> None:
    block = np.arange(8 << 20, dtype=np.int64)
    assert use_huge_pages() >= block.nbytes // 2
    np.testing.assert_array_equal(block, np.arange(len(block)))
