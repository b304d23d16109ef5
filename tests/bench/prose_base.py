"""What teaching the base prose brought: two packs on novels that neither of them learned from.

    python tests/bench/prose_base.py books PLAIN TAUGHT BOOK...
    python tests/bench/prose_base.py other PLAIN TAUGHT BOOK...
    python tests/bench/prose_base.py copying TAUGHT TRAINING_FOLDER BOOK...

PLAIN and TAUGHT are added models. `books` prints perplexity as `inkling evaluate` measures it; how
often the likeliest next word is right; how often what is shown is right where the surest 5 to 50 %
of the word starts show something, which needs no gate, and how sure the model is there;
and the keys saved at 60 words a minute at the default gate. `other` prints the perplexity of modern
non-fiction (the topics of Python's own help), and how much samples of 256 tokens repeat themselves,
beside the writers. `copying` prints the longest run of words that samples share with the texts.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from pydoc_data.topics import topics
from statistics import fmean

from writer.commands.comparing import as_offered
from writer.commands.complete import load_engine
from writer.evaluation.copying import Corpus, copied, words
from writer.evaluation.next_word import WORD, prompt_at, word_starts
from writer.evaluation.pages import pages, spread
from writer.evaluation.recorded import Recorder
from writer.evaluation.typing import Typist
from writer.lm.engine import Engine
from writer.lm.perplexity import perplexity
from writer.lm.sampling import Sampling
from writer.suggest.quotes import in_style_of

SKIPPED, READ, WORDS, TYPED = 5000, 85_000, 700, 8_000
SHARES = (5, 10, 15, 20, 30, 50)
SAMPLED = Sampling(0.8, top_k=40, top_p=0.95, min_p=0.05)
PLACES, LONG_SAMPLE, LONG_SAMPLE_CHARACTERS = 24, 256, 1050
COPYING_SAMPLES, COPYING_TOKENS = 500, 100


def surprise(engine: Engine, text: str) -> float:
    """Perplexity in windows of 512 tokens."""
    return perplexity(engine.tokenizer.encode(text), engine.log_probabilities)


def guesses(engine: Engine, text: str, count: int) -> list[tuple[float, bool]]:
    """At so many word starts in a row: how sure the model is of its next word; is it right."""
    found = []
    for at in list(word_starts(text, SKIPPED, len(text)))[:count]:
        said, sure = "", 0.0
        for piece in engine.complete(prompt_at(text, at), Sampling(), 12):
            if said and not (piece.text[:1].isalnum() or piece.text[:1] in "'’-"):
                break
            said, sure = said + piece.text, sure + piece.log_probability
        word = WORD.search(in_style_of(text[at - 400 : at], said))
        right = WORD.match(text, at)
        assert right is not None
        found.append((math.exp(sure), word is not None and word.group() == right.group()))
    return found


def keys_saved(engine: Engine, text: str) -> float:
    """The share of characters that cost no key at 60 words a minute, less the glances."""
    offered = as_offered()
    engine.forget()
    recorder = Recorder(engine, offered.max_tokens)
    typist = Typist(text, SKIPPED, SKIPPED + TYPED, recorder, offered.terms, 60)
    return typist.run(lambda _share: None).saved


def of_book(engine: Engine, text: str) -> dict[str, float]:
    """All that is measured on a book."""
    figures = {"perplexity": surprise(engine, text[SKIPPED : SKIPPED + READ])}
    found = guesses(engine, text, WORDS)
    figures["next word right"] = fmean(right for _, right in found)
    found.sort(reverse=True)
    for share in SHARES:
        shown = found[: len(found) * share // 100]
        figures[f"right, surest {share} %"] = fmean(right for _, right in shown)
        figures[f"how sure, {share} %"] = shown[-1][0]
    figures["keys saved"] = keys_saved(engine, text)
    return figures


def repeated(samples: Iterable[str]) -> dict[str, float]:
    """The share of 4-grams that stood in the sample before, and of 2-grams that are distinct."""
    fours, twos = [], []
    for sample in samples:
        said = words(sample)
        for size, found in ((4, fours), (2, twos)):
            grams = [tuple(said[i : i + size]) for i in range(len(said) - size + 1)]
            found.append(len(set(grams)) / max(len(grams), 1))
    return {"4-grams repeated": 1 - fmean(fours), "distinct-2": fmean(twos)}


def said_after(engine: Engine, prompt: str, tokens: int, seed: int) -> str:
    """A sample that goes on from a prompt."""
    sampling = replace(SAMPLED, seed=seed)
    return "".join(piece.text for piece in engine.complete(prompt, sampling, tokens))


def prompts(books: Sequence[str], count: int) -> list[tuple[str, str]]:
    """So many places from all parts of the books: what stands before each, and after."""
    found = [one for book in books for one in pages(book, SKIPPED, len(book) - 2000)]
    texts = [(one.text[: one.begin], one.own) for one in spread(found, count)]
    return [(before[-1000:], after) for before, after in texts]


def stretches(books: Sequence[str]) -> list[str]:
    """What the writers wrote, in as many stretches as there are samples, and about as long."""
    per_book = PLACES // len(books)
    return [
        book[at : at + LONG_SAMPLE_CHARACTERS]
        for book in books
        for at in range(SKIPPED, len(book) - 2000, (len(book) - 7000) // per_book)
    ]


def of_other(engine: Engine, books: Sequence[str]) -> dict[str, float]:
    """Modern non-fiction, and repetition."""
    figures = {"non-fiction": surprise(engine, "\n\n".join(topics.values())[:READ])}
    places = prompts(books, PLACES)
    samples = [
        said_after(engine, before, LONG_SAMPLE, seed) for seed, (before, _) in enumerate(places)
    ]
    return figures | repeated(samples)


def print_beside(name: str, plain: dict[str, float], taught: dict[str, float]) -> None:
    """A row a figure."""
    print(f"{name}\n{'':<24}{'plain':>10}{'taught':>10}{'change':>10}")
    for figure, before in plain.items():
        after = taught[figure]
        print(f"{figure:<24}{before:>10.4f}{after:>10.4f}{after / before - 1:>+10.1%}")


def beside(
    arguments: argparse.Namespace, measure: Callable[[Engine], list[dict[str, float]]]
) -> None:
    """Measure both, one model at a time."""
    plain, taught = (measure(load_engine(model)) for model in arguments.models)
    for name, before, after in zip(arguments.names, plain, taught, strict=True):
        print_beside(name, before, after)


def print_copying(model: str, training: Path, books: Sequence[str]) -> None:
    """The longest run of words that 500 samples share with the training texts."""
    corpus = Corpus(path.read_text(encoding="utf-8") for path in sorted(training.glob("*.txt")))
    engine = load_engine(model)
    found = copied(
        (
            said_after(engine, before, COPYING_TOKENS, seed)
            for seed, (before, _) in enumerate(prompts(books, COPYING_SAMPLES))
        ),
        corpus,
    )
    print(f"{COPYING_SAMPLES} samples of {COPYING_TOKENS} tokens: at most {found.longest_words}")
    print(f"words in a row ({found.longest!r}); 8-grams copied {found.share_of_grams:.3%}")


def main() -> None:
    """Print the figures of one kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=("books", "other", "copying"))
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("books", type=Path, nargs="+")
    arguments = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in arguments.books]
    arguments.models = (arguments.first, arguments.second)
    if arguments.kind == "copying":
        print_copying(arguments.first, Path(arguments.second), texts)
    elif arguments.kind == "books":
        arguments.names = [path.name for path in arguments.books]
        beside(arguments, lambda engine: [of_book(engine, text) for text in texts])
    else:
        arguments.names = ["other"]
        beside(arguments, lambda engine: [of_other(engine, texts)])
        human = repeated(stretches(texts))
        print("writers " + ", ".join(f"{name} {value:.4f}" for name, value in human.items()))


if __name__ == "__main__":
    main()
