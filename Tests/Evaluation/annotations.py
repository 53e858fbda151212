"""Dates, figures, names, units and quotes of an annotated article beside their labels."""
import calendar
import collections
import re

from scores import same, solid

# Places named by pointing are neither asked for nor wrong.
POINTING = re.compile(r"^(?:[我本全该当]?[省市区县镇乡村]|[我本全]国|当地|国内|境内)$")
# What may follow a place's name and belongs to it or not.
TAIL = re.compile(r"(?:境内|附近|门口|路段|交叉路?口|交汇处|城区|市区|地区|段|内|\d+号[楼院]?)$")
# Numerals that are a matter of taste: one of something, and ordinals.
TASTE = re.compile(r"^(?:一(?!半|成)|第|每|首)")
# Holidays name a day or only a name (“五一”黄金周): a matter of taste too.
HOLIDAY = re.compile(r"^[“\"]?(?:五一|十一|春节|除夕|元旦|国庆|中秋|端午|清明|重阳|元宵|冬至|立春|\w{1,3}节)")
UNIT_ENDING = re.compile(r"(?<=..)(?:省|市|区|县|自治区)$")


def compare(scores, page, label, found):
    if label.is_optional or not label.is_annotated:
        return
    at = scores.at(page, label, found)
    found = found or collections.defaultdict(list)
    listed(at, "date", label, page, found["dates"], "dates", is_date, skip=lambda f: HOLIDAY.match(f["text"]))
    listed(at, "figure", label, page, found["figures"], "figures", is_figure, skip=lambda f: TASTE.match(f["text"]))
    listed(at, "figure, any extent", label, page, found["figures"], "figures", is_value, skip=lambda f: TASTE.match(f["text"]))
    listed(at, "quote", label, page, found["quotes"], "quotes", is_quote)
    listed(at, "quote and speaker", label, page, found["quotes"], "quotes", is_spoken)
    people(at, label, found)
    ours = [name for kind in ("places", "organisations") for name, _, _ in label.named(kind)]
    organisations = [name for name, _, _ in label.named("organisations")]
    credits = [b["name"] for b in label.bylines()] + [b["outlet"] or "" for b in found["bylines"]]
    stems = {UNIT_ENDING.sub("", name) for name, _, _ in label.named("places")}
    names(at, "place", label.named("places"), found["places"],
          lambda name: len(name) == 1 or POINTING.match(name) or name in stems or any(name in o for o in organisations + credits))
    names(at, "organisation", label.named("organisations"), found["organisations"], lambda name: name in credits)
    units(at, label, found, ours + [label.accepted("dateline")[0] or ""])


def listed(at, aspect, label, page, found, kind, is_right, skip=lambda item: False):
    """Mentions in their order: the labels that are asked for first, then those that may be left out."""
    found, true, missed = list(found), 0, []
    for item in sorted(label.items(kind), key=lambda item: item.get("optional", False)):
        match = next((f for f in found if is_right(page, item, f)), None)
        if match:
            found.remove(match)
        if not item.get("optional"):
            true += bool(match)
            missed += [] if match else [told(page, item)]
    at.add(aspect, true, missed, [told_found(f) for f in found if not skip(f)])


def is_text(page, item, found):
    wanted, got = page.cut_up_to(item["text"]), same(found["text"])
    if item.get("optional"):
        return any(same(text) in got or got in same(text) for text in wanted)
    return got in map(same, wanted)


def is_date(page, item, found):
    if not is_text(page, item, found) or item.get("optional"):
        return is_text(page, item, found)
    if item["end"] == item["start"]:
        return found["start"] == item["start"]
    return day(found["start"], "01-01") == day(item["start"], "01-01") and day(found["end"], "12-31") == day(item["end"], "12-31")


def day(moment, rest):
    """The first or last day of a year or month, so that 2006-07 to 2006-09 is the quarter that 07-01 to 09-30 is."""
    year, month, number = (re.split("[-T]", moment) + [None, None])[:3]
    month = month or rest[:2]
    last = calendar.monthrange(int(year), int(month))[1] if rest == "12-31" else 1
    return f"{year}-{month}-{number or f'{last:02}'}"


def is_figure(page, item, found):
    return is_text(page, item, found) and has_value(item, found)


def is_value(page, item, found):
    """The number and its bound are right, whatever of the words around it belongs to the text."""
    wanted, got = same(page.cut(item["text"][:2])), same(found["text"])
    return (wanted in got or got in wanted) and has_value(item, found)


def has_value(item, found):
    if item.get("optional"):
        return True
    return (near(found["value"], item["value"]) and near(found.get("valueTo"), item["valueTo"])
            and found["bound"] == item["bound"])


def near(a, b):
    return a == b if a is None or b is None else abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def is_quote(page, item, found):
    bare = lambda text: solid(text).strip("“”\",。.")
    wanted, got = bare(page.cut(item["text"])), bare(found["text"])
    return got == wanted or (item.get("optional", False) and (wanted in got or got in wanted))


def is_spoken(page, item, found):
    wanted, got = [page.cut(item["speaker"]), *map(page.cut, item.get("or", []))], found["speaker"]
    if not is_quote(page, item, found) or wanted[0] is None:
        return is_quote(page, item, found)
    return got is not None and any(name in got or (len(got) > 1 and got in name) for name in wanted)


def told(page, item):
    value = item.get("start") or ("value" in item and f"{item['value']:g} {item['bound']}") or None
    if item.get("end") != item.get("start"):
        value = f"{value}..{item['end']}"
    if item.get("valueTo") is not None:
        value = f"{item['value']:g}-{item['valueTo']:g} {item['bound']}"
    if "speaker" in item:
        value = page.cut(item["speaker"])
    return (page.cut(item["text"][:2]), value)


def told_found(found):
    if "start" in found:
        return (found["text"], found["start"] if found["end"] == found["start"] else f"{found['start']}..{found['end']}")
    if "value" in found:
        value = f"{found['value']:g}" + (f"-{found['valueTo']:g}" if found.get("valueTo") is not None else "")
        return (found["text"], f"{value} {found['bound']}")
    return (found["text"], found["speaker"])


def people(at, label, found):
    cut = label.page.cut
    got = {p["name"]: p for p in found["people"]}
    known = {solid(b["name"]) for b in label.bylines()}
    true, missed = 0, []
    for name, _, entry in label.named("people"):
        forms = [name, *map(cut, entry.get("or", []))]
        known.update(forms)
        person = next((got[form] for form in forms if form in got), None)
        if entry.get("optional"):
            continue
        true += person is not None
        missed += [] if person else [name]
        if person and "title" in entry:
            title(at, name, cut(entry["title"]), cut(entry.get("organisation")), person["title"])
    at.add("person", true, missed, [name for name in got if name not in known])


def title(at, name, wanted, organisation, got):
    right = got is not None and solid(got) in (solid(wanted), solid((organisation or "") + wanted))
    at.add("title of person", int(right), [] if right else [(name, wanted)], [(name, got)] if got and not right else [])


def names(at, aspect, labelled, found, is_ignored):
    cut = at.page.cut
    known = {name for name, _, _ in labelled}
    got = list(dict.fromkeys(name for item in found for name in apart(item["name"], known)))
    left, true, missed = set(got), 0, []
    for name, parts, entry in labelled:
        wholes = {name, *map(cut, entry.get("or", []))}
        if "tail" in entry:
            wholes.add("".join(parts[:-1]))
        forms = wholes | {g for g in got if TAIL.sub("", g) in wholes}
        whole = forms & set(got)
        pieces = joined(parts[:-1] if "tail" in entry else parts, set(got)) if parts else None
        left -= forms | set(runs(parts or []))
        if not entry.get("optional"):
            true += bool(whole or pieces)
            missed += [] if whole or pieces else ["/".join(parts) if parts else name]
    at.add(aspect, true, missed, [name for name in got if name in left and not is_ignored(name)])


def apart(name, known):
    """A crossing that is named as one (甲路与乙路交叉口) names both roads."""
    both = re.split("[与和]", TAIL.sub("", name))
    return both if len(both) == 2 and known.issuperset(both) else [name]


def runs(parts):
    return ["".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]


def joined(parts, got):
    """Whether the parts can be laid together of names that were found."""
    return not parts or any("".join(parts[:n]) in got and joined(parts[n:], got) for n in range(1, len(parts) + 1))


def units(at, label, found, printed):
    stem = lambda name: UNIT_ENDING.sub("", name)
    got = list(dict.fromkeys((u["name"], u["level"]) for u in found["units"]))
    true, missed = 0, []
    for name, _, entry in sorted(label.named("units"), key=lambda unit: unit[2].get("optional", False)):
        match = [g for g in got if stem(g[0]) == stem(name) and g[1] == entry["level"]]
        got = [g for g in got if g not in match]
        if not entry.get("optional"):
            true += bool(match)
            missed += [] if match else [(name, entry["level"])]
    labelled = {stem(name) for name, _, _ in label.named("units")}
    false = [g for g in got if stem(g[0]) in labelled or not any(stem(g[0]) in text for text in printed)]
    at.add("unit", true, missed, false)
