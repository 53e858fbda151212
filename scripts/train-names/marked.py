"""Sentences marked by eye: entries of the corpus by offsets (marked.jsonl), and sentences of our own (written.txt, hard.txt).

`marked.jsonl` has a line an article of corpus/articles.jsonl.gz: `id`, and for `p` people, `l` places, `o` organisations and
`m` what may be any, `[start, length]` in scalars of headline, line feed and body, where each name first stands; it stands for
all other places of the same words, the longest name first. `written.txt` has a sentence a line, with `{p:…}` around names;
`hard.txt` more of them, written against a model of before: names that it got wrong, and paragraphs of local reports.
"""

import gzip
import json
import pathlib
import re

import corpora

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {"p": corpora.PERSON, "l": corpora.PLACE, "o": corpora.ORGANISATION}
# One character may stand for a country, a province or nothing: these articles do not tell.
SHORT = set("中美俄英法德日韩朝印巴以伊叙乌土欧澳加蒙越泰缅非京津沪渝冀晋鲁豫鄂湘粤桂琼川黔滇陕甘青宁新藏港台苏浙皖闽赣辽吉黑")


def articles(shared, path=HERE / "marked.jsonl"):
    """(id, text, masks) of each paragraph of the marked articles; none where the corpus is missing."""
    corpus = shared / "corpus/articles.jsonl.gz"
    if not corpus.exists():
        return
    told = {entry["id"]: entry for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for line in gzip.open(corpus, "rt", encoding="utf-8"):
        if (name := line[8:line.index('"', 8)]) not in told:
            continue
        article = json.loads(line)
        text = article["headline"] + "\n" + article["body"]
        allowed = masks(text, told[name])
        start = 0
        for paragraph in text.split("\n"):
            if paragraph:
                yield name, paragraph, allowed[start:start + len(paragraph)]
            start += len(paragraph) + 1


def masks(text, entry):
    """What each character of a marked text may be."""
    allowed = [corpora.ALL if character in SHORT else corpora.OUTSIDE for character in text]
    taken = [False] * len(text)
    names = {text[start:start + length]: KINDS.get(kind) for kind in "mlop" for start, length in entry.get(kind, [])}
    for name in sorted(names, key=len, reverse=True):
        marks = corpora.exactly(names[name], len(name)) if names[name] is not None else [corpora.ALL] * len(name)
        for match in re.finditer(re.escape(name), text):
            if not any(taken[match.start():match.end()]):
                allowed[match.start():match.end()] = marks
                taken[match.start():match.end()] = [True] * len(name)
    for match in re.finditer("北京时间", text):  # no place is meant
        allowed[match.start():match.end()] = [corpora.OUTSIDE] * 4
    return allowed


def written(path=HERE / "written.txt"):
    """(text, masks) of each sentence of our own."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, allowed = "", []
        for kind, name, plain in re.findall(r"\{([plom]):([^{}]+)\}|([^{}]+)", line):
            text += name or plain
            if not name:
                allowed += [corpora.OUTSIDE] * len(plain)
            else:
                allowed += corpora.exactly(KINDS[kind], len(name)) if kind in KINDS else [corpora.ALL] * len(name)
        if text:
            yield text, allowed
