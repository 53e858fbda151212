"""Invented pages whose structure is written beside each line: `Tagged/*.tag`.

A tag and a bar stand ahead of each line and are no part of the page: A an article begins, K kicker, H headline, S subtitle,
D date or source, B byline, P first line of a paragraph, p further lines of it, C caption, X what is of no article, N banner,
- an empty line. Two H lines in a row are one headline. A leading line longer than a label, and a subtitle without a dash, may
as well be lines of the headline; an article may begin at its headline as well as at the label above it. Captions at an
article's end may as well be photos of their own, and the editors right below it its own. A banner of a few words right above an
article may be its label: nothing shows of how many it is.
"""
import pathlib
import re

import labels

FOLDER = pathlib.Path(__file__).resolve().parent / "Tagged"
#: In characters.
LONGEST_LABEL, LONGEST_BANNER = 8, 14
#: A line with these may close the article above or be the page's.
EDITORS = re.compile(r"[【\[（(]?(责任编辑|责编|编辑|来源|值班编辑|本期编辑|文字|校对|审核)\s*[：:／/ 　]")
ASPECTS = ["segmentation", "kicker", "headline", "subheadline"]


def half(name):
    """Of the pages of later writers the even ones are not looked at."""
    kind, _, number = name.partition("-")
    # Of all pages of these three none has been looked at.
    if kind in ("sample", "blind", "proof"):
        return "unseen"
    return "unseen" if kind in ("parts", "mixed", "whole", "kinds", "papers", "forms") and int(number) % 2 == 0 else "seen"


class TaggedPage(labels.Page):
    def __init__(self, name, half, source):
        self.name, self.half, self.as_name, self.has_markup = name, half, name + ".txt", False
        self.text, entries, banner = "", [], None
        for line in source.splitlines():
            tag, words = line[0], line[2:]
            if tag == "A":
                entries.append(dict(kind=None, span=None, lines={}, banner=banner))
                continue
            start = len(self.text)
            self.text += words + "\n"
            if tag != "-":
                banner = start if tag == "N" and len(words.strip()) <= LONGEST_BANNER else None
            if entries and tag == "X" and EDITORS.match(words.strip()) and entries[-1]["span"]:
                entries[-1]["editors"] = len(self.text) - 1
            if tag in "XN-" or not entries:
                continue
            entry = entries[-1]
            entry.pop("editors", None)
            first = entry["span"][0] if entry["span"] else start
            entry["span"] = [first, len(self.text) - 1 - first]
            entry["lines"].setdefault(tag, []).append([start, len(words)])
            entry["tags"] = entry.get("tags", "") + tag
        for entry in entries:
            for tag, field in (("K", "kicker"), ("H", "headline"), ("S", "subheadline")):
                if places := entry["lines"].get(tag):
                    entry[field] = [places[0][0], sum(places[-1]) - places[0][0]]
            if "kicker" in entry and entry["lines"].keys() - set("K"):
                first = min(places[0][0] for tag, places in entry["lines"].items() if tag != "K")
                entry["or"] = {"span": [[first, sum(entry["span"]) - first]]}
        for entry in entries:
            if entry["span"] and entry["banner"] is not None:
                end = sum(entry["span"])
                entry.setdefault("or", {}).setdefault("span", []).append([entry["banner"], end - entry["banner"]])
        for entry in entries:
            if "editors" in entry:
                starts = [entry["span"][0], *(start for start, _ in entry.get("or", {}).get("span", []))]
                entry.setdefault("or", {}).setdefault("span", []).extend([s, entry["editors"] - s] for s in starts)
        entries += [photo for entry in entries if entry["span"] and (photo := captions_behind(entry))]
        self.articles = [TaggedArticle(self, entry) for entry in entries if entry["span"]]
        self.bytes = self.text.encode()


def captions_behind(entry):
    """The captions at an article's end as a photo that may be found or not; the article may as well end above them."""
    tail = re.search("C[CB]*$", entry["tags"])
    if not tail or tail.start() == 0:
        return None
    first, end = entry["lines"]["C"][-tail[0].count("C")][0], sum(entry["span"])
    starts = [entry["span"][0], *(start for start, _ in entry.get("or", {}).get("span", []))]
    entry.setdefault("or", {}).setdefault("span", []).extend([start, first - start] for start in starts)
    return dict(kind="photo", span=[first, end - first], lines={}, optional=True)


class TaggedArticle(labels.Article):
    def accepted(self, field):
        """As printed; or with the blanks between the letters of a word set wide left out, or all blanks; or with the lines beside it."""
        if field == "kind" or not self.entry.get(field):
            return [None]
        values = self.forms(*self.entry[field])
        kicker, subheadline = self.entry.get("kicker"), self.entry.get("subheadline")
        if field == "headline":
            start, end = self.entry["headline"][0], sum(self.entry["headline"])
            for first in {start, kicker[0] if kicker else start}:
                for last in {end, sum(subheadline) if subheadline and subheadline[0] > start else end}:
                    values += self.forms(first, last - first)
        elif field == "subheadline" or field == "kicker" and len(self.page.plain(self.page.cut(kicker))) > LONGEST_LABEL:
            values.append(None)
        return values

    def forms(self, start, length):
        lines = [self.page.plain(line) for line in self.page.text[start:start + length].split("\n")]
        narrow = [line.replace(" ", "") for line in lines]
        return [" ".join(lines), " ".join(narrow), "".join(narrow)]


def pages():
    return [TaggedPage(file.stem, half(file.stem), file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.tag"))]


def newspaper_pages(shared):
    """The pages of the newspaper, each article once."""
    import newspaper
    return [TaggedPage(name, "seen" if part in newspaper.SEEN else "unseen", source)
            for part in (*newspaper.SEEN, *newspaper.UNSEEN) for name, source in newspaper.pages(part, shared, 1)]
