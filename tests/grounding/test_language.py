"""Short prompts in the languages that the product sets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding import detect_language

PROMPTS = """
en|Make an infographic about bees
en|Q3 revenue dashboard
en|Lima
en|Lima: Lima has 10.2 million inhabitants
en|GDP per capita
en|A poster with the words "春节快乐" in red
en|Photosynthesis
en|Create a poster for the Café de Flore
en|a red cube on a blue table
en|Draw 新年 lanterns above a quiet street
en|sales.csv
en|12345
en|Opening hours: Mon-Fri 9:00-18:00, Sat 10:00-14:00
en|Schedule: 9:00 Welcome, 10:00 Keynote, 12:00 Lunch
en|Population by continent: Asia 4.7 billion
en|Flowchart: Order -> Stock? -> Ship
en|Keynote
de|Infografik über Bienen
de|Die fünf größten Städte Deutschlands
de|Wasserkreislauf einfach erklärt
de|Kaffee kochen in 5 Schritten
fr|Infographie sur les abeilles
fr|Le cycle de l'eau
fr|Population de Lima
fr|5 étapes pour faire du pain
es|Infografía sobre las abejas
es|Ingresos 2024
es|¿Cómo funciona la fotosíntesis?
it|Il ciclo dell'acqua
it|Popolazione di Lima
it|5 passi per fare il pane
pt|O ciclo da água
pt|Cartaz para um concerto de jazz
nl|5 stappen om brood te bakken
nl|Grootste steden van Nederland
nl|Bevolking van Lima
sv|Affisch för en jazzkonsert
sv|Sveriges största städer
sv|Befolkning i Lima
pl|5 kroków do upieczenia chleba
pl|Największe miasta Polski
tr|5 adımda ekmek yapımı
tr|Türkiye'nin en büyük şehirleri
ru|Инфографика о пчёлах
ru|Блок-схема заказа
ru|Почему кошки мурлычут?
uk|Інфографіка про бджіл
uk|Найбільші міста України
el|Ο κύκλος του νερού
zh-Hans|制作一张关于蜜蜂的信息图
zh-Hans|水循环
zh-Hans|iPhone 手机
zh-Hans|用Python和Excel做一个图表
zh-Hans|海报，标题“Hello World”
zh-Hant|製作一張關於蜜蜂的資訊圖
zh-Hant|電腦發展歷史
ja|ミツバチのインフォグラフィック
ja|東京都の人口推移
ja|日本経済成長率
ko|꿀벌에 관한 인포그래픽
ar|دورة الماء
ar|لماذا تخرخر القطط؟
he|אינפוגרפיקה על דבורים
hi|मधुमक्खियों के बारे में इन्फोग्राफिक
th|วัฏจักรของน้ำ
fa|بزرگترین شهرهای ایران
de|Speisekarte: Pizza Margherita 8 €, Pasta 9 €
de|Danke Mama
de|Hochzeit Anna & Tom
de|Trainingsplan
de|Spargelwochen
nl|Kinderfeest
it|Grazie mamma
es|Fiesta de verano
pt|Cardápio: sopa, frango, pudim
fr|Merci maman
en|Young artists
en|Real estate tips
en|Menu: Pizza Margherita 8, Pasta 9
en|Lake Vättern
en|Battle of Białystok
en|Neuschwanstein Castle
"""
CASES = [line.split("|") for line in PROMPTS.strip().splitlines()]


@pytest.mark.parametrize(("language", "prompt"), CASES)
def test_prompts(language, prompt):
    assert detect_language(prompt) == language


@given(st.text())
def test_every_text_has_a_language(text):
    first = detect_language(text)
    assert first == detect_language(text)
    assert first.replace("-", "").isalpha()
