"""What the package promises: python -m unittest discover python/tests, with the wheel and pyarrow installed."""

import datetime
import unittest

import newsglass
import pyarrow

TEXT = "🚨 HAMA, Syria (Reuters) — Rebels took Häma on Thursday, killing 12 people, Sami Haddad said."


class Package(unittest.TestCase):
    def test_one_article_gives_a_dictionary_whose_spans_are_pythons(self):
        report = newsglass.analyze(TEXT, published="2024-12-06", tokens=True)
        self.assertEqual(report["schema"], "newsglass.report/1")
        start, end = report["times"][0]["span"]
        self.assertEqual(TEXT[start:end], "Thursday")
        self.assertEqual(report["times"][0]["value"], "2024-12-05")
        self.assertTrue(report["tokens"])
        with self.assertRaisesRegex(ValueError, "no unit `bytes`"):
            newsglass.analyze(TEXT, offsets="bytes")

    def test_many_come_in_order_as_each_alone_and_a_bad_one_loses_none(self):
        articles = [f"Town {i} fell on Thursday. " * (i % 7) for i in range(300)]
        for article, report in zip(articles, newsglass.analyze_many(iter(articles)), strict=True):
            self.assertEqual(report, newsglass.analyze(article))
        day = datetime.date(2024, 12, 6)
        reports = newsglass.analyze_many([{"text": TEXT, "published": day}, 7, {"title": "x"}, TEXT])
        self.assertEqual(next(reports)["document"]["published"], "2024-12-06")
        for _ in range(2):
            with self.assertRaises(TypeError):
                next(reports)
        self.assertEqual(len(list(reports)), 1)

    def test_tables_are_taken_over_by_their_interface(self):
        articles = [{"id": f"a{i}", "text": TEXT, "published": "2024-12-06"} for i in range(50)] + [TEXT]
        tables = newsglass.tables(articles)
        self.assertEqual(len(tables), 10)
        documents = pyarrow.table(tables["documents"])
        self.assertEqual(documents["document"].to_pylist(), [f"a{i}" for i in range(50)] + ["51"])
        for table in tables.values():
            once, again = pyarrow.table(table), pyarrow.table(table)
            self.assertEqual(once.num_rows, len(table))
            self.assertTrue(once.equals(again))
        times = pyarrow.table(newsglass.tables(articles, only=["times"])["times"]).to_pylist()
        self.assertEqual(times[0]["first_day"], datetime.date(2024, 12, 5))
        self.assertEqual(TEXT[times[0]["start"] : times[0]["end"]], times[0]["words"])
        self.assertEqual(pyarrow.table(newsglass.tables([])["events"]).num_rows, 0)
        with self.assertRaisesRegex(ValueError, "no table `event`"):
            newsglass.tables([], only=["event"])


if __name__ == "__main__":
    unittest.main()
