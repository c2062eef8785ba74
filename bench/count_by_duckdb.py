"""Counts the records of IAM below a folder as bench/replay's other peers do. Needs `pip install duckdb`."""
import sys

import duckdb

COUNT = """
select count(*) from (
  select unnest(Records) record
  from read_json(?, format='newline_delimited', columns={Records: 'STRUCT(eventSource VARCHAR)[]'},
                 maximum_object_size=268435456))
where record.eventSource = 'iam.amazonaws.com'
"""

database = duckdb.connect()
# As many threads as replay has on the machine of docs/performance.md.
database.execute("set threads = 2")
print(database.execute(COUNT, [f"{sys.argv[1]}/**/*.json.gz"]).fetchone()[0])
