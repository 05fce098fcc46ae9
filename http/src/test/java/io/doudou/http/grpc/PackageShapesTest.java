package io.doudou.http.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;

import org.junit.jupiter.api.Test;

/** What two services of a package share has one name, and what they do not has two. */
class PackageShapesTest {

    private final PackageShapes shapes = new PackageShapes();

    private static ServiceShapes.Builder orders() {
        return ServiceShapes.of("shop")
                .constants("Role", "CLERK", "CHIEF")
                .record("Person")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("role", Cardinality.ONE, "Role")
                .field("friends", Cardinality.MANY, "Person")
                .record("GetRequest");
    }

    @Test
    void whatIsTheSameIsThereOnce() {
        var one = orders().build();
        var other = orders().build();
        shapes.add("Orders", one);
        shapes.add("Users", other);
        assertThat(shapes.messages()).containsOnlyKeys("Person", "GetRequest");
        assertThat(shapes.enums()).containsOnlyKeys("Role");
        assertThat(other.messages()).extracting(shapes::name).contains("Person");
    }

    @Test
    void whatIsNotHasTheNameOfItsServiceInFront() {
        shapes.add("Orders", orders().build());
        var other =
                ServiceShapes.of("shop")
                        .constants("Role", "CLERK", "CLEANER")
                        .record("Person")
                        .field("name", Cardinality.ONE, FieldKind.STRING)
                        .field("role", Cardinality.ONE, "Role")
                        .field("friends", Cardinality.MANY, "Person")
                        .record("GetRequest")
                        .at(2)
                        .field("id", Cardinality.ONE, FieldKind.INT32)
                        .record("Role2")
                        .build();
        shapes.add("Users", other);
        assertThat(shapes.messages())
                .containsOnlyKeys(
                        "Person", "GetRequest", "UsersPerson", "UsersGetRequest", "Role2");
        assertThat(shapes.enums()).containsOnlyKeys("Role", "UsersRole");
        assertThat(other.enums()).extracting(shapes::name).containsExactly("UsersRole");
    }

    @Test
    void anEnumAndAMessageNeverHaveOneName() {
        shapes.add("Orders", ServiceShapes.of("shop").constants("State", "NEW").build());
        shapes.add("Users", ServiceShapes.of("shop").record("State").build());
        assertThat(shapes.messages()).containsOnlyKeys("UsersState");
    }

    @Test
    void whatComesWithProtobufStaysThere() {
        var one =
                ServiceShapes.of("shop")
                        .timestamp("google.protobuf.Timestamp")
                        .record("Visit")
                        .field("at", Cardinality.ONE, "google.protobuf.Timestamp")
                        .build();
        shapes.add("Visits", one);
        assertThat(shapes.messages()).containsOnlyKeys("Visit");
        assertThat(shapes.wellKnown()).containsExactly("google.protobuf.Timestamp");
    }
}
