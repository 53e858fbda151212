"""The labels: which page, and what stands where on it. Every text is cut out of the page here; the files hold offsets only."""
import functools, gzip, hashlib, html, json, pathlib, re

FOLDER = pathlib.Path(__file__).resolve().parent / "Labels"
MARKUP = re.compile(r"<[^>]*>")


class Changed(Exception):
    pass


class Page:
    """One labelled page. `half` is seen or unseen, `as_name` the name that the page is read under."""

    def __init__(self, file, shared):
        data = json.loads(file.read_text(encoding="utf-8"))
        self.name, self.half = file.stem, file.parent.name
        self.path = shared / data["page"]
        self.as_name = data.get("as") or self.path.name
        self.bytes = article_of_corpus(self.path) if "#" in self.path.name else self.path.read_bytes()
        if hashlib.sha256(self.bytes).hexdigest() != data["sha256"]:
            raise Changed(f"{self.path} is not the page that was labelled")
        self.text = self.bytes.decode(data.get("encoding", "utf-8"))
        self.has_markup = self.path.suffix in (".md", ".html")
        self.articles = [Article(self, entry) for entry in data["articles"]]

    def cut(self, place):
        """The text at [start, length, start, length …] as a reader sees it: no tags, no entities, blanks as one."""
        if place is None:
            return None
        text = "".join(self.text[s:s + n] for s, n in zip(place[0::2], place[1::2]))
        return self.plain(text)

    def plain(self, text):
        if self.has_markup:
            text = html.unescape(MARKUP.sub("", text))
        return re.sub(r"\s+", " ", text).strip()

    def cut_up_to(self, place):
        """The texts that an annotation may have: [start, shortest] or [start, shortest, longest]."""
        start, shortest, longest = place if len(place) == 3 else (*place, place[1])
        return {self.plain(self.text[start:start + n]) for n in range(shortest, longest + 1)}

    def edges(self, start, end):
        """A span without the blanks and the markup around what it holds."""
        before = re.compile(r"(\s|<[^>]*>|&nbsp;|#+ )+" if self.has_markup else r"\s+")
        after = re.compile(r"(\s|<[^>]*>|&nbsp;|\[[^\]]*\]\([^)]*\)|-{3,})+$" if self.has_markup else r"\s+$")
        if match := before.match(self.text, start, end):
            start = match.end()
        if match := after.search(self.text[start:end]):
            end = start + match.start()
        return start, max(start, end)


class Article:
    """A labelled article; what a key is not given for is none or empty."""

    FIELDS = "kicker headline subheadline section dateline".split()

    def __init__(self, page, entry):
        self.page, self.entry = page, entry
        self.kind, self.published = entry["kind"], entry.get("published")
        self.is_optional = entry.get("optional", False)
        self.is_annotated = entry.get("annotated", False)
        start, length = entry["span"]
        self.span = (start, start + length)
        self.accepted_spans = [page.edges(*self.span)]
        self.accepted_spans += [page.edges(s, s + n) for s, n in entry.get("or", {}).get("span", [])]

    def accepted(self, field):
        """The values of a field that are right; the first is the label itself."""
        entry, others = self.entry, self.entry.get("or", {}).get(field, [])
        if field == "kind":
            return [self.kind, *others]
        return [self.page.cut(entry.get(field)), *map(self.page.cut, others)]

    def bylines(self):
        return [dict(item, name=self.page.cut(item["name"])) for item in self.entry.get("bylines", [])]

    def paragraphs(self):
        return [self.page.cut(place) for place in self.entry.get("paragraphs", [])]

    def optional_paragraphs(self):
        return [self.page.cut(place) for place in self.entry.get("optionalParagraphs", [])]

    def items(self, kind):
        return self.entry.get(kind, [])

    def named(self, kind):
        """The texts of a kind of names: (text, parts or none, the entry)."""
        cut = self.page.cut
        return [(cut(e["name"]), [cut(p) for p in e.get("parts", [])] or None, e) for e in self.items(kind)]


def article_of_corpus(path):
    """FILE#ID: an article of a collection, as a page: its headline and its paragraphs, a blank line between them."""
    file, name = str(path).split("#")
    if not pathlib.Path(file).exists():
        raise FileNotFoundError(f"{file} is not there")
    article = labelled_of_corpus(file)[name]
    return "\n\n".join([article["headline"], *article["body"].split("\n")]).encode()


@functools.cache
def labelled_of_corpus(file):
    names = {match[1] for label in FOLDER.glob("*/article-*.json") for match in [re.search(r'#([^"]+)"', label.read_text(encoding="utf-8"))]}
    found = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            name = line[8:line.index('"', 8)]
            if name in names:
                found[name] = json.loads(line)
    return found


def load(shared, name=None):
    """All labelled pages, in the order of their names, and the faults of those that cannot be used."""
    pages, faults = [], []
    for file in sorted(FOLDER.glob("*/*.json"), key=lambda file: file.stem):
        if name and file.stem != name:
            continue
        try:
            pages.append(Page(file, shared))
        except (OSError, Changed) as fault:
            faults.append(str(fault))
    return pages, faults
