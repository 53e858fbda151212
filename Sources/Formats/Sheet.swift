/// Rows under named columns: what a spreadsheet, a shell or a table in a document takes. The columns bear the names of the
/// socket's own members, in whatever language the user reads.
package struct Sheet: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        case none
        case text(String)
        /// As it was written, so that no digit is lost.
        case number(String)

        /// Nothing for nil.
        package static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
        package static func count(_ number: Int) -> Cell { .number(String(number)) }
        /// Several in one cell, with `;` between them.
        package static func list(_ texts: [String]) -> Cell {
            texts.isEmpty ? .none : .text(texts.joined(separator: ";"))
        }

        package var plain: String {
            switch self {
            case .none: ""
            case .text(let text), .number(let text): text
            }
        }
    }

    package var columns: [String]
    /// Each as long as `columns`.
    package var rows: [[Cell]]

    package init(columns: [String], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }
}
