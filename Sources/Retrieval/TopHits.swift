import BulletinModel
import SearchIndex

/// An article among others: what decides its place in the list.
struct RankedHit {
    /// What is sorted by first: the score, or the day.
    var key: Float
    var part: Int
    var document: UInt32
    var score: Float
}

/// Keeps the best of many, a heap with the worst of them on top. A candidate costs a comparison, mostly.
struct TopHits {
    private var heap: [RankedHit] = []
    let capacity: Int
    private let parts: [IndexSnapshot.Part]

    /// Room for so many is taken at once.
    private static let usual = 32

    init(capacity: Int, of snapshot: IndexSnapshot) {
        self.capacity = capacity
        parts = snapshot.parts
    }

    /// Higher key first, then newer, then by id.
    @inline(__always)
    private static func precedes(_ left: RankedHit, _ right: RankedHit, _ parts: [IndexSnapshot.Part]) -> Bool {
        if left.key != right.key { return left.key > right.key }
        return isNewer(left, right, parts)
    }

    @inline(__always)
    private func precedes(_ left: RankedHit, _ right: RankedHit) -> Bool { Self.precedes(left, right, parts) }

    /// Asked only of equals: it costs two looks far off.
    @inline(never)
    private static func isNewer(_ left: RankedHit, _ right: RankedHit, _ parts: [IndexSnapshot.Part]) -> Bool {
        let (one, other) = (parts[left.part].segment, parts[right.part].segment)
        let (first, second) = (one.day(of: left.document), other.day(of: right.document))
        return first != second ? first > second : one.id(of: left.document) < other.id(of: right.document)
    }

    /// A hit with a lower key has no chance.
    @inline(__always)
    var leastKey: Float { heap.count < capacity ? -.infinity : heap.first?.key ?? .infinity }

    mutating func offer(_ hit: RankedHit) {
        if heap.count < capacity {
            if heap.isEmpty { heap.reserveCapacity(min(capacity, Self.usual)) }
            heap.append(hit)
            rise()
        } else if capacity > 0, hit.key >= heap[0].key, precedes(hit, heap[0]) {
            sink(hit)
        }
    }

    /// Puts the last in its place among those above. Asked for as a span, the heap is asked once whether it is ours alone.
    private mutating func rise() {
        let parts = parts
        var hits = heap.mutableSpan
        var place = hits.count - 1
        let hit = hits[place]
        while place > 0, Self.precedes(hits[(place - 1) / 2], hit, parts) {
            hits[place] = hits[(place - 1) / 2]
            place = (place - 1) / 2
        }
        hits[place] = hit
    }

    /// Puts it in its place among those below the topmost, which goes.
    private mutating func sink(_ hit: RankedHit) {
        let parts = parts
        var hits = heap.mutableSpan
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < hits.count else { break }
            if child + 1 < hits.count, Self.precedes(hits[child], hits[child + 1], parts) { child += 1 }
            guard Self.precedes(hit, hits[child], parts) else { break }
            hits[place] = hits[child]
            place = child
        }
        hits[place] = hit
    }

    /// Best first.
    consuming func sorted() -> [RankedHit] { heap.sorted { precedes($0, $1) } }
}
