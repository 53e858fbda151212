extension PostingList {
    /// Appends those that `mapped` gives a new number, under it, with their weights and places.
    func append(
        to documents: inout [UInt32], _ weights: inout [UInt8], _ places: inout [UInt16], hasPlaces: Bool,
        mapped: [UInt32], _ buffers: inout PostingBuffers
    ) {
        if case .inline(let document, let weight, let reach) = place {
            if mapped[Int(document)] != .max {
                documents.append(mapped[Int(document)])
                weights.append(weight)
                if hasPlaces { places.append(FirstPlace.firstReach | UInt16(reach)) }
            }
            return
        }
        for block in 0..<blockCount {
            let number =
                hasPlaces
                ? decode(block: block, &buffers) : decode(block: block, &buffers.documents, &buffers.weights)
            for index in 0..<number {
                let document = mapped[Int(buffers.documents[index])]
                guard document != .max else { continue }
                documents.append(document)
                weights.append(buffers.weights[index])
                if hasPlaces { places.append(buffers.places[index]) }
            }
        }
    }

    /// Those of at least that weight, ascending.
    func documents(weighing least: UInt8) -> [UInt32] {
        var heavy: [UInt32] = []
        var buffers = PostingBuffers()
        for block in 0..<blockCount where bounds(ofBlock: block).largestWeight >= least {
            let number = decode(block: block, &buffers.documents, &buffers.weights)
            for index in 0..<number where buffers.weights[index] >= least { heavy.append(buffers.documents[index]) }
        }
        return heavy
    }

    /// All documents, ascending.
    package func documents() -> [UInt32] {
        var all: [UInt32] = []
        all.reserveCapacity(count)
        var buffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        for block in 0..<blockCount {
            var span = buffer.mutableSpan
            let number = decodeDocuments(block: block, into: &span)
            all.append(contentsOf: buffer[0..<number])
        }
        return all
    }
}
