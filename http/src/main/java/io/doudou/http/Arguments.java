package io.doudou.http;

import io.doudou.codec.JsonParts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a remote procedure call: members of one JSON object, by the names that the same
 * parameters have over HTTP. Immutable.
 */
public final class Arguments {

    private final Map<String, byte[]> members;

    private Arguments(Map<String, byte[]> members) {
        this.members = members;
    }

    /**
     * The members of an object; those that are {@code null} count as left out.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static Arguments of(byte[] json) {
        var members = JsonParts.ofObject(json);
        members.values().removeIf(JsonParts::isNull);
        return new Arguments(members);
    }

    /** The JSON of one parameter; null when it was left out. */
    Body.@Nullable Bytes body(String name) {
        var json = members.get(name);
        return json == null ? null : new Body.Bytes(json);
    }

    /**
     * The values of one parameter as texts: a list has several.
     *
     * @throws IllegalArgumentException when it is an object, or a list of such
     */
    List<String> texts(String name) {
        var json = members.get(name);
        if (json == null) {
            return List.of();
        }
        if (json[0] != '[') {
            return List.of(JsonParts.text(json));
        }
        var texts = new ArrayList<String>();
        JsonParts.ofList(json).forEach(element -> texts.add(JsonParts.text(element)));
        return texts;
    }
}
