"""Reads the seen half of the labelled pages (Tests/Evaluation) as characters with the labels that each allows.

A label names what it names where it first stands; the other places of the same words are found here, the longest name first.
"""

import pathlib
import re
import sys

import corpora

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "Tests/Evaluation"))
import labels  # noqa: E402

EVERYTHING = corpora.ALL
UNIT = corpora.anywhere(corpora.PLACE) | corpora.anywhere(corpora.ORGANISATION)
# Who is named by a surname and a word of respect alone may be found or not.
POLITE = re.compile(r"[一-鿿](?:某某?|先生|女士|小姐|大爷|大妈|大娘|奶奶|爷爷|阿姨|叔叔|师傅|老师|姓)")


def seen(shared):
    """(page's name, text, masks) of each headline and paragraph of a page without markup whose names are all labelled."""
    pages, _ = labels.load(shared)
    for page in pages:
        if page.half != "seen" or page.has_markup:
            continue
        for article in page.articles:
            if not article.is_annotated or article.is_optional:
                continue
            allowed = masks(page, article)
            entry = article.entry
            for place in [entry.get("headline"), entry.get("subheadline"), *entry.get("paragraphs", [])]:
                where = [at for start, length in zip((place or [])[0::2], (place or [])[1::2]) for at in range(start, start + length)]
                where = [at for at in where if page.text[at] not in "\r\n"]
                if where:
                    yield page.name, "".join(page.text[at] for at in where), [allowed[at] for at in where]


def masks(page, article):
    """What each character of the page may be, by the labels of one article; only its own characters count."""
    start, end = article.span
    allowed = [corpora.OUTSIDE] * len(page.text)
    taken = [False] * len(page.text)
    names = []
    for kind, own in (("people", corpora.PERSON), ("places", corpora.PLACE), ("organisations", corpora.ORGANISATION), ("units", None)):
        for item in article.items(kind):
            first, length = item["name"][:2]
            if len(item["name"]) > 2:  # a name that a line break cuts
                names.append((sum(item["name"][1::2]), first, item, None))
                continue
            names.append((length, first, item, own))

    def mark(at, length, item, own):
        if own is None:
            marks = [EVERYTHING] * length
        elif item.get("optional"):
            marks = [EVERYTHING] * length
        elif own == corpora.PLACE and "parts" in item:
            marks = [UNIT] * length
            shift = at - item["name"][0]
            for part, size in sorted(item["parts"], key=lambda part: -part[1]):
                if size < length:
                    marks[part + shift - at:part + shift - at + size] = corpora.exactly(own, size)
        else:
            marks = corpora.exactly(own, length)
        allowed[at:at + length] = marks
        taken[at:at + length] = [True] * length

    for match in POLITE.finditer(page.text, start, end):
        allowed[match.start()] = EVERYTHING
        for at in range(match.start(), match.end()):
            allowed[at] = EVERYTHING
    # A unit stands beside the place or organisation of the same words: those come first.
    for length, first, item, own in sorted(names, key=lambda name: (-name[0], name[3] is None, bool(name[2].get("optional")))):
        if any(taken[first:first + length]):
            continue
        mark(first, length, item, own)
    for length, first, item, own in sorted(names, key=lambda name: (-name[0], name[3] is None, bool(name[2].get("optional")))):
        if length < 2 or len(item["name"]) > 2:
            continue
        text = page.text[first:first + length]
        at = page.text.find(text, start, end)
        while at >= 0:
            if not any(taken[at:at + length]):
                mark(at, length, item, own)
            at = page.text.find(text, at + length, end)
    return allowed
