"""Makes a pack that speaks in a voice: the base's graph with low-rank matrices beside its own.

The base's weights stay to the bit what they are, so that at strength 0 the voice is the base, and
nothing is calibrated or measured again.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from writer.gpt.beside import beside
from writer.gpt.checkpoint import Checkpoint
from writer.gpt.config import Config
from writer.gpt.lora import Adapter
from writer.gpt.skeletons import cached_skeleton
from writer.lm.bind import FourBit, bind, weights_of
from writer.lm.pack import EMBEDDING, GRAPH, POSITIONS, TOKENIZER, PackInfo, write_info


def write_voice_pack(
    base: PackInfo,
    checkpoint: Checkpoint,
    adapter: Adapter,
    skeletons: Path,
    target: Path,
    voice: str,
) -> None:
    """Write the voice's pack, in place of one that is there; what the base looks up is linked.

    Raises AdapterError where adapter and model do not fit, and OSError.
    """
    bound = weights_of((base.folder / GRAPH).read_bytes())
    parts = beside(checkpoint, bound, adapter)
    in_blocks = any(isinstance(weight, FourBit) for weight in bound.values())
    graph = cached_skeleton(Config(**base.architecture), in_blocks, skeletons, adapter.rank)
    partial = target.with_name(f".{target.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        for name in (TOKENIZER, EMBEDDING, POSITIONS):
            if name in base.files:
                _link(base.folder / name, partial / name)
        (partial / GRAPH).write_bytes(bind(graph, {**bound, **parts}))
        write_info(partial, _information(base, voice))
        shutil.rmtree(target, ignore_errors=True)
        partial.replace(target)
    finally:  # of a full disk nothing is kept
        shutil.rmtree(partial, ignore_errors=True)


def _information(base: PackInfo, voice: str) -> dict[str, object]:
    """What pack.json says beside the files."""
    return {
        "name": f"{base.name}+{voice}",
        "title": f"{base.title}, in the voice {voice}",
        "licence": base.licence,
        "source": f"{base.name} with the voice {voice}",
        "source_sha256": base.source_sha256,
        "architecture": base.architecture,
        "quantisation": f"{base.quantisation}; the voice beside it in int8",
        "end_tokens": list(base.end_tokens),
        "perplexity": {},
    }


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, target)
