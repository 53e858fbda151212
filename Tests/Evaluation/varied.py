"""Invented pages (`Tagged/*.tag`) once more, as another paper would set them, to learn from: `scripts/train-parts`.

Of each page some articles give way to others of the same writer, some lines that are of no article fall away, and all is laid out
anew: blank lines between blocks or articles or nowhere, indented or not, columns cut or joined, datelines and last bylines as printed
or left out. What stands at a page's top, foot and between its articles, and heads themselves, stay as they were written. And single
articles, as sites give them out: what looks like the next article's headline is mostly a subhead there. By chance, but each page
always in the same ways.
"""
import random
import re

import newspaper

#: Blank lines between blocks and between articles.
ROOMS = [(0, 0), (0, 0), (1, 1), (1, 1), (0, 1), (0, 1), (1, 2), (0, 2)]
#: In characters.
COLUMNS = [13, 15, 17, 18, 20, 22, 24, 28, 32]
DATELINE = re.compile(r"^[　 ]*(本报讯|[\u4e00-\u9fff]{2,4}讯|本刊讯|本台消息)([(（][^()（）]{2,24}[)）])?[　 :：]*")
BLANKS = "　 "
INDENTED = "PKHS"


def pieces(source):
    """Of no article ("x") or an article ("a"), each with its lines (tag, words); None where a line of an article is in none."""
    blocks, article = [], None
    for line in source.splitlines():
        tag, words = line[0], line[2:]
        if tag == "-":
            continue
        if tag == "A":
            article = []
            blocks.append(("a", article))
        elif article is not None:
            article.append((tag, words))
        elif tag in "XN":
            blocks.append(("x", [(tag, words)]))
        else:
            return None
    found = []
    for kind, lines in blocks:
        end = len(lines)
        while kind == "a" and end and lines[end - 1][0] in "XN":
            end -= 1
        found.append((kind, lines[:end]))
        found += [("x", [line]) for line in lines[end:]]
    return found


def laid_out(blocks, chance):
    gap, between = chance.choice(ROOMS)
    indent = "　　" if chance.random() < .45 else ""
    is_cut = any(tag == "p" for kind, lines in blocks if kind == "a" for tag, _ in lines)
    is_joined = is_cut and chance.random() < .5
    width = chance.choice(COLUMNS) if not is_cut and chance.random() < .2 else 0
    without_datelines, without_last_byline = chance.random() < .3, chance.random() < .15
    out, above = [], None

    def put(tag, words, blanks, is_first=False):
        out.extend(["-|"] * blanks if out else [])
        out.extend(["A|"] if is_first else [])
        words = words.strip(BLANKS) if tag in INDENTED else words
        out.append(f"{tag}|{indent if tag == 'P' else ''}{words}")

    for kind, lines in blocks:
        if kind == "x":
            for tag, words in lines:
                put(tag, words, between if above == "a" or chance.random() >= .7 else gap)
            above = "x"
            continue
        own = []
        for tag, words in lines:
            if tag == "p" and is_joined and own and own[-1][0] == "P":
                own[-1] = ("P", own[-1][1].rstrip() + words.strip())
            else:
                own.append((tag, words))
        if without_last_byline and len(own) > 2 and own[-1][0] == "B":
            own.pop()
        is_first, is_opening = True, True
        for tag, words in own:
            if tag == "P":
                if is_opening and without_datelines:
                    words = DATELINE.sub("", words) or words
                is_opening = False
            lengths = newspaper.columns(words.strip(BLANKS), width) if width and tag == "P" else [words]
            for place, piece in enumerate(lengths):
                blanks = between if is_first else gap if place == 0 and tag != "p" else 0
                put("p" if place else tag, piece, blanks, is_first)
                is_first = False
        above = "a"
    return "\n".join(out) + "\n"


def pages(sources, copies):
    """(name, tagged text) of all seen pages, `copies` of each; `sources`: (name, tagged text)."""
    writers = {}
    for name, source in sources:
        if blocks := pieces(source):
            writers.setdefault(name.rsplit("-", 1)[0], []).append((name, blocks))
    for of_writer in writers.values():
        for name, blocks in of_writer:
            for copy in range(copies):
                chance, mixed = random.Random(f"{name} {copy}"), list(blocks)
                if chance.random() < .6:
                    others = [block for block in chance.choice(of_writer)[1] if block[0] == "a" and len(block[1]) > 1]
                    for place, (kind, lines) in enumerate(blocks):
                        if kind == "a" and len(lines) > 1 and others and chance.random() < .5:
                            mixed[place] = chance.choice(others)
                mixed = [block for block in mixed if block[0] == "a" or chance.random() > .12]
                yield f"{name}-varied-{copy}", laid_out(mixed, chance)


#: Under the headline of an article that stands alone.
DATE_LINES = ["2013年5月8日 星期三", "2009年11月2日 08:15　来源：柳河日报", "来源：临江晚报", "2006年03月21日09:40 东山新闻网", "2018-07-19　安平在线",
              "　　2004年12月30日 16:02:11", "柳河新闻网 2011-04-06 10:22"]
#: In characters: a paragraph as short as this may be a subhead.
SHORT = 22


def alone(sources):
    """(name, tagged text) of articles with a headline and more than one line of text, each on a page of its own."""
    for name, source in sources:
        articles = [lines for kind, lines in pieces(source) or [] if kind == "a"]
        for place, lines in enumerate(articles):
            chance = random.Random(f"{name} {place}")
            tags = "".join(tag for tag, _ in lines)
            first = tags.find("P")
            is_divided = any(tag == "P" and len(words.strip(BLANKS)) <= SHORT for tag, words in lines[first + 1:-1])
            if not re.match("K?H+S*[DB]*P", tags) or tags.count("P") < 2 or not is_divided and chance.random() < .75:
                continue
            head = len(re.match("K?H+S*", tags)[0])
            date = [("D", chance.choice(DATE_LINES))] if chance.random() < .5 and "D" not in tags else []
            yield f"{name}-alone-{place}", laid_out([("a", [*lines[:head], *date, *lines[head:]])], chance)
