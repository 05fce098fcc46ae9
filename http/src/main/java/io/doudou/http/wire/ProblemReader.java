package io.doudou.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.doudou.fault.Fault;
import io.doudou.fault.Problem;
import io.doudou.fault.Problems;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a problem document (RFC 9457) into the fault that it was written from. Members that are not
 * known become attributes, as far as they are texts.
 */
public final class ProblemReader {

    /** Attributes that are kept; a hostile document with a million members costs no memory. */
    static final int ATTRIBUTES_MAX = 64;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private String code = "";
    private String detail = "";
    private String title = "";
    private int status;

    private ProblemReader() {}

    /** The fault; empty when the document is no JSON object. */
    public static Optional<Fault> fault(int status, byte[] json) {
        var reader = new ProblemReader();
        return reader.read(json) ? Optional.of(reader.fault(status)) : Optional.empty();
    }

    /** The fault with the status that the document itself names: 500 when that is none. */
    public static Fault fault(byte[] json) {
        var reader = new ProblemReader();
        reader.read(json);
        var isError = reader.status >= 400 && reader.status <= 599;
        return reader.fault(isError ? reader.status : 500);
    }

    private boolean read(byte[] json) {
        try (var in = FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                member(in);
            }
            return true;
        } catch (IOException noJson) {
            return false;
        }
    }

    private void member(JsonParser in) throws IOException {
        var name = in.currentName();
        var token = in.nextToken();
        switch (name) {
            case "code" -> code = in.getValueAsString("");
            case "detail" -> detail = in.getValueAsString("");
            case "title" -> title = in.getValueAsString("");
            case "problems" -> problems(in);
            // What the carrier adds; no part of the fault.
            case "status" -> status = in.getValueAsInt();
            case "type", "instance", "requestId" -> in.skipChildren();
            default -> attribute(name, token, in);
        }
    }

    private void attribute(String name, JsonToken token, JsonParser in) throws IOException {
        if (token == JsonToken.VALUE_STRING && attributes.size() < ATTRIBUTES_MAX) {
            attributes.put(name, in.getText());
        }
        in.skipChildren();
    }

    private void problems(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.START_OBJECT) {
            problem(in);
        }
    }

    private void problem(JsonParser in) throws IOException {
        var name = "";
        var said = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var member = in.currentName();
            in.nextToken();
            switch (member) {
                case "name" -> name = in.getValueAsString("");
                case "detail" -> said = in.getValueAsString("");
                default -> in.skipChildren();
            }
        }
        if (problems.size() < Problems.PROBLEMS_MAX) {
            problems.add(new Problem(name, said));
        }
    }

    private Fault fault(int status) {
        var fault =
                new Fault(
                        status,
                        code.isEmpty() ? "http." + status : code,
                        detail.isEmpty() ? title : detail);
        for (var attribute : attributes.entrySet()) {
            fault = fault.with(attribute.getKey(), attribute.getValue());
        }
        return problems.isEmpty() ? fault : fault.withProblems(problems);
    }
}
