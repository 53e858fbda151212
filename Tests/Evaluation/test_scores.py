"""What counts as right, on an invented page; and that the labels hold no text. python3 -m unittest discover -s Tests/Evaluation"""
import copy, hashlib, json, pathlib, re, sys, tempfile, unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import annotations, composed, labels, reading, scores, structure

TEXT = "\n柳湾镇 秋粮入仓\n\n澄湖讯 昨天，江北柳湾镇约300名农户卖粮。“粮好。”社长骆小川说。\n\n(记者 卓然)\n"


def at(text, start=0):
    return [TEXT.index(text, start), len(text)]


LABEL = dict(
    kind="article", span=[1, len(TEXT) - 2], kicker=at("柳湾镇"), headline=at("秋粮入仓"), dateline=at("澄湖讯"), published="2024-10-12",
    bylines=[dict(name=at("卓然"), role="reporter")], paragraphs=[at("昨天，江北柳湾镇约300名农户卖粮。“粮好。”社长骆小川说。")], annotated=True,
    dates=[dict(text=at("昨天"), start="2024-10-11", end="2024-10-11", granularity="day")],
    figures=[dict(text=at("约300名农户"), value=300, valueTo=None, bound="about", classifier="名")],
    people=[dict(name=at("骆小川"), title=at("社长"))],
    places=[dict(name=at("江北柳湾镇"), parts=[at("江北"), at("柳湾镇", 10)])],
    units=[dict(name=at("柳湾镇"), level="township")],
    quotes=[dict(text=at("粮好。"), speaker=at("骆小川"))])


def byte(scalars):
    return len(TEXT[:scalars].encode())


READING = dict(
    kind="article", span=dict(start=byte(1), end=byte(len(TEXT) - 1)), kicker="柳湾镇", headline="秋粮入仓", subheadline=None, section=None,
    dateline=dict(text="澄湖讯", place="澄湖"), published="2024-10-12", bylines=[dict(name="卓然", role="reporter", outlet=None)],
    paragraphs=["昨天，江北柳湾镇约300名农户卖粮。“粮好。”社长骆小川说。"],
    dates=[dict(text="昨天", start="2024-10-11", end="2024-10-11")],
    figures=[dict(text="约300名农户", value=300, bound="about")], people=[dict(name="骆小川", title="社长", organisation=None)],
    places=[dict(name="江北柳湾镇")], organisations=[], units=[dict(name="柳湾镇", level="township", path=[])],
    quotes=[dict(text="粮好。", speaker="骆小川")])


def score(change_reading=lambda r: None, change_label=lambda l: None):
    label, read = copy.deepcopy(LABEL), copy.deepcopy(READING)
    change_label(label), change_reading(read)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "page.txt").write_text(TEXT, encoding="utf-8")
        (folder / "seen").mkdir()
        file = folder / "seen/invented.json"
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        file.write_text(json.dumps(dict(page="page.txt", sha256=digest, articles=[label])), encoding="utf-8")
        page = labels.Page(file, folder)
    result = scores.Scores()
    found = object.__new__(reading.Reading)
    found.articles = [read]
    found.place(page)
    pairs, left = found.pairs(page)
    for wanted, got in pairs:
        structure.compare(result, page, wanted, got)
        annotations.compare(result, page, wanted, got)
    return {aspect: counts for (_, aspect), counts in result.counts.items()}


def faults(counts):
    return {aspect for aspect, c in counts.items() if c.missed or c.false}


class Scoring(unittest.TestCase):
    def test_a_reading_equal_to_the_labels_has_no_fault(self):
        counts = score()
        self.assertEqual(faults(counts), set())
        for aspect in set(scores.ASPECTS) - {"section", "subheadline", "organisation"}:
            self.assertEqual(counts[aspect].f1, 1, aspect)

    def test_each_fault_is_counted_where_it_belongs(self):
        cases = {
            "segmentation": lambda r: r["span"].update(end=byte(40)), "kind": lambda r: r.update(kind="photo"),
            "kicker": lambda r: r.update(kicker=None), "headline": lambda r: r.update(headline="柳湾镇 秋粮入仓"),
            "dateline": lambda r: r.update(dateline=None), "published": lambda r: r.update(published="2024-10-11"),
            "byline": lambda r: r["bylines"][0].update(role="editor"), "paragraphs": lambda r: r["paragraphs"].append("多出。"),
            "date": lambda r: r["dates"][0].update(start="2024-10-12"), "person": lambda r: r["people"].append(dict(name="小川", title=None)),
            "title of person": lambda r: r["people"][0].update(title=None), "place": lambda r: r.update(places=[dict(name="江北")]),
            "organisation": lambda r: r.update(organisations=[dict(name="粮库")]), "unit": lambda r: r["units"][0].update(level="county"),
            "quote and speaker": lambda r: r["quotes"][0].update(speaker="社员")}
        for aspect, change in cases.items():
            with self.subTest(aspect):
                self.assertEqual(faults(score(change)), {aspect})

    def test_a_figure_that_ends_elsewhere_is_wrong_but_has_its_value(self):
        self.assertEqual(faults(score(lambda r: r["figures"][0].update(text="约300名农户卖粮"))), {"figure"})
        self.assertEqual(faults(score(lambda r: r["figures"][0].update(bound="exact"))), {"figure", "figure, any extent"})

    def test_what_is_a_matter_of_taste_is_no_fault(self):
        tastes = {
            "parts of a place": lambda r: r.update(places=[dict(name="江北"), dict(name="柳湾镇")]),
            "an ordinal": lambda r: r["figures"].append(dict(text="第三届", value=3, bound="exact")),
            "a place that points": lambda r: r["places"].append(dict(name="我省")),
            "blanks in a paragraph": lambda r: r.update(paragraphs=[r["paragraphs"][0].replace("，", "， ")]),
            "brackets of a dateline": lambda r: r.update(dateline=dict(text="澄湖讯：", place="澄湖"))}
        for taste, change in tastes.items():
            with self.subTest(taste):
                self.assertEqual(faults(score(change)), set())

    def test_an_optional_label_is_neither_missed_nor_false(self):
        optional = lambda l: l["people"][0].update(optional=True)
        self.assertEqual(faults(score(change_label=optional)), set())
        self.assertEqual(faults(score(lambda r: r.update(people=[]), optional)), set())

    def test_another_accepted_value_is_right(self):
        whole = lambda l: l.update({"or": {"headline": [at("柳湾镇 秋粮入仓")], "kicker": [None]}})
        change = lambda r: r.update(headline="柳湾镇 秋粮入仓", kicker=None)
        self.assertEqual(faults(score(change, whole)), set())


class Composing(unittest.TestCase):
    def test_moves_the_labels_with_the_text_and_leaves_out_the_date_line(self):
        text = "秋粮入仓\n\n2024-10-12 来源：澄湖网\n\n澄湖讯 粮好。\n\n(记者 卓然)\n"
        at = lambda part: [text.index(part), len(part)]
        label = dict(kind="article", span=[0, len(text) - 1], headline=at("秋粮入仓"), dateline=at("澄湖讯"), paragraphs=[at("粮好。")],
                     bylines=[dict(name=at("澄湖网"), role="source"), dict(name=at("卓然"), role="reporter")])
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "page.txt").write_text(text, encoding="utf-8")
            (folder / "seen").mkdir()
            for name in "abcdefgh":
                entry = dict(page="page.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), articles=[label])
                (folder / f"seen/{name}.json").write_text(json.dumps(entry), encoding="utf-8")
            page, = composed.compose([labels.Page(file, folder) for file in sorted((folder / "seen").iterdir())])
        self.assertEqual(page.text, "秋粮入仓\n\n澄湖讯 粮好。\n\n(记者 卓然)\n\n" * 8)
        for article in page.articles:
            self.assertEqual(article.accepted("headline") + article.accepted("dateline") + article.paragraphs(), ["秋粮入仓", "澄湖讯", "粮好。"])
            self.assertEqual([b["name"] for b in article.bylines()], ["卓然"])
            self.assertEqual(page.text[slice(*article.span)], "秋粮入仓\n\n澄湖讯 粮好。\n\n(记者 卓然)")


class Labels(unittest.TestCase):
    files = sorted(labels.FOLDER.glob("*/*.json"))

    def test_hold_no_text_of_a_page(self):
        for file in self.files:
            told = re.sub(r'"as":"[^"]*"|"classifier":"[^"]{1,4}"', "", file.read_text(encoding="utf-8"))
            self.assertIsNone(re.search(r"[\u3000-\uffff]", told), file.name)

    def test_lie_in_the_half_that_their_name_says(self):
        for file in self.files:
            # The last bit fixed the half; pages that became seen later, as README.md tells, have a 0 in the two before it.
            bits = hashlib.sha256(file.stem.encode()).digest()[-1] & 7
            if file.stem.startswith(("local-", "digest-", "article-")):
                if bits == 7 or bits & 1 == 0:
                    self.assertEqual(file.parent.name, "unseen" if bits == 7 else "seen", file.name)
                elif not file.stem.startswith("article-"):  # of the articles, those labelled last were let be
                    self.assertEqual(file.parent.name, "seen", file.name)

    def test_lie_inside_their_articles(self):
        for file in self.files:
            for article in json.loads(file.read_text(encoding="utf-8"))["articles"]:
                start, end = article["span"][0], sum(article["span"])
                for kind in "dates figures people places organisations units quotes".split():
                    for item in article.get(kind, []):
                        place = item.get("text") or item["name"]
                        self.assertTrue(start <= place[0] and place[0] + place[1] <= end, f"{file.name} {kind} {place}")


if __name__ == "__main__":
    unittest.main()
