import BulletinModel
import BulletinRPC
import BulletinReader
import Logging
import Store
import TextDecoding

enum ArticleSourceHandler: Handler {
    typealias Called = ArticleSource

    /// Cost: the whole page is decoded again.
    static func answer(_ params: ArticleParam, _ call: Call) throws(RPCError) -> ArticleSource.Result {
        let id = try call.articleID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) -> (span: Range<Int>, bytes: [UInt8])? in
            guard let article = try store.article(id), let bytes = try store.droppedBytes(id.bulletin) else {
                return nil
            }
            return (article.span, bytes)
        }
        guard let found else { throw .notFound(id: params.id) }
        let text = try call.text(of: found.bytes, id.bulletin)
        guard found.span.upperBound <= text.utf8.count else {
            throw call.incident("An article's span lies outside its page", id.description)
        }
        return ArticleSource.Result(text: String(decoding: text.utf8[found.span], as: UTF8.self))
    }
}

extension Call {
    /// The text of a page that was read before; that it cannot be read now is a fault of ours.
    func text(of bytes: [UInt8], _ id: BulletinID) throws(RPCError) -> DecodedText {
        do throws(DecodingFailure) {
            return try BulletinReader.text(of: bytes)
        } catch {
            throw incident("A page that was taken in cannot be decoded", "\(id): \(error)")
        }
    }
}
