"""Damages documents of every kind and sees that each is read or refused with a sentence.

python tests/bench/fuzz_documents.py [COUNT] [SEED]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pypandoc

from writer.documents.importing import FORMATS, imported
from writer.documents.save import DocumentError

SOURCE = """# The moor

“Who’s *there*?”

| a | b |
|---|---|
| 1 | 2 |

A note.[^1]

[^1]: So.
"""


def damaged(data: bytes, pick: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled, or the end missing."""
    found = bytearray(data)
    for _ in range(pick.choice((1, 1, 2, 8, 64))):
        at, length = pick.randrange(len(found)), pick.choice((1, 2, 4, 16, 200))
        match pick.randrange(5):
            case 0:
                found[at] = pick.randrange(256)
            case 1:
                found[at : at + length] = pick.randbytes(length)
            case 2:
                del found[at : at + length]
            case 3:
                found[at:at] = found[at : at + length]
            case _:
                found[at : at + 4] = pick.choice((b"\xff" * 4, b"\0" * 4, b"PK\5\6", b"</w:p>"))
        if not found:
            break
    return bytes(found[: pick.randrange(len(found))] if found and pick.random() < 0.1 else found)


def main() -> int:
    """Print what became of them; 1 if anything else than text or a sentence came back."""
    count, seed = (int(word) for word in (*sys.argv[1:], "500", "1")[:2])
    pick, ends, longest = random.Random(seed), Counter[str](), 0.0
    with tempfile.TemporaryDirectory() as folder:
        whole = {}
        for suffix in FORMATS:
            path = Path(folder, f"whole{suffix}")
            words = [pypandoc.get_pandoc_path(), "-s", "-f", "markdown", "-o", str(path)]
            subprocess.run(words, input=SOURCE.encode(), stderr=subprocess.DEVNULL, check=True)
            whole[suffix] = path.read_bytes()
        for _ in range(count):
            suffix = pick.choice(list(whole))
            path = Path(folder, f"damaged{suffix}")
            path.write_bytes(damaged(whole[suffix], pick))
            begun = time.monotonic()
            try:
                imported(path)
                ends["read"] += 1
            except DocumentError as error:
                ends[str(error).partition(": ")[2][:60]] += 1
            except Exception as error:  # what this looks for
                ends[f"WRONG {suffix} {error!r}"] += 1
            longest = max(longest, time.monotonic() - begun)
    for end, times in ends.most_common():
        print(f"{times:>6}  {end}")
    print(f"longest {longest:.2f} s")
    return any(end.startswith("WRONG") for end in ends)


if __name__ == "__main__":
    sys.exit(main())
