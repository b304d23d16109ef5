"""One round of llama.cpp's figures for `peers.py`: prints a JSON object. Runs in its environment.

Calls the low-level binding, without llama-cpp-python's sampling and bookkeeping around it, so that
what is timed is llama.cpp.
"""

import ctypes
import json
import statistics
import sys
import time
from pathlib import Path

import llama_cpp as lib


def peak_memory() -> dict[str, float]:
    """The most memory this process held, where the system tells (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {}
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return {"peak_memory_mb": int(line.split()[1]) / 1024}


def main() -> None:
    """Arguments: the GGUF file, a JSON file of token ids."""
    ids = json.loads(Path(sys.argv[2]).read_text())
    begun = time.perf_counter()
    lib.llama_backend_init()
    model = lib.llama_model_load_from_file(sys.argv[1].encode(), lib.llama_model_default_params())
    params = lib.llama_context_default_params()
    params.n_ctx, params.n_batch, params.n_ubatch = 1024, 512, 512
    params.n_threads = params.n_threads_batch = 2
    context = lib.llama_init_from_model(model, params)
    memory = lib.llama_get_memory(context)

    def feed(tokens: list) -> None:
        array = (ctypes.c_int32 * len(tokens))(*tokens)
        batch = lib.llama_batch_get_one(array, len(tokens))
        if lib.llama_decode(context, batch):
            raise SystemExit("llama_decode failed")
        lib.llama_get_logits_ith(context, -1)[0]  # waits until they are there

    figures = {"load_s": time.perf_counter() - begun}
    feed(ids[:512])
    for cached in (128, 512):
        lib.llama_memory_clear(memory, True)
        feed(ids[:cached])
        steps = []
        for token in ids[cached : cached + 48]:
            begun = time.perf_counter()
            feed([token])
            steps.append(time.perf_counter() - begun)
        figures[f"decode_{cached}_tok_s"] = 1 / statistics.median(steps)
    times = []
    for _ in range(3):
        lib.llama_memory_clear(memory, True)
        begun = time.perf_counter()
        feed(ids[:512])
        times.append(time.perf_counter() - begun)
    figures["prefill_512_tok_s"] = 512 / statistics.median(times)
    figures |= peak_memory()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
