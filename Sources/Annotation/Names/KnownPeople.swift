/// People whom papers call by a foreign name alone, so well known that neither title nor context is printed with it.
enum KnownPeople {
    /// Heads of state and government, sportsmen and businessmen of the years from 1990 on; no name that is a common word, a
    /// place or a brand as well.
    private static let names = WordSet(
        "习近平 李克强 栗战书 王沪宁 赵乐际 丁薛祥 胡锦涛 温家宝 江泽民 朱镕基 吴邦国 贾庆林 李长春 张德江 俞正声 刘云山 王岐山 张高丽 "
            + "普京 梅德韦杰夫 叶利钦 戈尔巴乔夫 布什 克林顿 奥巴马 特朗普 拜登 希拉里 赖斯 鲍威尔 拉姆斯菲尔德 切尼 佩洛西 布林肯 耶伦 布莱尔 卡梅伦 苏纳克 斯塔默 撒切尔 施罗德 默克尔 朔尔茨 默茨 希拉克 萨科齐 奥朗德 "
            + "马克龙 贝卢斯科尼 普罗迪 伦齐 德拉吉 梅洛尼 萨帕特罗 拉霍伊 泽连斯基 波罗申科 亚努科维奇 尤先科 季莫申科 卢卡申科 托卡耶夫 纳扎尔巴耶夫 埃尔多安 内塔尼亚胡 奥尔默特 阿巴斯 阿拉法特 哈尼亚 辛瓦尔 哈梅内伊 "
            + "内贾德 鲁哈尼 莱希 佩泽希齐扬 萨达姆 马利基 卡尔扎伊 穆沙拉夫 扎尔达里 莫迪 小泉 小泉纯一郎 安倍 安倍晋三 福田康夫 麻生太郎 鸠山由纪夫 菅直人 野田佳彦 菅义伟 岸田文雄 石破茂 高市早苗 卢武铉 李明博 朴槿惠 "
            + "文在寅 尹锡悦 李在明 金正日 金正恩 阿罗约 杜特尔特 苏西洛 马哈蒂尔 李显龙 查韦斯 马杜罗 卡斯特罗 博索纳罗 曼德拉 姆贝基 拉马福萨 穆加贝 卡扎菲 穆巴拉克 穆尔西 巴沙尔 潘基文 古特雷斯 谭德塞 拉加德 拉夫罗夫 "
            + "绍伊古 佩斯科夫 "
            + "罗纳尔多 罗纳尔迪尼奥 贝克汉姆 齐达内 卡卡 舍甫琴科 穆里尼奥 弗格森 安切洛蒂 卡佩罗 维埃拉 内德维德 克洛泽 托蒂 皮耶罗 因扎吉 梅西 内马尔 姆巴佩 哈兰德 鲁尼 兰帕德 杰拉德 切赫 布冯 马尔蒂尼 皮尔洛 德罗巴 "
            + "埃托奥 阿德里亚诺 罗比尼奥 里克尔梅 克雷斯波 巴蒂斯图塔 马拉多纳 贝肯鲍尔 克林斯曼 希丁克 米卢 米卢蒂诺维奇 麦迪 科比 奥尼尔 邓肯 艾弗森 诺维茨基 加内特 穆托姆博 阿尔斯通 范甘迪 斯科拉 杜兰特 威斯布鲁克 约基奇 东契奇 "
            + "费德勒 纳达尔 德约科维奇 休伊特 罗迪克 莎拉波娃 克里斯特尔斯 大坂直美 舒马赫 阿隆索 莱科宁 维特尔 维斯塔潘 博尔特 菲尔普斯 里杰卡尔德 "
            + "盖茨 鲍尔默 乔布斯 默多克 马斯克 扎克伯格 贝佐斯 巴菲特 格林斯潘 伯南克 索罗斯 纳德拉 皮查伊 黄仁勋 大卫 彼得 迈克尔 "
            + FurtherNames.people)

    static let openings = names.openings

    /// Where somebody's name ends that begins there and is not part of a longer name: 彼得堡, 曼德拉奖, 大卫·某某.
    static func end(startingAt start: Int, in scalars: Scalars) -> Int? {
        let length = names.length(startingAt: start, in: scalars, to: scalars.count)
        let end = start + length
        guard length > 0,
            start == 0 || !joints.contains(scalars[start - 1]) && (length > 2 || !isWithinName(start, in: scalars))
        else {
            return nil
        }
        if end == scalars.count { return end }
        let isChair = end + 1 < scalars.count && scalars[end] == scalar("主") && scalars[end + 1] == scalar("席")
        if joints.contains(scalars[end]) || notBehind.contains(scalars[end]) && !isChair { return nil }
        // 彼得森, 卡卡西: a longer name.
        let goesOn =
            length < 4 && NameWords.transliterations.contains(scalars[end])
            && !NameWords.followers.contains(scalars[end]) && !verbs.contains(scalars[end])
        return goesOn || foundations.length(startingAt: end, in: scalars, to: scalars.count) > 0 ? nil : end
    }

    /// 贝|卡卡: the character ahead is of the same name.
    private static func isWithinName(_ start: Int, in scalars: Scalars) -> Bool {
        Gazetteer.shared.isWord(scalars[start - 1], scalars[start])
    }
}

private let joints = ScalarSet("·-•")
private let notBehind = ScalarSet("村镇乡县市州区路街杯奖号牌级堡主")
private let verbs = ScalarSet("让比加起达都里基普特明多")
private let foundations = WordSet(
    "基金会 公司 集团 大桥 广场 机场 大学 指数 效应 主义 时代 思想 理论 精神 文集 选集 全集 文选 故居 故里 纪念馆 纪念堂 文学奖 大道 大街 大奖 综合征 定律")
