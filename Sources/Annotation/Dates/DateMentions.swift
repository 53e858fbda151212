import BulletinModel

func dateMentions(in article: Article, published: CalendarDay) -> [DateMention] {
    []
}
