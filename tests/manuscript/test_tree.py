"""The tree: whatever is moved, nothing is lost and nothing is doubled."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from writer.manuscript.tree import Entry, Manuscript, Place, Scene, Section, above, below

scenes = st.builds(Scene, st.uuids().map(lambda one: f"{one}.md"))
entries: st.SearchStrategy[Entry] = st.recursive(
    scenes,
    lambda held: st.builds(Section, st.text(max_size=3), st.lists(held, max_size=4).map(tuple)),
    max_leaves=12,
)
trees = st.builds(Manuscript, st.just("M"), st.lists(entries, min_size=1, max_size=5).map(tuple))


def places_for(tree: Manuscript) -> list[Place]:
    """Every place where something can be put."""
    places: list[Place] = [(n,) for n in range(len(tree.entries) + 1)]
    for place, entry in tree.walk():
        if isinstance(entry, Section):
            places += [(*place, n) for n in range(len(entry.entries) + 1)]
    return places


def counted(tree: Manuscript) -> Counter[str]:
    return Counter(
        entry.file if isinstance(entry, Scene) else f"section {entry.title}"
        for _, entry in tree.walk()
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees, st.data())
def test_a_move_puts_the_entry_where_it_was_meant_and_keeps_all(
    tree: Manuscript, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from([place for place, _ in tree.walk()]))
    target = data.draw(st.sampled_from(places_for(tree)))
    entry = tree.at(source)
    moved, place = tree.moved(source, target)
    assert counted(moved) == counted(tree)
    assert moved.at(place) is entry
    if target[: len(source)] == source:
        assert moved == tree
    else:
        assert len(place) == len(target)
    inside = {scene.file for scene in Manuscript("", (entry,)).scenes()}
    others = [scene.file for scene in tree.scenes() if scene.file not in inside]
    assert [s.file for s in moved.scenes() if s.file not in inside] == others


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees, st.data())
def test_going_up_or_down_by_one_is_undone_by_the_other_way(
    tree: Manuscript, data: st.DataObject
) -> None:
    scenes = [place for place, entry in tree.walk() if isinstance(entry, Scene)]
    assume(scenes)
    source = data.draw(st.sampled_from(scenes))
    for there, back in ((above, below), (below, above)):
        if (target := there(tree, source)) is None:
            continue
        moved, place = tree.moved(source, target)
        order = [scene.file for scene in tree.scenes()]
        assert moved != tree
        other = back(moved, place)
        assert other is not None
        again, _ = moved.moved(place, other)
        assert [scene.file for scene in again.scenes()] == order


def test_a_scene_walks_through_every_section_to_the_end() -> None:
    part = Section("One", (Section("I", (Scene("a.md"),)), Section("II")))
    tree, place = Manuscript("M", (Scene("x.md"), part)), (0,)
    seen = [place]
    while (target := below(tree, place)) is not None:
        tree, place = tree.moved(place, target)
        seen.append(place)
    assert seen == [
        (0,), (0, 0), (0, 0, 0), (0, 0, 1), (0, 1), (0, 1, 0), (0, 2), (1,),
    ]  # fmt: skip
