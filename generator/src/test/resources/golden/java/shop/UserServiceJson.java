package shop;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link UserService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class UserServiceJson {

    static final JsonCodec<FileInfo> FILE_INFO =
            JsonCodec.of(UserServiceJson::readFileInfo, UserServiceJson::writeFileInfo);

    static final JsonCodec<PageQuery> PAGE_QUERY =
            JsonCodec.of(UserServiceJson::readPageQuery, UserServiceJson::writePageQuery);

    static final JsonCodec<PageRet> PAGE_RET =
            JsonCodec.of(UserServiceJson::readPageRet, UserServiceJson::writePageRet);

    static final JsonCodec<String> STRING = JsonCodec.of(JsonReader::string, JsonWriter::value);

    static final JsonCodec<User> USER =
            JsonCodec.of(UserServiceJson::readUser, UserServiceJson::writeUser);

    private static final JsonFields FILE_INFO_FIELDS =
            JsonFields.none().required("name").required("size");

    private static final JsonFields PAGE_QUERY_FIELDS =
            JsonFields.none().optional("filter").required("pageNo", "page_no").required("size");

    private static final JsonFields PAGE_RET_FIELDS =
            JsonFields.none()
                    .required("items")
                    .required("pageNo", "page_no")
                    .required("hasNext", "has_next");

    private static final JsonFields USER_FIELDS = JsonFields.none().required("id").required("name");

    private UserServiceJson() {}

    private static FileInfo readFileInfo(JsonReader in) {
        String name = null;
        long size = 0L;
        var object = in.object(FILE_INFO_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> size = in.longValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new FileInfo(name, size);
    }

    private static void writeFileInfo(JsonWriter out, FileInfo value) {
        out.beginObject();
        out.name(FILE_INFO_FIELDS, 0);
        out.value(value.name());
        out.name(FILE_INFO_FIELDS, 1);
        out.value(value.size());
        out.endObject();
    }

    private static void writeNullableString(JsonWriter out, String value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static PageQuery readPageQuery(JsonReader in) {
        String filter = null;
        int pageNo = 0;
        int size = 0;
        var object = in.object(PAGE_QUERY_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> filter = in.takeNull() ? null : in.string();
                case 1 -> pageNo = in.intValue();
                case 2 -> {
                    size = in.intValue();
                    in.check(size <= 100, "must be at most 100");
                }
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        try {
            return new PageQuery(filter, pageNo, size);
        } catch (IllegalArgumentException rejected) {
            object.rejected(rejected);
            return null;
        }
    }

    private static void writePageQuery(JsonWriter out, PageQuery value) {
        out.beginObject();
        out.name(PAGE_QUERY_FIELDS, 0);
        writeNullableString(out, value.filter());
        out.name(PAGE_QUERY_FIELDS, 1);
        out.value(value.pageNo());
        out.name(PAGE_QUERY_FIELDS, 2);
        out.value(value.size());
        out.endObject();
    }

    private static PageRet readPageRet(JsonReader in) {
        List<User> items = null;
        int pageNo = 0;
        boolean hasNext = false;
        var object = in.object(PAGE_RET_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> items = in.list(UserServiceJson::readUser);
                case 1 -> pageNo = in.intValue();
                case 2 -> hasNext = in.booleanValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new PageRet(items, pageNo, hasNext);
    }

    private static void writePageRet(JsonWriter out, PageRet value) {
        out.beginObject();
        out.name(PAGE_RET_FIELDS, 0);
        out.list(value.items(), UserServiceJson::writeUser);
        out.name(PAGE_RET_FIELDS, 1);
        out.value(value.pageNo());
        out.name(PAGE_RET_FIELDS, 2);
        out.value(value.hasNext());
        out.endObject();
    }

    private static User readUser(JsonReader in) {
        long id = 0L;
        String name = null;
        var object = in.object(USER_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.longValue();
                case 1 -> name = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new User(id, name);
    }

    private static void writeUser(JsonWriter out, User value) {
        out.beginObject();
        out.name(USER_FIELDS, 0);
        out.value(value.id());
        out.name(USER_FIELDS, 1);
        out.value(value.name());
        out.endObject();
    }
}
