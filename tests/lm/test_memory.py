from __future__ import annotations

from writer.lm.memory import Memory


def test_the_least_recently_used_entry_is_forgotten() -> None:
    memory: Memory[str, int] = Memory(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.get("a") == 1
    memory.put("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    memory.put("a", 4)
    memory.put("d", 5)
    assert [memory.get(key) for key in "acd"] == [4, None, 5]
    memory.clear()
    assert memory.get("a") is None
