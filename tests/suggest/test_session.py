from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from writer.suggest.policy import Place
from writer.suggest.request import Request
from writer.suggest.session import Session, Status

WORDS = st.sampled_from(
    [" the", " cat", " sat", " on", " a mat", ".", ",", "\n", " said", "ly", ""]
)


class Writing(RuleBasedStateMachine):
    """Types, moves, asks and takes in any order, with answers on time, late, empty or cut off."""

    @initialize(text=st.sampled_from(["", "It was late.", "He said ", "one\ntwo three"]))
    def begin(self, text: str) -> None:
        self.text, self.cursor = text, len(text)
        self.session = Session()
        self.requests: list[Request] = []
        self.expected_ghost = ""

    def edit(self, removed: int, added: str) -> None:
        at = self.cursor
        self.text = self.text[:at] + added + self.text[at + removed :]
        self.session.edited(at, removed, added)
        self.cursor = at + len(added)
        self.session.moved(self.cursor)

    @rule(letter=st.sampled_from("at \n.é雪"))
    def type_a_letter(self, letter: str) -> None:
        ghost = self.session.ghost
        self.edit(0, letter)
        if ghost.startswith(letter):
            assert self.session.ghost == ghost[1:]
        else:
            assert self.session.ghost == ""
            assert self.session.wanted == -1 or not ghost

    @rule(count=st.integers(1, 4))
    @precondition(lambda self: self.session.ghost)
    def type_what_is_shown(self, count: int) -> None:
        ghost = self.session.ghost
        wanted = self.session.wanted
        for letter in ghost[:count]:
            self.edit(0, letter)
        assert self.session.ghost == ghost[count:]
        assert self.session.wanted == wanted  # no model call was made or lost

    @rule()
    @precondition(lambda self: self.cursor > 0)
    def delete(self) -> None:
        self.cursor -= 1
        self.edit(1, "")
        assert self.session.ghost == ""

    @rule(place=st.integers(0, 100))
    def move(self, place: int) -> None:
        before = self.cursor
        self.cursor = min(place, len(self.text))
        self.session.moved(self.cursor)
        if self.cursor != before:
            assert self.session.ghost == ""

    @rule(explicit=st.booleans())
    def ask(self, explicit: bool) -> None:
        place = Place(self.text[: self.cursor], self.text[self.cursor :])
        request = self.session.ask(place, self.cursor, 10, explicit)
        assert self.session.ghost == ""
        if request is not None:
            assert all(request.id > earlier.id for earlier in self.requests)
            assert request.prompt == place.before
            self.requests.append(request)

    @rule(piece=WORDS, late=st.integers(0, 3))
    @precondition(lambda self: self.requests)
    def receive(self, piece: str, late: int) -> None:
        request = self.requests[max(len(self.requests) - 1 - late, 0)]
        ghost, wanted = self.session.ghost, self.session.wanted
        self.session.receive(request.id, piece)
        assert self.session.ghost.startswith(ghost)
        if request.id != wanted:
            assert self.session.ghost == ghost
        if self.text[: self.cursor].endswith(" "):
            assert not self.session.ghost.startswith(" ") or self.session.suggestion.used

    @rule(reason=st.sampled_from(["stop", "length"]), late=st.integers(0, 3))
    @precondition(lambda self: self.requests)
    def finish(self, reason: str, late: int) -> None:
        request = self.requests[max(len(self.requests) - 1 - late, 0)]
        ghost, wanted = self.session.ghost, self.session.wanted
        self.session.finish(request.id, reason)
        assert self.session.ghost.startswith(ghost)
        if request.id != wanted:
            assert (self.session.ghost, self.session.wanted) == (ghost, wanted)
        elif wanted >= 0:
            assert self.session.wanted == -1

    @rule(whole=st.booleans())
    @precondition(lambda self: self.session.ghost)
    def take(self, whole: bool) -> None:
        suggestion = self.session.suggestion
        text = suggestion.remaining if whole else suggestion.next_word()
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        self.session.take(text)
        self.session.moved(self.cursor)
        assert self.session.ghost == suggestion.remaining[len(text) :]

    @rule()
    def dismiss(self) -> None:
        self.session.drop()
        assert self.session.ghost == ""

    @invariant()
    def the_ghost_stands_at_the_cursor_and_the_status_tells_of_it(self) -> None:
        if self.session.ghost:
            assert self.session.at == self.cursor
            assert self.session.status is Status.SHOWN
        elif self.session.wanted >= 0:
            assert self.session.status is Status.THINKING
        else:
            assert self.session.status is Status.READY


TestWriting = Writing.TestCase
TestWriting.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)


def shown(before: str, *pieces: str, after: str = "", reason: str = "") -> Session:
    session = Session()
    request = session.ask(Place(before, after), len(before), 20, explicit=True)
    assert request is not None
    for piece in pieces:
        session.receive(request.id, piece)
    if reason:
        session.finish(request.id, reason)
    return session


def test_only_whole_words_are_shown_while_they_stream_in() -> None:
    assert shown("He", " was", " walk").ghost == " was"
    assert shown("He", " was", " walk", "ing", ",").ghost == " was walking,"
    assert shown("He", " was", " walk", reason="length").ghost == " was"
    assert shown("He", " was", " walking", reason="stop").ghost == " was walking"


def test_the_model_may_rest_once_the_sentence_is_whole() -> None:
    session = shown("He", " left.", " Then")
    assert session.ghost == " left."
    assert session.wanted == -1


def test_a_word_goes_on_inside_and_a_typed_space_stays_the_only_one() -> None:
    assert shown("He was walk", "ing", " home", " now").ghost == "ing home"
    assert shown("He was ", "walking", " home", " now").ghost == "walking home"
    assert shown("He was ", " ", "walking", " home").ghost == "walking"


def test_a_suggestion_typed_to_its_end_makes_way_for_the_next() -> None:
    session = shown("He", " left.", " ")
    for offset, letter in enumerate(" left."):
        wait = session.edited(2 + offset, 0, letter)
        assert wait == (letter == ".")
