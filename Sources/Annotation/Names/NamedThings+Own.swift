/// Bodies that neither the model nor a place tells.
extension NamedThings {
    /// 四季青医院, 交警三大队: a name of two to four characters ahead of an ending that only bodies have. What is a common word
    /// (物流公司, 中医医院) tells a kind.
    func bodiesOfTheirOwn() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = text.next(.bodyEnd, from: 3) + 1
        while end <= scalars.count {
            let ending = OrganisationWords.strongEndings.length(
                endingAt: end, in: scalars, from: found.last?.upperBound ?? 0)
            if ending > 0, let start = ownName(before: end - ending, from: found.last?.upperBound ?? 0),
                !isOtherName(start..<end), !OrganisationWords.isCutOff(end, in: scalars),
                units.covering(end - 1) == nil, units.covering(start) == nil
            {
                found.append(start..<end)
            }
            if ending == 0, let firm = firm(endingAt: end, from: found.last?.upperBound ?? 0) { found.append(firm) }
            end = text.next(.bodyEnd, from: end) + 1
        }
        return found
    }

    /// 安石|食品, 远川|物流: two or three characters that are no words ahead of a trade, between two marks or particles.
    private func firm(endingAt end: Int, from floor: Int) -> Range<Int>? {
        let trade = OrganisationWords.trades.length(endingAt: end, in: scalars, from: floor)
        guard trade > 0, end == scalars.count || !isIdeograph(scalars[end]) || afterFirms.contains(scalars[end]) else {
            return nil
        }
        let nameEnd = end - trade
        for length in 2...3 {
            let start = nameEnd - length
            guard start >= floor, isIdeograph(scalars[start]) else { return nil }
            guard start == 0 || !isIdeograph(scalars[start - 1]) || aheadOfFirms.contains(scalars[start - 1]) else {
                continue
            }
            let name = start..<nameEnd
            let isOfWords =
                name.contains { Gazetteer.shared.isWord(scalars[$0], scalars[$0 + 1]) }
                || name.dropLast().contains { PhraseTable.shared.word(at: $0, in: scalars, to: end) != nil }
            let isPlain = scalars[name].allSatisfy {
                isIdeograph($0) && !notInFirms.contains($0) && !NumeralScalar.counts($0)
            }
            guard !isOfWords, isPlain, !isOtherName(start..<end), units.covering(nameEnd - 1) == nil,
                KnownPlaces.place(startingAt: start, in: scalars, to: nameEnd) == nil
            else { return nil }
            return start..<end
        }
        return nil
    }

    /// 记者从全国某某办公室获悉: who tells it is a body, if it ends like one.
    func bodiesOfSources() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = 4
        while case let known = text.next(.seldom, from: min(at, scalars.count)), known < scalars.count {
            at = known + 1
            guard scalars[known] == scalar("悉"), scalars[known - 1] == scalar("获") else { continue }
            var start = known - 1
            while start > 0, known - start < 24, isIdeograph(scalars[start - 1]), scalars[start - 1] != scalar("从") {
                start -= 1
            }
            let body = start..<known - 1
            guard start > 0, scalars[start - 1] == scalar("从"), body.count >= 5,
                OrganisationWords.endingLength(body, in: scalars) > 0, !scalars[body].contains(scalar("的")),
                scalars[start] == scalar("全") || heads.starts(at: start),
                units.covering(body.upperBound - 1) == nil, !vagueOwners.contains(scalars[start]),
                !OrganisationWords.isCommonNoun(scalars, body)
            else { continue }
            found.append(body)
        }
        return found
    }

    /// 青石二号隧道, 大岭工业区: a name of two to four characters ahead of an ending that only places have, where the model saw
    /// nothing; 汽车北站 as it stands.
    func placesOfTheirOwn() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = text.next(.placeEnd, from: 1) + 1
        while end <= scalars.count {
            let floor = found.last?.upperBound ?? 0
            let plain = PlaceWords.plainNames.length(endingAt: end, in: scalars, from: floor)
            let ending = plain > 0 ? 0 : PlaceWords.strongEndings.length(endingAt: end, in: scalars, from: floor)
            if plain > 0 {
                found.append(end - plain..<end)
            } else if let road = numberedRoad(endingAt: end, from: floor, ending: ending) {
                found.append(road)
                if road.upperBound > end { end = road.upperBound }
            } else if ending == 0, let start = streetStart(endingAt: end, from: floor) {
                found.append(start..<end)
            } else if ending > 0,
                !isOfSpeed(end - ending, ending),
                let start = ownPlace(before: withoutNumber(end - ending), from: floor), !isPerson(start..<end),
                !isOnTheWay(start, upTo: end - ending),
                units.covering(start) == nil
            {
                found.append(start..<end)
            }
            end = text.next(.placeEnd, from: end) + 1
        }
        return found
    }

    /// 107国道, 省道206线, G15高速: roads by their numbers.
    private func numberedRoad(endingAt end: Int, from floor: Int, ending: Int) -> Range<Int>? {
        if scalars[end - 1] == scalar("道"), end - 2 >= floor, numberedRoads.contains(scalars[end - 2]) {
            var start = end - 2
            while start > floor, isDigitScalar(scalars[start - 1]) || isLatinLetter(scalars[start - 1]) { start -= 1 }
            if (2...4).contains(end - 2 - start) { return start..<end }
            var after = end
            while after < min(scalars.count, end + 5), isDigitScalar(scalars[after]) || isLatinLetter(scalars[after]) {
                after += 1
            }
            guard start == end - 2, (2...4).contains(after - end) else { return nil }
            return start..<(after < scalars.count && scalars[after] == scalar("线") ? after + 1 : after)
        }
        guard ending > 0, scalars[end - ending] == scalar("高") else { return nil }
        var start = end - ending
        while start > floor, isDigitScalar(scalars[start - 1]) { start -= 1 }
        guard (1...4).contains(end - ending - start), start > floor,
            scalars[start - 1] == scalar("G") || scalars[start - 1] == scalar("S")
        else { return nil }
        return start - 1..<end
    }

    /// 京珠|高速: of towns or provinces by one character each; what else moves at high speed is no road.
    private func isOfSpeed(_ end: Int, _ ending: Int) -> Bool {
        guard scalars[end..<end + ending].starts(with: "高速".scalarValues) else { return false }
        return end < 2 || !scalars[end - 2..<end].allSatisfy({ motorwayEnds.contains($0) })
            || end > 2 && motorwayEnds.contains(scalars[end - 3])
    }

    /// 人民路, 建设北路, 解放大道, with what may stand ahead of a street.
    private func streetStart(endingAt end: Int, from floor: Int) -> Int? {
        guard PlaceWords.streetEnds.contains(scalars[end - 1]),
            end == scalars.count || !afterStreets.contains(scalars[end])
        else { return nil }
        var stem = end - 1
        let isBroad = stem > 0 && scalars[stem - 1] == scalar("大")
        if scalars[stem] == scalar("道"), !isBroad { return nil }
        if isBroad { stem -= 1 }
        if stem > floor, sidesOfStreets.contains(scalars[stem - 1]) { stem -= 1 }
        let length = PlaceWords.streetNames.length(endingAt: stem, in: scalars, from: floor)
        let start = stem - length
        guard length > 0, start == 0 || !isIdeograph(scalars[start - 1]) || aheadOfStreets.contains(scalars[start - 1]),
            !isPerson(start..<end), units.covering(end - 1) == nil
        else { return nil }
        return start
    }

    /// 至|林州|二级公路: the town that a road leads to.
    private func isOnTheWay(_ start: Int, upTo end: Int) -> Bool {
        start > 0 && scalars[start - 1] == scalar("至") && Gazetteer.shared.isName(start..<end, in: scalars)
    }

    /// 青石|二号|隧道
    private func withoutNumber(_ end: Int) -> Int {
        guard end > 3, scalars[end - 1] == scalar("号") else { return end }
        var start = end - 1
        while start > 0, isDigitScalar(scalars[start - 1]) || NumeralScalar.counts(scalars[start - 1]) { start -= 1 }
        return start < end - 1 ? start : end
    }

    private func ownPlace(before end: Int, from floor: Int) -> Int? {
        var floor = floor
        for index in stride(from: end - 2, to: max(floor, end - 6), by: -1)
        where aheadOfPlaces.contains(scalars[index - 1]) {
            floor = index
            break
        }
        return ownName(before: end, from: floor)
    }

    /// A person's or a place's; a body's that was refused does not stand in the way.
    private func isOtherName(_ range: Range<Int>) -> Bool { namesTouching(range).contains { $0.kind != .organisation } }

    private func isPerson(_ range: Range<Int>) -> Bool { namesTouching(range).contains { $0.kind == .person } }

    private func namesTouching(_ range: Range<Int>) -> Row<NameSpan> {
        let index = names.firstIndex { $0.range.upperBound <= range.lowerBound }
        return names[index...].prefix { $0.range.lowerBound < range.upperBound }
    }

    /// Where the name begins that ends there; nil for a common word, or where nothing tells its beginning.
    private func ownName(before end: Int, from floor: Int) -> Int? {
        var start = end
        // IBM|公司
        while start > floor, isLatinLetter(scalars[start - 1]) { start -= 1 }
        if start < end { return end - start >= 2 && end - start <= 16 ? start : nil }
        while start > floor, end - start < 5, isIdeograph(scalars[start - 1]),
            !aheadOfBodies.contains(scalars[start - 1]),
            // 会同|城郊派出所
            scalars[start - 1] != scalar("同") || text[start - 2] != scalar("会")
        {
            start -= 1
        }
        // 某|种业公司
        guard (2...4).contains(end - start), text[start - 1] != scalar("某") else { return nil }
        let gazetteer = Gazetteer.shared
        for index in start..<end - 1 where gazetteer.isWord(scalars[index], scalars[index + 1]) { return nil }
        if end - start == 2, NameWords.surnames.contains(scalars[start]) == false,
            kindsOfBodies.contains(scalars[start..<end])
        {
            return nil
        }
        return scalars[start..<end].contains(where: { notInOwnNames.contains($0) }) ? nil : start
    }
}

private let aheadOfFirms = ScalarSet("的在是和与及对向从由为被给到据跟同予")
private let afterFirms = ScalarSet("的将与和等在是已称从由对为昨今日前于落宣发推公签拟两三四五六七八九十董总首副员创及也则又曾还都就把被给让向到")
/// What stands in kinds of goods rather than in a firm's name.
private let notInFirms = ScalarSet(
    "的了在是和与及对向从由为被把将该各每这那使让给到于以有也都就并等个名位我国本大小新老旧好某外内上下前后来称说做农副产速冻熟散干鲜生土特非多全高低中超类种型式用品性化制造业商")
private let afterStreets = ScalarSet("线程径途况灯基费网人障")
private let numberedRoads = ScalarSet("国省县乡")
private let sidesOfStreets = ScalarSet("东西南北中")
private let aheadOfStreets = ScalarSet("在至到沿往从经和与及于入近市区县镇乡处段是为过由接离")
private let motorwayEnds = ScalarSet(
    "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青藏宁新港澳珠哈沈大长深广杭合徐连霍福银昆蓉包茂兰海厦石太济莱烟威洛宜泉南衡柳桂梧成绵遂西汉宝通常台金丽温甬绍嘉湖宣芜马六安阜亳许平漯周信黄随岳武荆襄十")
private let vagueOwners = ScalarSet("该本我有相各某其这那")
private let aheadOfPlaces = ScalarSet("流路道街速段省市县区镇乡村站沿过处米口")
/// What stands ahead of a name rather than in it.
private let aheadOfBodies = ScalarSet("的了在是和与及对向从由为被把将该各每这那使让给到于以有也都就并等个名位往入据经去赴抵达至往某家所间座此其本我他她你们了着过")
private let notInOwnNames = ScalarSet("已一二两三四五六七八九十几多大小新老旧好某外内上下前后来称说做当办建设校院")
private let kindsOfBodies = WordSet("专科 综合 三甲 公立 私立 民营 定点 附属 直属 双语 重点 普通 完全 希望 中心 基层 高等 军队 驻地")
