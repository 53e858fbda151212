import CZlib

/// The dropped file as it lies in the store: every byte of it, smaller where that pays.
package struct DroppedBytes: Hashable, Sendable {
    package enum Codec: Int, Hashable, Sendable {
        case raw = 0
        /// RFC 1950.
        case zlib = 1
    }

    package let codec: Codec
    /// Size of the file.
    package let count: Int
    package let content: [UInt8]

    init(codec: Codec, count: Int, content: [UInt8]) {
        self.codec = codec
        self.count = count
        self.content = content
    }

    /// Level 1: text shrinks to about half at some 60 MB/s of one core; a higher level costs three times that for a
    /// tenth less. What does not shrink is kept raw.
    package init(compressing bytes: [UInt8]) {
        count = bytes.count
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: Int(compressBound(UInt(bytes.count)))) {
            buffer, filled in
            var length = UInt(buffer.count)
            let result = unsafe bytes.withUnsafeBufferPointer { source in
                unsafe compress2(buffer.baseAddress, &length, source.baseAddress, UInt(source.count), 1)
            }
            filled = result == Z_OK ? Int(length) : 0
        }
        let pays = !packed.isEmpty && packed.count < bytes.count
        codec = pays ? .zlib : .raw
        content = pays ? packed : bytes
    }

    /// The file's bytes again; nil where what is stored is damaged.
    package func restored() -> [UInt8]? {
        switch codec {
        case .raw: return content.count == count ? content : nil
        case .zlib:
            // deflate cannot grow a byte to more than 1032: a damaged count must not ask for all memory.
            guard count >= 0, count <= content.count * 1032 else { return nil }
            var whole = false
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                var length = UInt(buffer.count)
                let result = unsafe content.withUnsafeBufferPointer { source in
                    unsafe uncompress(buffer.baseAddress, &length, source.baseAddress, UInt(source.count))
                }
                whole = result == Z_OK && Int(length) == count
                filled = whole ? count : 0
            }
            return whole ? bytes : nil
        }
    }
}
