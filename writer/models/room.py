"""Whether the disk has room for a model."""

from __future__ import annotations

import shutil
from pathlib import Path

from writer.models.errors import ModelError


def check_room(title: str, size: int, folder: Path) -> None:
    """Raise ModelError where fewer bytes are free than `size` and a fifth to spare."""
    needed, free = int(size * 1.2), shutil.disk_usage(folder).free
    if free < needed:
        raise ModelError(
            f"There is not enough room for {title}: it needs {needed >> 20} MB and "
            f"{folder} has {free >> 20} MB. Free some space and try again."
        )


def full_disk(title: str) -> str:
    """What to say once it is full after all."""
    return f"The disk is full. Free some space to fetch {title}, then try again."
