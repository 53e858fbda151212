"""Counting: what was found of the labels (true), what is missing (missed), what no label has (false), by aspect and half."""
import collections
import re
import unicodedata

STRUCTURE = ["segmentation", "kind", "section", "kicker", "headline", "subheadline", "dateline", "byline", "published", "paragraphs"]
ANNOTATIONS = ["date", "figure", "figure, any extent", "person", "title of person", "place", "organisation", "unit", "quote",
               "quote and speaker"]
ASPECTS = STRUCTURE + ANNOTATIONS


class Counts:
    def __init__(self):
        self.true = self.missed = self.false = 0

    @property
    def labels(self):
        return self.true + self.missed

    @property
    def f1(self):
        whole = 2 * self.true + self.missed + self.false
        return 2 * self.true / whole if whole else None


class Scores:
    """Counts by (half, aspect), and each fault as (page, half, article's place, aspect, what is wrong)."""

    def __init__(self):
        self.counts = collections.defaultdict(Counts)
        self.faults = []

    def at(self, page, label, found):
        where = label.span[0] if label else found["scalars"][0]
        return PageScores(self, page, where)


class PageScores:
    def __init__(self, scores, page, where):
        self.scores, self.page, self.where = scores, page, where

    def add(self, aspect, true=0, missed=(), false=()):
        counts = self.scores.counts[self.page.half, aspect]
        counts.true += true
        counts.missed += len(missed)
        counts.false += len(false)
        words = [f"missed  {shown(x)}" for x in missed] + [f"false   {shown(x)}" for x in false]
        self.scores.faults += [(self.page, self.where, aspect, word) for word in words]


def shown(value):
    if isinstance(value, tuple):
        return "  ".join(shown(v) for v in value)
    text = "-" if value is None else str(value)
    return text if len(text) <= 70 else f"{text[:40]}……{text[-25:]}"


def same(text):
    """Texts are compared whatever the width of their characters, and with any blanks as one."""
    return None if text is None else re.sub(r"[\s\x00-\x1f]+", " ", unicodedata.normalize("NFKC", text)).strip()


def solid(text):
    return re.sub(r"[\s\x00-\x1f]+", "", unicodedata.normalize("NFKC", text))
