package io.doudou.generator;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes values of any type that a service can mention; deeper ones get smaller and end. */
final class Samples {

    private static final int DEPTH_MAX = 5;

    private final RandomGenerator random;

    Samples(RandomGenerator random) {
        this.random = random;
    }

    Object of(AnnotatedType type) {
        return of(type, Map.of(), 0);
    }

    private Object of(AnnotatedType type, Map<Type, AnnotatedType> bound, int depth) {
        if (type.getType() instanceof TypeVariable<?> variable) {
            return of(bound.get(variable), bound, depth);
        }
        boolean isNullable =
                Arrays.stream(type.getAnnotations())
                        .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
        if (isNullable && (depth >= DEPTH_MAX || random.nextInt(3) == 0)) {
            return null;
        }
        if (type instanceof AnnotatedArrayType array && array.getType() != byte[].class) {
            return array(array, bound, depth);
        }
        return type instanceof AnnotatedParameterizedType generic
                ? generic(generic, bound, depth)
                : plain((Class<?>) type.getType(), bound, depth);
    }

    private int size(int depth) {
        return depth >= DEPTH_MAX ? 0 : random.nextInt(3);
    }

    private Object array(AnnotatedArrayType type, Map<Type, AnnotatedType> bound, int depth) {
        var component = type.getAnnotatedGenericComponentType();
        var array = Array.newInstance((Class<?>) component.getType(), size(depth));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, of(component, bound, depth + 1));
        }
        return array;
    }

    private Object generic(
            AnnotatedParameterizedType type, Map<Type, AnnotatedType> bound, int depth) {
        var raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
        var arguments = type.getAnnotatedActualTypeArguments();
        var last = arguments[arguments.length - 1];
        if (raw == Optional.class) {
            boolean isEmpty = depth >= DEPTH_MAX || random.nextInt(3) == 0;
            return isEmpty ? Optional.empty() : Optional.of(of(last, bound, depth + 1));
        }
        if (raw == List.class || raw == Set.class) {
            var list = new ArrayList<>();
            for (int i = size(depth); i > 0; i--) {
                list.add(of(last, bound, depth + 1));
            }
            return raw == List.class ? list : new LinkedHashSet<>(list);
        }
        if (raw == Map.class) {
            var map = new LinkedHashMap<String, Object>();
            for (int i = size(depth); i > 0; i--) {
                map.put(text(), of(last, bound, depth + 1));
            }
            return map;
        }
        var inner = new HashMap<Type, AnnotatedType>();
        for (int i = 0; i < arguments.length; i++) {
            inner.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return plain(raw, inner, depth);
    }

    private Object plain(Class<?> type, Map<Type, AnnotatedType> bound, int depth) {
        if (type.isRecord()) {
            return record(type, bound, depth);
        }
        if (type.isSealed()) {
            var shapes = type.getPermittedSubclasses();
            int index = depth >= DEPTH_MAX ? 0 : random.nextInt(shapes.length);
            return plain(shapes[index], ofShape(type, shapes[index], bound), depth + 1);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        return scalar(type);
    }

    /** A shape names its type parameters itself, in the order of the sealed interface's. */
    private static Map<Type, AnnotatedType> ofShape(
            Class<?> choice, Class<?> shape, Map<Type, AnnotatedType> bound) {
        var inner = new HashMap<Type, AnnotatedType>();
        for (int i = 0; i < shape.getTypeParameters().length; i++) {
            inner.put(shape.getTypeParameters()[i], bound.get(choice.getTypeParameters()[i]));
        }
        return inner;
    }

    private Object record(Class<?> type, Map<Type, AnnotatedType> bound, int depth) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType);
        var values =
                Arrays.stream(components)
                        .map(each -> of(each.getAnnotatedType(), bound, depth + 1))
                        .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types.toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type.getName(), failure);
        }
    }

    private String text() {
        var texts = List.of("", "a", "ü€", "\"\\\n\u0000", "𝄞 clef", "null", " x ", "</script>");
        return texts.get(random.nextInt(texts.size())) + random.nextInt(100);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private Object scalar(Class<?> type) {
        var utc = instant().atOffset(ZoneOffset.UTC);
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "byte", "java.lang.Byte" -> (byte) random.nextInt();
            case "short", "java.lang.Short" -> (short) random.nextInt();
            case "int", "java.lang.Integer" -> random.nextInt();
            case "long", "java.lang.Long" -> random.nextLong();
            case "float", "java.lang.Float" -> random.nextFloat(-1e30f, 1e30f);
            case "double", "java.lang.Double" -> random.nextDouble(-1e300, 1e300);
            case "char", "java.lang.Character" -> (char) random.nextInt(1, 0xd800);
            case "java.lang.String" -> text();
            case "java.math.BigDecimal" ->
                    new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30));
            case "java.math.BigInteger" ->
                    BigInteger.valueOf(random.nextLong()).pow(1 + random.nextInt(5));
            case "java.util.UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "java.time.Instant" -> utc.toInstant();
            case "java.time.LocalDate" -> LocalDate.from(utc);
            case "java.time.LocalTime" -> LocalTime.from(utc);
            case "java.time.LocalDateTime" -> LocalDateTime.from(utc);
            case "java.time.OffsetDateTime" ->
                    OffsetDateTime.from(utc).withOffsetSameInstant(ZoneOffset.ofHours(2));
            case "java.time.ZonedDateTime" ->
                    ZonedDateTime.ofInstant(utc.toInstant(), ZoneId.of("Europe/Vienna"));
            case "java.time.Duration" -> Duration.ofMillis(random.nextLong(1L << 40));
            case "java.util.OptionalInt" ->
                    random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
            case "java.util.OptionalLong" ->
                    random.nextBoolean()
                            ? OptionalLong.of(random.nextLong())
                            : OptionalLong.empty();
            case "java.util.OptionalDouble" ->
                    random.nextBoolean()
                            ? OptionalDouble.of(random.nextDouble())
                            : OptionalDouble.empty();
            case "[B" -> {
                var bytes = new byte[random.nextInt(10)];
                random.nextBytes(bytes);
                yield bytes;
            }
            default -> throw new IllegalArgumentException(type.getName());
        };
    }
}
