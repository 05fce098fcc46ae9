package io.doudou.protoc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The route of a method: what its option {@code google.api.http} says, else what its name says, as
 * long as the request fits there. Immutable.
 *
 * @param verb as the annotation is called, {@code Get}; empty: the name says it all
 * @param path as the annotation has it
 * @param variables fields that stand in the path; when there are any, each field is a parameter
 * @param problems why the option has no form here, as sentences
 */
record HttpRoute(String verb, String path, List<FieldDescriptor> variables, List<String> problems) {

    /** The number of the option (google/api/annotations.proto). */
    private static final int OPTION = 72295728;

    /** Of the fields of an {@code HttpRule} those that are a verb (google/api/http.proto). */
    private static final Map<Integer, String> VERBS =
            Map.of(2, "Get", 3, "Put", 4, "Post", 5, "Delete", 6, "Patch");

    private static final int BODY = 7;
    private static final int CUSTOM = 8;
    private static final int MORE = 11;
    private static final int RESPONSE_BODY = 12;

    private static final Set<String> WITHOUT_BODY = Set.of("Get", "Delete");
    private static final Pattern FIRST_WORD = Pattern.compile("(Get|Delete)(?![a-z]).*");

    /** Not one between braces. */
    private static final String SLASH = "/(?![^{]*})";

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()+,;=:@-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    HttpRoute {
        variables = List.copyOf(variables);
        problems = List.copyOf(problems);
    }

    static HttpRoute of(MethodDescriptor method) {
        return option(method).map(rule -> said(method, rule)).orElseGet(() -> named(method));
    }

    /** A name that begins with Get or Delete would put the request into the query. */
    private static HttpRoute named(MethodDescriptor method) {
        boolean fits = !method.isClientStreaming() && isFlat(method);
        if (fits || !FIRST_WORD.matcher(method.getName()).matches()) {
            return new HttpRoute("", "", List.of(), List.of());
        }
        var path = "/" + method.getService().getName() + "/" + method.getName();
        return new HttpRoute("Post", path.toLowerCase(Locale.ROOT), List.of(), List.of());
    }

    private static boolean isFlat(MethodDescriptor method) {
        return method.getInputType().getFields().stream().allMatch(Types::isFlat);
    }

    private static Optional<UnknownFieldSet> option(MethodDescriptor method) {
        var option = method.getOptions().getUnknownFields().getField(OPTION);
        var parts = option.getLengthDelimitedList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UnknownFieldSet.parseFrom(parts.get(parts.size() - 1)));
        } catch (InvalidProtocolBufferException wrong) {
            throw new IllegalArgumentException(method.getFullName() + ": no HttpRule", wrong);
        }
    }

    private static HttpRoute said(MethodDescriptor method, UnknownFieldSet rule) {
        var problems = new ArrayList<String>();
        refuse(rule, MORE, "additional_bindings: a method has one route", problems);
        refuse(rule, CUSTOM, "custom: take one of get, put, post, delete, patch", problems);
        refuse(rule, RESPONSE_BODY, "response_body: the answer is the whole message", problems);
        var said =
                VERBS.entrySet().stream().filter(each -> rule.hasField(each.getKey())).findFirst();
        if (said.isEmpty()) {
            return new HttpRoute("", "", List.of(), problems);
        }
        var word = said.get().getValue();
        var segments = new ArrayList<String>();
        var variables = new ArrayList<FieldDescriptor>();
        for (var segment : text(rule, said.get().getKey()).substring(1).split(SLASH)) {
            segments.add(segment(method, segment, variables, problems));
        }
        checkPlaces(method, word, text(rule, BODY), !variables.isEmpty(), problems);
        return new HttpRoute(word, "/" + String.join("/", segments), variables, problems);
    }

    private static void refuse(
            UnknownFieldSet rule, int field, String sentence, List<String> problems) {
        if (rule.hasField(field)) {
            problems.add("google.api.http has no form here for " + sentence);
        }
    }

    private static String text(UnknownFieldSet rule, int field) {
        var values = rule.getField(field).getLengthDelimitedList();
        return values.isEmpty()
                ? ""
                : values.get(values.size() - 1).toString(StandardCharsets.UTF_8);
    }

    private static String segment(
            MethodDescriptor method,
            String segment,
            List<FieldDescriptor> variables,
            List<String> problems) {
        if (SEGMENT.matcher(segment).matches()) {
            return segment;
        }
        var variable = VARIABLE.matcher(segment);
        var field =
                variable.matches()
                        ? method.getInputType().findFieldByName(variable.group(1))
                        : null;
        if (field == null || field.isRepeated() || !Types.isFlat(field)) {
            problems.add(
                    "google.api.http: the path has '"
                            + segment
                            + "', where a word or {field} of "
                            + method.getInputType().getName()
                            + " must stand");
            return segment;
        }
        variables.add(field);
        return "{" + Names.component(field) + "}";
    }

    private static void checkPlaces(
            MethodDescriptor method,
            String verb,
            String body,
            boolean hasVariables,
            List<String> problems) {
        if (WITHOUT_BODY.contains(verb)) {
            if (!isFlat(method) || method.isClientStreaming()) {
                problems.add(
                        "google.api.http: "
                                + method.getInputType().getName()
                                + " does not fit into the query of a "
                                + verb.toLowerCase(Locale.ROOT)
                                + ": take post, and body: \"*\"");
            }
        } else if (!body.equals("*") && !Types.isEmpty(method.getInputType())) {
            problems.add("google.api.http: the body must be the whole message: body: \"*\"");
        } else if (hasVariables) {
            problems.add(
                    "google.api.http: a path beside a body has no fields in it: the message has"
                            + " them");
        }
    }
}
