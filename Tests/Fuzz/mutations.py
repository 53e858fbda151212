"""python3 Tests/Fuzz/mutations.py COUNT CHANCE WORDS SEEDS... DIR: writes COUNT files into DIR, each a seed cut, spliced,
wrapped and spoilt by a few steps of chance. The same for the same seeds and words on any machine: what CI tries must not
depend on where code lies in memory or in what order a folder is listed, as what libFuzzer tries does.

CHANCE: any number; another one makes other files. WORDS: a file of one word a line. SEEDS: files and folders, read in the order of their names. No file is longer than 8,192 bytes.
"""

import pathlib
import random
import sys

LONGEST = 8192
SIGNS = list("。，、；：？！“”（）【】《》—…·■□●▲①0１一〇年月日\n\r\t　 ") + ["\r\n", "\n\n", "\0", "\x0c", "<p>", "</h2>", "# ", "\ufeff"]


def a_cut(chance, page):
    """Two places of the page, the first not behind the second, mostly near to each other."""
    start = chance.randrange(len(page) + 1)
    reach = chance.choice((3, 3, 12, 60, 400, len(page)))
    return start, min(len(page), start + chance.randrange(reach + 1))


def lines_of(page):
    return page.splitlines(keepends=True) or [page]


def delete(chance, page, words, other):
    start, end = a_cut(chance, page)
    return page[:start] + page[end:]


def repeat(chance, page, words, other):
    start, end = a_cut(chance, page)
    return page[:end] + page[start:end] * chance.choice((1, 1, 2, 30)) + page[end:]


def insert_word(chance, page, words, other):
    place = chance.randrange(len(page) + 1)
    return page[:place] + chance.choice(words) + page[place:]


def overwrite(chance, page, words, other):
    start, end = a_cut(chance, page)
    return page[:start] + bytes(chance.randrange(256) for _ in range(min(4, end - start))) + page[min(end, start + 4) :]


def insert_sign(chance, page, words, other):
    text = page.decode("utf-8", "surrogateescape")
    place = chance.randrange(len(text) + 1)
    return (text[:place] + chance.choice(SIGNS) + text[place:]).encode("utf-8", "surrogateescape")


def drop_character(chance, page, words, other):
    text = page.decode("utf-8", "surrogateescape")
    place = chance.randrange(len(text) + 1)
    return (text[:place] + text[place + chance.randrange(1, 9) :]).encode("utf-8", "surrogateescape")


def insert_line(chance, page, words, other):
    lines = lines_of(page)
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines_of(other)))
    return b"".join(lines)


def insert_word_line(chance, page, words, other):
    lines = lines_of(page)
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(words) + b"\n")
    return b"".join(lines)


def drop_line(chance, page, words, other):
    lines = lines_of(page)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def swap_lines(chance, page, words, other):
    lines = lines_of(page)
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def splice(chance, page, words, other):
    own, others = lines_of(page), lines_of(other)
    return b"".join(own[: chance.randrange(len(own) + 1)] + others[chance.randrange(len(others)) :])


def wrap(chance, page, words, other):
    """The page in columns, as narrow as a newspaper's or much narrower."""
    width = chance.choice((1, 2, 5, 9, 13, 17, 40))
    text = page.decode("utf-8", "surrogateescape")
    rows = [line[place : place + width] for line in text.split("\n") for place in range(0, max(1, len(line)), width)]
    return "\n".join(rows).encode("utf-8", "surrogateescape")


def join_lines(chance, page, words, other):
    lines = lines_of(page)
    place = chance.randrange(len(lines))
    return b"".join(lines[:place] + [line.rstrip(b"\r\n") for line in lines[place : place + chance.choice((2, 3, 99))]] + lines[place + 99 :])


STEPS = [
    delete, repeat, insert_word, overwrite, insert_sign, insert_sign, drop_character, drop_character, insert_line,
    insert_line, insert_word_line, insert_word_line, drop_line, drop_line, swap_lines, splice, wrap, join_lines,
]  # fmt: skip


def mutation(chance, seeds, words):
    page = chance.choice(seeds)
    for _ in range(chance.choice((1, 2, 3, 4, 6, 12))):
        page = chance.choice(STEPS)(chance, page, words, chance.choice(seeds))[:LONGEST]
    return page


def read_seeds(names):
    files = []
    for name in names:
        path = pathlib.Path(name)
        files += sorted(path.iterdir()) if path.is_dir() else [path]
    return [file.read_bytes()[:LONGEST] for file in files if file.suffix != ".expected"]


def main():
    count, number, words, *seeds, folder = sys.argv[1:]
    words = pathlib.Path(words).read_bytes().splitlines() or [b"\0"]
    seeds = read_seeds(seeds)
    chance = random.Random(int(number))
    pathlib.Path(folder).mkdir(parents=True)
    for number in range(int(count)):
        (pathlib.Path(folder) / f"{number:06}").write_bytes(mutation(chance, seeds, words))


if __name__ == "__main__":
    main()
