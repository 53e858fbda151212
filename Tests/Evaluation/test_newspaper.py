"""Pages of the newspaper are laid out so that nothing is lost and each line has its tag."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import newspaper
import tagged

FOUND = [([("N", "简讯")], [("P", "堤上的灯亮了。")]),
         ([], [("H", "渡口添了新船"), ("B", "本报记者莫云舟"), ("P", "新船一次能坐四十人，过河的人再也不用排长队了。")])]


class NewspaperTests(unittest.TestCase):
    def test_lines_are_told_in_order_whatever_the_layout(self):
        for layout in newspaper.LAYOUTS:
            lines = newspaper.page(FOUND, layout).splitlines()
            told = "".join(line[2:].strip("　") for line in lines)
            self.assertEqual(told, "".join(text for ahead, own in FOUND for _, text in [*ahead, *own]), layout)
            self.assertEqual([line[0] for line in lines if line[0] not in "-p"], list("NAPAHBP"), layout)

    def test_a_page_gives_its_articles(self):
        page = tagged.TaggedPage("newspaper-10-01", "seen", newspaper.page(FOUND, newspaper.LAYOUTS[0]))
        self.assertEqual([article.accepted("headline")[0] for article in page.articles], [None, "渡口添了新船"])
        self.assertEqual(len(page.text[slice(*page.articles[0].span)].split("\n")), 1)

    def test_no_column_begins_with_a_closing_sign(self):
        pieces = list(newspaper.columns("新船一次能坐四十人，过河的人不用排队。", 9))
        self.assertEqual("".join(pieces), "新船一次能坐四十人，过河的人不用排队。")
        self.assertTrue(all(piece[0] not in newspaper.CLOSING for piece in pieces), pieces)

    def test_each_part_of_tags_can_be_read(self):
        for part in (*newspaper.SEEN, *newspaper.UNSEEN):
            words = (newspaper.FOLDER / f"{part}.tags").read_text(encoding="utf-8").split()
            paper = [f"第{number}行" for number in range(1, int(words[0]) + int(words[1]))]
            found = newspaper.articles(part, paper)
            self.assertGreater(len(found), 250)
            self.assertTrue(all(own for _, own in found))


if __name__ == "__main__":
    unittest.main()
