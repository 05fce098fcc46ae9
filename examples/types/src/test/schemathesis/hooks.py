"""What the tester cannot know by itself: formats that JSON Schema has no name for, and how forms are read.

Nothing here hides an answer: formats say what is sent, and the one filter drops what is no wrong request at all.
"""

import functools
import json
from datetime import datetime, timedelta
from urllib.parse import quote

import jsonschema_rs
import schemathesis
from hypothesis import strategies

NOW = datetime.now()
DAY = timedelta(days=1)

OFFSETS = strategies.integers(-18 * 60, 18 * 60).map(
    lambda minutes: "%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60)
)


def days(**bounds):
    return strategies.dates(**bounds).map(lambda day: day.isoformat())


def times(**bounds):
    return strategies.datetimes(**bounds).map(lambda time: time.isoformat())


def with_offset(moments):
    return strategies.tuples(moments, OFFSETS).map("".join)


# RFC 3339 has offsets of almost a day, java.time of 18 hours; no place on earth has more than 14.
FORMATS = {
    "time-local": strategies.times().map(lambda time: time.isoformat()),
    "date-time-local": times(),
    "date-time-zoned": times().map(lambda time: time + "+02:00[Etc/GMT-2]"),
    "date-time": with_offset(times()),
    "date of the past": days(max_value=(NOW - 2 * DAY).date()),
    "date of the future": days(min_value=(NOW + 2 * DAY).date()),
    "date-time of the past": with_offset(times(max_value=NOW - 2 * DAY)),
    "date-time of the future": with_offset(times(min_value=NOW + 2 * DAY)),
}

for name, values in FORMATS.items():
    schemathesis.openapi.format(name, values)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """No keyword says that a time is past: the description does, and here the format."""
    if isinstance(raw_schema, dict):
        for side in ("past", "future"):
            if f"Must be in the {side}" in str(raw_schema.get("description")) and "format" in raw_schema:
                raw_schema["format"] += f" of the {side}"
        children = list(raw_schema.values())
    else:
        children = raw_schema if isinstance(raw_schema, list) else []
    for child in children:
        before_load_schema(context, child)


@schemathesis.hook
def filter_case(context, case):
    """A wrong value whose text is also that of a right one is not wrong: a form has texts only."""
    meta = case.meta
    is_wrong = meta is not None and meta.generation.mode.is_negative
    return not (is_wrong and is_only_body_wrong(meta) and is_form(case) and is_right_as_read(case))


def is_only_body_wrong(meta):
    return all(part.mode.is_positive or place == "body" for place, part in meta.components.items())


def is_form(case):
    is_form = case.media_type in ("application/x-www-form-urlencoded", "multipart/form-data")
    return is_form and isinstance(case.body, dict)


def is_right_as_read(case):
    document = case.operation.schema.raw_schema
    steps = ("paths", case.operation.path, case.operation.method, "requestBody", "content", case.media_type, "schema")
    form = functools.reduce(lambda node, step: node[step], steps, document)
    body = {
        name: as_read(sent(value, case.media_type), form["properties"].get(name, {}))
        for name, value in case.body.items()
        if value != []
    }
    pointer = "/".join(quote(step.replace("~", "~0").replace("/", "~1"), safe="#~") for step in ("#", *steps))
    dialect = jsonschema_rs.Draft4Validator if document["openapi"] < "3.1" else jsonschema_rs.Draft202012Validator
    return dialect({**document, "$ref": pointer}).is_valid(body)


def sent(value, media_type):
    """Parts hold what is no text as JSON; each element of a list is a part of its own."""
    if isinstance(value, list):
        return [sent(each, media_type) if isinstance(each, dict) else each for each in value]
    return json.dumps(value) if isinstance(value, dict) and media_type == "multipart/form-data" else value


def as_read(value, schema):
    """What a server reads: one text or several for a list, one for anything else."""
    if is_file(schema):
        return value if isinstance(value, list) else "the bytes of the file, whatever they are"
    if schema.get("type") == "array":
        if not isinstance(value, list):
            return value if is_file(schema["items"]) else [as_read(value, schema["items"])]
        return [as_read(each, schema["items"]) for each in value]
    if isinstance(value, list) and len(value) == 1:
        return as_read(value[0], schema)
    if isinstance(value, (dict, list)):
        return value
    text = value if isinstance(value, str) else json.dumps(value)
    if schema.get("type") == "boolean":
        return BOOLEANS.get(text, text)
    try:
        return json.loads(text) if schema.get("type") in ("integer", "number") else text
    except ValueError:
        return text


def is_file(schema):
    return schema.get("format") == "binary" or "contentMediaType" in schema


# Every spelling that go-doudou reads.
BOOLEANS = {
    **dict.fromkeys(("true", "1", "t", "T", "TRUE", "True"), True),
    **dict.fromkeys(("false", "0", "f", "F", "FALSE", "False"), False),
}
