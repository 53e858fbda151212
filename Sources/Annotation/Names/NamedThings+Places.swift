extension NamedThings {
    /// Puts units and places, and sites named after one (聊城南高速路口) into an empty list, left to right.
    func findPlaces(
        outside organisations: Row<Range<Int>>, in rows: RowStorage<Range<Int>>, _ found: inout [Range<Int>]
    ) {
        var covered = 0
        for head in withRejected(organisations).map(rows.keep) ?? heads {
            guard
                !scalars.any(head, { NameMarks.separators.contains($0) }) || ForeignPlaces.contains(head, in: scalars),
                head.count >= 2 || abbreviations.contains(scalars[head.lowerBound])
            else { continue }
            let isUnit = units.contains(exactly: head)
            // 古楼街道|香江社区|广场: the site is named by the unit next to it.
            let isFollowed = isUnit && units.starting(at: head.upperBound) != nil
            // 澄江街道|凤洋村: each by itself, and not the two of them again.
            if !isUnit, isRowOfUnits(head) { continue }
            guard let head = isUnit ? head : trimmed(head),
                head.count >= 2 || abbreviations.contains(scalars[head.lowerBound])
            else { continue }
            if !isFollowed, let site = site(from: head) {
                if isUnit { found.append(head) }
                found.append(site)
            } else if isUnit || head.lowerBound >= covered {
                if !isUnit, organisations.touches(head) { continue }
                if !isUnit, PlaceWords.isCommonNoun(scalars, head) || isPairOfCountries(head),
                    found.last.map({ $0.upperBound == head.lowerBound && held(by: $0) == head }) != true
                {
                    continue
                }
                if let country = countryAhead(head) {
                    found.append(country)
                    found.append(country.upperBound..<head.upperBound)
                } else {
                    found.append(head)
                }
            }
            // 甲地、|乙县、|丙县等地
            while let last = found.last, let next = listed(after: last), !organisations.touches(next) {
                if heads.touches(next) { break }
                found.append(next)
            }
            // 贵州|铜仁
            if let last = found.last, let town = held(by: last), !organisations.touches(town), !heads.touches(town) {
                found.append(town)
            }
            if let last = found.last, let road = crossingRoad(after: last), !heads.touches(road) { found.append(road) }
            if let last = found.last, let road = crossingRoad(ahead: last), !found.touches(road) {
                found.insert(road, at: found.count - 1)
            }
            covered = max(covered, found.last?.upperBound ?? 0)
        }
        var own = placesOfTheirOwn()
        // 京|珠高速
        if own.isEmpty { return }
        found.removeAll { own.encloses($0) }
        own.removeAll { found.touches($0) || organisations.touches($0) }
        if own.isEmpty { return }
        found += own
        found.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    }

    private func isRowOfUnits(_ head: Range<Int>) -> Bool {
        var end = head.lowerBound
        while let unit = units.starting(at: end), unit.range.upperBound <= head.upperBound {
            end = unit.range.upperBound
        }
        return end == head.upperBound
    }

    private func listed(after place: Range<Int>) -> Range<Int>? {
        let start = place.upperBound + 1
        guard start + 2 < scalars.count, scalars[start - 1] == scalar("、") || joins.contains(scalars[start - 1]),
            let next = KnownPlaces.place(startingAt: start, in: scalars, to: scalars.count),
            next.upperBound < scalars.count
        else { return nil }
        if scalars[start - 1] == scalar("、") { return afterListed.contains(scalars[next.upperBound]) ? next : nil }
        // 玉环|和|乐清: not 和|平
        let gazetteer = Gazetteer.shared
        return gazetteer.isWord(scalars[start - 1], scalars[start])
            || gazetteer.isWord(scalars[start], scalars[start + 1])
            || gazetteer.isWord(scalars[next.upperBound - 1], scalars[next.upperBound])
            || afterNamesakes.length(startingAt: next.upperBound, in: scalars, to: scalars.count) > 0
            || !isKnown(place) || !gazetteer.isCounty(next, in: scalars) || people.touches(next) ? nil : next
    }

    /// 贵州|铜仁: a town or county right behind the province or prefecture that holds it, and no word.
    private func held(by place: Range<Int>) -> Range<Int>? {
        let gazetteer = Gazetteer.shared
        guard place.upperBound + 1 < scalars.count, isIdeograph(scalars[place.upperBound]) else { return nil }
        // Most places hold none, and that costs least to ask.
        guard gazetteer.isName(place, in: scalars, downTo: 1),
            let next = KnownPlaces.place(startingAt: place.upperBound, in: scalars, to: scalars.count),
            afterNamesakes.length(startingAt: next.upperBound, in: scalars, to: scalars.count) == 0,
            units.covering(next.lowerBound) == nil,
            !people.touches(next),
            !gazetteer.isWord(scalars[next.upperBound - 1], text[next.upperBound]) || next.count > 2
        else { return nil }
        let holders = gazetteer.members(at: place, in: scalars).filter { gazetteer.level(of: Int($0.unit)) < 2 }
        // 山东|日照 is a prefecture for all that it is a word; 辽宁|振兴 is more often done than a district.
        let isWord = gazetteer.isWord(scalars[next.lowerBound], scalars[next.lowerBound + 1])
        let isHeld = gazetteer.members(at: next, in: scalars).contains { member in
            (!isWord || gazetteer.level(of: Int(member.unit)) == 1)
                && holders.contains { member.unit != $0.unit && gazetteer.isWithin(Int(member.unit), Int($0.unit)) }
        }
        return isHeld ? next : nil
    }

    /// 文化路|与|东风东街|交叉口
    private func crossingRoad(after road: Range<Int>) -> Range<Int>? {
        let start = road.upperBound + 1
        guard start + 2 < scalars.count, scalars[start - 1] == scalar("与") || scalars[start - 1] == scalar("和"),
            roadTails.contains(scalars[start - 2])
        else { return nil }
        var end = start
        while end < min(scalars.count, start + 6), isIdeograph(scalars[end]), !NameMarks.barriers.contains(scalars[end])
        {
            end += 1
            if end - start >= 3, roadEnds.contains(scalars[end - 1]) { return start..<end }
            if end - start >= 3, end < scalars.count, scalars[end - 1] == scalar("大"), scalars[end] == scalar("道") {
                return start..<end + 1
            }
        }
        return nil
    }

    /// 东风大道北|与|康乐路|交汇处: the road ahead that nothing told.
    private func crossingRoad(ahead road: Range<Int>) -> Range<Int>? {
        let end = road.lowerBound - 1
        guard end > 3, scalars[end] == scalar("与") || scalars[end] == scalar("和"),
            PlaceWords.crossings.length(startingAt: road.upperBound, in: scalars, to: scalars.count) > 0
        else { return nil }
        var tail = end
        if directions.contains(scalars[tail - 1]) { tail -= 1 }
        guard roadEnds.contains(scalars[tail - 1]) else { return nil }
        var start = tail - 1
        while start > 0, tail - start < 6, isIdeograph(scalars[start - 1]),
            !NameMarks.barriers.contains(scalars[start - 1]),
            !aheadOfRoads.contains(scalars[start - 1])
        {
            start -= 1
        }
        return tail - start >= 3 && tail - start < 6 ? start..<end : nil
    }

    /// 约旦|某某·某某空军基地: a country, and a long name of its own.
    private func countryAhead(_ head: Range<Int>) -> Range<Int>? {
        guard head.count >= 7, scalars[head].contains(scalar("·")), !units.contains(exactly: head) else { return nil }
        for length in [5, 4, 3, 2] where ForeignPlaces.contains(scalars[head.prefix(length)]) {
            return head.lowerBound..<head.lowerBound + length
        }
        return nil
    }

    /// The heads with those; nil where there are none.
    private func withRejected(_ organisations: Row<Range<Int>>) -> [Range<Int>]? {
        let further = placesOfRejected(organisations).filter { !heads.touches($0) }
        if further.isEmpty { return nil }
        return (heads + further).sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    }

    private func site(from head: Range<Int>) -> Range<Int>? {
        var end = head.upperBound
        var best: Int?
        let scalars = scalars
        while end < scalars.count, end - head.upperBound < 10, isIdeograph(scalars[end]),
            !NameMarks.barriers.contains(scalars[end])
        {
            end += 1
            // 收费站出口|至|迎宾大道, 中俄|首座|跨江大桥
            if scalars[end - 1] == scalar("至") { break }
            if scalars[end - 1] == scalar("首"), end < scalars.count, countingWords.contains(scalars[end]) { break }
            guard PlaceWords.sites.mayEnd(in: scalars[end - 1]) else { continue }
            let length = PlaceWords.sites.length(endingAt: end, in: scalars, from: head.upperBound)
            if length > 0, isSite(head, name: head.upperBound..<end - length, kind: end - length..<end) { best = end }
        }
        return best.map { head.lowerBound..<$0 }
    }

    /// 中牙, 俄美, 京雄: two, of which neither is named by it.
    private func isPairOfCountries(_ range: Range<Int>) -> Bool {
        guard range.count == 2 else { return false }
        let (first, second) = (scalars[range.lowerBound], scalars[range.lowerBound + 1])
        return
            (abbreviations.contains(first)
            ? abbreviations.contains(second) || partners.contains(second)
            : townsOfPairs.contains(first) && abbreviations.contains(second))
            && !(first == scalar("印") && second == scalar("尼"))
            && !Gazetteer.shared.isName(range, in: scalars)
            && !ForeignPlaces.contains(range, in: scalars)
    }

    /// 汽车市场, 国内市场, 上海市场: where goods are dealt in, and no place.
    private func isSite(_ head: Range<Int>, name: Range<Int>, kind: Range<Int>) -> Bool {
        if name.count > 0, scalars[name.lowerBound] == scalar("一") || scalars[name.upperBound - 1] == scalar("一") {
            return false
        }
        guard kind.count == 2, scalars[kind.lowerBound] == scalar("市"), scalars[kind.lowerBound + 1] == scalar("场")
        else {
            return true
        }
        if name.isEmpty {
            return !Gazetteer.shared.members(at: head, in: scalars).contains {
                Gazetteer.shared.level(of: Int($0.unit)) < 2
            } && !ForeignPlaces.contains(scalars[head]) && !PlaceWords.regions.contains(scalars[head])
        }
        return name.count <= 4
            && (name.count < 2
                || !Gazetteer.shared.isWord(scalars[name.upperBound - 2], scalars[name.upperBound - 1]))
    }
}

private let countingWords = ScalarSet("座条个家处")
private let roadEnds = ScalarSet("路街巷道")
private let roadTails = ScalarSet("路街巷道北南东西")
private let directions = ScalarSet("东南西北")
private let joins = ScalarSet("和与及")
/// 南京|路, 吉林|大学: what is called after a town.
private let afterNamesakes = WordSet("路 街 大学 大道 大街 中学 小学 医院 银行 队 高中 一 二 三 四 五 六 七 八 九")
private let afterListed = ScalarSet("、等和及与,。两三四五六")
private let aheadOfRoads = ScalarSet("省市县区镇乡村沿至到行往过经")
/// What is said for a state or a town behind another alone: 中塞, 京雄.
private let partners = ScalarSet("乌塞塔阿泰哥纳卢萨柬缅菲越尼孟吉土叙黎苏肯坦穗雄杭蓉昆深邕甬厦")
private let townsOfPairs = ScalarSet("穗雄杭蓉昆深邕甬厦")
private let abbreviations = ScalarSet("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青台蒙桂藏宁新港澳中美英法德俄日韩朝印加澳意巴以伊埃牙欧非亚拉")
