/// One article whole.
package enum ArticleGet: Method {
    package static let name = "article.get"
    package static let summary = "The article with this id."
    package static let errors: [RPCErrorKind] = [.notFound, .store]
    package typealias Params = ArticleParam
    package typealias Result = ArticleRecord

    package static let example = """
        → {"jsonrpc":"2.0","id":4,"method":"article.get","params":{"id":"5f0c.3"}}
        ← {"jsonrpc":"2.0","id":4,"result":{"id":"5f0c9a61d2b34e77.3","bulletin":"5f0c9a61d2b34e77","ordinal":3,\
        "kind":"article","section":null,"kicker":"柳湾镇","headline":"秋粮入仓 农机不歇","subheadline":null,\
        "dateline":{"text":"柳湾讯","place":"柳湾"},"published":"2021-10-12",\
        "bylines":[{"name":"时雨","role":"correspondent","outlet":null}],"paragraphs":["柳湾镇已有12台农机下田。"],\
        "span":{"start":0,"end":98},"units":[{"name":"柳湾镇","level":"township","path":["柳湾镇"]}],"people":[],\
        "organisations":[],"places":[{"name":"柳湾"}],"dates":[],"figures":[{"text":"12台农机","value":12,"valueTo":null,\
        "bound":"exact","classifier":"台","noun":"农机","unit":"柳湾镇","paragraph":0,"offset":5,"length":5}],"quotes":[]}}
        """
}

/// The params of methods that ask for one article.
package struct ArticleParam: MethodParams, Hashable {
    package var id = ""

    package init() {}
    package init(id: String) { self.id = id }

    package static let fields: [ParamField<ArticleParam>] = [
        .required("id", \.id, .text(.articlePrefix), "The article's id; 4 digits or more of its bulletin's will do.")
    ]
}
