package io.doudou.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The tokens of one document: all that the reader knows of Jackson. Set up to take nothing but RFC
 * 8259; what is not JSON ends in {@link NotJson}. Belongs to one thread.
 */
final class Tokens implements AutoCloseable {

    /** Buffers kept for reuse by all threads; virtual threads are too many to have their own. */
    private static final int POOLED_BUFFERS_MAX = 64;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS_MAX))
                    // Strangers choose the names: they do not belong in the JVM's string table.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonReader.DEPTH_MAX)
                                    // The reader measures numbers itself, and then knows the path.
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    // No text is longer than its document, which is in memory.
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,63}");
    private static final int SHOWN_NAME_CHARS_MAX = 64;

    private final byte[] json;
    private final JsonParser parser;

    private Tokens(byte[] json, JsonParser parser) {
        this.json = json;
        this.parser = parser;
    }

    /** Stands before the first token. */
    static Tokens of(byte[] json) {
        int wrong = Utf8.firstWrongByte(json);
        if (wrong >= 0) {
            throw new NotJson("must be UTF-8, but is not at byte " + wrong);
        }
        // The parser would take these three for UTF-16, UTF-32 and a byte order mark.
        if (json.length > 1 && (json[0] <= 0 || json[1] == 0)) {
            throw new NotJson("must be JSON in UTF-8 without a byte order mark");
        }
        return from(json, 0);
    }

    private static Tokens from(byte[] json, int offset) {
        try {
            return new Tokens(json, FACTORY.createParser(json, offset, json.length - offset));
        } catch (IOException failure) {
            throw new NotJson("must be JSON");
        }
    }

    /** Another reader of the same document, standing at the object that begins here. */
    Tokens fork() {
        var fork = from(json, (int) parser.currentTokenLocation().getByteOffset());
        fork.next();
        return fork;
    }

    /** Bytes read since the start, or since the object that the fork began at. */
    long bytesRead() {
        return parser.currentLocation().getByteOffset();
    }

    /** Bytes of the whole document. */
    int bytes() {
        return json.length;
    }

    JsonToken current() {
        return parser.currentToken();
    }

    /** Goes to the next token, which there must be. */
    JsonToken next() {
        try {
            var token = parser.nextToken();
            if (token != null) {
                return token;
            }
        } catch (IOException failure) {
            throw notJson(failure);
        }
        throw new NotJson("must be JSON, but is empty");
    }

    /** Goes to the next token; says whether there was none. */
    boolean ends() {
        try {
            return parser.nextToken() == null;
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** Goes to the next token; says whether it is the field of that name. */
    boolean nextIs(SerializableString name) {
        try {
            return parser.nextFieldName(name);
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** Goes to the next token of an object: a field's name, or null at its end. */
    @Nullable String nextName() {
        try {
            return parser.nextFieldName();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** The bytes of the value that the reader stands at, and on to its end. */
    byte[] part() {
        try {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            return Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** From the start of an array or object to its end; stays elsewhere. */
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** The name of the field that the reader stands at. */
    String name() {
        try {
            return parser.currentName();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** The text of a string, or a number as it was written. */
    String text() {
        try {
            return parser.getText();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    int textLength() {
        try {
            return parser.getTextLength();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** Whether the number, which has no fraction and no exponent, fits 64 bits. */
    boolean fitsLong() {
        try {
            return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    long longValue() {
        try {
            return parser.getLongValue();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** The path of the current value below {@code root}. */
    String path(String root) {
        var path = new StringBuilder(root);
        append(path, parser.getParsingContext());
        return path.toString();
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            appendName(path, context.getCurrentName());
        }
    }

    /** Strangers choose names: one that could pass for something else in a log is quoted. */
    private static void appendName(StringBuilder path, String name) {
        if (PLAIN_NAME.matcher(name).matches()) {
            path.append('.').append(name);
            return;
        }
        path.append("[\"");
        name.chars()
                .limit(SHOWN_NAME_CHARS_MAX)
                .forEach(c -> path.append(c > ' ' && c < 0x7F && c != '"' ? (char) c : '?'));
        path.append(name.length() > SHOWN_NAME_CHARS_MAX ? "...\"]" : "\"]");
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failure) {
            throw notJson(failure);
        }
    }

    /** Says where the document breaks, and shows nothing of it: it may be secret. */
    private NotJson notJson(IOException failure) {
        var place = parser.currentLocation();
        var where = " near line " + place.getLineNr() + ", column " + place.getColumnNr();
        if (!(failure instanceof StreamConstraintsException)) {
            return new NotJson("must be JSON, but is not" + where);
        }
        return parser.getParsingContext().getNestingDepth() > JsonReader.DEPTH_MAX
                ? new NotJson("must not be nested deeper than " + JsonReader.DEPTH_MAX + where)
                : new NotJson("must not have a name so long as" + where);
    }
}
