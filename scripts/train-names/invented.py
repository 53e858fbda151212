"""Sentences for the model of names that no newspaper printed: known ones with other people in them, and patterns of local papers.

The corpora are of the nineties, and know the people of those days by heart. A copy with an invented name in the place of
a printed one shows that what stands around a name tells it; the patterns show what corpora of a national paper lack:
communities, grids and those who work in them.
"""

import collections
import csv
import gzip
import random
import re

import corpora

# Of present-day given names, beside the characters that the corpora's own names are made of.
MODERN = "梓轩涵雨欣怡浩宇博睿晨曦子诗雅思琪佳悦嘉俊杰一诺紫萱彤皓天翔宸泽洋雪莹倩婷娜丽静敏慧娟霞艳芳燕玲红梅桂英秀兰凤琴淑珍玉华建国卫东志强军勇磊涛鹏飞超斌辉刚兵峰亮明波"

TITLES = (
    "党支部书记 党委书记 党总支书记 社区书记 社区主任 居委会主任 村支书 村党支部书记 网格员 网格长 楼栋长 专职网格员 志愿者 居民 村民 业主 物业经理 民警 社区民警 镇长 党委副书记 "
    "人大代表 政协委员 办事处主任 街道党工委书记 局长 副局长 科长 院长 护士长 护士 医生 主治医师 校长 班主任 教师 老师 学生 教练 队长 站长 所长 副所长 负责人 工作人员 总经理 董事长 "
    "种植大户 养殖户 合作社理事长 带头人 驻村第一书记 第一书记 工作队队长 快递员 外卖骑手 环卫工人 退役军人 老党员 党员 市民 游客 家长 摊主 店主 司机 乘客 消防员 交警 辅警 记者 通讯员 "
    "会长 秘书长 主席 理事长 馆长 研究员 教授 专家 工程师 技术员 农技员 律师 法官 检察官").split()
VERBS = "说 介绍 告诉记者 表示 介绍说 笑着说 激动地说 感慨地说 坦言 回忆说 高兴地说 解释说 称 透露 指出".split()
DEEDS = (
    "正在挨家挨户敲门 接到电话后立即赶到现场 忙着给居民送菜 每天工作到深夜 第一时间报了名 从早上六点一直忙到现在 把物资送到居民家中 主动承担起登记工作 带领大家清理积雪 "
    "一大早就来到了采样点 正在给果树剪枝 拿着扩音器维持秩序 一直守在卡口 耐心地解答大家的疑问 帮老人量了血压 上门走访了困难群众 获得了第一名 打进了全场唯一的进球 出席了会议 主持会议 作了报告").split()
SAID = "现在日子越过越好了 有困难就找网格员 这下出门方便多了 我们会继续努力 希望大家多多支持 这是我们应该做的 今年收成不错 大家都很满意 再也不用担心了".split()
OFFICES = "办事处 党工委 社区服务中心 便民服务中心 派出所 司法所 卫生服务中心 中心小学 商会 党群服务中心 综合行政执法队".split()
# Bodies of counties and cities, of all decades since the seventies.
LOCAL_BODIES = (
    "农业农村局 教育局 教体局 水利局 水务局 公安局 公安分局 交警大队 消防救援大队 消防中队 人民医院 中医院 妇幼保健院 第一中学 实验小学 第二实验小学 一中 二中 三中 职教中心 高级中学 实验幼儿园 商会 工商联 图书馆 文化馆 "
    "博物馆 城管局 城管执法大队 城管 融媒体中心 广播电视台 税务局 国税局 地税局 市场监督管理局 工商局 卫健局 卫健委 疾控中心 人民法院 检察院 司法局 总工会 妇联 团委 红十字会 残联 文联 作家协会 老年大学 老干部局 供电公司 "
    "自来水公司 供销社 粮食局 林业局 环保局 生态环境局 气象局 民政局 人社局 住建局 自然资源局 交通运输局 财政局 审计局 统计局 科技局 民族宗教局 乡村振兴局 应急管理局 退役军人事务局 医保局 行政审批局 委组织部 委宣传部 "
    "纪委监委 人大常委会 政协 政府办公室 人民武装部 看守所 军分区 救助站 殡仪馆 农商银行 信用联社 邮政局 邮储银行 新华书店 豫剧团 体育中心 人民公社 化肥厂 机械厂 水泥厂 纺织厂 钢铁厂 火车站派出所 慈善总会 志愿者协会 消费者协会 摄影家协会").split()
TRADES = "科技 股份 集团 实业 药业 电子 重工 食品 置业 物流 建设集团 农业科技有限公司 有限公司 有限责任公司 股份有限公司 房地产公司 纺织公司 新能源 智能制造 传媒 环保科技 机械厂 酒业 乳业 旅行社 超市 大酒店 养殖合作社 种植专业合作社".split()

VILLAGE_BODIES = "村委会 党支部 村民委员会 便民服务站 卫生室".split()
COMMUNITY_BODIES = "居委会 党委 党总支 党群服务中心 新时代文明实践站 居民委员会".split()

# {p} a person, {t} a title, {c} a community, {w} a village, {s} a township, {x} a county, {o} a body.
PATTERNS = """
{c}{t}{p}{v},{q}。|“{q}。”{c}{t}{p}{v}。|{t}{p}{d}。|{c}{t}{p}{d}。|{s}{c}{t}{p}{d}。|{s}{w}{t}{p}{v},{q}。|“{q},”{p}{v}。|{p}{v}:“{q}。”
{w}村民{p}{d}。|家住{c}的{p}{v},{q}。|今年六十岁的{p}{d}。|{p}是{c}的{t},{d}。|{p}、{p}、{p}{d}。|{t}{p}、{p}{d}。|{o}{t}{p}{d}。|{o}{t}{p}{v},{q}。|据{o}{t}{p}介绍,{q}。
记者{p} 通讯员{p}|(记者{p} 通讯员{p} {p})|本报记者{p}|见习记者{p} 实习生{p}|{p} {p} 摄影报道|(通讯员 {p} {p})|记者从{o}获悉,{q}。|近日,{o}{d}。|在{s}{c},{t}{p}{d}。
{x}{s}{w}{t}{p}{d}。|{x}{o}{t}{p}一行来到{s}。|{p}的妻子{p}{d}。|{p}和{p}{d}。|{p}({t}){d}。|{c}网格员{p}向记者{v}:“{q}。”|看到{p}忙碌的身影,居民{p}{v}。|{p}告诉{p},{q}。
“有{p}在,我们放心。”居民{p}{v}。|{s}组织干部下沉{c}、{c}。|{c}、{c}和{w}的志愿者{d}。|走进{w},{q}。|{s}{o}{d}。|{w}的{p}{d}。|{o}联合{o}{d}。|{o}会同{o}、{o}{d}。|{o}{o}{d}。|{p}{t}{v},{q}。|{p}委员建议,{q}。|{p}代表{v}:“{q}。”|{p}常委认为,{q}。
{o}确认了此事。|{o}回应说,{q}。|{o}通报称,{q}。|{x}{o}与{o}签了协议。|{o}的{p}{d}。|{o}、{o}等单位{d}。|{x}、{x}和{s}{d}。|像{p}这样的{t}还有很多。|在{t}{p}的带领下,{c}居民{d}。
""".replace("\n", "|").strip("|").split("|")


class Names:
    """Invented people: surnames and given names as often as the corpora have them, but mixed anew."""

    def __init__(self, spans, source):
        self.random = source
        surnames, first, second = collections.Counter(), collections.Counter(), collections.Counter()
        self.two = 0
        count = 0
        for name in spans:
            if len(name) == 3 or len(name) == 2:
                surnames[name[0]] += 1
                first[name[1]] += 1
                count += 1
                if len(name) == 3:
                    second[name[2]] += 1
                else:
                    self.two += 1
        self.two /= max(1, count)
        for character in MODERN:
            first[character] += count // 400
            second[character] += count // 400
        self.parts = [(list(part), list(part.values())) for part in (
            {key: value for key, value in surnames.items() if value >= 3}, first, second)]

    def given(self):
        """Two characters, as companies and schools are called too."""
        return "".join(self.random.choices(*part)[0] for part in self.parts[1:])

    def one(self):
        surname, first, second = (self.random.choices(*part)[0] for part in self.parts)
        return surname + first + ("" if self.random.random() < self.two else second)


def people(text, masks):
    """Where a mask says exactly a person: start and end."""
    found, start = [], None
    for at, mask in enumerate(masks):
        if mask == 1 << 1:
            start = at
        elif mask == 1 << 3 and start is not None:
            found.append((start, at + 1))
            start = None
    return found


SURNAMES = set("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文")


def is_chinese_name(name):
    return 2 <= len(name) <= 3 and name[0] in SURNAMES


def renamed(text, masks, names):
    """The sentence with other people in it; the same person stays the same. None where it has none."""
    spans = [span for span in people(text, masks) if is_chinese_name(text[span[0]:span[1]])]
    if not spans:
        return None
    given, out, allowed, at = {}, "", [], 0
    for start, end in spans:
        name = given.setdefault(text[start:end], names.one())
        out += text[at:start] + name
        allowed += masks[at:start] + corpora.exactly(corpora.PERSON, len(name))
        at = end
    return out + text[at:], allowed + masks[at:]


class Gazetteer:
    def __init__(self, folder):
        def column(name):
            with open(folder / name, encoding="utf-8", newline="") as file:
                return [row["name"] for row in csv.DictReader(file)]

        self.townships = [name for name in column("townships.csv") if re.fullmatch(r"[一-鿿]{2,5}(街道|镇|乡)", name.replace("办事处", ""))]
        self.townships = [name.replace("办事处", "") for name in self.townships]
        self.counties = [name for name in column("areas.csv") if re.fullmatch(r"[一-鿿]{2,4}[县区市]", name) and name != "市辖区"]
        self.communities, self.villages = [], []
        for line in gzip.open(folder / "villages.txt.gz", "rt", encoding="utf-8"):
            name = line.strip()
            if re.fullmatch(r"[一-鿿]{2,5}社区", name):
                self.communities.append(name)
            elif re.fullmatch(r"[一-鿿]{2,4}村", name):
                self.villages.append(name)


def pattern_sentences(count, names, gazetteer, source):
    place = corpora.anywhere(corpora.PLACE) | corpora.anywhere(corpora.ORGANISATION)

    def unit(name):
        return name, [place] * len(name)

    def fill(key):
        if key == "p":
            name = names.one()
            return name, corpora.exactly(corpora.PERSON, len(name))
        if key == "o":
            kind = source.randrange(10)
            county = source.choice(gazetteer.counties)
            name = (source.choice(gazetteer.communities) + source.choice(COMMUNITY_BODIES) if kind < 2
                    else source.choice(gazetteer.villages) + source.choice(VILLAGE_BODIES) if kind < 4
                    else source.choice(gazetteer.townships) + source.choice(OFFICES) if kind < 6
                    else county + source.choice(LOCAL_BODIES) if kind == 6
                    else county[-1] + source.choice(LOCAL_BODIES) if kind == 7 and source.random() < 0.8
                    else county + names.given() + source.choice(["人民公社", "中学", "小学", "医院", "化肥厂", "农场"]) if kind == 7
                    else county[:-1] + source.choice(LOCAL_BODIES) if kind == 8 and len(county) > 2
                    else source.choice([county, county[:-1] if len(county) > 2 else ""]) + names.given() + source.choice(TRADES))
            return name, corpora.exactly(corpora.ORGANISATION, len(name))
        if key in "cwsx":
            return unit(source.choice({"c": gazetteer.communities, "w": gazetteer.villages, "s": gazetteer.townships, "x": gazetteer.counties}[key]))
        text = source.choice({"t": TITLES, "v": VERBS, "d": DEEDS, "q": SAID}[key])
        return text, [corpora.OUTSIDE] * len(text)

    for _ in range(count):
        text, masks = "", []
        for part in re.split(r"\{(\w)\}", source.choice(PATTERNS)):
            more, allowed = fill(part) if len(part) == 1 and part in "ptcwsxovdq" else (part, [corpora.OUTSIDE] * len(part))
            text += more
            masks += allowed
        yield text, masks
