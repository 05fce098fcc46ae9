package places;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link PlaceService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class PlaceServiceJson {

    static final JsonCodec<List<PlaceService.Kind>> LIST_OF_KIND =
            JsonCodec.of(PlaceServiceJson::readListOfKind, PlaceServiceJson::writeListOfKind);

    static final JsonCodec<List<PlaceService.User>> LIST_OF_USER =
            JsonCodec.of(PlaceServiceJson::readListOfUser, PlaceServiceJson::writeListOfUser);

    static final JsonCodec<Optional<PlaceService.User>> OPTIONAL_OF_USER =
            JsonCodec.of(
                    PlaceServiceJson::readOptionalOfUser, PlaceServiceJson::writeOptionalOfUser);

    static final JsonCodec<String> STRING = JsonCodec.of(JsonReader::string, JsonWriter::value);

    static final JsonCodec<PlaceService.User> USER =
            JsonCodec.of(PlaceServiceJson::readUser, PlaceServiceJson::writeUser);

    static final Scalar<PlaceService.Kind> KIND_SCALAR = Scalar.ofEnum(PlaceService.Kind.class);

    private static final JsonFields USER_FIELDS = JsonFields.none().required("id").required("name");

    private PlaceServiceJson() {}

    private static PlaceService.Kind readKind(JsonReader in) {
        return in.scalar(KIND_SCALAR);
    }

    private static void writeKind(JsonWriter out, PlaceService.Kind value) {
        out.scalar(KIND_SCALAR, value);
    }

    private static List<PlaceService.Kind> readListOfKind(JsonReader in) {
        return in.list(PlaceServiceJson::readKind);
    }

    private static void writeListOfKind(JsonWriter out, List<PlaceService.Kind> value) {
        out.list(value, PlaceServiceJson::writeKind);
    }

    private static List<PlaceService.User> readListOfUser(JsonReader in) {
        return in.list(PlaceServiceJson::readUser);
    }

    private static void writeListOfUser(JsonWriter out, List<PlaceService.User> value) {
        out.list(value, PlaceServiceJson::writeUser);
    }

    private static Optional<PlaceService.User> readOptionalOfUser(JsonReader in) {
        return Optional.ofNullable(in.takeNull() ? null : readUser(in));
    }

    private static void writeOptionalOfUser(JsonWriter out, Optional<PlaceService.User> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            writeUser(out, value.get());
        }
    }

    private static PlaceService.User readUser(JsonReader in) {
        UUID id = null;
        String name = null;
        var object = in.object(USER_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.scalar(Scalar.UUID);
                case 1 -> name = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new PlaceService.User(id, name);
    }

    private static void writeUser(JsonWriter out, PlaceService.User value) {
        out.beginObject();
        out.name(USER_FIELDS, 0);
        out.scalar(Scalar.UUID, value.id());
        out.name(USER_FIELDS, 1);
        out.value(value.name());
        out.endObject();
    }
}
