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

    def test_days_may_be_days_and_empty_cells_are_none_given(self):
        day = datetime.date(2024, 12, 6)
        for given in [day, datetime.datetime(2024, 12, 6, 10), "6 December 2024"]:
            self.assertEqual(newsglass.analyze(TEXT, published=given)["document"]["published"], "2024-12-06")
        nan = float("nan")
        (report,) = newsglass.analyze_many([{"text": TEXT, "published": nan, "country": nan, "title": nan}])
        self.assertEqual(report, newsglass.analyze(TEXT))
        self.assertFalse([w for w in report["warnings"] if w["code"] != "unpaired"])

    def test_corrections_are_applied_in_the_unit_of_the_offsets(self):
        start = TEXT.index("Häma")
        corrections = [{"kind": "person", "span": [start, start + 4]}]
        report = newsglass.analyze(TEXT, corrections=corrections)
        self.assertIn(("HAMA", "person"), [(e["name"], e["kind"]) for e in report["entities"]])
        article = {"text": TEXT, "corrections": corrections}
        self.assertEqual(list(newsglass.analyze_many([article])), [report])
        entities = pyarrow.table(newsglass.tables([article], only=["entities"])["entities"]).to_pylist()
        self.assertIn(("HAMA", "person"), [(e["name"], e["kind"]) for e in entities])
        with self.assertRaisesRegex(ValueError, "Correction 1 can't be read"):
            newsglass.analyze(TEXT, corrections=[{}])
        with self.assertRaises(ValueError):
            newsglass.analyze(TEXT, corrections={"merge": []})

    def test_what_is_no_list_of_articles_is_refused(self):
        class Frame:
            columns = ("id", "text")

            def __iter__(self):
                return iter(self.columns)

        for read in (newsglass.analyze_many, newsglass.tables):
            for wrong in (TEXT, {"text": TEXT}):
                with self.assertRaisesRegex(TypeError, "one article"):
                    read(wrong)
            with self.assertRaisesRegex(TypeError, "its rows"):
                read(Frame())

    def test_a_limit_leaves_out_the_rest_and_says_so(self):
        report = newsglass.analyze("Rebels took Hama on Thursday.\n\n" * 1000, limit=0)
        self.assertIn("limit", [w["code"] for w in report["warnings"]])
        with self.assertRaisesRegex(ValueError, "seconds"):
            newsglass.analyze(TEXT, limit=-1)
        with self.assertRaisesRegex(ValueError, "seconds"):
            newsglass.tables([TEXT], limit=-1)

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
