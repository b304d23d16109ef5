from __future__ import annotations

import math

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from writer.suggest.boundaries import Size
from writer.suggest.gate import Gate
from writer.suggest.policy import Place
from writer.suggest.session import Session, Status, Terms

WORDS = st.sampled_from(
    [
        " the",
        " cat",
        " sat",
        " on",
        " a mat",
        ".",
        ",",
        "\n",
        " said",
        "ly",
        "",
        ' "So',
        "雪が降る。",
    ]
)
TEXTS = st.sampled_from(
    ["", "It was late.", "He said ", "one\ntwo three", "“Go,” he said. ", "雪が"]
)


class Writing(RuleBasedStateMachine):
    """Writes in any order, with answers that are on time, late, empty, cut off or never come.

    `text` is what a document without any suggestions would hold. The session is told of positions
    and letters only, as an editor tells them.
    """

    @initialize(text=TEXTS)
    def begin(self, text: str) -> None:
        self.session = Session()
        self.asked = 0
        self.open(text)

    @rule(text=TEXTS)
    def open(self, text: str) -> None:
        """Another document: nothing of what was offered before may stay."""
        self.text, self.cursor = text, len(text)
        self.undo_steps: list[tuple[str, int]] = []
        self.session.drop()
        assert self.session.ghost == ""

    def edit(self, removed: int, added: str) -> bool:
        at = self.cursor
        self.undo_steps.append((self.text, self.cursor))
        self.text = self.text[:at] + added + self.text[at + removed :]
        may_offer = self.session.edited(at, removed, added)
        self.cursor = at + len(added)
        self.session.moved(self.cursor)
        return may_offer

    def place(self) -> Place:
        return Place(self.text[: self.cursor], self.text[self.cursor :])

    @rule(letter=st.sampled_from("at \n.é雪"))
    def type_a_letter(self, letter: str) -> None:
        suggestion, ghost = self.session.suggestion.remaining, self.session.ghost
        self.edit(0, letter)
        if suggestion.startswith(letter):
            assert self.session.ghost == ghost[1:]
        else:
            assert self.session.ghost == "", "a wrong letter ends it at once"

    @rule(count=st.integers(1, 4))
    @precondition(lambda self: self.session.ghost)
    def type_what_is_shown(self, count: int) -> None:
        ghost, wanted = self.session.ghost, self.session.wanted
        for letter in ghost[:count]:
            self.edit(0, letter)
        assert self.session.ghost == ghost[count:]
        assert self.session.wanted == wanted, "no model call was made or lost"

    @rule()
    @precondition(lambda self: self.cursor > 0)
    def delete(self) -> None:
        self.cursor -= 1
        assert not self.edit(1, ""), "nothing is offered after a deletion"
        assert self.session.ghost == ""

    @rule(letter=st.sampled_from("at"))
    @precondition(lambda self: self.cursor > 0)
    def mend_a_word(self, letter: str) -> None:
        self.delete()
        assert not self.edit(0, letter), "nor in the word that is being mended"

    @rule()
    @precondition(lambda self: self.undo_steps)
    def undo(self) -> None:
        """Undoing is one more change, of any size, at any place."""
        before, cursor = self.undo_steps.pop()
        self.session.edited(0, len(self.text), before)
        self.text, self.cursor = before, cursor
        self.session.moved(cursor)
        assert self.session.ghost == ""

    @rule(place=st.integers(0, 100))
    def move(self, place: int) -> None:
        before = self.cursor
        self.cursor = min(place, len(self.text))
        self.session.moved(self.cursor)
        if self.cursor != before:
            assert self.session.ghost == ""

    @rule(
        explicit=st.booleans(),
        size=st.sampled_from(Size),
        gate=st.sampled_from([None, Gate(0.5, 0.5, 0.1), Gate(0.99, 0.99, 0.99)]),
    )
    def ask(self, explicit: bool, size: Size, gate: Gate | None) -> None:
        request = self.session.ask(self.place(), self.cursor, Terms(size, gate), explicit)
        assert self.session.ghost == ""
        self.note(request)

    @rule(again=st.booleans())
    def ask_for_more_of_them(self, again: bool) -> None:
        shown = self.session.suggestion.remaining
        ask = self.session.ask_again if again else self.session.ask_others
        self.note(ask(self.place(), self.cursor, Terms()))
        assert self.session.ghost == ("" if again else shown)

    def note(self, request: int | None) -> None:
        if request is not None:
            assert request == self.asked, "ids only grow"
            self.asked += 1

    @rule()
    def reveal(self) -> None:
        self.session.reveal()
        assert self.session.ghost == self.session.suggestion.remaining

    @rule(piece=WORDS, late=st.integers(0, 3), likely=st.sampled_from([-0.01, -1.0]))
    @precondition(lambda self: self.asked)
    def receive(self, piece: str, late: int, likely: float) -> None:
        request = max(self.asked - 1 - late, 0)
        ghost, wanted = self.session.ghost, self.session.wanted
        self.session.receive(request, piece, likely)
        if self.session.ghost or self.session.wanted >= 0:
            assert self.session.ghost.startswith(ghost), "what is shown only grows"
        if request != wanted:
            assert self.session.ghost == ghost
        if self.text[: self.cursor].endswith(" "):
            assert not self.session.ghost.startswith(" ") or self.session.suggestion.used

    @rule(others=st.lists(st.sampled_from([" the cat sat", " a dog.", " he ", ""]), max_size=3))
    @precondition(lambda self: self.asked)
    def receive_others(self, others: list[str]) -> None:
        ghost, wanted = self.session.ghost, self.session.wanted
        had = self.session.choices
        self.session.receive_others(self.asked - 1, [(text, -1.0) for text in others])
        if wanted != self.asked - 1:
            assert self.session.ghost == ghost
        else:
            assert set(had) <= set(self.session.choices), "none that was there is lost"

    @rule(reason=st.sampled_from(["stop", "length"]), late=st.integers(0, 3))
    @precondition(lambda self: self.asked)
    def finish(self, reason: str, late: int) -> None:
        request = max(self.asked - 1 - late, 0)
        ghost, wanted = self.session.ghost, self.session.wanted
        self.session.finish(request, reason)
        if request != wanted:
            assert (self.session.ghost, self.session.wanted) == (ghost, wanted)
        else:
            assert self.session.wanted == -1

    @rule(step=st.sampled_from([1, -1]))
    def cycle(self, step: int) -> None:
        choices, ghost = self.session.choices, self.session.ghost
        if self.session.cycle(step):
            assert self.session.cycle(-step)
            assert self.session.ghost == ghost
            self.session.cycle(step)
        assert self.session.choices == choices

    @rule(take=st.sampled_from(["remaining", "next_word", "next_clause", "next_sentence"]))
    @precondition(lambda self: self.session.ghost)
    def take(self, take: str) -> None:
        ghost = self.session.ghost
        found = getattr(self.session.suggestion, take)
        text = found if isinstance(found, str) else found()
        assert text
        assert ghost.startswith(text)
        self.undo_steps.append((self.text, self.cursor))
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        self.session.take(text)
        self.session.moved(self.cursor)
        assert self.session.ghost == ghost[len(text) :]

    @rule()
    def dismiss(self) -> None:
        self.session.drop()
        assert (self.session.ghost, self.session.wanted) == ("", -1)

    @invariant()
    def the_ghost_stands_at_the_cursor_and_the_status_tells_of_it(self) -> None:
        session = self.session
        if session.ghost:
            assert session.at == self.cursor
            assert session.status is Status.SHOWN
            assert session.ghost in texts(session)
        elif session.wanted >= 0:
            assert session.status is Status.THINKING
        else:
            assert session.status is Status.READY


TestWriting = Writing.TestCase
TestWriting.settings = settings(max_examples=2000, stateful_step_count=50, deadline=None)


def texts(session: Session) -> tuple[str, ...]:
    return tuple(choice.remaining for choice in session.choices)


def shown(
    before: str,
    *pieces: str,
    after: str = "",
    reason: str = "",
    size: Size = Size.SENTENCE,
    gate: Gate | None = None,
    likely: float = -0.1,
) -> Session:
    session = Session()
    request = session.ask(Place(before, after), len(before), Terms(size, gate), explicit=True)
    assert request is not None
    for piece in pieces:
        session.receive(request, piece, likely)
    if reason:
        session.finish(request, reason)
    return session


def test_only_whole_words_are_shown_while_they_stream_in() -> None:
    assert shown("He", " was", " walk").ghost == " was"
    assert shown("He", " was", " walk", "ing", ",").ghost == " was walking,"
    assert shown("He", " was", " walk", reason="length").ghost == " was"
    assert shown("He", " was", " walking", reason="stop").ghost == " was walking"


def test_the_model_may_rest_once_enough_has_come() -> None:
    pieces = (" left", ",", " and", " ran", ".", " Then")
    for size, ghost in {
        Size.WORD: " left,",
        Size.CLAUSE: " left,",
        Size.SENTENCE: " left, and ran.",
    }.items():
        session = shown("He", *pieces, size=size)
        assert (session.ghost, session.wanted) == (ghost, -1)
    assert shown("He", *pieces, size=Size.MORE).wanted >= 0


def test_a_word_goes_on_inside_and_a_typed_space_stays_the_only_one() -> None:
    assert shown("He was walk", "ing", " home", " now").ghost == "ing home"
    assert shown("He was ", "walking", " home", " now").ghost == "walking home"
    assert shown("He was ", " ", "walking", " home").ghost == "walking"


def test_nothing_is_shown_that_the_model_is_not_sure_of() -> None:
    pieces = ("left", " her", " so")  # 0.9 each
    assert shown("He ", *pieces, gate=Gate(0.95)).ghost == ""
    session = shown("He ", *pieces, gate=Gate(0.9, following=0.95))
    assert (session.ghost, session.wanted) == ("left", -1)
    assert shown("He ", *pieces, gate=Gate(0.9)).ghost == "left her"


def test_a_mark_or_a_letter_alone_is_not_worth_a_look() -> None:
    assert shown("He left", ".", " So", gate=Gate(0.5)).ghost == ""
    assert shown("He lef", "t", " her", " so", gate=Gate(0.5)).ghost == "t her"
    assert shown("He lef", "t", " her", gate=Gate(0.5, following=1.0)).ghost == ""


def test_what_is_not_asked_for_waits_until_it_is_revealed() -> None:
    session = Session()
    request = session.ask(Place("He", ""), 2, Terms(), explicit=False)
    assert request is not None
    session.receive(request, " left her")
    assert session.ghost == ""
    session.edited(2, 0, " ")
    session.reveal()
    assert session.ghost == "left"


def test_quotes_are_those_of_the_text() -> None:
    assert shown("“Go,” he said.", ' "I', " won't", ".", '"', " So").ghost == " “I won’t.”"
    assert shown('"Go," he said.', " “I", " won’t", ".", "”", " So").ghost == ' "I won\'t."'


def test_in_the_middle_of_a_line_it_fits_between_both_sides() -> None:
    assert shown("He ", "quick", "ly", " ran", after="went home.", size=Size.WORD).ghost == (
        "quickly "
    )
    assert shown("He went", " straight", " home", ".", after=" home.").ghost == " straight"


def test_other_choices_come_beside_the_one_shown_and_can_be_cycled() -> None:
    session = shown("He", " left.", " ")
    request = session.ask_others(Place("He", ""), 2, Terms())
    assert session.ghost == " left."
    session.receive_others(
        request, [(" left. So", -1.0), (" ran home. ", -2.0), (" was not there. ", -3.0)]
    )
    assert texts(session) == (" left.", " ran home.", " was not there.")
    assert session.choices[1].likelihood == math.exp(-1)
    assert session.ghost == " ran home."
    session.cycle(1)
    assert session.ghost == " was not there."
    session.cycle(1)
    assert session.ghost == " left."


def test_choices_that_begin_as_what_is_typed_stay_choices() -> None:
    session = shown("He", " left.", " ")
    request = session.ask_others(Place("He", ""), 2, Terms())
    session.receive_others(request, [(" left her. ", -1.0), (" ran. ", -2.0)])
    for offset, letter in enumerate(" left"):
        session.edited(2 + offset, 0, letter)
    assert texts(session) == (".", " her.")


def test_asking_again_keeps_a_history_at_the_place() -> None:
    session = shown("He", " left.", " ")
    request = session.ask_again(Place("He", ""), 2, Terms())
    session.receive(request, " ran. So")
    assert (session.ghost, texts(session)) == (" ran.", (" left.", " ran."))
    session.cycle(-1)
    assert session.ghost == " left."
    request = session.ask_again(Place("He", ""), 2, Terms())
    session.finish(request, "stop")
    assert session.ghost == " ran.", "where nothing comes, the latest stays"


def test_a_suggestion_typed_to_its_end_makes_way_for_the_next() -> None:
    session = shown("He", " left.", " ")
    for offset, letter in enumerate(" left."):
        wait = session.edited(2 + offset, 0, letter)
        assert wait == (letter == ".")
