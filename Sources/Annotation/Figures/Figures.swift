import BulletinModel

func figures(in article: Article, units: [UnitMention]) -> [Figure] {
    []
}
