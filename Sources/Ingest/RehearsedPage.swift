import BulletinModel
import LinuxSystem
package import Store

/// A page that nobody printed, read before the first one comes. Each kind of thing that pages hold is on it, since what
/// reading looks each up in is made when it is first asked for: all of that took a first page as long as its reading does.
package enum RehearsedPage {
    /// - Parameter whole: false for two articles alone, which take every step and touch little memory.
    package static func read(whole: Bool) -> Intake? {
        let bytes = Array((whole ? opening + rest : opening).utf8)
        return try? PageReading.intake(
            bytes, sha256: SHA256.digest(of: bytes), name: FileName("防汛演练.txt"), collection: nil, modified: 0,
            arrived: 0, mapping: onAllCores)
    }

    private static let opening = """
        澄湖日报 2024年5月16日 星期四 第03版 要闻

        柳堤街道

        防汛演练进小区 居民齐当“守堤人”

        ——荷风社区36名网格员到岗

        澄湖讯 (记者 祁若川 通讯员 温如玉)5月14日上午9:00,36名网格员到岗。“水位每小时报一次。”荷风社区网格长傅长明说,
        今年以来该街道已演练3次,参加居民1200余人次,比去年同期增长12.5%,投入资金3.5亿元。

        据了解,澄湖市水务局、市气象局和柳堤街道办事处联合成立指挥部,市委常委、副市长沈望舒任组长。澄湖市应急管理局局长温伯言表示:
        “要把群众的安全放在第一位。”

        荷风社区 志愿者清淤忙

        澄湖讯 6月2日,荷风社区20余名志愿者来到柳堤,清走淤泥3.5吨。社区书记沈望舒送来了热水。当天下午3时许,在云台山脚下的
        澄河大桥旁,312国道恢复通车,全长8.6公里,一辆货车和两辆轿车先后驶过。

        (通讯员 温如玉 责任编辑 卞秋实)


        """

    private static let rest = """
        石桥镇:小麦开镰

        本报讯 记者阮一鸣从石桥镇获悉,截至5月底,该镇已收割小麦2.3万亩,占全镇面积的八成以上,平均亩产450公斤,每亩增收近百元。
        柏庄村村民祁大山告诉记者:“机器一天能割一百多亩,省了不少力气。”村党支部书记卞秋实介绍,石桥镇丰禾农机专业合作社有12台收割机,
        澄湖丰禾粮油有限公司上门收购。全国人大代表、澄湖大学教授温知远认为,“专家+农户”的做法值得推广。

        5月12日,石桥镇柏庄村的老人们在村口的银杏树下学习使用智能手机。 阮一鸣 摄

        简讯

        ●澄湖市第一中学学生阮小满在第三届全省青少年航模比赛中获一等奖。

        ●5月15日至20日,市人民医院将为60岁以上老人免费体检,咨询电话0000-1234567。

        ●近日,法院审结一起案件,被告人卞某因犯盗窃罪被判处有期徒刑六个月,并处罚金5000元。

        新华社北京5月15日电 (记者 温若谷)国家统计局15日发布数据,1至4月份全国工业增加值同比增长6.3%,其中4月增长6.7%。
        外交部发言人祁言15日在例行记者会上说,中方愿同法国、德国和欧盟加强合作,在联合国框架内推动对话。
        《求是》杂志刊文指出,党的二十大以来,长江经济带、黄河流域生态保护取得新进展。

        短评

        让实干者有舞台

        温如玉

        干部敢为,群众才有奔头。习惯了坐等的人,不会想到路就在脚下。何谓实干?谁来实干?答案在田间地头。

        公告

        因柳堤路施工,自2024年5月18日8时起至6月30日,柳堤路(澄河路至云台路段)封闭,过往车辆请绕行。

        澄湖市公安局交通警察支队

        2024年5月16日

        责任编辑:卞秋实 校对:傅长明
        """
}
