"""Elastic's eql over the stream in event time: a sequence for each of the two orders of rights and credential."""
import sys
import time

import eql

TICKS = 10_000_000
KINDS = {"CREATION": "creation", "GRANT": "rights", "CREDENTIAL": "credential", "OTHER": "other"}
ORDERS = ("[rights where true] [credential where true]", "[credential where true] [rights where true]")


def main():
    events = []
    with open(sys.argv[1]) as lines:
        for line in lines:
            moment, user, kind = line.rstrip("\n").split("\t")
            events.append(eql.Event(KINDS[kind], int(moment) * TICKS, {"user": user}))
    events.sort(key=lambda event: event.time)
    found = set()
    engine = eql.PythonEngine()
    engine.add_output_hook(lambda output: found.add(output.events[0].data["user"]))
    for order in ORDERS:
        engine.add_query(eql.parse_query(f"sequence by user with maxspan=24h [creation where true] {order}"))
    begin = time.process_time()
    engine.stream_events(events)
    print(len(events), len(found), time.process_time() - begin)


if __name__ == "__main__":
    main()
