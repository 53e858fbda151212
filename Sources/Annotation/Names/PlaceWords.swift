enum PlaceWords {
    /// What a site's name ends in.
    static let sites = WordSet(
        "隧道 特大桥 高架桥 互通 工业区 工业园区 汽车东站 汽车西站 汽车南站 汽车北站 汽车总站 火车东站 火车西站 火车南站 火车北站 路口 高速路口 高速路 高速口 出站口 收费站 卡口 市场 采集点 采样点 检测点 检查点 广场 公园 大桥 立交桥 火车站 高铁站 汽车站 客运站 地铁站 机场 码头 港口 水库 湿地 "
            + "景区 风景区 度假区 工业园 产业园 科技园 开发区 高新区 大厦 大楼 号楼 大街 大道 胡同 小巷 服务区 体育馆 体育场 会展中心 商场 超市 批发市场 农贸市场 古城 古镇 遗址 故居 "
            + "陵园 烈士陵园 教堂 清真寺 油田 煤矿 电站 核电站 水电站 口岸 保税区 自贸区 草原 沙漠 盆地 平原 高原 半岛 群岛 海峡")

    /// Those that need no place ahead of a name.
    static let strongEndings = WordSet(
        "高速 高速公路 隧道 特大桥 工业区 工业园 工业园区 产业园 科技园 立交桥 收费站 服务区 一级公路 二级公路 水文站 水电站 火车站 汽车站 客运站 高铁站 东站 西站 南站 北站 加油站 水库 森林公园 湿地公园 烈士陵园 风景区 风景名胜区 产业园区 公园 广场 大桥"
    )

    /// What many towns call a street: 人民路, 建设北路, 解放大道.
    static let streetNames = WordSet(
        "人民 解放 建设 中山 和平 胜利 新华 光明 文化 朝阳 幸福 友谊 团结 复兴 长江 黄河 北京 南京 上海 广州 天津 重庆 武汉 长沙 西安 延安 井冈山 遵义 五一 八一 七一 劳动 青年 工农 红旗 东风 迎宾 滨河 滨江 沿江 "
            + "沿河 环城 外环 内环 中环 二环 三环 四环 五环 学府 科技 工业 体育 公园 府前 站前 车站 东门 西门 南门 北门 城关 健康 民主 民族 民生 振兴 兴华 中华 华夏 泰山 衡山 黄山 昆仑 天山 长城 珠江 湘江 淮海 渤海 "
            + "黄海 东海 南海 太湖 洪湖 莲花 梅花 桃园 荷花 玉泉 龙泉 龙山 凤凰 金水 银河 世纪 创业 发展 开发 经济 商贸 金融 大学 师范 交通 邮电 电力 纺织 化工 钢铁 海滨 海港 机场 迎春 春风 建国 建华 建业 建新 新民 "
            + "新城 新兴 古城 鼓楼 钟楼 文昌 西山 东山 南山 北山 东湖 西湖 南湖 北湖 人民东 人民西 香山 昌盛 繁荣 富强 前进 跃进 向阳 阳光 长征 长安 永安 平安 安居 安康 康乐 康复 顺达 通达 工人 学院 花园 果园 滨海 "
            + "沿海 环湖 环海 湖滨 江滨 河滨 江南 江北 河东 河西 城东 城西 城南 城北 开元 开封 洛阳 郑州 徐州 苏州 杭州 福州 成都 昆明 贵阳 兰州 沈阳 长春 大连 青岛 济南 合肥 南昌")
    static let streetEnds = ScalarSet("路街道")

    /// What is a name as it stands.
    static let plainNames = WordSet("汽车东站 汽车西站 汽车南站 汽车北站 汽车总站 火车东站 火车西站 火车南站 火车北站")

    /// Parts of the world: markets and cups are called after them.
    static let regions = WordSet("中国 中东 东南亚 东北亚 东亚 南亚 西亚 中亚 东欧 西欧 北欧 南欧 北美 南美 拉美 亚太 海外 亚洲 欧洲 非洲 美洲 南美洲 北美洲 大洋洲")

    /// Where roads meet.
    static let crossings = WordSet("交叉口 交叉路口 交汇处 交会处 交界处 交叉处 路口 十字路口")

    private static let commonNouns = WordSet(
        "中稻 早稻 晚稻 多国 湖区 惠民 富民 爱民 便民 全国 全省 全市 全县 全区 全镇 世界 各地 当地 本地 外地 农村 城市 乡村 国家 国内 国外 海外 南方 北方 东方 西方 内地 沿海 城乡 社区 小区 街道 长城 "
            + "城中村 赤道 城镇 全国城镇 全国城乡 乡镇 农业农村 省城 京城 县城 市区 城区 郊区 山区 灾区 疫区 景区 林区 牧区 村庄 度假村 南大门 北大门 首都 东海岸 西海岸 大陆 本土 全境 战区 城东 城西 城南 城北 红马甲 蓝马甲 绿马甲 我省 我市 我县 我区 本省 本市 本县 本区 博物馆 图书馆 体育馆 科技馆 美术馆 展览馆 火车站 高铁站 汽车站 客运站 地铁站 机场 码头 超市 商场 公园 广场 电影院 体育场 远海 近海 深海 外海 空间站 太阳翼 城际铁路 普通公路 高速公路 高速铁路 农村公路 乡村公路 国省干线 "
            + "上岛 下岛 离岛 登岛 进岛 出岛 进城 出城 进村 出村 进园 入园 出园 进站 出站 上山 下山 进山 出山 下海 出海 上桥 下桥 过桥 进港 离港 进店 到店 进厂 出厂 进馆 入馆 "
            + "五谷丰 通江达海 南水北 固本 攀岩 云海 沧海 江河 河湖 山河 徐徐 三北 三极 东翼 西翼 南翼 北翼 贵国 新中国 深水区 棚户区 核心区 弹药库 火山口 黄金水道 地州市 自治县 自治区 自治州 人民共和国 伊斯兰共和国 国际机场 国际会议中心 纪念碑 "
            + "纪念馆 动物园 植物园 跨海大桥 跨江大桥 跨江铁路大桥 公铁大桥 斜拉桥 水电站 风电场 城市副中心 上坡 下坡 背阴 石板路 山垭口 喷水池 华龙 兴藏 海纳 嫦娥 天舟 开沟"
    )

    static func isCommonNoun(_ scalars: Scalars, _ range: Range<Int>) -> Bool {
        commonNouns.contains(range, of: scalars)
            || range.count == 2 && Gazetteer.shared.isWord(scalars[range.lowerBound], scalars[range.lowerBound + 1])
                && !KnownPlaces.contains(scalars[range])
            || scalars.all(range) { !isIdeograph($0) && $0 < 0x3000 }
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
