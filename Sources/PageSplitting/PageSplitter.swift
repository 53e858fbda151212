package import BulletinModel

/// Cuts a page into its articles: lines → what each line is → blocks → articles.
package enum PageSplitter {
    /// Never fails: a page without articles gives none. Time is linear in the text.
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - explaining: whether to say of each line what it was taken for; that doubles the time.
    package static func split(_ utf8: [UInt8], format: BulletinFormat, explaining: Bool = false) -> SplitPage {
        switch format {
        case .text:
            return PrintedPage.split(UnwrappedPage.page(of: utf8), explaining: explaining)
        case .html:
            return MarkedUpPage(HTMLPage.page(of: utf8), hasHeads: true, explaining: explaining).split()
        case .markdown:
            return MarkedUpPage(MarkdownPage.page(of: utf8), hasHeads: false, explaining: explaining).split()
        }
    }
}
