"""Makes a pack that speaks in a voice: the base with an adapter merged in, balanced and bound."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from writer.gpt.balance import balanced
from writer.gpt.checkpoint import Checkpoint, fuse
from writer.gpt.families import as_tensors
from writer.gpt.lora import Adapter, merged
from writer.gpt.prepare import activations, by_argument, cached_skeleton
from writer.lm.bind import bind
from writer.lm.pack import EMBEDDING, GRAPH, TOKENIZER, PackInfo, write_info
from writer.lm.tokenizer import Tokenizer

CALIBRATION_TOKENS = 1024


def write_voice_pack(
    base: PackInfo,
    checkpoint: Checkpoint,
    adapter: Adapter,
    strength: float,
    prose: str,
    skeletons: Path,
    target: Path,
    voice: str,
) -> None:
    """Write the voice's pack, in place of one that is there.

    Merged weights lie on no 4-bit grid, so they become int8, balanced anew on `prose`. What the
    base looks up is linked. Raises AdapterError where adapter and model do not fit, and OSError.
    """
    whole = merged(checkpoint, adapter, strength)
    graph = cached_skeleton(whole.config, False, skeletons)
    arrays = fuse(whole)
    ids = Tokenizer(base.folder).encode(prose)[:CALIBRATION_TOKENS]
    maxima, _ = activations(whole, as_tensors(whole.config, arrays), ids)
    partial = target.with_name(f".{target.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name in (TOKENIZER, EMBEDDING):
        _link(base.folder / name, partial / name)
    (partial / GRAPH).write_bytes(bind(graph, by_argument(balanced(whole.config, arrays, maxima))))
    write_info(partial, _information(base, voice, strength))
    shutil.rmtree(target, ignore_errors=True)
    partial.replace(target)


def _information(base: PackInfo, voice: str, strength: float) -> dict[str, object]:
    """What pack.json says beside the files."""
    return {
        "name": f"{base.name}+{voice}",
        "title": f"{base.title}, in the voice {voice}",
        "licence": base.licence,
        "source": f"{base.name} with the voice {voice} at {strength:.0%}",
        "source_sha256": base.source_sha256,
        "architecture": base.architecture,
        "quantisation": "int8",
        "end_tokens": list(base.end_tokens),
        "perplexity": {},
    }


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, target)
