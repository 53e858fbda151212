"""Reads the three corpora of names as characters with the labels that each allows.

A label: 0 outside, then for person, place, organisation (t = 0, 1, 2) begin 1+4t, inside 2+4t, end 3+4t, single 4+4t.
A character's mask has a bit for each label that it may bear: MSRA says all exactly; the People's Daily of 1998 marks
persons exactly, but a place in it may be part of an organisation that it cuts into words; CLUENER leaves out countries.
"""

import gzip
import hashlib
import json
import re

OUTSIDE = 1
ALL = (1 << 13) - 1
PERSON, PLACE, ORGANISATION = 0, 1, 2


def anywhere(kind):
    return 0b1111 << (1 + 4 * kind)


def exactly(kind, length):
    first = 1 + 4 * kind
    if length == 1:
        return [1 << (first + 3)]
    return [1 << first] + [1 << (first + 1)] * (length - 2) + [1 << (first + 2)]


SAME = {"，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")", "‘": "“", "’": "”", '"': "“", "『": "“", "』": "”", "「": "“",
        "」": "”", "—": "-", "―": "-", "─": "-", "－": "-", "．": "·", "•": "·", "・": "·", "‧": "·", "〈": "《", "〉": "》", "、": "、"}


def normal(character):
    """One form for characters that mean the same here; Sources/Annotation/Names/NameModel.swift does the like."""
    character = SAME.get(character, character)
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        code -= 0xFEE0
    if code == 0x3000 or chr(code).isspace():
        return " "
    if 0x30 <= code <= 0x39:
        return "0"
    if 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A:
        return "a"
    return chr(code)


def msra(path):
    text, labels = [], []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if text:
                yield "".join(text), masks_of_bio(labels)
            text, labels = [], []
            continue
        character, label = line.split("\t")
        text.append(character)
        labels.append(label)
    if text:
        yield "".join(text), masks_of_bio(labels)


KINDS = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANISATION}


def masks_of_bio(labels):
    masks = [OUTSIDE] * len(labels)
    start = 0
    while start < len(labels):
        if labels[start] == "O":
            start += 1
            continue
        end = start + 1
        while end < len(labels) and labels[end] == "I" + labels[start][1:]:
            end += 1
        masks[start:end] = exactly(KINDS[labels[start][2:]], end - start)
        start = end
    return masks


DOUBLE_SURNAMES = set("欧阳 司马 上官 诸葛 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 独孤 南宫 西门 拓跋 呼延".split())


def pfr(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        words = [word.rsplit("/", 1) for word in line.split()]
        text, masks = "", []
        at = 0
        while at < len(words):
            word, tag = words[at]
            if tag == "nr":
                surname = len(word) == 1 or word in DOUBLE_SURNAMES
                if surname and at + 1 < len(words) and words[at + 1][1] == "nr" and len(words[at + 1][0]) <= 2:
                    word += words[at + 1][0]
                    at += 1
                masks += exactly(PERSON, len(word))
            elif tag == "ns":
                masks += [anywhere(PLACE) | anywhere(ORGANISATION)] * len(word)
            elif tag == "nt":
                masks += [anywhere(ORGANISATION)] * len(word)
            elif tag in ("nz", "nx", "j"):
                masks += [ALL & ~anywhere(PERSON)] * len(word)
            elif tag == "w":
                masks += [OUTSIDE | (anywhere(ORGANISATION) if word in "·“”（）《》" else 0)] * len(word)
            else:
                masks += [ALL & ~anywhere(PERSON)] * len(word)
            text += word
            at += 1
        if text:
            yield text, masks


def cluener(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        entry = json.loads(line)
        text = entry["text"]
        masks = [OUTSIDE | anywhere(PLACE)] * len(text)
        for kind, names in entry["label"].items():
            for spans in names.values():
                for start, last in spans:
                    length = last + 1 - start
                    if kind == "name":
                        masks[start:last + 1] = exactly(PERSON, length)
                    elif kind == "address":
                        masks[start:last + 1] = [anywhere(PLACE) | anywhere(ORGANISATION)] * length
                    elif kind == "scene":
                        masks[start:last + 1] = [anywhere(PLACE) | anywhere(ORGANISATION)] * length
                    elif kind in ("company", "organization", "government"):
                        masks[start:last + 1] = exactly(ORGANISATION, length)
                    else:
                        masks[start:last + 1] = [ALL & ~anywhere(PERSON)] * length
        yield text, masks


def sentences(text, masks, most=180):
    """Cuts after 。！？；, and a run without any of them where it gets long and nothing is cut in two."""
    start = 0
    for at, character in enumerate(text):
        long = at + 1 - start >= most and masks[at] == OUTSIDE
        if character in "。！？!?；;" and masks[at] & OUTSIDE or long or at + 1 == len(text):
            yield text[start:at + 1], masks[start:at + 1]
            start = at + 1


def held_out(text):
    """One in ten, by the text itself: the same sentence in two corpora falls on the same side."""
    key = re.sub(r"\W", "", "".join(normal(character) for character in text))
    return hashlib.sha256(key.encode()).digest()[0] < 26
