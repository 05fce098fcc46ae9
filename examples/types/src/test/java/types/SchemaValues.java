package types;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Random values that the schemas of a document allow, the same for the same seed. */
final class SchemaValues {

    /** Deeper values have nothing that can be left out, so that recursive types come to an end. */
    private static final int DEPTH_MAX = 3;

    /** From 1970 to 2004. */
    private static final long PAST_MILLIS = 1L << 40;

    private static final Map<String, String> OF_PATTERN =
            Map.of(
                    "\\S", " a b ",
                    "^[A-Z]{1,3}-[0-9]{1,4}$", "AB-123",
                    "^[a-z]+(-[a-z]+)*$", "long-story",
                    "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]$", "ß");

    private static final List<String> LETTERS =
            List.of(
                    "a", "Z", "0", " ", "ä", "€", "😀", "\"", "\\", "/", "%", "&", "=", "+", ";",
                    "<");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Document document;
    private final RandomGenerator random;

    SchemaValues(Document document, RandomGenerator random) {
        this.document = document;
        this.random = random;
    }

    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode reference, int depth) {
        var schema = document.resolve(reference);
        if (schema.path("nullable").asBoolean(false) && oneIn(3)) {
            return JSON.nullNode();
        }
        for (var choice : List.of("oneOf", "anyOf", "enum")) {
            if (schema.has(choice)) {
                var chosen = any(schema.get(choice));
                return choice.equals("enum") ? chosen : value(chosen, depth);
            }
        }
        if (schema.has("allOf")
                && schema.get("allOf").get(0).has("$ref")
                && schema.get("allOf").size() == 1) {
            return value(schema.get("allOf").get(0), depth);
        }
        return switch (type(schema)) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(whole(schema));
            case "number" -> JSON.numberNode(number(schema));
            case "string" -> JSON.stringNode(text(schema));
            case "array" -> array(schema, depth);
            default -> object(schema, depth);
        };
    }

    private String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? any(type).asString() : type.asString("object");
    }

    private JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        for (var part : schema.path("allOf")) {
            object.setAll((ObjectNode) object(document.resolve(part), depth));
        }
        var required =
                schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        for (var property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || (depth < DEPTH_MAX && oneIn(2))) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        if (schema.has("additionalProperties")) {
            for (int i = 0; i < size(schema, "Properties", depth); i++) {
                object.set("key " + i, value(schema.get("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        var elements = JSON.arrayNode();
        var seen = new LinkedHashSet<JsonNode>();
        for (int i = 0; i < size(schema, "Items", depth); i++) {
            var element = value(schema.get("items"), depth + 1);
            if (seen.add(element) || !schema.path("uniqueItems").asBoolean(false)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private int size(JsonNode schema, String noun, int depth) {
        int min = schema.path("min" + noun).asInt(0);
        int max = schema.path("max" + noun).asInt(min + 3);
        return depth < DEPTH_MAX ? min + random.nextInt(max - min + 1) : min;
    }

    private BigInteger whole(JsonNode schema) {
        var natural = schema.path("format").asString("").equals("int64") ? 63 : 31;
        var limit = BigInteger.ONE.shiftLeft(natural);
        var min = lower(schema, new BigDecimal(limit.negate()), BigDecimal.ONE);
        var max = upper(schema, new BigDecimal(limit.subtract(BigInteger.ONE)), BigDecimal.ONE);
        return between(min, max).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    private BigDecimal number(JsonNode schema) {
        var step = schema.path("multipleOf").decimalValue(new BigDecimal("0.0625"));
        var min = lower(schema, new BigDecimal("-100000"), step);
        var max = upper(schema, new BigDecimal("100000"), step);
        return between(min, max).divide(step, 0, RoundingMode.HALF_EVEN).multiply(step);
    }

    /** The least value; an exclusive bound is a flag in one dialect and a number in the other. */
    private static BigDecimal lower(JsonNode schema, BigDecimal natural, BigDecimal step) {
        var exclusive = schema.path("exclusiveMinimum");
        if (exclusive.isNumber()) {
            return exclusive.decimalValue().add(step).max(natural);
        }
        var bound = schema.path("minimum").decimalValue(natural);
        return exclusive.asBoolean(false) ? bound.add(step) : bound;
    }

    private static BigDecimal upper(JsonNode schema, BigDecimal natural, BigDecimal step) {
        var exclusive = schema.path("exclusiveMaximum");
        if (exclusive.isNumber()) {
            return exclusive.decimalValue().subtract(step).min(natural);
        }
        var bound = schema.path("maximum").decimalValue(natural);
        return exclusive.asBoolean(false) ? bound.subtract(step) : bound;
    }

    private BigDecimal between(BigDecimal min, BigDecimal max) {
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> min.add(max.subtract(min).multiply(new BigDecimal(random.nextDouble())));
        };
    }

    private String text(JsonNode schema) {
        if (schema.path("contentEncoding").asString("").equals("base64")) {
            return base64();
        }
        var moment = moment(schema.path("description").asString(""));
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> moment.toLocalDate().toString();
            case "time-local" -> moment.toLocalTime().toString();
            case "date-time-local" -> moment.toString();
            case "date-time" ->
                    moment.atOffset(ZoneOffset.ofHours(random.nextInt(-9, 9))).toString();
            case "date-time-zoned" -> moment.atZone(ZoneId.of("Europe/Vienna")).toString();
            case "email" -> "ada@example.org";
            case "byte" -> base64();
            default -> plainText(schema);
        };
    }

    private String base64() {
        var bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** No keyword says on which side of now a time must be; its description does. */
    private LocalDateTime moment(String description) {
        var instant = Instant.ofEpochMilli(random.nextLong(PAST_MILLIS));
        var moment = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return description.contains("Must be in the future") ? moment.plusYears(100) : moment;
    }

    private String plainText(JsonNode schema) {
        var pattern = schema.path("pattern").asString("");
        if (pattern.startsWith("^-?P(?!$)")) {
            return Duration.ofMillis(random.nextLong(1L << 40)).toString();
        }
        if (!pattern.isEmpty()) {
            return OF_PATTERN.get(pattern);
        }
        int min = schema.path("minLength").asInt(0);
        int max = schema.path("maxLength").asInt(min + 9);
        return random.ints(random.nextInt(min, max + 1), 0, LETTERS.size())
                .mapToObj(LETTERS::get)
                .collect(Collectors.joining());
    }
}
