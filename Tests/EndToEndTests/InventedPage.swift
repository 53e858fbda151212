/// Pages of an invented county, as many as a test wants, each with a word that no other has.
enum InventedPage {
    /// Two articles; `mark` stands once in the body of the first, and in no other page.
    static func text(_ number: Int) -> String {
        """

        柳堤街道 第\(number)号堤段巡查到岗 值守人员就位

        澄湖讯 5月\(number % 28 + 1)日,柳堤街道组织\(number + 20)名网格员上堤巡查,记录编号为\(mark(number))。巡查从早上6:00开始,沿途检查涵闸\(number % 9 + 2)座。

        “水位每小时报一次。”值守员庄若谷说。

        (融媒体 祁若川 通讯员 蒲青)

        石桥镇 麦田服务站开到地头

        澄湖讯 石桥镇第\(number)个麦田服务站开到地头,农技员为农户讲解田间管理要点。

        (融媒体 阮一鸣)

        """
    }

    static func mark(_ number: Int) -> String { "巡字\(100_000 + number)" }

    static func name(_ number: Int) -> String { "2024-05-\(number % 2 == 0 ? "16" : "17") 澄湖 第\(number)版.txt" }
}
