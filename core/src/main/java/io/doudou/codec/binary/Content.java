package io.doudou.codec.binary;

import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;

/** What stands in one place of a protobuf message, as far as its reader and its writer care. */
enum Content {
    BOOL,
    INT32,
    INT64,
    UINT32,
    UINT64,
    SINT32,
    SINT64,
    FIXED32,
    FIXED64,
    SFIXED32,
    SFIXED64,
    FLOAT,
    DOUBLE,
    STRING,
    TEXT,
    DECIMAL,
    BYTES,
    ENUM,
    /** The other messages, by their forms. */
    RECORD,
    CHOICE,
    VALUE,
    ONEOF,
    TIMESTAMP,
    DURATION,
    /** Any number of values. */
    LIST,
    /** Any number of values with keys. */
    MAP,
    /** The name of what was chosen, which is not on the wire as such. */
    DISCRIMINATOR,
    /** A value that is not there. */
    NOTHING;

    /** Whether it is a message of its own, behind its length. */
    boolean isMessage() {
        return compareTo(RECORD) >= 0 && compareTo(DURATION) <= 0;
    }

    /** Whether it is a whole number, of any size and form. */
    boolean isWhole() {
        return compareTo(INT32) >= 0 && compareTo(SFIXED64) <= 0;
    }

    /** Whether nothing is looked at behind the tag before somebody reads it. */
    boolean isPlain() {
        return this != TEXT && this != DECIMAL && this != VALUE && this != ONEOF;
    }

    /** Whether it is a number that is written as it is, in seven bits for each byte. */
    boolean isVarint() {
        return this == INT32 || this == INT64 || this == UINT32 || this == UINT64;
    }

    /** What a field has on the whole. */
    static Content of(FieldShape field) {
        return field.isRepeated() ? LIST : field.isMap() ? MAP : ofOne(field);
    }

    /** What one value of a field is. */
    static Content ofOne(FieldShape field) {
        return switch (field.kind()) {
            case BOOL -> BOOL;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT32 -> UINT32;
            case UINT64 -> UINT64;
            case SINT32 -> SINT32;
            case SINT64 -> SINT64;
            case FIXED32 -> FIXED32;
            case FIXED64 -> FIXED64;
            case SFIXED32 -> SFIXED32;
            case SFIXED64 -> SFIXED64;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case TEXT -> TEXT;
            case DECIMAL -> DECIMAL;
            case BYTES -> BYTES;
            case ENUM -> ENUM;
            case MESSAGE -> of(field.message());
        };
    }

    /** What a message is. */
    static Content of(MessageShape message) {
        return switch (message.form()) {
            case RECORD -> RECORD;
            case CHOICE -> CHOICE;
            case VALUE -> VALUE;
            case ONEOF -> ONEOF;
            case TIMESTAMP -> TIMESTAMP;
            case DURATION -> DURATION;
        };
    }
}
