from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from command_line import Inkling, one_sentence

from writer.__main__ import main
from writer.lm.pack import FILES
from writer.models.catalogue import DEFAULT_MODEL

PROMPT = "The rain came in over the hills — “and stayed”, she said. "
TINY = ("complete", "--model", "tiny")
KEYS = [
    "text",
    "tokens",
    "prefill_tokens",
    "reused_tokens",
    "first_token_ms",
    "tokens_per_second",
    "finish_reason",
]


@pytest.mark.usefixtures("tiny_model")
def test_greedy_is_the_same_each_time_and_from_wherever_the_text_comes(inkling: Inkling) -> None:
    wanted = ("--greedy", "--max-tokens", "40", "--json")
    first = json.loads(inkling(*TINY, *wanted, PROMPT).stdout)
    piped = json.loads(inkling(*TINY, *wanted, "-", input=PROMPT).stdout)
    streamed = inkling(*TINY, "--greedy", "--max-tokens", "40", PROMPT)
    assert list(first) == KEYS
    assert first["text"] == piped["text"] == streamed.stdout.removesuffix("\n")
    assert streamed.stderr == ""
    assert 0 < first["tokens"] <= 40
    assert first["prefill_tokens"] > 10
    assert first["reused_tokens"] == 0
    assert first["first_token_ms"] > 0
    assert first["tokens_per_second"] > 0
    assert first["finish_reason"] == ("length" if first["tokens"] == 40 else "stop")


@pytest.mark.usefixtures("tiny_model")
def test_a_seed_repeats_and_another_does_not(inkling: Inkling) -> None:
    def drawn(seed: str) -> str:
        return inkling(*TINY, "--seed", seed, "--temperature", "1.5", PROMPT).stdout

    assert drawn("1") == drawn("1") != drawn("2")


@pytest.mark.usefixtures("tiny_model")
def test_bans_and_biases_are_heeded(inkling: Inkling) -> None:
    def greedy(*words: str) -> str:
        return inkling(*TINY, "--greedy", "--max-tokens", "20", PROMPT, *words).stdout

    free = greedy()
    phrase = next(c for c in free if c.isascii() and c.isalpha())
    assert phrase.casefold() not in greedy("--ban", phrase, "--ban", "zzz").casefold()
    assert greedy("--bias", " the=100").count(" the") >= 19
    done = inkling(*TINY, PROMPT, "--bias", "nothing of the sort=1")
    assert "“nothing of the sort” is no single token of this model" in one_sentence(done)


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfea", "He said “".encode()[:-1]])
def test_bytes_that_are_no_text_are_refused(inkling: Inkling, data: bytes) -> None:
    done = inkling("complete", "-", input=data, encoding=None)
    assert done.returncode == 1
    assert b"the text on standard input is not UTF-8." in done.stderr  # type: ignore[operator]
    done = inkling("complete", os.fsdecode(data))
    assert "the text on the command line is not UTF-8" in one_sentence(done)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--temperature", "-1", "temperature must lie between 0 and 5"),
        ("--temperature", "nan", "temperature must lie"),
        ("--top-k", "-1", "top k must lie"),
        ("--top-p", "1.01", "top p must lie between 0 and 1"),
        ("--min-p", "inf", "min p must lie"),
        ("--repetition-penalty", "0", "repetition penalty must lie"),
        ("--max-tokens", "0", "max tokens must be at least 1"),
        ("--typical-p", "2", "typical p must lie between 0 and 1"),
        ("--dry", "-1", "dry multiplier must lie"),
        ("--ban", "", "a banned phrase must not be empty"),
        ("--bias", " and", "“ and” is no bias"),
        ("--bias", "=2", "for a text"),
        ("--bias", " and=nan", "must lie between -100 and 100"),
        ("--seed", "-1", "seed must be at least 0"),
        ("--model", "..", "no model's name"),
        ("--model", "none", "`inkling models list`"),
        ("--model", DEFAULT_MODEL, f"`inkling models add {DEFAULT_MODEL}`"),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_value_out_of_range_is_a_sentence(
    capsys: pytest.CaptureFixture[str], option: str, value: str, words: str
) -> None:
    assert main(["complete", option, value, "a"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.endswith(".\n")


@pytest.mark.parametrize("words", [("--top-k", "x"), ("--max-tokens", "1.5"), ("--nonsense",)])
def test_what_is_no_option_is_refused(inkling: Inkling, words: tuple[str, ...]) -> None:
    done = inkling("complete", *words)
    assert done.returncode == 2
    assert words[0] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("file", [*FILES, "pack.json"])
def test_a_damaged_pack_is_refused_by_the_files_name(
    inkling: Inkling, tiny_model: Path, file: str
) -> None:
    data = bytearray((tiny_model / file).read_bytes())
    data[len(data) // 2] ^= 1
    for spoiled in (bytes(data) if file != "pack.json" else b"{", None):
        if spoiled is None:
            (tiny_model / file).unlink()
        else:
            (tiny_model / file).write_bytes(spoiled)
        said = one_sentence(inkling(*TINY, "a"))
        assert str(tiny_model) in said
        assert file in said or file == "pack.json"
        assert "add it again" in said


@pytest.mark.model
def test_the_default_model_goes_on_in_english(real_pack: Path, inkling: Inkling) -> None:
    done = inkling(
        "complete", "--model", real_pack, "--greedy", "--json", "He lived in London, the capital of"
    )
    told = json.loads(done.stdout)
    assert "England" in told["text"]
    assert list(told) == KEYS
    assert done.stderr == ""


@pytest.mark.usefixtures("tiny_model")
def test_texts_are_recalled_where_they_are_given(inkling: Inkling, tmp_path: Path) -> None:
    text = tmp_path / "quay.txt"
    text.write_text("Nobody saw Zanthe Quillon. " * 40, encoding="utf-8")
    asked = (*TINY, "--greedy", "--max-tokens", "8", "Nobody saw Zanthe")
    plain, recalled = inkling(*asked), inkling(*asked, "--memory", text)
    assert "Quillon" not in plain.stdout
    assert recalled.stdout.startswith(" Quillon")
    missing = inkling(*asked, "--memory", tmp_path / "none.txt")
    assert one_sentence(missing).startswith("none.txt")
