package io.doudou.benchmarks;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;

import io.grpc.MethodDescriptor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Messages of the user service in protobuf as a careful person writes them by hand, with the
 * library that generated classes use and without anything in between: the floor of gRPC.
 */
final class FloorMessages {

    private FloorMessages() {}

    /** Writes a message. */
    private interface Writing<T> {
        void write(T value, CodedOutputStream out) throws IOException;
    }

    /** Reads a message. */
    private interface Reading<T> {
        T read(CodedInputStream in) throws IOException;
    }

    private static <T> MethodDescriptor.Marshaller<T> marshaller(
            Writing<T> writing, Reading<T> reading) {
        return new MethodDescriptor.Marshaller<>() {
            @Override
            public InputStream stream(T value) {
                return new ByteArrayInputStream(bytes(value, writing));
            }

            @Override
            public T parse(InputStream stream) {
                try {
                    return reading.read(CodedInputStream.newInstance(stream.readAllBytes()));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
    }

    private static <T> byte[] bytes(T value, Writing<T> writing) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = CodedOutputStream.newInstance(bytes, 1024);
            writing.write(value, out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What {@code UserService.getUser} takes and gives. */
    static MethodDescriptor<Long, User> getUser() {
        return MethodDescriptor.<Long, User>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("usersvc.UserService/GetUser")
                .setRequestMarshaller(
                        marshaller((id, out) -> out.writeInt64(1, id), FloorMessages::readId))
                .setResponseMarshaller(
                        marshaller(FloorMessages::writeUser, FloorMessages::readUser))
                .build();
    }

    /** What {@code UserService.pageUsers} takes and gives. */
    static MethodDescriptor<PageQuery, PageRet> pageUsers() {
        return MethodDescriptor.<PageQuery, PageRet>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("usersvc.UserService/PageUsers")
                .setRequestMarshaller(
                        marshaller(FloorMessages::writeQuery, FloorMessages::readQuery))
                .setResponseMarshaller(marshaller(FloorMessages::writePage, in -> unread()))
                .build();
    }

    private static PageRet unread() {
        throw new IllegalStateException("nobody reads answers here");
    }

    /** The bytes of a request for one user. */
    static byte[] idBytes(long id) {
        return bytes(id, (value, out) -> out.writeInt64(1, value));
    }

    /** The bytes of a request for a page. */
    static byte[] queryBytes(PageQuery query) {
        return bytes(query, FloorMessages::writeQuery);
    }

    private static Long readId(CodedInputStream in) throws IOException {
        var id = 0L;
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                id = in.readInt64();
            } else {
                in.skipField(tag);
            }
        }
        return id;
    }

    private static void writeQuery(PageQuery query, CodedOutputStream out) throws IOException {
        out.writeString(1, query.filter());
        out.writeInt32(2, query.pageNo());
        out.writeInt32(3, query.size());
    }

    private static PageQuery readQuery(CodedInputStream in) throws IOException {
        var filter = "";
        var pageNo = 0;
        var size = 0;
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> filter = in.readStringRequireUtf8();
                case 2 -> pageNo = in.readInt32();
                case 3 -> size = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        return new PageQuery(filter, pageNo, size);
    }

    private static void writePage(PageRet page, CodedOutputStream out) throws IOException {
        for (var user : page.items()) {
            out.writeByteArray(1, bytes(user, FloorMessages::writeUser));
        }
        out.writeInt32(2, page.pageNo());
        out.writeInt64(3, page.total());
    }

    private static User readUser(CodedInputStream in) throws IOException {
        var id = 0L;
        var name = "";
        var email = "";
        var age = 0;
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = in.readInt64();
                case 2 -> name = in.readStringRequireUtf8();
                case 3 -> email = in.readStringRequireUtf8();
                case 4 -> age = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        return new User(id, name, email, age);
    }

    private static void writeUser(User user, CodedOutputStream out) throws IOException {
        out.writeInt64(1, user.id());
        out.writeString(2, user.name());
        out.writeString(3, user.email());
        out.writeInt32(4, user.age());
    }
}
