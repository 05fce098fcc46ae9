package inherited;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link ChildService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class ChildServiceJson {

    static final JsonCodec<Child> CHILD =
            JsonCodec.of(ChildServiceJson::readChild, ChildServiceJson::writeChild);

    static final JsonCodec<List<Child>> LIST_OF_CHILD =
            JsonCodec.of(ChildServiceJson::readListOfChild, ChildServiceJson::writeListOfChild);

    static final JsonCodec<String> STRING = JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static final JsonFields CHILD_FIELDS = JsonFields.none().required("name");

    private ChildServiceJson() {}

    private static Child readChild(JsonReader in) {
        String name = null;
        var object = in.object(CHILD_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Child(name);
    }

    private static void writeChild(JsonWriter out, Child value) {
        out.beginObject();
        out.name(CHILD_FIELDS, 0);
        out.value(value.name());
        out.endObject();
    }

    private static List<Child> readListOfChild(JsonReader in) {
        return in.list(ChildServiceJson::readChild);
    }

    private static void writeListOfChild(JsonWriter out, List<Child> value) {
        out.list(value, ChildServiceJson::writeChild);
    }
}
