/// Text of others made fit for a terminal: an article must not be able to move the cursor, set the title, or turn the line round.
/// Every scalar becomes exactly one, so that offsets stay right.
package enum Harmless {
    /// For one line: ends of lines and tabs become spaces.
    package static func line(_ text: String) -> String {
        replacing(text, keepingLines: false)
    }

    /// For a text of many lines: LF, and tabs, stay.
    package static func lines(_ text: String) -> String {
        replacing(text, keepingLines: true)
    }

    private static func replacing(_ text: String, keepingLines: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(isSafe(scalar) ? scalar : shown(scalar, keepingLines: keepingLines))
        }
        return String(result)
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: false
        // The separators of lines and paragraphs; the controls that embed, override and isolate direction.
        case 0x2028...0x202E, 0x2066...0x2069: false
        default: true
        }
    }

    private static func shown(_ scalar: Unicode.Scalar, keepingLines: Bool) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: keepingLines ? scalar : " "
        case 0x0B...0x0D, 0x85, 0x2028, 0x2029: " "
        // The block Control Pictures has one for each: ␛ for ESC.
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
