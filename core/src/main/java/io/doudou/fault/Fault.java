package io.doudou.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A refusal that travels: the handler throws it, the wire carries it as problem details (RFC 9457),
 * the typed client throws an equal one. Immutable; two faults with equal parts are equal. It
 * records no stack trace, because it is an answer and not an accident.
 *
 * <pre>{@code
 * throw new Fault(404, "user.unknown", "there is no user 7");
 * }</pre>
 */
public final class Fault extends ServiceException {

    private final int status;
    private final String code;
    private final String detail;
    private final Map<String, String> attributes;
    private final List<Problem> problems;

    /**
     * A fault without attributes.
     *
     * @param status the HTTP status, 400 to 599
     * @param code what programs decide by, in words of lower case with dots: {@code user.unknown}
     * @param detail a sentence for people; it must hold nothing that the caller may not see
     */
    public Fault(int status, String code, String detail) {
        this(status, code, detail, Map.of(), List.of());
    }

    private Fault(
            int status,
            String code,
            String detail,
            Map<String, String> attributes,
            List<Problem> problems) {
        super(message(status, code, detail, problems));
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599, but is " + status);
        }
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.attributes = Map.copyOf(attributes);
        this.problems = List.copyOf(problems);
    }

    /** A 400 that lists everything that is wrong with a request. */
    public static Fault invalid(List<Problem> problems) {
        return new Fault(400, "request.invalid", "The request is not valid.", Map.of(), problems);
    }

    /**
     * The same fault with one more attribute, which travels as a member of the problem document.
     */
    public Fault with(String name, String value) {
        var more = new TreeMap<>(attributes);
        more.put(name, value);
        return new Fault(status, code, detail, more, problems);
    }

    /** The same fault with these problems. */
    public Fault withProblems(List<Problem> list) {
        return new Fault(status, code, detail, attributes, list);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public List<Problem> problems() {
        return problems;
    }

    // A fault is a value that comes back equal from the wire, so it compares by what it says.
    @Override
    @SuppressWarnings("ThrowableEqualsHashCode")
    public boolean equals(Object other) {
        return other instanceof Fault that
                && status == that.status
                && code.equals(that.code)
                && detail.equals(that.detail)
                && attributes.equals(that.attributes)
                && problems.equals(that.problems);
    }

    @Override
    @SuppressWarnings("ThrowableEqualsHashCode")
    public int hashCode() {
        return 31 * code.hashCode() + status;
    }

    private static String message(int status, String code, String detail, List<Problem> problems) {
        var start = status + " " + code + ": " + detail;
        return problems.isEmpty()
                ? start
                : problems.stream()
                        .map(problem -> problem.name() + " " + problem.detail())
                        .collect(Collectors.joining("; ", start + " ", ""));
    }
}
