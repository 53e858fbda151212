/// Makes the names of one article agree: what is a person in one sentence is the same person in the next.
///
/// The model reads sentence by sentence. Where it cut a name differently (孙雯|坦言, 赵新|先), took it for something else, or saw
/// nothing, the article's other sentences tell better. Linear in the text.
struct NameAgreement: ~Copyable {
    private struct Votes {
        var kinds: InlineArray<3, Int> = [0, 0, 0]
        /// Of a person of two characters: what always stands behind, 0 where it changes.
        var follower: UInt32?
        var total: Int { kinds[0] + kinds[1] + kinds[2] }

        var winner: NameSpan.Kind? {
            let most = max(kinds[0], kinds[1], kinds[2])
            return NameSpan.Kind(rawValue: kinds[0] == most ? 0 : kinds[1] == most ? 1 : 2)
        }
    }

    /// Those of the article are `places` of them.
    private let texts: [AnnotatedText]
    private let places: Range<Int>
    private var votes: [Votes] = []
    /// Where the votes of a name's hash are.
    private var numbers = HashIndex()
    /// The names of foreign people without their last or first characters: 山下 of 山下次郎.
    private var parts = HashIndex()
    /// Chinese people of three characters, named twice or more: by their hash, as a set of bits for their first two.
    private var firsts: [UInt64] = []
    /// Of their first characters, the last six bits.
    private var surnames: UInt64 = 0
    /// Whether all of those are of the class that texts are looked through by.
    private var areMarked = true

    init(_ texts: [AnnotatedText], _ names: [Row<NameSpan>], within places: Range<Int>) {
        (self.texts, self.places) = (texts, places)
        let count = places.reduce(0) { $0 + names[$1].count }
        guard count > 0 else { return }
        votes.reserveCapacity(count)
        var namesPeople = false
        for place in places where !names[place].isEmpty {
            let text = texts[place]
            for name in names[place] {
                let number = numbers.note(text.hash(name.range), votes.count) ?? votes.count
                if number == votes.count { votes.append(Votes()) }
                votes[number].kinds[name.kind.rawValue] += 1
                if name.kind == .person { namesPeople = true }
                if name.kind == .person, name.range.count == 2 {
                    let next = text[name.range.upperBound]
                    votes[number].follower = votes[number].follower ?? next == next ? next : 0
                }
            }
        }
        for place in places where namesPeople && names[place].contains(where: { $0.kind == .person }) {
            let text = texts[place]
            for name in names[place] where name.kind == .person && name.range.count > 3 {
                for length in 2..<name.range.count {
                    _ = parts.note(text.hash(name.range.prefix(length)), 0)
                    _ = parts.note(text.hash(name.range.suffix(length)), 0)
                }
            }
            for name in names[place] where isChinesePerson(name, in: text) {
                let start = name.range.lowerBound
                if firsts.isEmpty { firsts = [UInt64](repeating: 0, count: 64) }
                let bit = Self.bit(text.scalars[start], text.scalars[start + 1])
                firsts[bit >> 6] |= 1 << UInt64(bit & 63)
                surnames |= 1 << UInt64(text.scalars[start] & 63)
                areMarked = areMarked && text.isOf(.surname, at: start)
            }
        }
    }

    /// - Parameters:
    ///   - names: of all the texts; those of the article are changed.
    ///   - rows: where what is changed is kept.
    func agree(_ names: inout [Row<NameSpan>], in rows: RowStorage<NameSpan>) {
        guard votes.count > 0 else { return }
        var row: [NameSpan] = []
        row.reserveCapacity(16)
        for number in places where !names[number].isEmpty || surnames != 0 {
            let text = texts[number]
            row.removeAll(keepingCapacity: true)
            row += names[number]
            for place in row.indices {
                let (name, mended) = (row[place], mended(row[place], in: text))
                if mended != name { row[place] = mended }
            }
            // Without a closure, which would hold a copy of all tables here.
            var kept = 0
            for place in row.indices where !isPartOfPerson(row[place], in: text) {
                if kept < place { row[kept] = row[place] }
                kept += 1
            }
            if kept < row.count { row.removeSubrange(kept...) }
            NameRow(text).agree(&row)
            names[number] = rows.keep(withMissed(joinedLetters(row, in: text), in: text))
        }
    }

    private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
        Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 11) & 4095
    }

    /// Three characters that begin with a surname, a person here more often than anything else.
    private func isChinesePerson(_ name: NameSpan, in text: AnnotatedText) -> Bool {
        name.kind == .person && name.range.count == 3
            && NameWords.surnames.contains(text.scalars[name.range.lowerBound])
            && votes(name.range, in: text).map { $0.kinds[0] * 2 > $0.total } == true
    }

    /// 山下, where 山下次郎 has been named: no place and no body, unless it is known as one.
    private func isPartOfPerson(_ name: NameSpan, in text: AnnotatedText) -> Bool {
        guard name.kind != .person, name.range.count >= 2, parts[text.hash(name.range)] != nil else {
            return false
        }
        return !Gazetteer.shared.isName(name.range, in: text.scalars)
            && !ForeignPlaces.contains(name.range, in: text.scalars)
            && !KnownBodies.contains(name.range, in: text.scalars)
    }

    private func count(_ range: Range<Int>, in text: AnnotatedText) -> Int {
        votes(range, in: text)?.kinds[0] ?? 0
    }

    private func votes(_ range: Range<Int>, in text: AnnotatedText) -> Votes? {
        if let number = numbers[text.hash(range)] { return votes[number] }
        return nil
    }

    private func mended(_ name: NameSpan, in text: AnnotatedText) -> NameSpan {
        var name = name
        let range = name.range
        if name.kind == .person {
            if range.count == 3, range.upperBound < text.count {
                // 孙雯坦|言: the two are a person, and the third begins a word.
                let two = range.lowerBound..<range.upperBound - 1
                if count(two, in: text) > count(range, in: text)
                    || (votes(two, in: text)?.total ?? 0) > 0
                        && Gazetteer.shared.isWord(text.scalars[range.upperBound - 1], text.scalars[range.upperBound])
                {
                    name.range = two
                } else if isWordAhead(range.upperBound - 1, in: text), standsWithAnother(two, text) {
                    name.range = two
                }
            } else if range.count == 2, range.upperBound < text.count,
                count(range.lowerBound..<range.upperBound + 1, in: text) > count(range, in: text)
            {
                name.range = range.lowerBound..<range.upperBound + 1
            } else if range.count == 2, isCutShort(range, in: text) || isNamePart(range.upperBound, in: text) {
                name.range = range.lowerBound..<range.upperBound + 1
            } else if range.count > 3, range.upperBound < text.count {
                // 维耶里纳|入
                let shorter = range.dropLast()
                if (votes(shorter, in: text)?.total ?? 0) > 0,
                    Gazetteer.shared.isWord(text.scalars[range.upperBound - 1], text.scalars[range.upperBound])
                {
                    name.range = shorter
                }
            }
            return name
        }
        if range.count == 3 || range.count == 2
            || range.allSatisfy({ NameWords.transliterations.contains(text.scalars[$0]) }),
            let votes = votes(range, in: text), votes.winner == .person,
            NameWords.surnames.contains(text.scalars[range.lowerBound]) && (range.count == 3 || votes.kinds[0] > 1)
                || (range.count > 2 || votes.kinds[0] > 2) && votes.kinds[0] * 2 > votes.total
        {
            name.kind = .person
        }
        return name
    }

    /// 孙雯|能在, 孙雯|卸任: the third character goes with what follows, or helps a verb.
    private func isWordAhead(_ third: Int, in text: AnnotatedText) -> Bool {
        helpers.contains(text.scalars[third]) || Gazetteer.shared.isWord(text.scalars[third], text[third + 1])
    }

    /// Whether two characters stand elsewhere in the article with two or more others behind them: the name ends there.
    private func standsWithAnother(_ two: Range<Int>, _ text: AnnotatedText) -> Bool {
        let (first, second) = (text.scalars[two.lowerBound], text.scalars[two.lowerBound + 1])
        let third = text.scalars[two.upperBound]
        guard NameWords.surnames.contains(first), !Gazetteer.shared.isWord(first, second) else { return false }
        let isMarked = text.isOf(.surname, at: two.lowerBound)
        var other: UInt32?
        for text in texts[places] {
            let scalars = text.scalars
            var at = isMarked ? text.next(.surname, from: 0) : 0
            while at + 1 < scalars.count {
                if scalars[at] == first, scalars[at + 1] == second {
                    let next = text[at + 2]
                    if let other, next != third, other != next { return true }
                    if next != third { other = next }
                }
                at = isMarked ? text.next(.surname, from: at + 1) : at + 1
            }
        }
        return false
    }

    /// 袁心|玥: hardly written but in names.
    private func isNamePart(_ third: Int, in text: AnnotatedText) -> Bool {
        NameWords.givenOnly.contains(text[third])
            && !Gazetteer.shared.isWord(text[third], text[third + 1])
            && !Gazetteer.shared.isWord(text[third - 1], text[third])
    }

    /// 易建|联: two characters with the same third behind them each time are one of three.
    private func isCutShort(_ range: Range<Int>, in text: AnnotatedText) -> Bool {
        guard let votes = votes(range, in: text), votes.kinds[0] >= 2, let follower = votes.follower,
            isIdeograph(follower), NameWords.surnames.contains(text.scalars[range.lowerBound]),
            !NameWords.impossible.contains(follower), !NameWords.followers.contains(follower)
        else { return false }
        return !Gazetteer.shared.isWord(follower, text[range.upperBound + 1])
    }

    /// Mohamed|Sharaf, Zakaria|Al-Sayed: one person, though the model saw two names.
    private func joinedLetters(_ names: [NameSpan], in text: AnnotatedText) -> [NameSpan] {
        func isOfLetters(_ name: NameSpan) -> Bool { name.range.allSatisfy { text.scalars[$0] < 0x250 } }
        guard names.contains(where: { $0.kind == .person && isOfLetters($0) }) else { return names }
        var result: [NameSpan] = []
        for name in names {
            if let last = result.last, last.range.upperBound + 1 == name.range.lowerBound,
                text.scalars[last.range.upperBound] == 0x20, last.kind == .person || name.kind == .person,
                isOfLetters(last), isOfLetters(name)
            {
                result[result.count - 1] = NameSpan(
                    range: last.range.lowerBound..<name.range.upperBound, kind: .person)
            } else {
                result.append(name)
            }
        }
        return result
    }

    /// The people known from elsewhere, where the model saw nothing.
    private func withMissed(_ names: [NameSpan], in text: AnnotatedText) -> [NameSpan] {
        guard surnames != 0 else { return names }
        let scalars = text.scalars
        var result: [NameSpan] = []
        /// How many of the names are in the result.
        var taken = 0
        var next = 0
        var start = 0
        while start + 3 <= scalars.count {
            if areMarked, !text.isOf(.surname, at: start) {
                start = text.next(.surname, from: start + 1)
                continue
            }
            if surnames >> UInt64(scalars[start] & 63) & 1 == 0 {
                start += 1
                continue
            }
            while next < names.count, names[next].range.lowerBound <= start {
                start = max(start, names[next].range.upperBound)
                next += 1
            }
            guard start + 3 <= scalars.count else { break }
            let bit = Self.bit(scalars[start], scalars[start + 1])
            if firsts[bit >> 6] >> UInt64(bit & 63) & 1 == 1,
                next == names.count || names[next].range.lowerBound >= start + 3,
                count(start..<start + 3, in: text) > 0,
                isChinesePerson(NameSpan(range: start..<start + 3, kind: .person), in: text)
            {
                result += names[taken..<next]
                result.append(NameSpan(range: start..<start + 3, kind: .person))
                taken = next
                start += 3
            } else {
                start += 1
            }
        }
        return result.isEmpty ? names : result + names[taken...]
    }
}

/// What helps a verb and stands in few names.
private let helpers = ScalarSet("能会将要可")
