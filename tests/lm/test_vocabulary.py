from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.lm.vocabulary import Vocabulary, byte_alphabet

TOKENS = st.lists(st.binary(max_size=4) | st.text("ab\xff", max_size=3).map(str.encode))


@given(TOKENS, st.binary(min_size=1, max_size=4) | st.text("ab\xff", min_size=1).map(str.encode))
def test_tokens_agree_that_begin_with_the_bytes_or_else_are_their_longest_beginning(
    tokens: list[bytes], data: bytes
) -> None:
    expected = [i for i, t in enumerate(tokens) if t and t.startswith(data)]
    if not expected:
        longest = max((len(t) for t in tokens if t and data.startswith(t)), default=0)
        expected = [i for i, t in enumerate(tokens) if t and t == data[:longest]]
    assert sorted(Vocabulary(tokens).agreeing(data).tolist()) == expected


def test_bytes_at_the_end_of_the_order_are_found() -> None:
    tokens = [b"\xff", b"a", b"\xff\xff", b"\xfe\xff", b""]
    assert sorted(Vocabulary(tokens).agreeing(b"\xff").tolist()) == [0, 2]
    assert sorted(Vocabulary(tokens).agreeing(b"\xfe\xff").tolist()) == [3]


@given(TOKENS, st.binary(max_size=3))
def test_ids_are_found_by_their_bytes(tokens: list[bytes], data: bytes) -> None:
    expected = [i for i, t in enumerate(tokens) if t == data]
    assert sorted(Vocabulary(tokens).ids_of(data).tolist()) == expected


def test_every_byte_has_one_printable_character() -> None:
    alphabet = byte_alphabet()
    assert sorted(alphabet.values()) == list(range(256))
    assert all(chr(c).isprintable() and not chr(c).isspace() for c in alphabet)
    assert alphabet[ord("Ġ")] == ord(" ")
    assert alphabet[ord("Ċ")] == ord("\n")
