package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.text.FieldText;
import io.doudou.http.text.Percent;
import io.doudou.service.Upload;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One call of a service as the generated client describes it, before a node is chosen. Belongs to
 * the thread that makes it. Null values are left out.
 *
 * <pre>{@code
 * var call = Call.of("GetUser", "GET", "/user").query("id", Scalar.LONG, id);
 * return client.json(call, UserServiceJson.USER);
 * }</pre>
 */
public final class Call {

    private static final byte[] EMPTY = {'{', '}'};
    private static final Invocation.Value NOTHING = () -> EMPTY;
    private static final Supplier<ServiceShapes> NO_SHAPES = ServiceShapes::none;

    private final String name;
    private final String method;
    private String path;
    private boolean idempotent;
    private boolean multipart;
    private @Nullable SentValue<?> body;
    private @Nullable ItemBody items;
    private @Nullable Procedure procedure;
    private Supplier<ServiceShapes> shapes = NO_SHAPES;
    private final List<Member> arguments = new ArrayList<>(0);
    private final StringBuilder query = new StringBuilder(0);
    private final StringBuilder cookies = new StringBuilder(0);
    private final FieldList headers = new FieldList();
    private final List<Multipart.Part> form = new ArrayList<>(0);

    private Call(String name, String method, String path) {
        this.name = name;
        this.method = method;
        this.path = path;
        this.idempotent = !method.equals("POST") && !method.equals("PATCH");
    }

    /**
     * A call without parameters.
     *
     * @param name of the method, for metrics and messages
     * @param method the verb in upper case
     * @param path without the root path; {@code {name}} is filled by {@link #path}
     */
    public static Call of(String name, String method, String path) {
        return new Call(name, method, path);
    }

    /** Says that it may be carried out twice; so are {@code GET}, {@code PUT}, {@code DELETE}. */
    public Call idempotent() {
        idempotent = true;
        return this;
    }

    /**
     * Names the method for nodes that want remote procedure calls.
     *
     * @param endpoint interface and method: {@code Greeter.Hello}
     */
    public Call procedure(String endpoint, Passing passing) {
        procedure = new Procedure(endpoint, passing);
        return this;
    }

    /**
     * The same for nodes that are called in other encodings than JSON, too.
     *
     * @param shapes says what the messages of the service consist of; asked when one is
     */
    public Call procedure(String endpoint, Passing passing, Supplier<ServiceShapes> shapes) {
        this.shapes = shapes;
        return procedure(endpoint, passing);
    }

    /** Fills one path variable. */
    public <T> Call path(String name, Scalar<T> scalar, T value) {
        argue(name, scalar, value);
        path = path.replace("{" + name + "}", Percent.encode(scalar.format(value)));
        return this;
    }

    public <T> Call query(String name, Scalar<T> scalar, @Nullable T value) {
        if (value != null) {
            append(query, name, scalar.format(value));
            argue(name, scalar, value);
        }
        return this;
    }

    /** The key repeated for each value. */
    public <T> Call queryAll(String name, Scalar<T> scalar, @Nullable Iterable<T> values) {
        if (values != null) {
            argue(name, scalar, values);
            values.forEach(value -> append(query, name, scalar.format(value)));
        }
        return this;
    }

    /** A field of the urlencoded form, or of the multipart body when the call has files. */
    public <T> Call form(String name, Scalar<T> scalar, @Nullable T value) {
        if (value != null) {
            form.add(new Multipart.Text(name, scalar.format(value)));
            argue(name, scalar, value);
        }
        return this;
    }

    /** The field repeated for each value. */
    public <T> Call formAll(String name, Scalar<T> scalar, @Nullable Iterable<T> values) {
        if (values != null) {
            argue(name, scalar, values);
            values.forEach(value -> form.add(new Multipart.Text(name, scalar.format(value))));
        }
        return this;
    }

    /**
     * A header.
     *
     * @throws IllegalArgumentException when the value has a line break, another control character,
     *     or a character above U+00FF
     */
    public <T> Call header(String name, Scalar<T> scalar, @Nullable T value) {
        if (value != null) {
            var text = scalar.format(value);
            FieldText.checkValue(name, text);
            headers.add(name, text);
            argue(name, scalar, value);
        }
        return this;
    }

    /** A cookie; its value is percent-encoded, because RFC 6265 allows few characters. */
    public <T> Call cookie(String name, Scalar<T> scalar, @Nullable T value) {
        if (value != null) {
            cookies.append(cookies.isEmpty() ? "" : "; ");
            cookies.append(name).append('=').append(Percent.encode(scalar.format(value)));
            argue(name, scalar, value);
        }
        return this;
    }

    /** The JSON body; null leaves it out. */
    public <T> Call body(String name, JsonCodec<T> codec, @Nullable T value) {
        if (value != null) {
            body = new SentValue<>(codec, value);
            argue(name, out -> codec.write(out, value));
        }
        return this;
    }

    /**
     * Values that are sent while they come into being. The call closes their source; it is made
     * once, and never repeated when the first value was asked for.
     */
    public <T> Call items(String name, JsonCodec<T> codec, Source<T> values) {
        items = new ItemBody(values.map(value -> JsonWriter.write(codec, value)));
        return this;
    }

    /** A file part; makes the body multipart. */
    public Call file(String name, @Nullable Upload file) {
        multipart = true;
        if (file != null) {
            form.add(new Multipart.File(name, file));
        }
        return this;
    }

    /** A file part for each; makes the body multipart, even when there is none. */
    public Call files(String name, @Nullable List<Upload> files) {
        multipart = true;
        if (files != null) {
            files.forEach(file -> file(name, file));
        }
        return this;
    }

    /** What goes over the wire, the same for each attempt. */
    public Outgoing outgoing() {
        if (!cookies.isEmpty()) {
            headers.add("Cookie", cookies.toString());
        }
        return new Outgoing(
                name,
                method,
                path,
                query.toString(),
                headers,
                content(),
                idempotent,
                Optional.ofNullable(procedure).map(this::invocation));
    }

    private Invocation invocation(Procedure called) {
        return new Invocation(called.name(), value(called.passing()), shapes);
    }

    private Invocation.Value value(Passing passing) {
        return switch (passing) {
            case BODY -> body == null ? NOTHING : body;
            case NAMED -> () -> JsonWriter.write(Call::named, arguments);
        };
    }

    private static void named(JsonWriter out, List<Member> arguments) {
        out.beginObject();
        for (var argument : arguments) {
            out.name(argument.name());
            argument.value().accept(out);
        }
        out.endObject();
    }

    private <T> void argue(String name, Scalar<T> scalar, T value) {
        argue(name, out -> out.plain(scalar, value));
    }

    private <T> void argue(String name, Scalar<T> scalar, Iterable<T> values) {
        argue(name, out -> out.list(values, (to, value) -> to.plain(scalar, value)));
    }

    private void argue(String name, Consumer<JsonWriter> value) {
        if (procedure != null && procedure.passing() == Passing.NAMED) {
            arguments.add(new Member(name, value));
        }
    }

    private Outgoing.Content content() {
        if (items != null) {
            return items;
        }
        if (body != null) {
            return new Outgoing.Whole(MediaType.JSON.text(), body);
        }
        if (multipart) {
            return new Multipart(form);
        }
        return form.isEmpty()
                ? Outgoing.Nothing.HERE
                : new Outgoing.Whole(MediaType.FORM.text(), urlencodedForm());
    }

    private byte[] urlencodedForm() {
        var fields = new StringBuilder();
        for (var part : form) {
            if (part instanceof Multipart.Text text) {
                append(fields, text.name(), text.value());
            }
        }
        return fields.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void append(StringBuilder pairs, String name, String value) {
        pairs.append(pairs.isEmpty() ? "" : "&");
        pairs.append(Percent.encode(name)).append('=').append(Percent.encode(value));
    }

    /** A parameter, as one member of the object that a remote procedure call takes. */
    private record Member(String name, Consumer<JsonWriter> value) {}
}
