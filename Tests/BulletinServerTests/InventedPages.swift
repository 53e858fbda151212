/// Pages for tests, invented with their people and places.
enum InventedPages {
    /// Two articles: grain, and a bridge.
    static let autumn = """
        柳湾镇
        秋粮入仓 农机不歇
        柳湾讯（通讯员 时雨）柳湾镇的秋粮收购点已经开秤，镇里12台农机连日下田。

        云川县
        新桥通车 行人称便
        云川讯（通讯员 白露）云川县的青石桥昨日通车，两岸居民往来方便。

        """

    /// An article of a day, whose text tells it from the others.
    static func notice(_ number: Int, day: String = "2021年10月12日", about: String = "青石桥") -> String {
        """
        \(day) 星期二
        柳湾镇
        第\(number)号通告 \(about)
        柳湾讯（通讯员 时雨）柳湾镇发布第\(number)号通告，\(about)有关事项共\(number)项，请居民留意。

        """
    }
}
