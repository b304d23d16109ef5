from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import pypandoc
import pytest

from writer.documents.words import WORD, count_words
from writer.voices import texts as module
from writer.voices.texts import FEW_WORDS, REASONS, TextError, expectation, prepared

ENGLISH = "The fog lay on the moor, and nobody came down the road to the house that night. "
CHINESE = "雾笼罩着荒原，那天晚上没有人沿着路走到房子里来。"


def prose(seed: int, paragraphs: int = 20) -> str:
    """English enough for its language to be told, and no paragraph twice."""
    pick = random.Random(seed)
    words = WORD.findall("she he would not have seen that man when the night with fog came over")
    lines = [" ".join(pick.choices(words, k=40)).capitalize() for _ in range(paragraphs)]
    return "".join(f"{line}.\n\n" for line in lines)


def written(path: Path, data: str | bytes, age: int = 0) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def reasons(paths: list[Path]) -> list[list[str]]:
    return [[part.reason for part in text.left_out] for text in prepared(paths)]


def test_a_clean_text_is_learned_from_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", prose(1))
    (text,) = prepared([path])
    assert (text.path, text.text, text.left_out) == (path, prose(1), ())
    assert (text.words, text.language) == (800, "en")
    (again,) = prepared([written(tmp_path / "b.txt", text.text)])
    assert replace(again, path=path) == text
    assert path.read_bytes() == prose(1).encode()


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "html", "htm", "rtf", "md"])
def test_every_kind_of_file_gives_the_same_words(tmp_path: Path, suffix: str) -> None:
    source = f"# One\n\n{prose(1)}| a | b |\n|---|---|\n| 1 | 2 |\n\n5 \\* 3 *so*.\n"
    path = tmp_path / f"a.{suffix}"
    pypandoc.convert_text(
        source, "html" if suffix == "htm" else suffix, "markdown", outputfile=path
    )
    if suffix == "rtf":
        pypandoc.convert_text(source, "rtf", "markdown", outputfile=path, extra_args=["-s"])
    (text,) = prepared([path])
    assert WORD.findall(text.text) == WORD.findall(f"One {prose(1)} 5 3 so")
    assert [part.reason for part in text.left_out] == ["table"]
    assert text.language == "en"


@pytest.mark.parametrize(
    ("sample", "language"),
    [
        (ENGLISH * 3, "en"),
        (CHINESE * 3, "zh"),
        ("Der Nebel lag auf dem Moor, und niemand kam in dieser Nacht die Straße herunter.", "de"),
        ("Le brouillard couvrait la lande, et personne ne descendit la route cette nuit.", "fr"),
        ("12 34 56\n\n* * *\n", ""),
        ("xq zzk qpw vvr kkj", ""),
    ],
)
def test_the_language_is_told_or_left_open(tmp_path: Path, sample: str, language: str) -> None:
    assert prepared([written(tmp_path / "a.txt", sample)])[0].language == language


def test_what_is_left_out_is_told_with_its_words_and_beginning(tmp_path: Path) -> None:
    table = "| Name | Age |\n|------|-----|\n| Mary | 12 |\n"
    (text,) = prepared(
        [written(tmp_path / "a.md", f"---\ntitle: The moor\n---\n\n{prose(1)}{table}")]
    )
    assert text.text == prose(1)
    assert [(part.reason, part.words) for part in text.left_out] == [
        ("front matter", 3),
        ("table", 4),
    ]
    assert text.left_out[1].excerpt == table.strip()
    assert {part.reason for part in text.left_out} <= set(REASONS)


def test_a_copy_is_left_out_and_named(tmp_path: Path) -> None:
    paths = [written(tmp_path / name, prose(1)) for name in ("a.txt", "b.md")]
    first, second = prepared(paths)
    assert (first.words, first.left_out) == (800, ())
    assert (second.text, second.words) == ("", 0)
    (part,) = second.left_out
    assert (part.reason, part.words) == ("draft", 800)
    assert part.excerpt.startswith("a.txt: ")


def test_of_drafts_the_latest_is_kept_and_of_parts_the_whole(tmp_path: Path) -> None:
    draft = prose(1)
    latest = draft.replace("fog", "mist", 10)
    old, new = written(tmp_path / "1.txt", draft, age=9), written(tmp_path / "2.txt", latest)
    for paths in ([old, new], [new, old]):
        assert {t.path: t.text for t in prepared(paths)} == {old: "", new: latest}
    novel = written(tmp_path / "3.txt", prose(2, 40) + draft + prose(3, 40), age=99)
    for paths in ([old, novel], [novel, old]):
        kept = {t.path: t.words for t in prepared(paths)}
        assert kept == {old: 0, novel: 4_000}


def test_a_passage_that_stands_twice_is_learned_once(tmp_path: Path) -> None:
    passage = prose(9, 2)
    near = passage.replace("fog", "mist", 1)
    one = written(tmp_path / "1.txt", prose(1) + passage + prose(2) + near)
    two = written(tmp_path / "2.txt", prose(3, 40) + passage + "“Yes, sir.”\n\n" * 9)
    first, second = prepared([one, two])
    assert first.text == prose(1) + passage + prose(2)
    assert second.text == prose(3, 40) + "“Yes, sir.”\n\n" * 9
    assert [part.words for text in (first, second) for part in text.left_out] == [80, 80]
    assert reasons([one, two]) == [["duplicate"], ["duplicate"]]


def test_what_is_kept_and_what_is_left_out_cover_the_texts(tmp_path: Path) -> None:
    for seed in range(12):
        pick = random.Random(seed)
        parts = [prose(pick.randint(0, 9), pick.randint(1, 9)) for _ in range(8)]
        extras = ("| a | b |\n|---|---|\n| 1 | 2 |\n\n", "```py\nx = 1\n```\n\n", "Yes.\n\n")
        text = "".join(part + pick.choice(extras) for part in parts)
        paths = [written(tmp_path / "a.md", text), written(tmp_path / "b.md", prose(seed, 30))]
        for path, found in zip(paths, prepared(paths), strict=True):
            whole = path.read_text()
            left_out = sum(part.words for part in found.left_out)
            assert found.words + left_out == count_words(whole)
            assert found.words == count_words(found.text)
            rest = iter(WORD.findall(whole))
            assert all(word in rest for word in WORD.findall(found.text)), "in order"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", "", "empty"),
        ("a.md", " \n\t* * *\n", "empty"),
        ("a.txt", b"MZ\x00\x01", "binary"),
        ("a.txt", b"caf\xe9", "UTF-8"),
        ("a.docx", b"PK", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(99), "password"),
        ("a.pdf", b"%PDF", "no kind that Inkling reads"),
        ("gone.txt", None, "not there"),
        ("gone", None, "not there"),
    ],
)
def test_a_bad_text_is_refused_by_name_or_listed(
    tmp_path: Path, name: str, data: str | bytes | None, said: str
) -> None:
    path, good = tmp_path / name, written(tmp_path / "good.txt", prose(1))
    if data is not None:
        written(path, data)
    with pytest.raises(TextError, match=said) as refused:
        prepared([good, path])
    assert str(refused.value).startswith(name)
    listed = {text.path: text for text in prepared([tmp_path])}
    assert listed[good].text == prose(1)
    if path in listed:
        ((reason, words, excerpt),) = [
            (p.reason, p.words, p.excerpt) for p in listed[path].left_out
        ]
        assert (reason, words) == ("unreadable", 0)
        assert said in excerpt


def test_gigantic_texts_are_refused_before_they_are_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(TextError, match="200 MB"):
        prepared([path])
    monkeypatch.setattr(module, "MAX_CHARACTERS", 1_000)
    small = [written(tmp_path / f"{n}.txt", prose(n, 3)) for n in range(2)]
    assert len(prepared(small[:1])) == 1
    with pytest.raises(TextError, match=r"With 1\.txt"):
        prepared(small)


def test_a_folder_gives_its_texts_in_order_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.md", "sub/a.TXT", "~$b.docx", ".c.txt", "d.png"):
        written(tmp_path / name, prose(len(name)))
    found = prepared([tmp_path, tmp_path / "b.md"])
    assert [text.path.name for text in found] == ["b.md", "a.TXT"]
    monkeypatch.setattr(module, "MAX_FILES", 3)
    with pytest.raises(TextError, match="more than 3 files"):
        prepared([tmp_path])


def test_a_folder_without_texts_and_one_that_vanishes_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TextError, match="There is no text in"):
        prepared([tmp_path])
    path = written(tmp_path / "a.txt", prose(1))
    read = module._read
    monkeypatch.setattr(module, "_read", lambda path: (path.unlink(), read(path))[1])
    (text,) = prepared([tmp_path])
    assert not path.exists()
    assert (text.words, text.left_out[0].reason) == (0, "unreadable")
    assert "not there any more" in text.left_out[0].excerpt


def test_of_few_words_it_says_what_to_expect() -> None:
    assert "3,200 words" in expectation(3_200)
    assert expectation(FEW_WORDS) == ""
