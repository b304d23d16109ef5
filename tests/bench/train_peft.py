"""One round of `trainers.py`: the same steps by PyTorch and peft. Runs in their environment."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def main(model: str, windows: torch.Tensor) -> None:
    """Print the seconds of a step, the median, and the process's peak memory."""
    torch.manual_seed(0)
    torch.set_num_threads(2)
    base = AutoModelForCausalLM.from_pretrained(model, dtype=torch.bfloat16)
    adapted = get_peft_model(base, LoraConfig(r=16, lora_alpha=16, target_modules=TARGETS))
    adapted.train()
    trained = [p for p in adapted.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-4, weight_decay=0.0)
    seconds, losses = [], []
    for _ in range(7):
        begun = time.perf_counter()
        logits = adapted(input_ids=windows[:, :-1]).logits.float()
        targets = windows[:, 1:].reshape(-1)
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        seconds.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = {"seconds": statistics.median(seconds[2:]), "peak": peak, "losses": losses}
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], torch.tensor(json.loads(Path(sys.argv[2]).read_text())))
