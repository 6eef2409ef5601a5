"""Wrong and legacy encodings: short files, as they come from spreadsheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding import InputError
from grounding.decoding import decode

_SAMPLES = {
    "cp1252": [
        "Stadt;Einwohner\nMünchen;1.512.491\nKöln;1.084.831\n",
        "Ville;Prix\nOrléans;12,5 €\nNîmes;9\n",
        "name,value\ncafé,1\n",
        "País,Población\nEspaña,47\nMéxico,126\n",
        "País;População\nSão Tomé;1\n",
        "Land,Folk\nGöteborg,1\nMalmö,2\n",
        "By,Folk\nÅrhus,1\nTromsø,2\n",
        "Fläche (km²)\n1\n",
        "Città,Età\nForlì,3\n",
    ],
    "gb18030": [
        "城市,人口（万人）\n北京,2189\n上海,2487\n",
        "年份,产量\n2019,100\n",
        "季度,销售额\n一季度,120\n",
        "水果,斤\n苹果,3\n香蕉,4\n",
        "省份,面积\n四川,48\n云南,39\n",
    ],
    "cp932": [
        "都市,人口\n東京,1400\n大阪,880\n",
        "年,売上\n2019,100\n",
        "商品,価格\nりんご,120\nみかん,90\n",
    ],
    "big5": ["城市,人口\n臺北,250\n高雄,270\n", "年度,銷售額\n2019,100\n"],
    "euc_kr": ["도시,인구\n서울,940\n부산,330\n", "과일,가격\n사과,100\n바나나,200\n"],
    "cp1251": ["Город,Население\nМосква,13000\n", "Год,Цена\n2019,100\n"],
    "cp1250": ["Miasto;Ludność\nŁódź;670\nWrocław;670\n", "Město;Počet\nPlzeň;1\n"],
    "cp1254": ["Şehir,Nüfus\nİstanbul,15000\nMuğla,1000\n"],
    "cp1253": ["Πόλη,Πληθυσμός\nΑθήνα,3\n"],
    "cp1255": ["עיר,אוכלוסייה\nחיפה,3\n"],
    "cp1256": ["المدينة,السكان\nالقاهرة,100\n"],
    "utf-16": ["城市,人口\n北京,1\n"],
    "utf-16-le": ["a,b\n1,2\n", "city,n\nMünchen,3\n"],
    "utf-16-be": ["city,n\nMünchen,3\n"],
    "utf-8-sig": ["a,é\n1,2\n"],
    "utf-32": ["a,é\n1,2\n"],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(enc, text) for enc, texts in _SAMPLES.items() for text in texts]
)
def test_short_files_come_back_as_written(encoding, text):
    decoded, note = decode(text.encode(encoding), "x.csv")
    assert decoded == text
    assert (note is None) == encoding.startswith("utf-8")


@given(st.text(st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_written(text):
    assert decode(text.encode(), "x")[0] == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data, "x")
    except InputError as error:
        assert str(error).startswith("x is ")
    else:
        assert "\0" not in text


def test_damaged_utf8_names_the_line():
    data = "eins\nzwei äöü ßäöü\n".encode() * 3 + b"\xff drei\n"
    with pytest.raises(InputError, match="not clean utf-8 in line 7"):
        decode(data, "x.txt")


def test_line_ends_become_lf():
    assert decode(b"a\r\nb\rc\n", "x")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"a,b\nfoo\0o,3\nbar,4\n", b"one line with a \0 in it"])
def test_a_stray_zero_makes_no_utf_16(data):
    with pytest.raises(InputError, match="binary"):
        decode(data, "x.csv")
