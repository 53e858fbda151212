import BulletinModel
import BulletinRPC
import Testing

@Suite("Methods and their definitions")
struct MethodTests {
    @Test("names are once, and a name says what it is", arguments: MethodCatalog.all.map { $0.name })
    func names(_ name: String) {
        #expect(MethodCatalog.names.filter { $0 == name }.count == 1)
        #expect(name.utf8.allSatisfy { $0 == 0x2E || (0x61...0x7A).contains($0) })
    }

    @Test(
        "each example is a request that the method takes and an answer as it promises", arguments: MethodCatalog.names)
    func examples(_ name: String) throws {
        let method = try #require(MethodCatalog.all.first { $0.name == name })
        try check(method)
    }

    private func check<Called: Method>(_ method: Called.Type) throws {
        let lines = method.example.split(separator: "\n").map(String.init)
        #expect(!lines.isEmpty)
        var asked: RequestID?
        for line in lines {
            let json = try JSONParser.parse(Array(line.drop { $0 == "→" || $0 == "←" || $0 == " " }.utf8))
            if line.hasPrefix("→") {
                guard case .one(.request(let request)) = Message(line: Array(json.text.utf8).span) else {
                    Issue.record("no request: \(line)")
                    return
                }
                #expect(request.method == method.name)
                let params = try Called.Params(request.namedParams())
                let again = try Called.Params(params.json)
                #expect(again.json == params.json)
                asked = request.id
            } else if json["method"] == nil {
                let result = try #require(json["result"])
                let fault = Called.Result.schema.fault(in: result)
                #expect(fault == nil, "\(String(describing: fault))")
                #expect(try Called.Result(json: result).json == result, "written as it is read")
                #expect(json["id"] == JSONValue(asked))
            }
        }
    }

    @Test(
        "wrong params are named",
        arguments: [
            (#"{"limit":"10"}"#, .wrongParam("limit", reason: "must be a whole number from 0 to 1000")),
            (#"{"limit":-1}"#, .wrongParam("limit", reason: "must be a whole number from 0 to 1000")),
            (#"{"limit":1.5}"#, .wrongParam("limit", reason: "must be a whole number from 0 to 1000")),
            (#"{"limit":1001}"#, .pastLimit(limit: 1000, value: 1001, what: "limit")),
            (#"{"query":null}"#, .wrongParam("query", reason: "must be a string")),
            (#"{"match":"some"}"#, .wrongParam("match", reason: "must be one of all, any")),
            (
                #"{"facets":["unit","colour"]}"#,
                .wrongParam("facets", reason: "[1] must be one of unit, month, byline, section, kind, collection")
            ),
            (#"{"facets":["unit","unit"]}"#, .wrongParam("facets", reason: "must name each once")),
            (#"{"timeout":0}"#, .wrongParam("timeout", reason: "must be more than 0 and at most 3600 seconds")),
            (#"{"qeury":"x"}"#, .wrongParam("qeury", reason: "is not known", nearest: "query")),
            (#"{"colour":"x"}"#, .wrongParam("colour", reason: "is not known")),
        ] as [(String, RPCError)])
    func wrongParams(_ params: String, expected: RPCError) throws {
        let object = try JSONParser.parse(Array(params.utf8)).object
        #expect(throws: expected) { try Search.Params(object) }
    }

    @Test("what is left out is at its default, and is not sent")
    func defaults() throws {
        let params = try Search.Params(["query": "秋粮", "limit": 10])
        #expect(
            params
                == {
                    var wanted = Search.Params(); wanted.query = "秋粮"; return wanted
                }())
        #expect(params.json == ["query": "秋粮"])
        #expect(throws: RPCError.wrongParam("id", reason: "is missing")) { try ArticleGet.Params(nil) }
    }

    @Test(
        "a misspelt method gets the nearest name",
        arguments: [
            ("serch", "search"), ("Search", "search"), ("server.stauts", "server.status"),
            ("bulletin.lst", "bulletin.list"),
            ("foobar", nil), ("", nil), (String(repeating: "search", count: 100_000), nil),
        ])
    func nearest(_ name: String, expected: String?) {
        guard case .unknownMethod(_, let nearest) = MethodCatalog.unknown(name) else { return }
        #expect(nearest == expected)
    }

    @Test("an article comes back as it was sent, every key there")
    func articles() throws {
        let record = ArticleRecord(id: try #require(ArticleID("5f0c9a61d2b34e77.3")), article: .full)
        #expect(ArticleRecord.schema.fault(in: record.json) == nil)
        #expect(try ArticleRecord(json: record.json) == record)
        let bare = ArticleRecord(id: record.id, article: Article(kind: .brief, span: 3..<9))
        #expect(ArticleRecord.schema.fault(in: bare.json) == nil)
        #expect(try ArticleRecord(json: bare.json) == bare)
        #expect(bare.json["headline"] == .null)
        #expect(bare.json["figures"] == [])
    }

    @Test("a name that is no UTF-8 comes with its bytes")
    func fileNames() throws {
        var bulletin = try Bulletin(json: .object(try #require(JSONParser.parse(Array(Self.bulletin.utf8)).object)))
        #expect(bulletin.json["nameBase64"] == nil)
        bulletin.name = FileName(bytes: [0xC1, 0xF8, 0x2E])
        #expect(bulletin.json["name"] == "\u{FFFD}\u{FFFD}.")
        #expect(try Bulletin(json: bulletin.json) == bulletin)
        #expect(Bulletin.schema.fault(in: bulletin.json) == nil)
    }

    @Test(
        "base64 is that of RFC 4648, and nothing else is read",
        arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base64(_ text: String) {
        let known = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
        let encoded = Base64.encode(Array(text.utf8))
        #expect(encoded == known[text.utf8.count])
        #expect(Base64.decode(encoded) == Array(text.utf8))
        for wrong in ["Z", "Zg=", "Zg", "Zh==", "Zm9", "Zm8=Zm8=", "Zm 8", "====", "Zm9v\n"] {
            #expect(Base64.decode(wrong) == nil, "\(wrong)")
        }
    }

    private static let bulletin = """
        {"bulletin":"5f0c9a61d2b34e77","sha256":"5f0c","name":"柳湾.txt","collection":null,"encoding":"gb18030",
        "format":"text","bytes":20,"received":"2021-10-12T01:30:59Z","published":"2021-10-12","publishedBasis":"received",
        "publication":null,"page":null,"sequence":1,"supersedes":"00000000000000aa","supersededBy":null,"articles":[]}
        """
}

extension JSONValue {
    fileprivate init?(_ id: RequestID?) {
        switch id {
        case nil: return nil
        case .null?: self = .null
        case .number(let number)?: self = .number(number)
        case .string(let text)?: self = .string(text)
        }
    }
}

extension Article {
    /// With something in every place.
    fileprivate static var full: Article {
        var article = Article(kind: .article, span: 10..<400)
        article.section = "田间"
        article.kicker = "柳湾镇"
        article.headline = "秋粮\"入仓\"\n农机\\不歇"
        article.subheadline = "——记时家村"
        article.dateline = Dateline(text: "柳湾讯", place: "柳湾")
        article.published = CalendarDay(year: 2021, month: 10, day: 12)
        article.bylines = [
            Byline(name: "时雨", role: .correspondent, outlet: "融媒"), Byline(name: "白露", role: .photographer),
        ]
        article.paragraphs = ["一。", ""]
        article.units = [UnitMention(name: "柳湾镇", level: .township, path: ["云川县", "柳湾镇"])]
        article.people = [PersonMention(name: "时雨", title: "站长", organisation: "粮站")]
        article.organisations = ["粮站"]
        article.places = ["柳湾"]
        let place = TextPlace(paragraph: -1, offset: 0, length: 2)
        article.dates = [
            DateMention(
                text: "10月", start: DatePoint(year: 2021, month: 10),
                end: DatePoint(year: 2021, month: 10, day: 12, hour: 9, minute: 5),
                granularity: .month, place: place)
        ]
        article.figures = [
            Figure(
                text: "3.5亿至4亿元", value: ExactNumber(mantissa: 35, exponent: 7),
                valueTo: ExactNumber(mantissa: 4, exponent: 8),
                bound: .about, classifier: "元", noun: nil, place: place)
        ]
        article.quotes = [Quote(text: "够了", speaker: nil, place: place)]
        return article
    }
}
