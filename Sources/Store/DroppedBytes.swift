import CDeflate

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

    /// Level 1: text shrinks to less than half at some 180 MB/s of one core. What does not shrink is kept raw.
    package init(compressing bytes: [UInt8]) {
        count = bytes.count
        let compressor = unsafe libdeflate_alloc_compressor(1)
        defer { unsafe libdeflate_free_compressor(compressor) }
        // 0 where it does not fit: then it would not pay.
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, filled in
            filled = unsafe bytes.withUnsafeBufferPointer { source in
                guard let compressor = unsafe compressor else { return 0 }
                return unsafe libdeflate_zlib_compress(
                    compressor, source.baseAddress, source.count, buffer.baseAddress, buffer.count)
            }
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
            guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
            defer { unsafe libdeflate_free_decompressor(decompressor) }
            var isWhole = false
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                // Exactly as many bytes, or it fails.
                let result = unsafe content.withUnsafeBufferPointer { source in
                    unsafe libdeflate_zlib_decompress(
                        decompressor, source.baseAddress, source.count, buffer.baseAddress, count, nil)
                }
                isWhole = result == LIBDEFLATE_SUCCESS
                filled = isWhole ? count : 0
            }
            return isWhole ? bytes : nil
        }
    }
}
