"""Articles, heads, credits and paragraphs beside their labels."""
import collections
import re

from scores import same, solid


def compare(scores, page, label, found):
    """`found` is none where the reading has no such article; `label` is none where the labels have none."""
    at = scores.at(page, label, found)
    if label and label.is_optional:
        return
    if label is None:
        at.add("segmentation", false=[(page.plain(page.text[slice(*found["scalars"])]),)])
        return
    segmentation(at, page, label, found)
    for field in ["kind", *label.FIELDS] if found else label.FIELDS:
        value = found.get(field) if found else None
        if field == "dateline":
            value = value and value["text"]
        one_value(at, field, label.accepted(field), value)
    if label.published and found:
        one_value(at, "published", [label.published], found["published"])
    bylines(at, label, found)
    wanted = collections.Counter(map(solid, label.paragraphs()))
    got = collections.Counter(map(solid, found["paragraphs"] if found else []))
    left = got - wanted - collections.Counter(map(solid, label.optional_paragraphs()))
    at.add("paragraphs", (wanted & got).total(), list((wanted - got).elements()), list(left.elements()))


def segmentation(at, page, label, found):
    if found and page.edges(*found["scalars"]) in label.accepted_spans:
        return at.add("segmentation", 1)
    text = page.plain(page.text[slice(*label.span)])
    got = found and page.plain(page.text[slice(*found["scalars"])])
    at.add("segmentation", missed=[text], false=[got] if found else [])


def one_value(at, aspect, accepted, value):
    bare = {"dateline": lambda t: re.sub(r"[\s:,.【】\[\]()]+$|^[\s【\[(]+", "", t), "kicker": lambda t: t.strip("【】 "),
            "section": lambda t: t.strip("【】■ ")}.get(aspect, lambda t: t)
    accepted = [None if a is None else bare(same(a)) for a in accepted]
    value = None if value is None else bare(same(value))
    if value in accepted:
        return at.add(aspect, 1 if value is not None else 0)
    at.add(aspect, missed=[accepted[0]] if None not in accepted else [], false=[value] if value is not None else [])


def bylines(at, label, found):
    got = [(solid(b["name"] or ""), b["role"]) for b in found["bylines"]] if found else []
    true, missed = 0, []
    for item in sorted(label.bylines(), key=lambda item: item.get("optional", False)):
        match = next((g for g in got if g[0] == solid(item["name"]) and item["role"] in (None, g[1])), None)
        if match:
            got.remove(match)
        if not item.get("optional"):
            true += bool(match)
            missed += [] if match else [(item["name"], item["role"])]
    at.add("byline", true, missed, got)
