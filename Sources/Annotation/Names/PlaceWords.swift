enum PlaceWords {
    /// What a site's name ends in.
    static let sites = WordSet(
        "路口 高速路口 高速路 高速口 出站口 收费站 卡口 市场 采集点 采样点 检测点 检查点 广场 公园 大桥 立交桥 火车站 高铁站 汽车站 客运站 地铁站 机场 码头 港口 水库 湿地 "
            + "景区 风景区 度假区 工业园 产业园 科技园 开发区 高新区 大厦 大楼 号楼 大街 大道 胡同 小巷 服务区 体育馆 体育场 会展中心 商场 超市 批发市场 农贸市场 古城 古镇 遗址 故居 "
            + "陵园 烈士陵园 教堂 清真寺 油田 煤矿 电站 核电站 水电站 口岸 保税区 自贸区 草原 沙漠 盆地 平原 高原 半岛 群岛 海峡")

    private static let commonNouns = WordSet(
        "全国 全省 全市 全县 全区 全镇 世界 各地 当地 本地 外地 农村 城市 乡村 国家 国内 国外 海外 南方 北方 东方 西方 内地 沿海 城乡 社区 小区 街道 长城 "
            + "城中村 赤道 城镇 全国城镇 全国城乡 乡镇 农业农村 省城 京城 县城 市区 城区 郊区 山区 灾区 疫区 景区 林区 牧区 村庄 度假村 南大门 北大门 首都 东海岸 西海岸 大陆 本土 全境 战区 城东 城西 城南 城北 红马甲 蓝马甲 绿马甲 我省 我市 我县 我区 本省 本市 本县 本区"
    )

    static func isCommonNoun(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        commonNouns.contains(scalars[range])
            || range.count == 2 && Gazetteer.shared.isWord(scalars[range.lowerBound], scalars[range.lowerBound + 1])
                && !KnownPlaces.contains(scalars[range])
            || scalars[range].allSatisfy { !isIdeograph($0) && $0 < 0x3000 }
    }
}

/// Characters that names do not reach across, and those that tell 一 of a name from one of its kind.
enum NameMarks {
    static let separators = ScalarSet("、,。;:!?\n…—各\t")
    static let barriers = ScalarSet("的了在是和与及对向从由为被把将该各每这那使让给到于以有也都就并等个名位")
    /// 第一医院, 十一中学, 统一集团
    static let beforeFirst = ScalarSet("第十统合唯二三四五六七八九")
    /// 一中, 一汽, 一建
    static let afterFirst = ScalarSet("中汽建医局院附队师大百商重体机")
}
