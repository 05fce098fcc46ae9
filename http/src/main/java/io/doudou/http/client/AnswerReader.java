package io.doudou.http.client;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problem;
import io.doudou.fault.Problems;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.http.EncodedMessage;
import io.doudou.http.MediaType;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.items.ItemLines;
import io.doudou.http.items.ItemSource;
import io.doudou.http.wire.ProblemReader;
import io.doudou.http.wire.SpanStream;
import io.doudou.service.Download;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Turns what a node answered into a value, a file, or the failure that it stands for. */
final class AnswerReader {

    /** Characters of a foreign error text that are kept in a message. */
    static final int TEXT_LENGTH_MAX = 1000;

    private AnswerReader() {}

    /**
     * The same answer, when it is a good one.
     *
     * @throws Fault when the node refused: the same that its handler threw
     * @throws Malformed when the status makes no sense for a call
     * @throws Unknown when the answer broke off
     */
    static Answer good(Answer answer) {
        if (answer.content() instanceof Answer.Cut cut) {
            throw cut.failure();
        }
        if (answer.content() instanceof Answer.Refused refused) {
            throw refused.fault();
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            return answer;
        }
        throw failure(answer);
    }

    /** The value that a good answer stands for. */
    static <T extends @Nullable Object> T value(Answer answer, String name, JsonCodec<T> codec) {
        var problems = new Problems();
        try {
            var value = value(answer, codec, problems);
            if (problems.count() == 0) {
                return value;
            }
        } catch (Malformed broken) {
            throw new Malformed(name + " of " + answer.node() + ": " + broken.getMessage(), broken);
        }
        throw new Malformed(
                name + " of " + answer.node() + ": the answer does not fit: " + texts(problems));
    }

    private static <T extends @Nullable Object> T value(
            Answer answer, JsonCodec<T> codec, Problems problems) {
        return answer.content() instanceof Answer.Whole whole && whole.encoding() != null
                ? new EncodedMessage(whole.encoding(), whole.bytes()).readAnswer(codec, problems)
                : JsonReader.readAnswer(bytes(answer), codec, problems);
    }

    /** The values that a good answer brings, one after another. */
    static <T> Source<T> items(Answer answer, String name, JsonCodec<T> codec, int itemBytesMax) {
        var what = name + " of " + answer.node();
        var type = answer.headers().first("Content-Type").orElse("nothing");
        if (!type.startsWith(ItemFormat.LINES_TYPE)) {
            close(answer);
            throw new Malformed(what + ": the answer is no stream of values but " + type);
        }
        var stream = stream(answer);
        return new ItemSource<>(
                what,
                new ItemLines(stream, itemBytesMax),
                (json, index) -> item(json, what, index, codec),
                problem -> told(ProblemReader.fault(problem), stream));
    }

    /** Who records the call hears of it, too. */
    private static Fault told(Fault fault, InputStream stream) {
        if (stream instanceof SpanStream recorded) {
            recorded.failed(fault);
        }
        return fault;
    }

    private static void close(Answer answer) {
        try {
            stream(answer).close();
        } catch (IOException alreadyBroken) {
            // Nobody wants what is left.
        }
    }

    private static <T> T item(byte[] json, String what, long index, JsonCodec<T> codec) {
        var problems = new Problems();
        var value = JsonReader.readAnswer(json, codec, problems);
        if (problems.count() > 0 || value == null) {
            throw new Malformed(what + ": item " + index + " does not fit: " + texts(problems));
        }
        return value;
    }

    private static String texts(Problems problems) {
        return problems.list().stream().map(AnswerReader::text).collect(Collectors.joining("; "));
    }

    /** The file that a good answer brings. */
    static Download file(Answer answer) {
        var headers = answer.headers();
        var name = headers.first("Content-Disposition").map(Disposition::fileName).orElse("file");
        var type = headers.first("Content-Type").orElse(MediaType.OCTETS.text());
        return new Download(name, type, size(answer), stream(answer));
    }

    private static InputStream stream(Answer answer) {
        return switch (answer.content()) {
            case Answer.Flow flow -> flow.stream();
            case Answer.Whole whole -> new java.io.ByteArrayInputStream(whole.bytes());
            case Answer.Cut cut -> throw cut.failure();
            case Answer.Refused refused -> throw refused.fault();
        };
    }

    private static OptionalLong size(Answer answer) {
        var packed = answer.headers().first("Content-Encoding").isPresent();
        var length = answer.headers().first("Content-Length").orElse("");
        return packed || length.isEmpty() || length.length() > 18
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(length));
    }

    private static byte[] bytes(Answer answer) {
        return switch (answer.content()) {
            case Answer.Whole whole -> whole.bytes();
            case Answer.Cut cut -> throw cut.failure();
            case Answer.Refused refused -> throw refused.fault();
            case Answer.Flow flow ->
                    throw new IllegalStateException("a file is not read as a value");
        };
    }

    private static ServiceException failure(Answer answer) {
        var status = answer.status();
        if (status < 400 || status > 599) {
            var to = answer.headers().first("Location").map(place -> " to " + place).orElse("");
            return new Malformed(
                    answer.node() + " answered " + status + to + " instead of a value");
        }
        var type = answer.headers().first("Content-Type").orElse("");
        var problem = type.startsWith("application/problem+json");
        return problem
                ? ProblemReader.fault(status, bytes(answer)).orElseGet(() -> plainFault(answer))
                : plainFault(answer);
    }

    /** Of a node that knows no problem documents, such as go-doudou: its text is the detail. */
    private static Fault plainFault(Answer answer) {
        var text = new String(bytes(answer), StandardCharsets.UTF_8).strip();
        var detail = text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) : text;
        return new Fault(answer.status(), "http." + answer.status(), detail);
    }

    private static String text(Problem problem) {
        return problem.name() + " " + problem.detail();
    }
}
