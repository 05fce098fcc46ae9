package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.Scalar;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Problems;
import io.doudou.http.form.UploadForm;
import io.doudou.http.items.ItemLines;
import io.doudou.http.items.ItemSource;
import io.doudou.http.text.Pairs;
import io.doudou.service.Upload;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decodes the parameters of one request for a generated handler and gathers all problems. Belongs
 * to the thread that handles the request.
 *
 * <p>A required value that is missing or malformed is noted and read as null; the handler calls
 * {@link #throwIfInvalid} before it uses any value.
 *
 * <pre>{@code
 * var input = Input.of(request);
 * var id = input.query("id").required(Scalar.LONG);
 * input.check("id", id == null || id >= 1, "must be at least 1");
 * input.throwIfInvalid();
 * }</pre>
 */
public final class Input {

    private static final String MISSING = "must be given";
    private static final String REPEATED = "must be given once";

    private final Request request;
    private final Problems problems = new Problems();
    private @Nullable Pairs query;
    private @Nullable Pairs form;

    private Input(Request request) {
        this.request = request;
    }

    public static Input of(Request request) {
        return new Input(request);
    }

    /** Values of a query parameter. */
    public Values query(String name) {
        var arguments = request.arguments();
        return arguments == null
                ? new Values(name, queryPairs().all(name), problems)
                : argument(arguments, name);
    }

    /**
     * Values of a form field, urlencoded or the text parts of multipart; when the body has none, of
     * the query parameter of that name.
     */
    public Values form(String name) {
        if (request.arguments() != null) {
            return argument(request.arguments(), name);
        }
        var uploads = uploadForm();
        var values = uploads != null ? uploads.texts(name) : formPairs().all(name);
        check(name, uploads == null || uploads.files(name).isEmpty(), "must be a text and no file");
        return values.isEmpty() ? query(name) : new Values(name, values, problems);
    }

    /** The value of a path variable. */
    public Values path(String name) {
        if (request.arguments() != null) {
            return argument(request.arguments(), name);
        }
        var value = request.pathVariables().get(name);
        return new Values(name, value == null ? List.of() : List.of(value), problems);
    }

    /** Values of a header. */
    public Values header(String name) {
        return request.arguments() == null
                ? new Values(name, request.headers().all(name), problems)
                : argument(request.arguments(), name);
    }

    /** The value of a cookie; of several the first, which is the nearest (RFC 6265, 5.4). */
    public Values cookie(String name) {
        if (request.arguments() != null) {
            return argument(request.arguments(), name);
        }
        var values = Cookies.all(request.headers(), name);
        return new Values(name, values.subList(0, Math.min(1, values.size())), problems);
    }

    /**
     * The JSON body; null when it is missing or wrong, which is noted under {@code name}.
     *
     * @throws Fault 400 when it is a message in another encoding that makes no sense
     */
    public <T extends @Nullable Object> @Nullable T body(String name, JsonCodec<T> codec) {
        var given = given(name);
        if (given == null) {
            problems.add(name, MISSING);
            return null;
        }
        return given.read(name, codec, problems);
    }

    /**
     * The JSON body, or null when the request has none.
     *
     * @throws Fault 400 when it is a message in another encoding that makes no sense
     */
    public <T extends @Nullable Object> @Nullable T optionalBody(String name, JsonCodec<T> codec) {
        var given = given(name);
        return given == null ? null : given.read(name, codec, problems);
    }

    /**
     * The values that the caller sends while the method runs; none when the request has no body.
     * What is wrong with one is the failure of its source: {@code values[3].name must be given}.
     */
    public <T> Source<T> items(String name, JsonCodec<T> codec) {
        return request.body() instanceof Body.Stream stream
                        && stream.content() instanceof ItemLines lines
                ? new ItemSource<>(
                        "the caller's " + name,
                        lines,
                        (json, index) -> item(json, name + "[" + index + "]", codec),
                        problem -> new Cancelled("the caller's " + name + " broke off"))
                : Source.of(List.of());
    }

    private static <T> T item(byte[] json, String name, JsonCodec<T> codec) {
        var problems = new Problems();
        var value = JsonReader.read(json, name, codec, problems);
        problems.throwIfAny();
        if (value == null) {
            throw new Fault(400, "body.malformed", name + " must not be null");
        }
        return value;
    }

    private Body.@Nullable Bytes given(String name) {
        if (request.arguments() != null) {
            return request.arguments().body(name);
        }
        return request.body() instanceof Body.Bytes bytes && !bytes.isEmpty() ? bytes : null;
    }

    private Values argument(Arguments arguments, String name) {
        try {
            return new Values(name, arguments.texts(name), problems);
        } catch (IllegalArgumentException noValue) {
            problems.add(name, "must be a value or a list of values");
            return new Values(name, List.of(), new Problems());
        }
    }

    /** The file part of that name; missing is a problem. */
    public @Nullable Upload file(String name) {
        int before = problems.count();
        var file = optionalFile(name);
        check(name, file != null || problems.count() > before, MISSING);
        return file;
    }

    /** The file part of that name, or null. */
    public @Nullable Upload optionalFile(String name) {
        var files = files(name);
        check(name, files.size() <= 1, REPEATED);
        return files.isEmpty() ? null : files.getFirst();
    }

    /** All file parts of that name in the order received. */
    public List<Upload> files(String name) {
        var uploads = uploadForm();
        if (uploads == null) {
            return List.of();
        }
        check(name, uploads.texts(name).isEmpty(), "must be a file and no text");
        return uploads.files(name);
    }

    /**
     * Notes a problem when a constraint does not hold.
     *
     * @param name of the parameter
     * @param rule reads on from the name: "must be at least 1"
     */
    public void check(String name, boolean holds, String rule) {
        if (!holds) {
            problems.add(name, rule);
        }
    }

    /**
     * Notes a problem for each value of a list that does not keep a constraint, under the name with
     * the value's index: {@code tags[2]}.
     */
    public <T> void checkEach(String name, List<T> values, Predicate<T> holds, String rule) {
        for (int i = 0; i < values.size(); i++) {
            if (!holds.test(values.get(i))) {
                problems.add(name + "[" + i + "]", rule);
            }
        }
    }

    /**
     * What to throw when a record's constructor refuses the values that it was made of.
     *
     * @param name of the parameter
     * @return 400 with what the constructor complained about
     */
    public Fault rejected(String name, IllegalArgumentException failure) {
        var message = failure.getMessage();
        problems.add(name, message == null ? "is not valid" : message);
        return Fault.invalid(problems.list());
    }

    /** How many problems were noted so far. */
    public int problemCount() {
        return problems.count();
    }

    /**
     * Ends decoding.
     *
     * @throws io.doudou.fault.Fault 400 with all problems, when there is any
     */
    public void throwIfInvalid() {
        problems.throwIfAny();
    }

    private Pairs queryPairs() {
        if (query == null) {
            query = Pairs.of(request.query());
        }
        return query;
    }

    private @Nullable UploadForm uploadForm() {
        return request.body() instanceof Body.Stream stream
                        && stream.content() instanceof UploadForm uploads
                ? uploads
                : null;
    }

    private Pairs formPairs() {
        if (form == null) {
            form =
                    request.body() instanceof Body.Bytes bytes
                            ? Pairs.of(new String(bytes.content(), StandardCharsets.ISO_8859_1))
                            : Pairs.NONE;
        }
        return form;
    }

    /** The values of one name at one place of the request. */
    public static final class Values {

        private final String name;
        private final List<String> texts;
        private final Problems problems;

        private Values(String name, List<String> texts, Problems problems) {
            this.name = name;
            this.texts = texts;
            this.problems = problems;
        }

        /** The value; null and a problem when it is missing, repeated or malformed. */
        public <T> @Nullable T required(Scalar<T> scalar) {
            if (texts.isEmpty()) {
                problems.add(name, MISSING);
                return null;
            }
            return optional(scalar);
        }

        /** The value, or null when there is none; repeated or malformed is a problem. */
        public <T> @Nullable T optional(Scalar<T> scalar) {
            if (texts.size() > 1) {
                problems.add(name, REPEATED);
                return null;
            }
            return texts.isEmpty() ? null : parse(scalar, texts.getFirst(), name);
        }

        /** All values in the order received; empty when there is none. */
        public <T> List<T> list(Scalar<T> scalar) {
            var values = new ArrayList<T>(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                var value = parse(scalar, texts.get(i), name + "[" + i + "]");
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }

        private <T> @Nullable T parse(Scalar<T> scalar, String text, String where) {
            try {
                return scalar.parse(text);
            } catch (IllegalArgumentException broken) {
                problems.add(where, "must be " + scalar.rule());
                return null;
            }
        }
    }
}
