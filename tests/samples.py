"""What stands in the windows that are looked at: the same small novel in two languages."""

from __future__ import annotations

from dataclasses import dataclass

from writer.manuscript.tree import Manuscript, Scene, Section
from writer.suggest.notes import Entry, Notes


@dataclass(frozen=True, slots=True)
class Sample:
    """A novel and what its writer keeps beside it."""

    novel: Manuscript
    scene: str  # what stands in each of its files
    story: str  # breaks off where a suggestion belongs
    misspelt: str
    sought: tuple[str, str]  # and what to put in its place
    notes: Notes
    choices: tuple[tuple[str, float], ...]  # to go on with, and how likely
    voices: tuple[str, ...]
    sentence: str  # for the banner


ENGLISH = Sample(
    novel=Manuscript(
        "The lamp on the quay",
        (
            Scene("Prologue.md", status="done"),
            Section(
                "Part one: Winter",
                (
                    Section(
                        "The last boat",
                        (
                            Scene(
                                "Dusk.md", "Anna waits. The boat comes in without him.", "revised"
                            ),
                            Scene("Ropes.md", status="draft"),
                        ),
                    ),
                    Section("What the captain said", (Scene("Kitchen.md", status="draft"),)),
                ),
            ),
            Section("Part two: Spring", (Scene("Ice.md", status="idea"), Scene("Letter.md"))),
        ),
    ),
    scene="# Dusk\n\nIt was already dark when the last boat came in, and the old woman on the quay "
    "had put out her lamp twice.\n\n## The quay\n\nNobody spoke. The lamp went out.\n\n"
    "* * *\n\n## The ropes\n\nShe lit the lamp again.\n",
    story="""# The harbour

It was already dark when the last boat came in, and the old woman on the quay had put out \
her lamp twice and lit it again. Nobody spoke. The men carried the boxes up the steps one \
by one, as they had carried them every night that month, and set them down in the lee of \
the wall.

“You are late,” she said.

“The wind,” said the younger of the two, and did not look at her.

She waited until the last of them had gone up, and then she """,
    misspelt="The lamp on the quay: she could not recieve the letter, and teh lamp went out.\n",
    sought=("lamp", "lantern"),
    notes=Notes(
        "A cold winter on the coast, told drily.",
        (
            Entry(("Anna", "the old woman"), "Anna keeps the lamp on the quay."),
            Entry(("harbour",), "The harbour is silting up."),
        ),
    ),
    choices=((" had put out her lamp.", 0.42), (" did not look up.", 0.21), (" was gone.", 0.004)),
    voices=("The harbour", "Letters"),
    sentence="letters.txt is not UTF-8. It is shown as Windows Western text, for reading.",
)
CHINESE = Sample(
    novel=Manuscript(
        "码头上的灯",
        (
            Scene("序.md", status="done"),
            Section(
                "第一部 冬",
                (
                    Section(
                        "最后一条船", (Scene("黄昏.md", "安娜在等。船回来了，他没有。", "revised"),)
                    ),
                    Section("船长的话", (Scene("厨房.md", status="draft"),)),
                ),
            ),
            Section("第二部 春", (Scene("冰.md", status="idea"), Scene("信.md"))),
        ),
    ),
    scene="# 黄昏\n\n最后一条船进港时，天已经黑了，码头上的老妇人两次熄灭了灯。\n\n"
    "## 码头\n\n没有人说话。\n\n## 缆绳\n\n她又把灯点亮。\n",
    story="""# 港口

最后一条船进港时，天已经黑了，码头上的老妇人两次熄灭了灯，又两次把它点亮。没有人说话。\
男人们把箱子一个一个搬上台阶，和那个月的每个夜晚一样，放在墙的背风处。

“你们来晚了。”她说。

“风太大。”两人中年轻的那个说，没有看她。

她等到最后一个人上去了，然后""",
    misspelt="码头上的灯：she could not recieve the letter，码头上的灯灭了。\n",
    sought=("灯", "灯笼"),
    notes=Notes("海边的一个寒冬，语气冷淡。", (Entry(("老妇人", "安娜"), "安娜看守码头上的灯。"),)),
    choices=(("两次熄灭了灯。", 0.42), ("没有抬头。", 0.21), ("已经走了。", 0.004)),
    voices=("海港", "信"),
    sentence="信.txt 不是 UTF-8，现按 Windows 西文显示，仅供阅读。",
)
SAMPLES = {"en": ENGLISH, "zh_CN": CHINESE}
# Ghost text in each kind of place and script: before the cursor, itself, after the cursor.
_BEFORE = "It was already dark when the last boat came in, and the old woman on the quay "
GHOSTS = {
    "lines": (_BEFORE, "had put out her lamp twice and lit it again. Nobody spoke.", ""),
    "over": (_BEFORE, "had put out her lamp\nand lit it again.", "\n\nNobody spoke.\n\nThen she"),
    "middle": (_BEFORE, "and everybody knew why", "had put out her lamp. " * 6),
    "chinese": (
        "最后一条船进港时，天已经黑了，码头上的老妇人",
        "两次熄灭了灯，又两次把它点亮。没有人说话，只有风在吹。",
        "",
    ),
    "hebrew": (
        "זה היה כבר חשוך כאשר הסירה האחרונה נכנסה, ו",
        "הזקנה שעל הרציף כיבתה את המנורה.",
        "",
    ),
    "arabic": ("كان الظلام قد حلّ عندما دخل القارب الأخير، ", "وكانت المرأة العجوز على الرصيف.", ""),
}
