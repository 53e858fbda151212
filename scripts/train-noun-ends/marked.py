"""Figures marked by eye: entries of the corpus by offsets (marked.jsonl), none of its text.

`marked.jsonl` has a line an article of corpus/articles.jsonl.gz: `id`, and for `f` each marked figure as `[start, length, noun]` or
`[start, length, noun, counted, length]`, in scalars of headline, line feed and body: where its bound or number begins, how far number
and measure word reach, how long the noun is that follows directly (0: none does), and what is counted where that is not this noun.
An eighth of the articles, by the SHA-256 of their ids, is held out of learning; of half of them, by another digit, nobody looks at
what is read wrong.
"""

import collections
import gzip
import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
Mark = collections.namedtuple("Mark", "article part paragraph opening start end counted")
Mark.__doc__ = """`part`: 0 to 7, 0 is held out; offsets in scalars of `paragraph`; `counted` is a text, empty where nothing is named."""


def marks(shared, path=HERE / "marked.jsonl"):
    """Each `Mark`; none where the corpus is missing."""
    for article, text, rows in articles(shared, path):
        for start, number, noun, *counted in rows:
            begin = text.rfind("\n", 0, start) + 1
            stop = text.find("\n", start)
            core, opening = start + number - begin, start - begin
            paragraph = text[begin:stop if stop >= 0 else len(text)]
            named = text[counted[0]:sum(counted)] if counted else paragraph[core:core + noun]
            yield Mark(article, digit(article, -1) % 8, paragraph, opening, core, core + noun, named)


def articles(shared, path=HERE / "marked.jsonl"):
    """(id, headline and body, rows) of each marked article."""
    corpus = shared / "corpus/articles.jsonl.gz"
    if not corpus.exists():
        return
    told = {entry["id"]: entry["f"] for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for line in gzip.open(corpus, "rt", encoding="utf-8"):
        name = line[8:line.index('"', 8)]
        if name in told:
            article = json.loads(line)
            yield name, article["headline"] + "\n" + article["body"], told[name]


def digit(article, index):
    return int(hashlib.sha256(article.encode()).hexdigest()[index], 16)
