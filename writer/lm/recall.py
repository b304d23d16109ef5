"""What the writer has written before, blended into the model's next-token distribution.

Nothing is trained. First every token is made as much likelier as it is commoner in the writer's
texts than the model expects of prose (unigram rescaling, Kneser et al. 1997). Then the whole is
drawn towards what followed the same tokens there. The distribution after each longer context has
that after the shorter one for its prior, which weighs the more, the more different tokens followed
(as in Witten and Bell 1991). What followed a context counts if it was seen twice at least.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from writer.lm.ngrams import LENGTHS, Followers, NGrams
from writer.lm.sampling import log_total
from writer.lm.tokenizer import Tokenizer

# By the length of a context: how many sightings of it weigh as much as all that is shorter, where
# one token followed; and the power of how many different ones did.
_STRENGTHS: Mapping[int, tuple[float, float]] = {
    1: (185, 2.05),
    2: (23, 1.42),
    3: (23, 1.44),
    4: (17, 1.3),
}
# Beyond so many different ones it would weigh next to nothing, and take its time.
_MOST_DIFFERENT = 256
# A sighting in the open document weighs as much as so many in another text.
_DOCUMENT = 5.0
_SIGHTINGS = 2
# Of the rescaling: its exponents where a token is commoner and where it is rarer, and what is added
# to the counts that are compared, the same for all tokens and as the model expects them.
_COMMONER, _RARER = 0.6, 0.4
_FLAT, _EXPECTED = 2.0, 10_000.0
# Of words that are begun, so many of all are taken to be the writer's, as often as each was seen.
_OF_THE_WRITERS = 0.03
_PARAGRAPH = re.compile(r"\n*[^\n]+|\n+")


@dataclass(frozen=True, slots=True)
class BegunWord:
    """A word whose first letters were typed, as far as it is spelt in tokens."""

    tokens: Sequence[int]
    log_probability: float  # of the tokens, by the model
    letters: bytes  # of those that were typed, the ones that the tokens do not spell yet


class Recall:
    """Belongs to one tokenizer, and to the thread of its engine."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._encoded: dict[str, list[np.ndarray]] = {}  # of each text its paragraphs' ids
        self._paragraphs: dict[str, np.ndarray] = {}  # of the open document
        self._texts, self._document = NGrams(), NGrams()
        self._expected: np.ndarray | None = None
        self._lift: np.ndarray | None = None
        self._ends = np.empty(0, bool)
        self._counts = np.empty(0)  # sightings of each token in either, and
        self._weights = np.empty(0)  # what they weigh

    @property
    def texts(self) -> list[np.ndarray]:
        """The token ids of each text."""
        return [np.concatenate(encoded) for encoded in self._encoded.values() if encoded]

    def expect(self, probabilities: np.ndarray) -> None:
        """Know how likely the model finds each token in prose, on average: (vocab,)."""
        self._expected = probabilities
        self._weigh()

    def learn(self, texts: Sequence[str]) -> Generator[None, None, None]:
        """Recall these texts and no others from now on. Every yield is a place to do other work."""
        kept = {text: self._encoded[text] for text in texts if text in self._encoded}
        for text in texts:
            if text not in kept:
                kept[text] = []
                for paragraph in _PARAGRAPH.findall(text):
                    kept[text].append(self._ids(paragraph))
                    yield
        self._encoded = kept
        self._texts = NGrams([ids for encoded in kept.values() for ids in encoded])
        self._weigh()

    def follow(self, document: str) -> Generator[None, None, None]:
        """Recall the open document as it is now; of it only new paragraphs are read."""
        order, found = _PARAGRAPH.findall(document), dict[str, np.ndarray]()
        for paragraph in order:
            if paragraph in self._paragraphs:
                found[paragraph] = self._paragraphs[paragraph]
            elif paragraph not in found:
                found[paragraph] = self._ids(paragraph)
                yield
        self._paragraphs = found
        self._document = NGrams([found[paragraph] for paragraph in order])
        self._weigh()

    def blended(self, logits: np.ndarray, context: Sequence[int]) -> np.ndarray:
        """Logits (vocab,) after this context with what is recalled, as a copy where they change."""
        if self._lift is not None:
            logits = logits + self._lift
        sources = ((self._texts, 1.0), (self._document, _DOCUMENT))
        followers = [(table.followers(context), weight) for table, weight in sources]
        kept = 1.0
        ids: list[np.ndarray] = []
        shares: list[np.ndarray] = []
        for length in LENGTHS:
            seen = [(found[length], w) for found, w in followers if length in found]
            if seen and all(len(one.ids) <= _MOST_DIFFERENT for one, _ in seen):
                of_these, share = _shares(seen, *_STRENGTHS[length])
                left = 1.0 - float(share.sum())
                kept *= left
                shares = [*(earlier * left for earlier in shares), share]
                ids.append(of_these)
        return _drawn(logits, np.concatenate(ids), np.concatenate(shares), kept) if ids else logits

    def begun(
        self, logits: np.ndarray, word: BegunWord, allowed: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray | None]:
        """Logits (vocab,) of the next token of a word that the writer has begun, and ids allowed.

        The word is one of the writer's, as often as it was seen, or what the model makes of it. Of
        the tokens that begin with the letters typed none may spell a name: of " Quillon" in the
        tokens " Qu", "ill", "on" every beginning from " Quil" on would be lost to " Quilt". So
        those are allowed too that the texts spell such a word with.
        """
        if len(word.tokens) > max(LENGTHS):
            return logits, allowed
        weights, ended = self._going_on(word.tokens, word.letters)
        if not weights and not ended:
            return logits, allowed
        # How much likelier than by the model the word so far is for one sighting of it.
        a_sighting = np.exp(np.log(_OF_THE_WRITERS / self._weights.sum()) - word.log_probability)
        result, total = logits.copy(), log_total(logits)
        if ended:
            result[self._ending(len(logits))] += np.float32(np.log1p(ended * a_sighting))
        ids, known = np.array(list(weights), np.int64), np.array(list(weights.values()))
        theirs = 1.0 if allowed is None else np.isin(ids, allowed)
        models = theirs * np.exp(logits[ids] - total)
        result[ids] = total + np.log(models + known * a_sighting)
        if allowed is None or not weights:
            return result, allowed
        # Tokens that do not spell all letters, where no others are allowed, may lead anywhere.
        is_sure = self._tokenizer.vocabulary[int(allowed[0])].startswith(word.letters)
        return result, np.union1d(allowed, ids) if is_sure else ids

    def _ending(self, size: int) -> np.ndarray:
        """Which tokens end the word before them: (vocab,)."""
        if len(self._ends) != size:
            vocabulary = self._tokenizer.vocabulary
            self._ends = np.array([not _goes_on(vocabulary[token]) for token in range(size)])
        return self._ends

    def _going_on(self, tokens: Sequence[int], letters: bytes) -> tuple[dict[int, float], float]:
        """What was seen to go on with a word after its first tokens: weights by token.

        Only what spells the letters that were typed beyond them counts. And the weight of what
        was seen to end it there.
        """
        vocabulary = self._tokenizer.vocabulary
        found: dict[int, float] = {}
        ends, ended = 0, 0.0
        for token, (sightings, weight) in self._seen_after(tokens, letters).items():
            data = vocabulary[token]
            if not letters and not _goes_on(data):
                ends, ended = ends + sightings, ended + weight
            elif sightings < _SIGHTINGS:
                continue
            elif data.startswith(letters):
                found[token] = weight
            elif data and letters.startswith(data):
                further, _ = self._going_on([*tokens, token], letters[len(data) :])
                if further:
                    found[token] = sum(further.values())
        return found, ended if ends >= _SIGHTINGS else 0.0

    def _seen_after(self, tokens: Sequence[int], letters: bytes) -> dict[int, tuple[int, float]]:
        """Sightings of tokens after these, or at all if there are none, and what they weigh."""
        if not tokens:
            vocabulary = self._tokenizer.vocabulary
            near = np.union1d(vocabulary.agreeing(letters), vocabulary.beginnings(letters))
            near = near[near < len(self._counts)]
            near = near[self._counts[near] > 0]
            seen = zip(self._counts[near].tolist(), self._weights[near].tolist(), strict=True)
            return dict(zip(near.tolist(), seen, strict=True))
        found: dict[int, tuple[int, float]] = {}
        for table, weight in ((self._texts, 1.0), (self._document, _DOCUMENT)):
            followers = table.followers(tokens).get(len(tokens))
            if followers is not None:
                pairs = zip(followers.ids.tolist(), followers.counts.tolist(), strict=True)
                for token, count in pairs:
                    before = found.get(token, (0, 0.0))
                    found[token] = (before[0] + count, before[1] + weight * count)
        return found

    def _ids(self, paragraph: str) -> np.ndarray:
        return np.array(self._tokenizer.encode(paragraph), np.int32)

    def _weigh(self) -> None:
        """How much likelier each token is than the model expects, in nats: (vocab,)."""
        size = max(1 + int(table.largest) for table in (self._texts, self._document))
        texts, document = self._texts.totals(size), self._document.totals(size)
        self._counts, self._weights = texts + document, texts + _DOCUMENT * document
        self._lift = None
        if (expected := self._expected) is None:
            return
        size = len(expected)
        counts = self._texts.totals(size) + _DOCUMENT * self._document.totals(size)
        flat, prior = _FLAT, _EXPECTED * expected
        lift = np.log((counts + flat + prior) / (counts.sum() * expected + flat + prior))
        lift *= np.where(lift > 0, _COMMONER, _RARER)
        lift[self._tokenizer.vocabulary.silent(size)] = 0
        self._lift = lift.astype(np.float32)


def _goes_on(data: bytes) -> bool:
    """Whether a token goes on with the word before it: it begins with a letter, or inside one."""
    return data[:1].isalpha() or data[:1] >= b"\x80"


def _shares(
    seen: Sequence[tuple[Followers, float]], strength: float, power: float
) -> tuple[np.ndarray, np.ndarray]:
    """The tokens seen often enough after a context, and their shares of the whole: (n,) each."""
    ids = np.concatenate([one.ids for one, _ in seen])
    sightings = np.concatenate([one.counts for one, _ in seen])
    weights = np.concatenate([weight * one.counts for one, weight in seen])
    if len(seen) > 1:
        ids, places = np.unique(ids, return_inverse=True)
        sightings, weights = np.bincount(places, sightings), np.bincount(places, weights)
    often = sightings >= _SIGHTINGS
    return ids[often], weights[often] / (weights.sum() + strength * len(ids) ** power)


def _drawn(logits: np.ndarray, ids: np.ndarray, shares: np.ndarray, kept: float) -> np.ndarray:
    """Logits of the distribution that is these shares and, for the rest, the one given.

    `kept` is how much of that is left. Logits of other tokens keep their values.
    """
    total = log_total(logits)
    ids, places = np.unique(ids, return_inverse=True)
    probabilities = np.exp(logits[ids] - total) + np.bincount(places, shares) / kept
    result = logits.copy()
    result[ids] = total + np.log(probabilities)
    return result
