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
_PARAGRAPH = re.compile(r"\n*[^\n]+|\n+")


class Recall:
    """Belongs to one tokenizer, and to the thread of its engine."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._encoded: dict[str, list[np.ndarray]] = {}  # of each text its paragraphs' ids
        self._paragraphs: dict[str, np.ndarray] = {}  # of the open document
        self._texts, self._document = NGrams(), NGrams()
        self._expected: np.ndarray | None = None
        self._lift: np.ndarray | None = None

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
        ids, shares, kept = self._recalled(context)
        return _drawn(logits, ids, shares, kept) if len(ids) else logits

    def _recalled(self, context: Sequence[int]) -> tuple[np.ndarray, np.ndarray, float]:
        """What followed this context: ids, perhaps more than once, with the share of each, (n,).

        And the share that is left to the model.
        """
        sources = ((self._texts, 1.0), (self._document, _DOCUMENT))
        followers = [(table.followers(context), weight) for table, weight in sources]
        kept = 1.0
        ids: list[np.ndarray] = [np.empty(0, np.int64)]
        shares: list[np.ndarray] = [np.empty(0)]
        for length in LENGTHS:
            seen = [(found[length], w) for found, w in followers if length in found]
            if seen and all(len(one.ids) <= _MOST_DIFFERENT for one, _ in seen):
                of_these, share = _shares(seen, *_STRENGTHS[length])
                left = 1.0 - float(share.sum())
                kept *= left
                shares = [*(earlier * left for earlier in shares), share]
                ids.append(of_these)
        return np.concatenate(ids), np.concatenate(shares), kept

    def spelling(
        self, logits: np.ndarray, context: Sequence[int], letters: bytes, allowed: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Logits and allowed ids where a word was begun whose rest is recalled in other tokens.

        Of the tokens that begin with the letters none may spell a name: of " Quillon" in the tokens
        " Qu", "ill", "on" every beginning from " Quil" on is lost to " Quilt". So tokens are
        allowed that are a beginning of the letters, as likely as they are times the share of what
        followed them that spells the letters out. Where only such tokens are allowed as it is,
        which may lead anywhere, what is recalled takes their place.
        """
        shares = {
            int(token): share
            for token in self._tokenizer.vocabulary.beginnings(letters)
            if (share := self._spelt(context, int(token), letters)) > 0
        }
        if not shares:
            return logits, allowed
        result = logits.copy()
        for token, share in shares.items():
            result[token] += np.log(share)
        ids = np.array(list(shares), np.int64)
        is_whole = self._tokenizer.vocabulary[int(allowed[0])].startswith(letters)
        return result, np.union1d(allowed, ids) if is_whole else ids

    def _spelt(self, context: Sequence[int], token: int, letters: bytes) -> float:
        """The share of what is recalled after a token, the beginning of letters, that spells them.

        It is the least that the distribution after the token holds of it.
        """
        vocabulary, after = self._tokenizer.vocabulary, [*context[-max(LENGTHS) :], token]
        rest = letters[len(vocabulary[token]) :]
        ids, shares, _ = self._recalled(after)
        total = 0.0
        for follower, share in zip(ids.tolist(), shares.tolist(), strict=True):
            if vocabulary[follower].startswith(rest):
                total += share
            elif vocabulary[follower] and rest.startswith(vocabulary[follower]):
                total += share * self._spelt(after, follower, rest)
        return total

    def _ids(self, paragraph: str) -> np.ndarray:
        return np.array(self._tokenizer.encode(paragraph), np.int32)

    def _weigh(self) -> None:
        """How much likelier each token is than the model expects, in nats: (vocab,)."""
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
