package io.doudou.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON of the floor, written by hand straight over the streaming parser: no checks, no paths.
 */
final class FloorJson {

    private static final int PAGE_BYTES = 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool()).build();

    private FloorJson() {}

    static PageQuery query(byte[] json) {
        try (var in = FACTORY.createParser(json)) {
            String filter = null;
            int pageNo = 0;
            int size = 0;
            in.nextToken();
            for (@Nullable String name = in.nextFieldName();
                    name != null;
                    name = in.nextFieldName()) {
                var value = in.nextToken();
                switch (name) {
                    case "filter" -> filter = value == JsonToken.VALUE_NULL ? null : in.getText();
                    case "pageNo" -> pageNo = in.getIntValue();
                    case "size" -> size = in.getIntValue();
                    default -> in.skipChildren();
                }
            }
            return new PageQuery(filter, pageNo, size);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static User user(byte[] json) {
        try (var in = FACTORY.createParser(json)) {
            long id = 0;
            var name = "";
            var email = "";
            int age = 0;
            in.nextToken();
            for (@Nullable String field = in.nextFieldName();
                    field != null;
                    field = in.nextFieldName()) {
                in.nextToken();
                switch (field) {
                    case "id" -> id = in.getLongValue();
                    case "name" -> name = in.getText();
                    case "email" -> email = in.getText();
                    case "age" -> age = in.getIntValue();
                    default -> in.skipChildren();
                }
            }
            return new User(id, name, email, age);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] bytes(User user) {
        var bytes = new ByteArrayOutputStream(PAGE_BYTES);
        try (var out = FACTORY.createGenerator(bytes)) {
            write(out, user);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(PageRet page) {
        var bytes = new ByteArrayOutputStream(PAGE_BYTES);
        try (var out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            for (var user : page.items()) {
                write(out, user);
            }
            out.writeEndArray();
            out.writeNumberField("pageNo", page.pageNo());
            out.writeNumberField("total", page.total());
            out.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, User user) throws IOException {
        out.writeStartObject();
        out.writeNumberField("id", user.id());
        out.writeStringField("name", user.name());
        out.writeStringField("email", user.email());
        out.writeNumberField("age", user.age());
        out.writeEndObject();
    }
}
