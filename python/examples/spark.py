"""Events of many articles, by Spark: spark-submit spark.py ARTICLES.jsonl OUT

Every task reads its own articles, a thousand at a time, and gives Arrow batches back (mapInArrow). Needs pyspark 4, pyarrow and the
wheel on every worker.
"""

import sys

import pyarrow
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import newsglass

TABLE = "events"


def read(batches):
    for batch in batches:
        tables = newsglass.tables(batch.to_pylist(), only=[TABLE])
        yield from pyarrow.table(tables[TABLE]).to_batches()


def main(articles, out):
    spark = (
        SparkSession.builder.appName("newsglass")
        # One thread for each task, as Spark counts cores by tasks.
        .config("spark.executorEnv.RAYON_NUM_THREADS", "1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .getOrCreate()
    )
    schema = from_arrow_schema(pyarrow.table(newsglass.tables([], only=[TABLE])[TABLE]).schema)
    lines = spark.read.json(articles, "id string, title string, published string, country string, text string")
    # Two tasks for each core, more where they would have over 5,000 articles: a task that fails is done again.
    lines = lines.repartition(max(2 * spark.sparkContext.defaultParallelism, lines.count() // 5000))
    lines.mapInArrow(read, schema).write.mode("overwrite").parquet(out)
    spark.read.parquet(out).groupBy("type", "status").count().orderBy("count", ascending=False).show(10)


if __name__ == "__main__":
    main(*sys.argv[1:])
