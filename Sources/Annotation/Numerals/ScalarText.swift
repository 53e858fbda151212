/// Lets a rule compare a scalar with what it is called: `text[index] == "年"`.
func == (left: UInt32, right: Unicode.Scalar) -> Bool { left == right.value }
func != (left: UInt32, right: Unicode.Scalar) -> Bool { left != right.value }
func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }

extension AnnotatedText {
    func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, at index: Int) -> Bool {
        self[index] == first && self[index + 1] == second
    }

    func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar, at index: Int) -> Bool {
        self[index] == first && self[index + 1] == second && self[index + 2] == third
    }

    func isDigit(at index: Int) -> Bool {
        isDigitScalar(self[index])
    }

    /// The first place at or after `index` that holds no space; it looks at most `limit` scalars ahead.
    func skippingSpaces(from index: Int, limit: Int = 2) -> Int {
        var index = index
        var left = limit
        while left > 0, self[index] == " " {
            index += 1
            left -= 1
        }
        return index
    }
}

func isDigitScalar(_ value: UInt32) -> Bool {
    value >= 0x30 && value <= 0x39
}

/// Letters of the Latin alphabet, as in a product's name: C919, H7N9.
func isLatinLetter(_ value: UInt32) -> Bool {
    (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A
}

/// A character of the CJK blocks in use: what a Chinese word is made of.
func isHanzi(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x20000 && value <= 0x323AF)
}
