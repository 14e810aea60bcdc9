"""How people say who is who and which number is whose."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.interview.by_rules.understanding import understand
from assistant.interview.session import Session
from assistant.interview.topics import paths_of

TODAY = date(2026, 3, 10)
REPRESENTATIVE, CONTACT = "enterprise.representative", "enterprise.contact"


def _read(message: str, topic: str = "people") -> dict[str, object]:
    session = replace(Session(), topic=topic, asked=paths_of(topic, TODAY), turn=1)
    return {
        one.path: one.answer.value or one.answer.state for one in understand(message, session, TODAY).updates
    }


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        (
            "本项工作由侯怀远同志（生产技术部部长）负责联络",
            {f"{CONTACT}.name": "侯怀远", f"{CONTACT}.post": "生产技术部部长"},
        ),
        (
            "老板就是我滕占山电话13900006101办这个事的是我侄女滕秀梅她的是13900006102",
            {f"{CONTACT}.name": "滕秀梅", f"{CONTACT}.mobile": "13900006102"},
        ),
        ("法人才让顿智电话13900006701", {f"{REPRESENTATIVE}.name": "才让顿智"}),
        (
            "负责人就是我，石满仓，13900006201。联系人也是我，手机一样",
            {f"{CONTACT}.name": "石满仓", f"{CONTACT}.mobile": "13900006201"},
        ),
        (
            "联系人韩梅，M 13900000160，T 0938-8000161转302",
            {f"{CONTACT}.mobile": "13900000160", f"{CONTACT}.phone": "0938-8000161转302"},
        ),
        ("座机0934-8000081，传真跟电话就差一位，8000082", {f"{CONTACT}.fax": "0934-8000082"}),
        ("法人电话0931-8000031\n传真:与法人电话共用同一号码", {f"{CONTACT}.fax": "0931-8000031"}),
        ("座机0938-8000181，传真实在抱歉没有配备", {f"{CONTACT}.fax": "none"}),
        ("座机0935—8000082", {f"{CONTACT}.phone": "0935-8000082"}),
        ("联系人苟生，副总工艺师", {f"{CONTACT}.post": "副总工艺师"}),
        (
            "企业联系人为智能制造部副部长景怡，手机13900000142",
            {f"{CONTACT}.name": "景怡", f"{CONTACT}.post": "智能制造部副部长"},
        ),
        ("联系人写我就行，祁小雨，总经理助理", {f"{CONTACT}.name": "祁小雨"}),
        ("法人叫尕藏，13900000201，联系人才旦卓玛，办公室的", {f"{CONTACT}.name": "才旦卓玛"}),
        (
            "联系人 刘 洋 信息部长 13900000304",
            {f"{CONTACT}.name": "刘洋", f"{CONTACT}.mobile": "13900000304"},
        ),
        (
            "法人13900000310，联系人13900000311",
            {f"{CONTACT}.mobile": "13900000311", f"{CONTACT}.phone": None},
        ),
        (
            "法人是欧阳建国，座机0936-8000307；联系人司马青，13900000308",
            {f"{REPRESENTATIVE}.phone": "0936-8000307", f"{CONTACT}.phone": None},
        ),
        ("法人王刚。座机0931-8000505，手机13900000506", {f"{CONTACT}.phone": "0931-8000505"}),
    ],
)
def test_a_person_and_his_numbers_are_found(message: str, wanted: dict[str, str]) -> None:
    read = _read(message)

    assert {path: read.get(path) for path in wanted} == wanted


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("供应商丁州戊己科技有限公司\n俞工 13900000133", "俞工"),
        ("方案是丁州戊己科技有限公司做的，他们谭工13900000203", "谭工"),
        ("都是丁州戊己科技有限公司给做的他们经理叫宋建军电话13900000123", "宋建军"),
        ("供应商丁州戊己科技有限公司, contact是丁州的Leo, 中文名葛立洋, 0571-80000083", "葛立洋"),
        ("丁州戊己科技有限公司干的，找他们程明远，0510-80000245", "程明远"),
        ("集成商丁州戊己科技有限公司，对口 庞工叫庞学文，13900000161", "庞学文"),
        ("没有供应商，供应商联系人电话都没有", "none"),
    ],
)
def test_the_suppliers_man_is_known_by_what_he_is_called(message: str, name: str) -> None:
    assert _read(message, "project")["basics.supplier_contact"] == name


@pytest.mark.parametrize(
    "message",
    [
        "供应商丁州戊己科技有限公司，客服 400-8000000",
        "供应商丁州戊己科技有限公司，售后找他们总机 0510-80000245",
        "由于设备老旧，操作工负责填报的表格很多",
        "联系人还在定，部长回来再说",
        "称重用的是T 2000型地磅，F 350",
    ],
)
def test_no_name_comes_of_a_hotline_or_of_a_sentence(message: str) -> None:
    people = {
        path for path in _read(message, "project") if path.endswith(("name", "contact", "mobile", "fax"))
    }

    assert people <= {"enterprise.name"}


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("现将基本情况提供如下：\n甲州乙丙炭素有限公司成立于2001年12月，有三条线。", "甲州乙丙炭素有限公司"),
        ("摘自我公司2025年度工作总结第三部分：\n焙烧工序现有焙烧炉两组。", None),
        ("设备是新装的。\n甲州乙丙炭素有限公司给我们供的炉子，用了三年。", None),
    ],
)
def test_a_pasted_introduction_tells_whose_it_is(message: str, name: str | None) -> None:
    assert _read(message, "opening").get("enterprise.name") == name
