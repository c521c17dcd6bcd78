"""The invented people and places. Every name, school and region is fictional."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.access import Role

PASSWORD = "quiet-lamp-by-the-door"  # noqa: S105 - shown on the sign-in page of the demonstration


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the demonstration."""

    key: str
    kind: str
    name: str
    name_en: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the demonstration, and what they are where."""

    account: str
    name: str
    name_en: str
    role: Role
    place: str


PLACES = (
    Place("province", "province", "示例省", "Sample Province", None),
    Place("city", "city", "云岭市", "Yunling City", "province"),
    Place("county", "county", "清溪县", "Qingxi County", "city"),
    Place("junior", "school", "清溪县第二初级中学", "Qingxi No. 2 Junior High School", "county"),
    Place("primary", "school", "清溪县石桥小学", "Shiqiao Primary School, Qingxi", "county"),
)

PEOPLE = (
    Somebody("wenjing@demo.example", "李文静", "Li Wenjing", Role.TEACHER, "junior"),
    Somebody("zhoumin@demo.example", "周敏", "Zhou Min", Role.TEACHER, "junior"),
    Somebody("yangguang@demo.example", "杨光", "Yang Guang", Role.TEACHER, "junior"),
    Somebody("haiyan@demo.example", "王海燕", "Wang Haiyan", Role.TEACHER, "junior"),
    Somebody("lulu@demo.example", "陆露", "Lu Lu", Role.TEACHER, "primary"),
    Somebody("mali@demo.example", "马丽", "Ma Li", Role.TEACHER, "primary"),
    Somebody("sunlei@demo.example", "孙磊", "Sun Lei", Role.TEACHER, "primary"),
    Somebody("luojing@demo.example", "罗静", "Luo Jing", Role.SCHOOL_LEAD, "junior"),
    Somebody("heping@demo.example", "何平", "He Ping", Role.SCHOOL_LEAD, "primary"),
    Somebody("chenyu@demo.example", "陈雨", "Chen Yu", Role.EXPERT, "province"),
    Somebody("tangwei@demo.example", "唐伟", "Tang Wei", Role.TRAINER, "province"),
    Somebody("bureau@demo.example", "秦岚", "Qin Lan", Role.BUREAU_OFFICER, "county"),
    Somebody("admin@demo.example", "安然", "An Ran", Role.ADMINISTRATOR, "province"),
)
