/// A piece of a page as rules read it: one scalar after the other, full-width forms folded to half-width ones, so that
/// a rule names each sign once. Folding keeps the count: index n here is scalar n of the page.
struct LineText {
    /// Folded.
    private(set) var scalars: [UInt32]
    /// The page, shared and not copied, and where in it the piece begins and ends.
    private let page: [UInt8]
    private var bounds: (start: UInt32, end: UInt32) = (0, 0)
    /// A bit for the lower six bits of each scalar: tells at once of most characters that they do not stand in the piece.
    let signs: UInt64

    var count: Int { scalars.count }

    /// - Parameter limit: of scalars; the rest of `range` is left out.
    init(_ bytes: [UInt8], _ range: Range<Int>, limit: Int = .max) {
        page = bytes
        bounds.start = UInt32(range.lowerBound)
        (scalars, signs, bounds.end) = Self.decode(bytes.span, range, limit: limit)
    }

    /// In scalars: a longer text is counted before it is decoded.
    private static let roomOnStack = 256

    /// What begins at `range` of valid UTF-8, folded, its `signs`, and where it ends.
    ///
    /// The array has room for what the text has and no more: lines are kept while their page is read.
    private static func decode(
        _ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int
    ) -> (scalars: [UInt32], signs: UInt64, end: UInt32) {
        guard range.count > roomOnStack, limit > roomOnStack else {
            return unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: roomOnStack) { room in
                let most = Swift.min(limit, roomOnStack)
                let (count, signs, end) = unsafe decode(bytes, range, into: .init(rebasing: room[..<most]))
                // An array that is told its size takes twice the time to be made of one that copies.
                return unsafe (Array(UnsafeBufferPointer(rebasing: room[..<count])), signs, end)
            }
        }
        // No character takes more than four bytes.
        let count = limit < range.count / 4 ? limit : Swift.min(limit, ByteScan.scalars(bytes, range))
        var found: (count: Int, signs: UInt64, end: UInt32) = (0, 0, 0)
        let scalars = unsafe [UInt32](unsafeUninitializedCapacity: count) { room, initialized in
            unsafe found = decode(bytes, range, into: .init(rebasing: room[..<count]))
            initialized = found.count
        }
        return (scalars, found.signs, found.end)
    }

    /// Fills `room` with what stands in `range`, as far as it goes.
    private static func decode(
        _ bytes: Span<UInt8>, _ range: Range<Int>, into room: UnsafeMutableBufferPointer<UInt32>
    ) -> (count: Int, signs: UInt64, end: UInt32) {
        var signs: UInt64 = 0
        var index = range.lowerBound
        var place = 0
        let pairs = ByteScan.pairs(bytes, range)
        unsafe folding.withUnsafeBufferPointer { folding in
            while place < room.count, index < range.upperBound {
                // Nearly all that a page has: two characters of three bytes.
                while place < room.count &- 1, index < pairs.upperBound,
                    let (first, second) = unsafe ByteScan.charactersOfThree(bytes, at: index)
                {
                    let (one, other) = unsafe (UInt32(folding[first]), UInt32(folding[second]))
                    signs |= 1 &<< UInt64(one & 63) | 1 &<< UInt64(other & 63)
                    unsafe room[place] = one
                    unsafe room[place &+ 1] = other
                    place &+= 2
                    index &+= 6
                }
                guard place < room.count, index < range.upperBound else { break }
                var scalar = scalar(bytes, at: index)
                index &+= width(scalar)
                if scalar < 0x10000 { scalar = unsafe UInt32(folding[Int(scalar)]) }
                signs |= 1 &<< UInt64(scalar & 63)
                unsafe room[place] = scalar
                place &+= 1
            }
        }
        return (place, signs, UInt32(index))
    }

    /// Where scalar `index` begins in the page's bytes; for `count`, where the last one ends.
    /// - Complexity: O(n) in the index, but for `count`: the text is short, and few ask.
    func offset(_ index: Int) -> Int {
        if index == scalars.count { return Int(bounds.end) }
        var place = Int(bounds.start)
        let bytes = page.span
        for _ in 0..<index {
            let lead = bytes[place]
            place &+= lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        }
        return place
    }

    /// False where a character, folded, surely does not stand in it.
    @inline(__always) func mayHold(_ scalar: UInt32) -> Bool { signs >> UInt64(scalar & 63) & 1 != 0 }

    /// Bytes of a scalar in UTF-8.
    static func width(_ scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    /// The last `limit` scalars of `range`.
    init(endOf range: Range<Int>, in bytes: [UInt8], limit: Int) {
        var start = range.upperBound
        var left = limit
        while start > range.lowerBound, left > 0 {
            start -= 1
            if bytes[start] & 0xC0 != 0x80 { left -= 1 }
        }
        self.init(bytes, start..<range.upperBound)
    }

    init(_ string: String) {
        let bytes = Array(string.utf8)
        self.init(bytes, 0..<bytes.count)
    }

    /// The page's bytes that scalars `range` take.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        offset(range.lowerBound)..<offset(range.upperBound)
    }

    /// The scalar that begins at `index` of valid UTF-8.
    @inline(__always) static func scalar(_ bytes: Span<UInt8>, at index: Int) -> UInt32 {
        let lead = bytes[index]
        if lead < 0x80 { return UInt32(lead) }
        if lead < 0xE0 { return UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F) }
        let high = UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        if lead < 0xF0 { return UInt32(lead & 0x0F) << 12 | high }
        return UInt32(lead & 0x07) << 18 | high << 6 | UInt32(bytes[index + 3] & 0x3F)
    }

    /// `folded` of each scalar of the basic plane: one load for each character of a page.
    private static let folding: [UInt16] = (0..<0x10000).map { UInt16(folded($0)) }

    /// Full-width ASCII (U+FF01 to U+FF5E) and the blanks; what else rules ask for by one name.
    static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case ..<0x80: scalar == 0x09 ? 0x20 : scalar
        case 0x5000...0x9EDE: simplified(scalar)
        case 0x4E00...0x9FFF: scalar
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x3000, 0xA0, 0x2002...0x200B, 0xFEFF, 0xE5E5: 0x20
        case 0xFE55: 0x3A  // ﹕
        case 0x2236: 0x3A  // ∶
        case 0x2215, 0x2571: 0x2F  // ∕ ╱
        case 0xFF61: 0x3002  // ｡
        case 0xFF65, 0x2022, 0x30FB, 0x2027: 0xB7  // · in names
        case 0x2013, 0x2015, 0x2500: 0x2014  // dashes as —
        default: scalar
        }
    }

    /// The traditional forms of characters that the words of datelines and bylines are made of, and the ends of units'
    /// names. Other characters that names of people and places have often are left as they are.
    private static func simplified(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x5340: 0x533A  // 區
        case 0x54E1: 0x5458  // 員
        case 0x555F: 0x542F  // 啟
        case 0x570B: 0x56FD  // 國
        case 0x5712: 0x56ED  // 園
        case 0x5716: 0x56FE  // 圖
        case 0x5718: 0x56E2  // 團
        case 0x57F7: 0x6267  // 執
        case 0x5831: 0x62A5  // 報
        case 0x5834: 0x573A  // 場
        case 0x5B78: 0x5B66  // 學
        case 0x5BE6: 0x5B9E  // 實
        case 0x5C08: 0x4E13  // 專
        case 0x5C0D: 0x5BF9  // 對
        case 0x5C0E: 0x5BFC  // 導
        case 0x63A1: 0x91C7  // 採
        case 0x64DA: 0x636E  // 據
        case 0x651D: 0x6444  // 攝
        case 0x6642: 0x65F6  // 時
        case 0x66F8: 0x4E66  // 書
        case 0x66C6: 0x5386  // 曆
        case 0x6703: 0x4F1A  // 會
        case 0x6B04: 0x680F  // 欄
        case 0x7B46: 0x7B14  // 筆
        case 0x7C21: 0x7B80  // 簡
        case 0x7D04: 0x7EA6  // 約
        case 0x7D9C: 0x7EFC  // 綜
        case 0x7DB2: 0x7F51  // 網
        case 0x7E3D: 0x603B  // 總
        case 0x7DE8: 0x7F16  // 編
        case 0x7E23: 0x53BF  // 縣
        case 0x7FD2: 0x4E60  // 習
        case 0x805E: 0x95FB  // 聞
        case 0x806F: 0x8054  // 聯
        case 0x8072: 0x58F0  // 聲
        case 0x8655: 0x5904  // 處
        case 0x83EF: 0x534E  // 華
        case 0x865F: 0x53F7  // 號
        case 0x88FD: 0x5236  // 製
        case 0x898B: 0x89C1  // 見
        case 0x8A08: 0x8BA1  // 計
        case 0x8A0A: 0x8BAF  // 訊
        case 0x8A18: 0x8BB0  // 記
        case 0x8A2A: 0x8BBF  // 訪
        case 0x8A2D: 0x8BBE  // 設
        case 0x8A55: 0x8BC4  // 評
        case 0x8AD6: 0x8BBA  // 論
        case 0x8B6F: 0x8BD1  // 譯
        case 0x8B80: 0x8BFB  // 讀
        case 0x8CAC: 0x8D23  // 責
        case 0x8CC7: 0x8D44  // 資
        case 0x8F09: 0x8F7D  // 載
        case 0x8F2F: 0x8F91  // 輯
        case 0x8FB2: 0x519C  // 農
        case 0x8F49: 0x8F6C  // 轉
        case 0x8FA6: 0x529E  // 辦
        case 0x9109: 0x4E61  // 鄉
        case 0x93AE: 0x9547  // 鎮
        case 0x96FB: 0x7535  // 電
        case 0x984C: 0x9898  // 題
        case 0x9EDE: 0x70B9  // 點
        default: scalar
        }
    }
}

/// What a scalar is to the rules. All of them folded.
enum Scalars {
    static func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 }
    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
    static func isLetter(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }
    static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || scalar == 0x3007
            || (0x20000...0x323AF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
    }

    /// 。 ! ? … ; and the like: where a sentence may end.
    static func endsSentence(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3002, 0x21, 0x3F, 0x2026, 0x3B, 0x2E: true
        default: false
        }
    }

    /// ” ’ 」 』 ) ] 》 】: what closes after the sign that ends a sentence.
    static func isClosing(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x201D, 0x2019, 0x300D, 0x300F, 0x29, 0x5D, 0x300B, 0x3011, 0x22, 0x3015: true
        default: false
        }
    }
}

extension LineText {
    /// 短 评, 小　启: a word that was set as wide as a longer one, without its blanks; nil where the text is none.
    var unpadded: LineText? {
        guard count >= 3, count <= 9, Scalars.isBlank(scalars[1]), Scalars.isHan(scalars[0]) else { return nil }
        let pieces = scalars.split(whereSeparator: Scalars.isBlank)
        guard pieces.count >= 2, pieces.allSatisfy({ $0.count == 1 && Scalars.isHan($0[$0.startIndex]) }) else {
            return nil
        }
        return LineText(string(0..<count).filter { $0 != " " })
    }

    /// The piece's own characters: full-width forms folded, traditional characters as printed.
    func string(_ range: Range<Int>) -> String {
        var string = ""
        var place = offset(range.lowerBound)
        for index in range {
            let printed = Self.scalar(page.span, at: place)
            place += Self.width(printed)
            let scalar = Scalars.isHan(scalars[index]) ? printed : scalars[index]
            string.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return string
    }

    /// The piece as the page has it.
    func printed(_ range: Range<Int>) -> String {
        String(decoding: page[bytes(range)], as: UTF8.self)
    }

    /// The same characters where the page has them again.
    init(_ text: LineText, at start: Int) {
        page = text.page
        bounds = (UInt32(start), UInt32(start) + (text.bounds.end - text.bounds.start))
        scalars = text.scalars
        signs = text.signs
    }

    /// A piece of another one. Its offsets are still those of the page.
    init(_ text: LineText, _ range: Range<Int>) {
        page = text.page
        let start = text.offset(range.lowerBound)
        let end = range.upperBound == text.count ? text.offset(text.count) : text.offset(range.upperBound)
        bounds = (UInt32(start), UInt32(end))
        scalars = Array(text.scalars[range])
        signs = text.signs
    }
}
