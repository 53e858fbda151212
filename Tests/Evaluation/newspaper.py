"""Pages of a newspaper of January 1998, of which the lines were told apart by eye: `Newspaper/*.tags`.

The collection names/pfr199801.txt.gz holds the lines of the paper in order, and nothing of where an article begins. A file of tags
begins with the number of its first line and how many there are; then stand, each with how many lines it is below the one before, the
lines that are more than text: AH an article begins with its headline, AK with its kicker, A with its text; H, K, S, B, D, N, X as in
`tagged.py`. No text of the paper is here. Five to twelve articles make a page, laid out in one of seven ways.
"""
import gzip
import pathlib
import random
import re

FOLDER = pathlib.Path(__file__).resolve().parent / "Newspaper"
SOURCE = "names/pfr199801.txt.gz"
#: Lines from one block to the next, from one article to the next, whether paragraphs are indented, characters of a column.
LAYOUTS = [(1, 1, 0, 0), (2, 2, 0, 0), (1, 2, 0, 0), (1, 1, 1, 0), (2, 3, 0, 0), (1, 1, 1, 22), (2, 2, 1, 0)]
CLOSING = "，。、；：！？”’）》」』,.;:!?)"
#: Parts that may be looked at; the others may not.
SEEN, UNSEEN = (1, 2, 3, 5, 6, 7, 8), (4,)


def lines(shared):
    text = gzip.open(shared / SOURCE, "rt", encoding="utf-8").read()
    plain = ("".join(word.rsplit("/", 1)[0] for word in re.sub(r"\]/?[a-z]+|\[", "", line).split()) for line in text.split("\n"))
    return [line for line in plain if line]


def articles(part, paper):
    """What stands above each article and is of none, and its own lines, each with its tag."""
    words = (FOLDER / f"{part}.tags").read_text(encoding="utf-8").split()
    number, tags = int(words[0]) - 1, {}
    first, count = int(words[0]), int(words[1])
    for word in words[2:]:
        step, tag = re.fullmatch(r"(\d+)([A-Z]+)", word).groups()
        number += int(step)
        tags[number] = tag
    found, ahead = [], []
    for number in range(first, first + count):
        tag, text = tags.get(number, "P"), paper[number - 1]
        if tag in "NX":
            ahead.append((tag, text))
        elif tag[0] == "A":
            found.append((ahead, [({"A": "P", "AH": "H", "AK": "K"}[tag], text)]))
            ahead = []
        elif found:
            found[-1][1].extend([*ahead, (tag, text)])
            ahead = []
    # The first and the last may be cut.
    return found[1:-1]


def columns(text, width):
    while text:
        end = width
        while end < len(text) and text[end] in CLOSING:
            end += 1
        yield text[:end]
        text = text[end:]


def page(found, layout):
    """A page in the form of `Tagged/*.tag`."""
    gap, between, indent, width = layout
    out = []

    def put(tag, text, blanks):
        if out:
            out.extend(["-|"] * blanks)
        indented = "　　" + text if indent and tag == "P" else text
        pieces = list(columns(indented, width)) if width and tag == "P" else [indented]
        out.extend(f"{tag if not number else 'p'}|{piece}" for number, piece in enumerate(pieces))

    for ahead, own in found:
        for tag, text in ahead:
            put(tag, text, between - 1)
        blanks = between - 1 if out else 0
        out.append("A|")
        for number, (tag, text) in enumerate(own):
            put(tag, text, gap - 1 if number else blanks)
    return "\n".join(out) + "\n"


def pages(part, shared, copies):
    """(name, tagged text) of all pages of a part, each article in `copies` of them."""
    found, chance = articles(part, lines(shared)), random.Random(part)
    for copy in range(copies):
        start = 0 if copy == 0 else chance.randrange(1, 6)
        number = 0
        while start < len(found):
            count = chance.choice([5, 7, 9, 12])
            group = found[start:start + count]
            start += count
            if len(group) < 3:
                break
            number += 1
            yield f"newspaper-{part}{copy}-{number:02}", page(group, chance.choice(LAYOUTS))
