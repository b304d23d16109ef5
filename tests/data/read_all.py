"""Child process of the test suite: tries to read models, as the child that prepares packs does.

    python tests/data/read_all.py MODEL...

prints a JSON object for each: the reason it was refused for, or null, and the seconds that took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from writer.commands.memory import limit_memory
from writer.gpt.config import CheckpointError
from writer.gpt.reading import read_checkpoint

limit_memory(Path(sys.argv[1]))
for model in sys.argv[1:]:
    begun, reason = time.perf_counter(), None
    try:
        read_checkpoint(Path(model))
    except CheckpointError as error:
        reason = str(error)
    print(json.dumps({"reason": reason, "seconds": time.perf_counter() - begun}), flush=True)
