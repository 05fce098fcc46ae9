"""What schemathesis cannot know by itself about the documents of this example."""

import schemathesis
from hypothesis import strategies

OFFSETS = strategies.integers(-18 * 60, 18 * 60).map(
    lambda minutes: "%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60)
)
TIMES = strategies.datetimes().map(lambda time: time.isoformat())

schemathesis.openapi.format("time-local", strategies.times().map(lambda time: time.isoformat()))
schemathesis.openapi.format("date-time-local", TIMES)
schemathesis.openapi.format("date-time-zoned", TIMES.map(lambda time: time + "+02:00[Etc/GMT-2]"))
# RFC 3339 has offsets of almost a day, java.time of 18 hours; no place on earth has more than 14.
schemathesis.openapi.format("date-time", strategies.tuples(TIMES, OFFSETS).map("".join))
