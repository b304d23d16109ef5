"""Cuts the excerpts that the prose base was taught with, balanced by decade and author.

    python models/prose/cut_texts.py FOLDER_OF_NOVELS tokenizer.json TARGET_FOLDER

Two long runs of whole paragraphs of each book. Every third author comes with straight quotation
marks, so that the base writes on in the style of the text before the cursor.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer

# Tokens of each author, by the decade they wrote in; there are fewer books of the later ones.
TOKENS = {
    ("e-m-forster", "g-k-chesterton", "h-g-wells", "jack-london", "l-m-montgomery"): 37_000,
    ("james-joyce", "john-buchan", "sherwood-anderson", "w-somerset-maugham"): 42_000,
    ("willa-cather", "agatha-christie", "d-h-lawrence", "dorothy-l-sayers"): 42_000,
    ("ernest-hemingway", "f-scott-fitzgerald", "radclyffe-hall", "rafael-sabatini"): 42_000,
    ("sinclair-lewis",): 42_000,
    ("robert-e-howard",): 115_000,
    ("frederik-pohl", "h-beam-piper", "poul-anderson"): 100_000,
}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def excerpt(text: str, tokens: int, tokenizer: Tokenizer) -> str:
    """Two runs of paragraphs, from a tenth of the text and from after its middle."""
    paragraphs = text.split("\n\n")
    sizes = [len(tokenizer.encode(paragraph).ids) + 1 for paragraph in paragraphs]
    if sum(sizes) <= tokens:
        return text
    kept: list[str] = []
    for begin in (sum(sizes) // 10, sum(sizes) * 55 // 100):
        at, taken = 0, 0
        for paragraph, size in zip(paragraphs, sizes, strict=True):
            at += size
            if at > begin and taken < tokens // 2:
                kept.append(paragraph)
                taken += size
    return "\n\n".join(kept)


def main() -> None:
    """Write an excerpt for each author."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("novels", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    arguments.target.mkdir(parents=True, exist_ok=True)
    authors = sorted((author, tokens) for group, tokens in TOKENS.items() for author in group)
    for number, (author, tokens) in enumerate(authors):
        (path,) = arguments.novels.glob(f"{author}_*.txt")
        text = excerpt(path.read_text(encoding="utf-8"), tokens, tokenizer)
        text = text.translate(STRAIGHT) if number % 3 == 0 else text
        (arguments.target / path.name).write_text(text, encoding="utf-8")
        print(f"{len(tokenizer.encode(text).ids):8,}  {author}")


if __name__ == "__main__":
    main()
