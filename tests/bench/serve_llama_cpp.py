"""llama.cpp, greedy, a token at a time, for `typing_peers.py`. Runs in its own environment.

Reads a JSON line for each token, {"prompt": text, "tokens": those chosen after it}, and answers
{"token": id, "text": piece}, or {"token": -1} at the end. With `--reuse` it keeps whatever prefix
its memory holds; without, it begins every prompt anew, as a program that keeps nothing.
"""

import ctypes
import json
import sys

import llama_cpp as lib
import numpy as np


def main() -> None:
    """Arguments: the GGUF file, and `--reuse` or nothing."""
    reuse = "--reuse" in sys.argv
    lib.llama_backend_init()
    model = lib.llama_model_load_from_file(sys.argv[1].encode(), lib.llama_model_default_params())
    params = lib.llama_context_default_params()
    params.n_ctx, params.n_batch, params.n_ubatch = 2048, 512, 512
    params.n_threads = params.n_threads_batch = 2
    context = lib.llama_init_from_model(model, params)
    memory, vocabulary = lib.llama_get_memory(context), lib.llama_model_get_vocab(model)
    size, buffer = lib.llama_vocab_n_tokens(vocabulary), ctypes.create_string_buffer(256)
    held: list = []

    def tokens_of(text: str) -> list:
        data, room = text.encode(), (ctypes.c_int32 * 4096)()
        return list(room[: lib.llama_tokenize(vocabulary, data, len(data), room, 4096, 0, 0)])

    for line in sys.stdin:
        wish = json.loads(line)
        ids = tokens_of(wish["prompt"]) + wish["tokens"]
        pairs = enumerate(zip(held, ids[:-1], strict=False))
        common = next((i for i, (a, b) in pairs if a != b), min(len(held), len(ids) - 1))
        if not reuse and not wish["tokens"]:
            common = 0
        lib.llama_memory_seq_rm(memory, 0, common, -1)
        for start in range(common, len(ids), 512):
            part = ids[start : min(start + 512, len(ids))]
            array = (ctypes.c_int32 * len(part))(*part)
            if lib.llama_decode(context, lib.llama_batch_get_one(array, len(part))):
                raise SystemExit("llama_decode failed")
        held = ids
        token = int(np.ctypeslib.as_array(lib.llama_get_logits_ith(context, -1), (size,)).argmax())
        if lib.llama_vocab_is_eog(vocabulary, token):
            print('{"token": -1}', flush=True)
            continue
        count = lib.llama_token_to_piece(vocabulary, token, buffer, 256, 0, False)
        text = buffer.raw[:count].decode("utf-8", "replace")
        print(json.dumps({"token": token, "text": text}), flush=True)


if __name__ == "__main__":
    main()
