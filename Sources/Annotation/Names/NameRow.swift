/// What the names of one text tell of their neighbours: in a row parted by 、 all are of one kind, and what follows may make a place of
/// a person. Linear in the names.
struct NameRow {
    private let text: AnnotatedText
    private var scalars: Scalars { text.scalars }

    init(_ text: AnnotatedText) {
        self.text = text
    }

    func agree(_ names: inout [NameSpan]) {
        for index in names.indices {
            let (name, own) = (names[index], ofPlace(names[index]))
            if own != name { names[index] = own }
        }
        guard names.count > 1 else { return }
        for index in names.indices {
            let name = names[index]
            let before = index > 0 && isListed(names[index - 1], name) ? names[index - 1].kind : nil
            let after = index + 1 < names.count && isListed(name, names[index + 1]) ? names[index + 1].kind : nil
            guard let kind = before ?? after, before ?? kind == after ?? kind, kind != name.kind else { continue }
            if name.kind == .person, kind == .place, isForeign(name.range), !isTitled(name),
                before != nil || rowGoesOn(names[index + 1].range.upperBound)
            {
                names[index].kind = .place
            }
            if name.kind == .place, kind == .person, before != nil, isPersonLike(name.range) {
                names[index].kind = .person
            }
        }
    }

    /// 甲、乙
    private func isListed(_ first: NameSpan, _ second: NameSpan) -> Bool {
        first.range.upperBound + 1 == second.range.lowerBound && scalars[first.range.upperBound] == scalar("、")
    }

    /// 甲、乙和, 甲、乙等: what stands next is no office of the place.
    private func rowGoesOn(_ end: Int) -> Bool { end == scalars.count || afterRows.contains(scalars[end]) }

    /// 梁赞|州, 布赖吉|难民营: named by its kind.
    private func ofPlace(_ name: NameSpan) -> NameSpan {
        if name.kind == .person, distances.length(endingAt: name.range.lowerBound, in: scalars) > 0 {
            return NameSpan(range: name.range, kind: .place)
        }
        // 阿拉斯加州|安克雷奇, 曹家巷
        if name.kind == .person, let first = name.range.first, !isTitled(name) {
            let isBelow = first > 0 && states.contains(scalars[first - 1]) && isForeign(name.range)
            let isHamlet =
                name.range.count == 3 && scalars[first + 1] == scalar("家") && hamlets.contains(scalars[first + 2])
            if isBelow || isHamlet { return NameSpan(range: name.range, kind: .place) }
        }
        // 总统|普京
        if name.kind == .place, name.range.allSatisfy({ NameWords.transliterations.contains(scalars[$0]) }),
            rulersAhead.length(endingAt: name.range.lowerBound, in: scalars) > 0,
            !Gazetteer.shared.isName(name.range, in: scalars), !ForeignPlaces.contains(name.range, in: scalars),
            !KnownPlaces.contains(scalars[name.range])
        {
            return NameSpan(range: name.range, kind: .person)
        }
        guard name.kind == .person, isForeign(name.range), !isTitled(name) else { return name }
        let end = name.range.upperBound
        if let last = name.range.last, name.range.count > 2, kinds.contains(scalars[last]) {
            return NameSpan(range: name.range, kind: .place)
        }
        if end < scalars.count, kinds.contains(scalars[end]),
            end + 1 == scalars.count || !afterKinds.contains(scalars[end + 1])
        {
            return NameSpan(range: name.range.lowerBound..<end + 1, kind: .place)
        }
        return areas.length(startingAt: end, in: scalars, to: scalars.count) > 0
            ? NameSpan(range: name.range, kind: .place) : name
    }

    private func isForeign(_ range: Range<Int>) -> Bool {
        range.count > 2
            && range.allSatisfy { NameWords.transliterations.contains(scalars[$0]) || kinds.contains(scalars[$0]) }
            && !(range.count == 3 && NameWords.commonSurnames.contains(scalars[range.lowerBound]))
    }

    private func isPersonLike(_ range: Range<Int>) -> Bool {
        (2...3).contains(range.count) && NameWords.surnames.contains(scalars[range.lowerBound])
            && !Gazetteer.shared.isName(range, in: scalars) && !KnownPlaces.contains(scalars[range])
            && !ForeignPlaces.contains(range, in: scalars)
            && !range.contains { NameWords.impossible.contains(scalars[$0]) }
    }

    private func isTitled(_ name: NameSpan) -> Bool {
        let start = name.range.lowerBound
        return TitleWords.heads.length(endingAt: start, in: scalars, from: max(0, start - 8)) > 0
            || rulers.length(endingAt: start, in: scalars, from: max(0, start - 3)) > 0
            || name.range.contains { rulers.length(startingAt: $0, in: scalars, to: name.range.upperBound) > 0 }
    }
}

/// 首都以西50公里的|某地
private let distances = WordSet("公里的 公里处的 公里外的 公里以外的 千米的 海里的 地处 坐落于 途经 行经")
private let kinds = ScalarSet("州市县")
private let afterKinds = ScalarSet("长委政级")
private let afterRows = ScalarSet("、等和及与,。地州市的")
private let states = ScalarSet("州省")
private let hamlets = ScalarSet("巷湾沟庄村屯桥店坝坪岭河堡寨坡塘")
private let rulersAhead = WordSet("总统 总理 首相 外长 国防部长 发言人 议长 主教练 主帅 外援 球星 国王 教皇")
private let rulers = WordSet("夫人 苏丹 埃米尔 国王 王后 王子 公主 先生 女士")
private let areas = WordSet("难民营 地区 省 沿海 海岸")
