package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problem;
import io.doudou.http.FieldList;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What became of a gRPC call, in the fields behind its last message: a fault as the status and
 * message that every client shows, and in its details as go-micro reads it ({@code errors.Error};
 * specification, 13.4) and as gRPC's own conventions have it ({@code google.rpc.ErrorInfo}, {@code
 * google.rpc.BadRequest}), so that code, detail and id survive.
 */
public final class GrpcStatus {

    public static final String STATUS = "grpc-status";
    public static final String MESSAGE = "grpc-message";
    public static final String DETAILS = "grpc-status-details-bin";

    private static final List<String> FIELDS = List.of(STATUS, MESSAGE, DETAILS);

    /** All went well. */
    public static final FieldList OK = FieldList.of(STATUS, "0");

    /** Clients allow all fields together 8 KiB as a rule. */
    private static final int DETAIL_CHARS_MAX = 1024;

    private static final int PROBLEMS_MAX = 16;

    private static final String TYPES = "type.googleapis.com/";
    private static final String MICRO_ERROR = TYPES + "errors.Error";
    private static final String ERROR_INFO = TYPES + "google.rpc.ErrorInfo";
    private static final String BAD_REQUEST = TYPES + "google.rpc.BadRequest";

    // What arrived.
    private String message;
    private String id = "";
    private int status;
    private String reason = "";
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private GrpcStatus(int code, String message) {
        this.message = message;
        this.status = httpStatus(code);
    }

    /** The code for the status of a fault; 2, unknown, for one that has none of its own. */
    public static int code(int httpStatus) {
        return switch (httpStatus) {
            case 499 -> 1;
            case 400, 422 -> 3;
            case 408, 504 -> 4;
            case 404 -> 5;
            case 409 -> 6;
            case 403 -> 7;
            case 413, 429 -> 8;
            case 412 -> 9;
            case 405, 415, 501 -> 12;
            case 500 -> 13;
            case 502, 503 -> 14;
            case 401 -> 16;
            default -> 2;
        };
    }

    /** The code for a fault; bytes that are no frames are INTERNAL to gRPC. */
    static int code(Fault fault) {
        return fault.code().equals("frame.malformed") ? 13 : code(fault.status());
    }

    /** The status of a fault for a code. */
    static int httpStatus(int code) {
        return switch (code) {
            case 1 -> 499;
            case 3, 11 -> 400;
            case 4 -> 504;
            case 5 -> 404;
            case 6, 10 -> 409;
            case 7 -> 403;
            case 8 -> 429;
            case 9 -> 412;
            case 12 -> 501;
            case 14 -> 503;
            case 16 -> 401;
            default -> 500;
        };
    }

    /**
     * The fields that tell a fault.
     *
     * @param service which says so
     * @param isMicro whether the caller is a program of go-micro, whose older releases look for
     *     their error in the message
     */
    public static FieldList failed(String service, Fault fault, boolean isMicro) {
        var error = MicroError.of(service, fault);
        var text = isMicro ? error.json() : cut(fault.detail());
        var code = code(fault);
        var details = new ProtoFields().number(1, code).text(2, text);
        details.message(3, any(MICRO_ERROR, micro(error)));
        details.message(3, any(ERROR_INFO, info(service, fault)));
        if (!fault.problems().isEmpty()) {
            details.message(3, any(BAD_REQUEST, violations(fault.problems())));
        }
        return FieldList.of(
                STATUS,
                Integer.toString(code),
                MESSAGE,
                encoded(text),
                DETAILS,
                Base64.getEncoder().withoutPadding().encodeToString(details.toBytes()));
    }

    private static ProtoFields any(String type, ProtoFields value) {
        return new ProtoFields().text(1, type).bytes(2, value.toBytes());
    }

    private static ProtoFields micro(MicroError error) {
        return new ProtoFields()
                .text(1, error.id())
                .number(2, error.code())
                .text(3, cut(error.detail()))
                .text(4, error.reason());
    }

    private static ProtoFields info(String service, Fault fault) {
        var info = new ProtoFields().text(1, fault.code()).text(2, service);
        fault.attributes()
                .forEach(
                        (name, value) ->
                                info.message(3, new ProtoFields().text(1, name).text(2, value)));
        return info;
    }

    private static ProtoFields violations(List<Problem> problems) {
        var all = new ProtoFields();
        problems.stream()
                .limit(PROBLEMS_MAX)
                .forEach(
                        each ->
                                all.message(
                                        1,
                                        new ProtoFields()
                                                .text(1, each.name())
                                                .text(2, each.detail())));
        return all;
    }

    private static String cut(String text) {
        return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX);
    }

    /** Sets the fields of this class that stand in one list in another. */
    public static void move(FieldList from, FieldList to) {
        for (var name : FIELDS) {
            var value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    /**
     * The fault in the fields behind the last message; null when the call went well.
     *
     * @throws Malformed when there is no status
     */
    public static @Nullable Fault fault(FieldList fields) {
        var said = fields.get(STATUS);
        if (said == null || !said.matches("[0-9]{1,9}")) {
            throw new Malformed("the answer has no field " + STATUS);
        }
        var code = Integer.parseInt(said);
        if (code == 0) {
            return null;
        }
        var message = fields.get(MESSAGE);
        var status = new GrpcStatus(code, message == null ? "" : decoded(message));
        var details = fields.get(DETAILS);
        if (details != null) {
            status.details(details);
        }
        return status.fault();
    }

    /** Details that make no sense take nothing from what the status says. */
    private void details(String base64) {
        try {
            ProtoFields.read(
                    Base64.getDecoder().decode(base64.replaceAll("=+$", "")),
                    (field, number, bytes) -> {
                        if (field == 3) {
                            detail(bytes);
                        }
                    });
        } catch (Malformed | IllegalArgumentException broken) {
            problems.clear();
        }
    }

    private void detail(byte[] any) {
        var type = new String[] {""};
        ProtoFields.read(
                any,
                (field, number, bytes) -> {
                    if (field == 1) {
                        type[0] = text(bytes);
                    } else if (field == 2) {
                        detail(type[0], bytes);
                    }
                });
    }

    private void detail(String type, byte[] value) {
        switch (type) {
            case MICRO_ERROR -> ProtoFields.read(value, this::micro);
            case ERROR_INFO -> ProtoFields.read(value, this::info);
            case BAD_REQUEST -> ProtoFields.read(value, (field, number, each) -> problem(each));
            default -> {}
        }
    }

    private void micro(int field, long number, byte[] bytes) {
        switch (field) {
            case 1 -> id = text(bytes);
            case 2 -> status = number >= 400 && number <= 599 ? (int) number : status;
            case 3 -> message = MicroError.parse(message).code() == 0 ? message : text(bytes);
            default -> {}
        }
    }

    private void info(int field, long number, byte[] bytes) {
        switch (field) {
            case 1 -> reason = text(bytes);
            case 3 -> pair(bytes, attributes::put);
            default -> {}
        }
    }

    private void problem(byte[] violation) {
        pair(violation, (name, detail) -> problems.add(new Problem(name, detail)));
    }

    private static void pair(byte[] message, BiConsumer<String, String> to) {
        var pair = new String[] {"", ""};
        ProtoFields.read(
                message,
                (field, number, bytes) -> {
                    if (field == 1 || field == 2) {
                        pair[field - 1] = text(bytes);
                    }
                });
        to.accept(pair[0], pair[1]);
    }

    private Fault fault() {
        var micro = MicroError.parse(message);
        if (micro.code() != 0 && reason.isEmpty()) {
            return micro.fault();
        }
        var fault = new Fault(status, reason.isEmpty() ? "http." + status : reason, message);
        if (reason.isEmpty() && !id.isEmpty()) {
            fault = fault.with("id", id);
        }
        for (var attribute : attributes.entrySet()) {
            fault = fault.with(attribute.getKey(), attribute.getValue());
        }
        return problems.isEmpty() ? fault : fault.withProblems(problems);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Any text in the characters that a field may have: the others percent-encoded. */
    static String encoded(String text) {
        var out = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet < 0x7F && octet != '%') {
                out.append((char) octet);
            } else {
                out.append('%').append(String.format("%02X", octet & 0xFF));
            }
        }
        return out.toString();
    }

    /** The text; what is wrongly encoded stays as it is. */
    static String decoded(String field) {
        var out = new ByteArrayOutputStream(field.length());
        for (int i = 0; i < field.length(); i++) {
            var octet = field.charAt(i) == '%' ? octet(field, i + 1) : -1;
            out.write(octet < 0 ? field.charAt(i) : octet);
            i += octet < 0 ? 0 : 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        var high = Character.digit(text.charAt(from), 16);
        var low = Character.digit(text.charAt(from + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
