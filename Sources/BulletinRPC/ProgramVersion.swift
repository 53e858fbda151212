/// The version of both programs and of the package; the contract has one of its own.
package enum ProgramVersion {
    package static let text = "0.1.0"
}
