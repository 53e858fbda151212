import ArgumentParser
import Formats

extension OutputFormat: ExpressibleByArgument {}

/// What every listing takes: the form in which it leaves the program.
struct FormatOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "table for people; json, csv, tsv, markdown; of articles also ninjs, atom and bulk.",
            "table 供人阅读；json、csv、tsv、markdown；文章另有 ninjs、atom、bulk。", valueName: "form"))
    var format: OutputFormat?

    @Flag(help: ArgumentHelp("The same as --format csv.", "等于 --format csv。"))
    var csv = false

    @Flag(
        help: ArgumentHelp(
            "Make the csv one for Excel: with a byte order mark, and nothing in it that Excel would run.",
            "使 csv 适合 Excel：带字节顺序标记，并且没有 Excel 会运行的内容。"))
    var bom = false

    @Option(
        name: .customLong("format-version"),
        help: ArgumentHelp(
            "Fail unless the form is of this version, so that a script is never surprised.", "格式不是此版本则失败，使脚本不致出错。",
            valueName: "n"))
    var version: Int?

    /// - Parameter forms: those that this listing has.
    func chosen(_ common: CommonOptions, of forms: [OutputFormat] = OutputFormat.allCases) throws(CommandFailure)
        -> OutputFormat
    {
        let format = try named(common)
        if let version, !OutputFormat.versions.contains(version) {
            throw .usage(Phrase.noFormatVersion(version, newest: OutputFormat.versions.upperBound), nil)
        }
        if bom, format != .csv { throw .usage(Phrase.bomIsForCSV.text, nil) }
        guard forms.contains(format) else {
            throw .usage(Phrase.noSuchForm(format.rawValue, others: forms.map(\.rawValue)), nil)
        }
        return format
    }

    private func named(_ common: CommonOptions) throws(CommandFailure) -> OutputFormat {
        let named = [format, csv ? .csv : nil, common.json ? .json : nil].compactMap { $0 }
        guard let first = named.first else { return .table }
        if named.contains(where: { $0 != first }) {
            throw .usage(Phrase.exclude(named.map { "--format \($0.rawValue)" }), nil)
        }
        return first
    }
}
