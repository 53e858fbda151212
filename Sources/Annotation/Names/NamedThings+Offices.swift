/// Offices and ranks that the model took for part of a place: 某国议会|14号, 某国太后|某某, 某某总统|海湖庄园, 首府|某市.
extension NamedThings {
    /// The place alone; nil where none is left.
    func withoutOffice(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        if range.count >= 4, seats.contains(scalars[range.prefix(2)]) { range = range.dropFirst(2) }
        // 淡水河|道: a river is in the word, and none is named.
        if range.count == 3, range.upperBound < scalars.count, !isKnown(range),
            waters.contains(range.upperBound - 1..<range.upperBound + 1, of: scalars),
            KnownPlaces.place(startingAt: range.lowerBound, in: scalars, to: range.upperBound) == nil
        {
            return nil
        }
        for index in range.dropFirst(2) {
            let length = offices.length(startingAt: index, in: scalars, to: range.upperBound)
            let end = index + length
            guard length > 0, end == range.upperBound || !buildings.contains(scalars[end]) else { continue }
            if isKnown(range.lowerBound..<index) { return range.lowerBound..<index }
            return range.upperBound - end >= 3 ? end..<range.upperBound : nil
        }
        return range
    }
}

private let seats = WordSet("首府 首都 省会")
private let offices = WordSet("总统 首相 太后 国王 女王 王储 议会 议长 外长 防长 军方 警方 媒体 领导人 官员 王室 当局 民众 城市")
/// 总统府, 议会大厦, 女王大道 are places.
private let buildings = ScalarSet("府大山岛湾镇湖宫广号路街")
private let waters = WordSet("河道 河段 河床 河水 河流 江段 江水 湖水 海水 海运")
