"""Newspaper pages made of labelled articles, eight to a page: as on a printed page there is no date line under a headline,
and nothing but a blank line between the stories."""
import labels

ARTICLES = 8
ASPECTS = ["segmentation", "headline", "dateline", "byline", "paragraphs"]


class ComposedPage(labels.Page):
    def __init__(self, name, half, pages):
        self.name, self.half, self.as_name, self.has_markup = name, half, "composed.txt", False
        self.text, self.articles = "", []
        for page in pages:
            text, entry = without_date_line(page, len(self.text))
            self.text += text + "\n\n"
            self.articles.append(entry)
        self.articles = [labels.Article(self, entry) for entry in self.articles]
        self.bytes = self.text.encode()


def without_date_line(page, base):
    """The article's text as it goes into a page whose first `base` scalars are there, and its labels for that page."""
    article, = page.articles
    start, end = article.span
    if page.as_name != page.path.name:  # no date line: its day came from the name
        cut = end, end
    else:
        cut = page.text.index("\n\n", start), page.text.index("\n\n", page.text.index("\n\n", start) + 2)

    def moved(place):
        first, *rest = place
        return [first - start + base - (cut[1] - cut[0] if first >= cut[1] else 0), *rest]

    def moved_all(place):
        return [number for i in range(0, len(place), 2) for number in moved(place[i:i + 2])]

    def is_kept(place):
        return not cut[0] <= place[0] < cut[1]

    entry = {key: moved(article.entry[key]) for key in ("headline", "subheadline", "dateline") if key in article.entry}
    entry["bylines"] = [dict(item, name=moved(item["name"]), outlet=None)
                        for item in article.entry.get("bylines", []) if is_kept(item["name"])]
    entry["paragraphs"] = [moved_all(place) for place in article.entry["paragraphs"]]
    entry["or"] = {field: [place and moved(place) for place in places]
                   for field, places in article.entry.get("or", {}).items() if field in ("headline", "subheadline", "dateline")}
    text = page.text[start:cut[0]] + page.text[cut[1]:end]
    return text, dict(entry, kind=article.kind, span=[base, len(text)])


def compose(pages):
    """Pages of eight of the articles that stand alone on theirs under a headline; what is left over makes no page."""
    composed = []
    for half in ("seen", "unseen"):
        articles = single(pages, half)
        for number in range(len(articles) // ARTICLES):
            composed.append(ComposedPage(f"composed-{number + 1}", half, articles[number * ARTICLES:(number + 1) * ARTICLES]))
    return composed


def single(pages, half):
    return [p for p in pages if p.half == half and not p.has_markup and len(p.articles) == 1 and "headline" in p.articles[0].entry]
