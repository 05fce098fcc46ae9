package io.doudou.broker;

import io.doudou.call.CallScope;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is published: header fields and a body, which mean what publisher and subscriber agree on.
 * Immutable: bodies are copied on their way in and out, so no receiver can change what another one
 * sees. Names of header fields are found in any case and kept as they were written.
 */
public final class Message {

    /** Bytes of a body: what common brokers carry without being told to. */
    public static final int BODY_BYTES_MAX = 1 << 20;

    /** Characters of all header fields together. */
    public static final int HEADER_CHARS_MAX = 64 * 1024;

    /** The field that says what the body is. */
    public static final String CONTENT_TYPE = "Content-Type";

    private final SortedMap<String, String> header;
    private final byte[] body;

    private Message(SortedMap<String, String> header, byte[] body) {
        this.header = header;
        this.body = body;
        var chars = 0;
        for (var field : header.entrySet()) {
            check(field.getKey(), field.getValue());
            chars += field.getKey().length() + field.getValue().length();
        }
        if (chars > HEADER_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "the header has " + chars + " characters, more than " + HEADER_CHARS_MAX);
        }
        if (body.length > BODY_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "the body has " + body.length + " bytes, more than " + BODY_BYTES_MAX);
        }
    }

    /** A message without header fields. */
    public static Message of(byte[] body) {
        return new Message(fields(Map.of()), body.clone());
    }

    /** A message whose body is this text in UTF-8. */
    public static Message of(String body) {
        return new Message(fields(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A message with header fields.
     *
     * @throws IllegalArgumentException when a limit is broken, a name is blank, or a field has a
     *     control character
     */
    public static Message of(Map<String, String> header, byte[] body) {
        return new Message(fields(header), body.clone());
    }

    /** The same message with one field more, or with another value of it. */
    public Message with(String name, String value) {
        var more = fields(header);
        more.remove(name);
        more.put(name, value);
        return new Message(more, body);
    }

    /** The same message without a field. */
    public Message without(String name) {
        var fewer = fields(header);
        fewer.remove(name);
        return new Message(fewer, body);
    }

    /** The value of a field, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(header.get(name));
    }

    /** All fields, sorted by name, which {@code get} finds in any case. Unmodifiable. */
    public SortedMap<String, String> header() {
        return Collections.unmodifiableSortedMap(header);
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** How many bytes the body has. */
    public int bodyBytes() {
        return body.length;
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same message with what travels of a call; fields that it has already stay. */
    public Message sentIn(CallScope scope) {
        return scope.equals(CallScope.NONE)
                ? this
                : new Message(ScopeFields.write(scope, fields(header)), body);
    }

    /** The call that the message was sent in, without a deadline. */
    public CallScope scope() {
        return ScopeFields.read(header);
    }

    @Override
    public String toString() {
        return header + " and " + body.length + " bytes";
    }

    private static SortedMap<String, String> fields(Map<String, String> header) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(header);
        return fields;
    }

    private static void check(String name, String value) {
        if (name.isBlank() || hasControl(name) || hasControl(value)) {
            throw new IllegalArgumentException(
                    "a header field has a name and no control characters, but is \""
                            + name
                            + ": "
                            + value
                            + "\"");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(character -> character < ' ' || character == 0x7f);
    }
}
