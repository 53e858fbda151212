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

    private func day(_ hit: RankedHit) -> Int32 { parts[hit.part].segment.day(of: hit.document) }
    private func id(_ hit: RankedHit) -> ArticleID { parts[hit.part].segment.id(of: hit.document) }

    /// Higher key first, then newer, then by id.
    @inline(__always)
    private func precedes(_ left: RankedHit, _ right: RankedHit) -> Bool {
        if left.key != right.key { return left.key > right.key }
        return isNewer(left, right)
    }

    /// Asked only of equals: it costs two looks far off.
    @inline(never)
    private func isNewer(_ left: RankedHit, _ right: RankedHit) -> Bool {
        let (first, second) = (day(left), day(right))
        return first != second ? first > second : id(left) < id(right)
    }

    /// A hit with a lower key has no chance.
    @inline(__always)
    var leastKey: Float { heap.count < capacity ? -.infinity : heap.first?.key ?? .infinity }

    mutating func offer(_ hit: RankedHit) {
        if heap.count < capacity {
            if heap.isEmpty { heap.reserveCapacity(min(capacity, Self.usual)) }
            heap.append(hit)
            var child = heap.count - 1
            while child > 0, precedes(heap[(child - 1) / 2], heap[child]) {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        } else if capacity > 0, hit.key >= heap[0].key, precedes(hit, heap[0]) {
            heap[0] = hit
            sink()
        }
    }

    /// Puts the topmost in its place among those below.
    private mutating func sink() {
        let hit = heap[0]
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, precedes(heap[child], heap[child + 1]) { child += 1 }
            guard precedes(hit, heap[child]) else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = hit
    }

    /// Best first.
    consuming func sorted() -> [RankedHit] { heap.sorted { precedes($0, $1) } }
}
