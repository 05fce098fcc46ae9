package io.doudou.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The codecs of one application, found by media type or by name. Immutable. */
public final class Codecs {

    /** The encoding that needs no codec. */
    public static final String JSON = "json";

    private final Map<String, Codec> byType = new LinkedHashMap<>();
    private final Map<String, Codec> byName = new LinkedHashMap<>();

    private Codecs(List<? extends Codec> codecs) {
        for (var codec : codecs) {
            byName.put(codec.name(), codec);
            codec.contentTypes().forEach(type -> byType.put(type, codec));
        }
    }

    /** These codecs; of two with the same name or type the later one counts. */
    public static Codecs of(List<? extends Codec> codecs) {
        return new Codecs(codecs);
    }

    /** The codec for a {@code Content-Type} field; empty when there is none, as for JSON. */
    public Optional<Codec> forType(String contentType) {
        var known = byType.get(contentType);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(byType.get(type(contentType)));
    }

    private static String type(String contentType) {
        var end = contentType.indexOf(';');
        var bare = end < 0 ? contentType : contentType.substring(0, end);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    /** The codec of that name; empty when there is none, as for {@link #JSON}. */
    public Optional<Codec> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names but {@link #JSON}. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
