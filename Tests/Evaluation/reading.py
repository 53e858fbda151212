"""What `bulletinctl parse` makes of a page, beside its labels."""
import json, os, pathlib, subprocess, tempfile


class Reading:
    """The articles of a page as printed, each with `scalars`, its span in Unicode scalars of the decoded page."""

    def __init__(self, page, program):
        self.articles = parse(page, program)
        self.place(page)

    def place(self, page):
        ends, at = [0], 0
        for scalar in page.text:
            at += len(scalar.encode("utf-8", "surrogatepass"))
            ends.append(at)
        place = {end: index for index, end in enumerate(ends)}
        for article in self.articles:
            span = article["span"]
            article["scalars"] = (nearest(place, span["start"]), nearest(place, span["end"]))

    def pairs(self, page):
        """Labelled articles with the one printed that shares most text with each, one to one; then those left over."""
        shares = sorted(((overlap(label.span, found["scalars"]), -i, -j) for i, label in enumerate(page.articles)
                         for j, found in enumerate(self.articles)), reverse=True)
        of_label, of_found = {}, {}
        for share, i, j in shares:
            if share > 0 and -i not in of_label and -j not in of_found:
                of_label[-i], of_found[-j] = -j, -i
        pairs = [(label, self.articles[of_label[i]] if i in of_label else None) for i, label in enumerate(page.articles)]
        return pairs, [found for j, found in enumerate(self.articles) if j not in of_found]


def whole(label, found, pairs):
    """An article as read, with what stands in one inside it that may as well be its own."""
    inside = [part for other, part in pairs if other.is_optional and part and label.span[0] <= other.span[0] < label.span[1]
              and other is not label]
    if not found or not inside:
        return found
    return dict(found, **{kind: sum((article[kind] for article in [found, *inside]), []) for kind in
                          ["dates", "figures", "quotes", "people", "places", "organisations", "units"]})


def nearest(place, offset):
    """A span may begin inside a scalar only by a fault; then the scalar before it is taken."""
    while offset not in place and offset > 0:
        offset -= 1
    return place[offset]


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def parse(page, program):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / page.as_name
        file.write_bytes(page.bytes)
        run = subprocess.run([program, "parse", "--json", file], capture_output=True, text=True, encoding="utf-8",
                             env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))
    if run.returncode not in (0, 1):
        raise SystemExit(f"{program} parse {page.as_name} ended with {run.returncode}: {run.stderr.strip()}")
    return [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
