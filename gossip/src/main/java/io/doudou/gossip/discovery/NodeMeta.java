package io.doudou.gossip.discovery;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a member says of itself: go-doudou's JSON object with its eight keys (specification of
 * go-doudou, 12.2), which nodes of both worlds read, and in its free part {@code data} what only
 * our nodes read. The ninth key {@code weight} is that of go-doudou 0.8; older nodes skip it.
 *
 * @param service the first service of the member; empty for one that serves nothing
 * @param routeRootPath prefix of all its routes
 * @param port of its HTTP server; 0 without one
 * @param registeredAt RFC 3339 with seconds; Go refuses every other form
 * @param build what the program was made of
 * @param weight share of the calls, relative to the other nodes; 0: not said
 * @param offer its services
 */
record NodeMeta(
        String service,
        String routeRootPath,
        int port,
        String registeredAt,
        Build build,
        int weight,
        Offer offer) {

    private static final JsonFields OUTER = JsonFields.none().optional("_meta").optional("data");

    private static final JsonFields INNER =
            JsonFields.none()
                    .optional("service")
                    .optional("routeRootPath")
                    .optional("port")
                    .optional("registerAt")
                    .optional("goVer")
                    .optional("gddVer")
                    .optional("buildUser")
                    .optional("buildTime")
                    .optional("weight");

    private static final JsonFields DATA =
            JsonFields.none().optional("services").optional("revision");

    private static final String DATA_KEY = "},\"data\":";

    private static final NodeMeta NOTHING =
            new NodeMeta("", "", 0, "", Build.UNKNOWN, 0, Offer.NONE);

    /** The same with another offer. */
    NodeMeta offering(Offer other) {
        return new NodeMeta(service, routeRootPath, port, registeredAt, build, weight, other);
    }

    /** The base URL when the member advertises {@code host} (12.2; IPv6 as in RFC 3986, 3.2.2). */
    String baseUrl(String host) {
        var literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "http://" + literal + ":" + port + routeRootPath;
    }

    /** The bytes that others see; the caller looks at how many they are. */
    byte[] json(String host) {
        var services = new OfferJson(baseUrl(host)).codec();
        JsonCodec.Write<NodeMeta> codec = (out, meta) -> meta.write(out, services);
        return JsonWriter.write(codec, this);
    }

    private void write(JsonWriter out, JsonCodec<List<Service>> services) {
        out.beginObject();
        out.name(OUTER, 0);
        writeInner(out);
        if (!offer.equals(Offer.NONE)) {
            out.name(OUTER, 1);
            out.beginObject();
            out.name(DATA, 0);
            services.write(out, offer.services());
            if (!offer.isWhole()) {
                out.name(DATA, 1);
                out.value(offer.revision());
            }
            out.endObject();
        }
        out.endObject();
    }

    private void writeInner(JsonWriter out) {
        out.beginObject();
        text(out, 0, service);
        text(out, 1, routeRootPath);
        out.name(INNER, 2);
        out.value(port);
        text(out, 3, registeredAt);
        text(out, 4, build.runtime());
        text(out, 5, build.framework());
        text(out, 6, build.user());
        text(out, 7, build.time());
        if (weight > 0) {
            out.name(INNER, 8);
            out.value(weight);
        }
        out.endObject();
    }

    private static void text(JsonWriter out, int field, String value) {
        out.name(INNER, field);
        out.value(value);
    }

    /**
     * What a member says of itself; empty when it is no such object, which hides that member and no
     * other (the original's discovery fails for all). What others put into {@code data} is their
     * own affair and never wrong.
     *
     * @param host that the member advertises
     */
    static Optional<NodeMeta> read(byte[] json, String host) {
        var problems = new Problems();
        var meta = JsonReader.read(json, "meta", NodeMeta::readOuter, problems);
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(meta.offering(readOffer(json, meta.baseUrl(host))));
    }

    /**
     * The free part of what a member says of itself, as it was written; empty without one. Nodes
     * write it last, so nothing has to be parsed: a quote within a text is never without its
     * backslash.
     */
    static String note(byte[] json) {
        var text = new String(json, StandardCharsets.UTF_8);
        int at = text.indexOf(DATA_KEY);
        return at < 0 ? "" : text.substring(at + DATA_KEY.length(), text.length() - 1);
    }

    private static Offer readOffer(byte[] json, String home) {
        var services = new OfferJson(home).codec();
        var problems = new Problems();
        var offer = JsonReader.read(json, "meta", in -> readOffer(in, services), problems);
        return problems.count() > 0 ? Offer.NONE : offer;
    }

    private static NodeMeta readOuter(JsonReader in) {
        var meta = NOTHING;
        var object = in.object(OUTER);
        for (int field = object.next(); field >= 0; field = object.next()) {
            if (field == 0 && !in.takeNull()) {
                meta = readInner(in);
            } else if (field == 1) {
                in.skip();
            }
        }
        return meta;
    }

    private static NodeMeta readInner(JsonReader in) {
        var texts = new String[] {"", "", "", "", "", "", "", ""};
        int port = 0;
        int weight = 0;
        var object = in.object(INNER);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 2 -> {
                    port = in.intValue();
                    in.check(port >= 0 && port <= 0xFFFF, "must be a port");
                }
                case 8 -> weight = in.intValue();
                default -> texts[field] = in.string();
            }
        }
        var build = new Build(texts[4], texts[5], texts[6], texts[7]);
        return new NodeMeta(texts[0], texts[1], port, texts[3], build, weight, Offer.NONE);
    }

    private static Offer readOffer(JsonReader in, JsonCodec<List<Service>> services) {
        var offer = Offer.NONE;
        var object = in.object(OUTER);
        for (int field = object.next(); field >= 0; field = object.next()) {
            if (field == 1 && !in.takeNull()) {
                offer = readData(in, services);
            } else if (field == 0) {
                in.skip();
            }
        }
        return offer;
    }

    private static Offer readData(JsonReader in, JsonCodec<List<Service>> codec) {
        List<Service> services = List.of();
        long revision = 0;
        var object = in.object(DATA);
        for (int field = object.next(); field >= 0; field = object.next()) {
            if (field == 0) {
                services = codec.read(in);
            } else {
                revision = in.longValue();
            }
        }
        return new Offer(services, revision);
    }
}
