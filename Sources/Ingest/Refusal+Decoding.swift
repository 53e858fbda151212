import BulletinModel
import TextDecoding

extension Refusal {
    init(_ failure: DecodingFailure) {
        switch failure {
        case .empty: self.init(reason: .empty, detail: "the file has no text")
        case .notText(let detail): self.init(reason: .notText, detail: detail)
        case .malformed(let detail): self.init(reason: .malformed, detail: detail)
        }
    }
}
