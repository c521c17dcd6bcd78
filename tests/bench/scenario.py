"""A scenario of two hundred nodes and about twenty thousand states in two languages, for the budget of checking."""

from __future__ import annotations

from app.content.package import PackageFiles, package_of
from app.content.stamps import stamp

NODES = 200
HIGHEST = 120
"""Of the number that the scenario keeps; with the number of nodes it makes about 20,000 states."""

FRONT = f"""---
sim: 1
id: sim-bench
version: 1.0.0
lang: en
title: A long talk
summary: As many moments as a scenario may have.
tier: basic
start: n1
role: You are the mental-health teacher of the school.
cast: {{pupil: A pupil}}
minutes: 30
warning: [suicide]
content-warning: A pupil speaks about a hard year. Nobody is injured or dies.
help: "You can stop at any time and come back later. In danger, call 110 or 120."
feedback: debrief
undo: never
review: {{by: pending, on: null, next: 2027-05-31}}
vars:
  trust: {{range: [0, {HIGHEST}], start: {HIGHEST // 2}}}
competencies:
  rapport: {{title: Listens and keeps the talk open, needs: 2}}
  safety: {{title: Secures today, needs: 2}}
harms:
  hurry:
    title: Hurried a pupil who was telling
    better: "\\"Take the time you need.\\""
    lesson: "lesson:cri-101/the-direct-question"
debrief:
  - {{id: felt, text: "What did you feel?"}}
---

A talk that goes on for a whole afternoon.
"""

MOMENT = """
## n{here}

### Moment {here}

"There is more," the pupil says, and looks at the window.

-   [Wait, and say that there is time.](#n{there}) `key: wait` `do: trust += 1` `score: rapport 3`

    "Then I will tell you."

    > Waiting is often the whole of it.

-   [Ask for the point of it.](#n{there}) `key: hurry` `do: trust -= 1` `score: rapport 1` `harm: hurry`

    The pupil looks at the floor.

-   [Go and sit beside the pupil.](#n{there}) `key: sit` `do: trust += 2` `score: safety 2` `if: trust <= 60`

    Nobody speaks for a while.
"""

ENDINGS = """
## n{last}

`kind: route`

-   [Trust has grown.](#home) `if: trust >= 60`
-   [It has not.](#class) `else`

## home

### Home

`end: good`

They walk to the bus together.

## class

### Back to class

`end: partial`

The door closes.
"""

FRONT_ZH = """---
sim: 1
of: sim-bench
lang: zh-CN
title: 一次长谈
summary: 一个情景里能有的时刻，这里都有。
role: 您是学校的心理老师。
cast: {pupil: 一名学生}
content-warning: 一名学生讲述艰难的一年。没有人受伤，也没有人去世。
help: "您可以随时停下，以后再接着来。遇到危险请拨打110或120。"
competencies:
  rapport: 倾听，让谈话继续
  safety: 安排好今天的安全
harms:
  hurry:
    title: 催促了正在讲述的学生
    better: "“慢慢说，不着急。”"
debrief:
  felt: 您心里是什么感受？
---

一次持续了整个下午的谈话。
"""

MOMENT_ZH = """
## n{here}

### 第{here}个时刻

“还有呢。”学生说着，看向窗外。

-   [等一等，告诉她有的是时间。](#n{there}) `key: wait`

    “那我说给您听。”

    > 很多时候，等待就是全部。

-   [问她到底想说什么。](#n{there}) `key: hurry`

    学生低下了头。

-   [走过去，坐在她旁边。](#n{there}) `key: sit`

    有一会儿，谁也没有说话。
"""

ENDINGS_ZH = """
## n{last}

-   [信任多了。](#home)
-   [没有多。](#class)

## home

### 回家

她们一起走到车站。

## class

### 回到教室

门关上了。
"""


def large_scenario() -> PackageFiles:
    """Return a scenario in which a number wanders through two hundred moments."""
    return stamp(
        package_of(
            {
                "scenario.md": _text(FRONT, MOMENT, ENDINGS),
                "scenario.zh-CN.md": _text(FRONT_ZH, MOMENT_ZH, ENDINGS_ZH),
            }
        )
    )


def _text(front: str, moment: str, endings: str) -> bytes:
    last = NODES - 2
    moments = "".join(moment.format(here=here, there=here + 1) for here in range(1, last))
    return (front + moments + endings.format(last=last)).encode()
