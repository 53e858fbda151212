"""Invented pages whose structure is written beside each line: `Tagged/*.tag`.

A tag and a bar stand ahead of each line and are no part of the page: A an article begins, K kicker, H headline, S subtitle,
D date or source, B byline, P first line of a paragraph, p further lines of it, C caption, X what is of no article, N banner,
- an empty line. Two H lines in a row are one headline.
"""
import pathlib

import labels

FOLDER = pathlib.Path(__file__).resolve().parent / "Tagged"
ASPECTS = ["segmentation", "kicker", "headline", "subheadline"]


class TaggedPage(labels.Page):
    def __init__(self, file):
        self.name, self.half, self.as_name, self.has_markup = file.stem, "seen", file.stem + ".txt", False
        self.text, entries = "", []
        for line in file.read_text(encoding="utf-8").splitlines():
            tag, words = line[0], line[2:]
            if tag == "A":
                entries.append(dict(kind=None, span=None, lines={}))
                continue
            start = len(self.text)
            self.text += words + "\n"
            if tag in "XN-" or not entries:
                continue
            entry = entries[-1]
            first = entry["span"][0] if entry["span"] else start
            entry["span"] = [first, len(self.text) - 1 - first]
            entry["lines"].setdefault(tag, []).append([start, len(words)])
        for entry in entries:
            for tag, field in (("K", "kicker"), ("H", "headline"), ("S", "subheadline")):
                if places := entry["lines"].get(tag):
                    entry[field] = [places[0][0], sum(places[-1]) - places[0][0]]
        self.articles = [TaggedArticle(self, entry) for entry in entries if entry["span"]]
        self.bytes = self.text.encode()


class TaggedArticle(labels.Article):
    def accepted(self, field):
        """As printed; or with the blanks between the letters of a word set wide left out, or all blanks."""
        if field == "kind" or not self.entry.get(field):
            return [None]
        start, length = self.entry[field]
        lines = [self.page.plain(line) for line in self.page.text[start:start + length].split("\n")]
        narrow = [line.replace(" ", "") for line in lines]
        return [" ".join(lines), " ".join(narrow), "".join(narrow)]


def pages():
    return [TaggedPage(file) for file in sorted(FOLDER.glob("*.tag"))]
