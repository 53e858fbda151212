"""The same made-up pages laid out as other papers would: another order, without datelines, without blank lines, indented, cut
into lines of one width, with paragraphs cut by columns, headlines run together with the text."""
import random, re
import composed, labels

#: name: what is done. `gap` blank lines between blocks plus one, `between` the same between articles, `wrap` characters a line.
LAYOUTS = {
    "another order": {},
    "a masthead above": dict(masthead=True),
    "columns cut": dict(cuts=True),
    "no blank lines": dict(gap=1, between=1),
    "no blank lines, indented": dict(gap=1, between=1, indent=True),
    "lines of 17, indented": dict(gap=1, between=1, indent=True, wrap=17),
    "lines of 24, indented": dict(gap=1, between=1, indent=True, wrap=24),
    "headlines run in": dict(run_in=0.4),
    "most without dateline": dict(bare=0.6),
    "the same, no blank lines": dict(bare=0.6, gap=1, between=1),
    "none with dateline": dict(bare=1.0),
}
CLOSING = "，。、；：！？”’）》」』,.;:!?)"
MAYBE_BYLINE = re.compile(r"[\s:：】\])）]*([(（【\[][^()（）】\]]{2,60}[)）】\]])?[\s:：]*")
BLOCK = re.compile(r"[^\n]+")


class Page(labels.Page):
    def __init__(self, name, half, pages, layout, chance):
        self.name, self.half, self.as_name, self.has_markup = name, half, "composed.txt", False
        self.layout, self.chance = layout, chance
        self.parts, self.length = [], 0
        if layout.get("masthead"):
            self.put("2013年5月8日 星期三\n\n第3版:综合\n\n")
        entries = [self.take(*composed.without_date_line(page, 0)) for page in pages]
        self.text = "".join(self.parts)
        self.bytes = self.text.encode()
        self.articles = [labels.Article(self, entry) for entry in entries]

    def put(self, text):
        self.parts.append(text)
        self.length += len(text)

    def take(self, text, entry):
        """Prints an article; gives its labels for where it was printed."""
        dropped = self.drop_dateline(text, entry) if self.chance.random() < self.layout.get("bare", 0) else range(0)
        heads = [entry[key] for key in ("headline", "subheadline") if key in entry]
        blocks = [match.span() for match in BLOCK.finditer(text) if match[0].strip()]
        start, place, was_head = self.length, {}, False
        for number, (first, end) in enumerate(blocks):
            is_head = any(first < at + count and at < end for at, count in heads)
            if was_head and not is_head and self.chance.random() < self.layout.get("run_in", 0):
                self.put("　　")
            elif number:
                self.put("\n" * self.layout.get("gap", 2))
            self.print_block(text, range(first, end), dropped, is_head, place)
            was_head = is_head
        end = self.length
        self.put("\n" * self.layout.get("between", 2))
        return moved(entry, place, [start, end - start])

    def print_block(self, text, block, dropped, is_head, place):
        is_indented = self.layout.get("indent") and not is_head
        if is_indented:
            self.put("　　")
        column = 2 if is_indented else 0
        cuts = set() if is_head else self.cuts(text, block)
        for index in block:
            if index in dropped:
                continue
            if index in cuts:
                self.put("\n\n")
            if not is_head and column >= self.layout.get("wrap", 1 << 30) and text[index] not in CLOSING:
                self.put("\n")
                column = 0
            place[index] = self.length
            self.put(text[index])
            column += 1 if ord(text[index]) > 127 else 0.5

    def cuts(self, text, block):
        """Where columns end inside a paragraph: never beside a sign, where nobody could tell it from two paragraphs."""
        if not self.layout.get("cuts") or len(block) < 120:
            return set()
        places = [block[self.chance.randrange(30, len(block) - 30)] for _ in range(self.chance.choice([0, 1, 1, 2]))]
        return {at for at in places if text[at].isalnum() and text[at - 1].isalnum() and not (text[at - 1] + text[at]).isascii()}

    def drop_dateline(self, text, entry):
        """What stands ahead of the first paragraph's own words: dateline, and a byline in brackets behind it."""
        if "dateline" not in entry or "dateline" in entry["or"]:
            return range(0)
        first, count = entry["dateline"]
        end = MAYBE_BYLINE.match(text, first + count).end()
        while first and text[first - 1] in "【[(（":
            first -= 1
        if entry["paragraphs"][0][0] < end:
            return range(0)
        del entry["dateline"]
        entry["bylines"] = [item for item in entry["bylines"] if not first <= item["name"][0] < end]
        return range(first, end)


def moved(entry, place, span):
    def piece(at, count):
        kept = [place[index] for index in range(at, at + count) if index in place]
        return [kept[0], kept[-1] + 1 - kept[0]]

    def pieces(places):
        return [number for i in range(0, len(places), 2) for number in piece(*places[i:i + 2])]

    printed = {key: piece(*entry[key]) for key in ("headline", "subheadline", "dateline") if key in entry}
    printed["bylines"] = [dict(item, name=piece(*item["name"])) for item in entry["bylines"]]
    printed["paragraphs"] = [pieces(places) for places in entry["paragraphs"]]
    printed["or"] = {field: [places and piece(*places) for places in others] for field, others in entry["or"].items()}
    return dict(printed, kind=entry["kind"], span=span)


def compose(pages):
    """(name of the layout, its pages) for each layout. The order of the articles is another in each, and the same in each run."""
    for number, (name, layout) in enumerate(LAYOUTS.items()):
        made = []
        for half in ("seen", "unseen"):
            chance = random.Random(1_000 + number)
            single = composed.single(pages, half)
            chance.shuffle(single)
            for first in range(0, len(single) - composed.ARTICLES + 1, composed.ARTICLES):
                made.append(Page(f"{name}-{first // composed.ARTICLES + 1}", half, single[first:first + composed.ARTICLES], layout, chance))
        yield name, made
