"""llama.cpp's side of `keystrokes.py`: prints a JSON object. Runs in its environment.

Its own prefix reuse: what follows the common prefix is cut from its memory, the rest stays.
"""

import ctypes
import json
import sys
from collections.abc import Iterator

import llama_cpp as lib
import numpy as np
from replay import TOKENS, replay


def main() -> None:
    """Arguments: the GGUF file, a text, the number of keys."""
    lib.llama_backend_init()
    model = lib.llama_model_load_from_file(sys.argv[1].encode(), lib.llama_model_default_params())
    params = lib.llama_context_default_params()
    params.n_ctx, params.n_batch, params.n_ubatch = 1024, 512, 512
    params.n_threads = params.n_threads_batch = 2
    context = lib.llama_init_from_model(model, params)
    memory, vocabulary = lib.llama_get_memory(context), lib.llama_model_get_vocab(model)
    size = lib.llama_vocab_n_tokens(vocabulary)
    held: list = []

    def tokens_of(text: str) -> list:
        data, room = text.encode(), (ctypes.c_int32 * 2048)()
        count = lib.llama_tokenize(vocabulary, data, len(data), room, 2048, False, False)
        return list(room[:count])

    def fed(ids: list) -> int:
        for start in range(0, len(ids), 512):
            part = ids[start : start + 512]
            array = (ctypes.c_int32 * len(part))(*part)  # the batch only points to it
            if lib.llama_decode(context, lib.llama_batch_get_one(array, len(part))):
                raise SystemExit("llama_decode failed")
        held.extend(ids)
        logits = lib.llama_get_logits_ith(context, -1)
        return int(np.ctypeslib.as_array(logits, (size,)).argmax())

    def complete(prompt: str) -> Iterator[str]:
        ids = tokens_of(prompt)
        pairs = enumerate(zip(held, ids[:-1], strict=False))
        common = next((i for i, (a, b) in pairs if a != b), min(len(held), len(ids) - 1))
        lib.llama_memory_seq_rm(memory, 0, common, -1)
        del held[common:]
        token, buffer = fed(ids[common:]), ctypes.create_string_buffer(256)
        for number in range(TOKENS):
            if lib.llama_vocab_is_eog(vocabulary, token):
                return
            count = lib.llama_token_to_piece(vocabulary, token, buffer, 256, 0, False)
            yield buffer.raw[:count].decode("utf-8", "replace")
            if number + 1 < TOKENS:
                token = fed([token])

    print(json.dumps(replay(sys.argv[2], int(sys.argv[3]), complete)))


if __name__ == "__main__":
    main()
