package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Body;
import io.doudou.http.Handler;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The published program grpcurl finds out what a Java service offers, and calls it. */
@Timeout(600)
class GrpcurlTest {

    private static final JsonCodec<Map<String, String>> TEXTS = GreeterNode.TEXTS;

    /** With one of each kind of what there is in shapes. */
    private static final ServiceShapes SHAPES =
            ServiceShapes.of("shop.greeting")
                    .constants("Mood", "FINE", "", "SAD")
                    .constants("Weather", "FINE", "RAIN")
                    .record("HelloRequest")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .record("HelloResponse")
                    .field("greeting", Cardinality.ONE, FieldKind.STRING)
                    .record("Cat")
                    .field("lives", Cardinality.ONE, FieldKind.INT32)
                    .record("Dog")
                    .field("bestFriend", Cardinality.ONE, FieldKind.STRING)
                    .choice("Pet", "type")
                    .field("Cat", Cardinality.ONE, "Cat")
                    .field("Dog", Cardinality.ONE, "Dog")
                    .oneof("OwnerContact", "kind")
                    .at(21)
                    .field("phone", Cardinality.OPTIONAL, FieldKind.UINT32)
                    .field("mailBox", Cardinality.OPTIONAL, FieldKind.STRING)
                    .record("Owner")
                    .field("id", Cardinality.ONE, FieldKind.INT64)
                    .field("nickName", Cardinality.OPTIONAL, FieldKind.STRING)
                    .field("pets", Cardinality.MANY, "Pet")
                    .field("ownedBy", Cardinality.MAP, "Pet")
                    .field("mood", Cardinality.ONE, "Mood")
                    .field("weather", Cardinality.OPTIONAL, "Weather")
                    .field("picture", Cardinality.ONE, FieldKind.BYTES)
                    .at(20)
                    .field("debt", Cardinality.OPTIONAL, FieldKind.DECIMAL)
                    .field("contact", Cardinality.OPTIONAL, "OwnerContact")
                    .procedure("Greeter.Hello", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Count", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Chat", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Echo", "Owner", "Owner")
                    .build();

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    private String address;

    @BeforeEach
    void serve() {
        address =
                cast.serving(
                        Routes.of("greeter", GrpcurlTest.class)
                                .route(post("Hello", GrpcurlTest::hello))
                                .route(post("Count", GreeterNode::count).producing(MediaType.ITEMS))
                                .route(
                                        post("Chat", GreeterNode::chat)
                                                .consuming(MediaType.ITEMS)
                                                .producing(MediaType.ITEMS))
                                .route(post("Echo", GrpcurlTest::echo))
                                .shaped(() -> SHAPES));
    }

    private static Route post(String name, Handler handler) {
        return Route.of(name, "POST", "/" + name, handler)
                .consuming(MediaType.JSON)
                .procedure("Greeter." + name, Passing.BODY);
    }

    private static Response hello(Request request) {
        var body = Input.of(request).body("request", TEXTS);
        return Response.json(TEXTS, GreeterNode.greeting("Hello " + body.get("name")));
    }

    private static Response echo(Request request) {
        return Response.of(200, "application/json", ((Body.Bytes) request.body()).content());
    }

    /** What it prints; the word {@code @} stands for the address. */
    private String grpcurl(String... words) throws IOException, InterruptedException {
        var program =
                new GoBuild("grpcurl")
                        .folder("grpcurl")
                        .published("github.com/fullstorydev/grpcurl/cmd/grpcurl")
                        .program();
        var command = new ArrayList<>(List.of(program.toString(), "-plaintext"));
        for (var word : words) {
            command.add(word.equals("@") ? address : word);
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes());
            process.waitFor();
            return said;
        }
    }

    @Test
    void itListsAndDescribesWhatThereIs() throws Exception {
        assertThat(grpcurl("@", "list").lines())
                .containsExactly(
                        "grpc.health.v1.Health",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection",
                        "shop.greeting.Greeter");
        assertThat(grpcurl("@", "list", "shop.greeting.Greeter").lines())
                .containsExactly(
                        "shop.greeting.Greeter.Chat",
                        "shop.greeting.Greeter.Count",
                        "shop.greeting.Greeter.Echo",
                        "shop.greeting.Greeter.Hello");
        assertThat(grpcurl("@", "describe", "shop.greeting.Greeter"))
                .contains("rpc Chat ( stream .shop.greeting.HelloRequest )")
                .contains("returns ( stream .shop.greeting.HelloResponse );")
                .contains("rpc Hello ( .shop.greeting.HelloRequest )");
        assertThat(grpcurl("@", "describe", ".shop.greeting.Owner"))
                .contains("int64 id = 1;")
                .contains("optional string nick_name = 2;")
                .contains("repeated .shop.greeting.Pet pets = 3;")
                .contains("map<string, .shop.greeting.Pet> owned_by = 4;")
                .contains(".shop.greeting.Mood mood = 5;")
                .contains("bytes picture = 7;")
                .contains("optional string debt = 20;")
                .containsSubsequence(
                        "oneof contact {", "uint32 phone = 21;", "string mail_box = 22;");
        assertThat(grpcurl("@", "describe", ".shop.greeting.Pet"))
                .contains("oneof type_of {")
                .contains(".shop.greeting.Cat cat = 1 [json_name = \"Cat\"];");
        assertThat(grpcurl("@", "describe", "shop.greeting.Mood"))
                .contains("MOOD_FINE = 0;")
                .contains("SAD = 2;");
        assertThat(grpcurl("@", "describe")).contains("shop.greeting.Greeter is a service:");
        assertThat(grpcurl("@", "describe", "shop.greeting.Nothing"))
                .contains("Symbol not found: shop.greeting.Nothing");
    }

    /** As interfaces of one package do, whose files {@code protoc} takes together. */
    @Test
    void whatTwoServicesShareIsDescribedOnceAndWhatTheyDoNotTwice() throws Exception {
        address = cast.serving(sharing("Users", "Find"), sharing("Orders", "Buyer"));
        assertThat(grpcurl("@", "list")).contains("shop.Orders", "shop.Users");
        assertThat(grpcurl("@", "describe", "shop.Users"))
                .contains("rpc Find ( .shop.UsersGetRequest ) returns ( .shop.Person );");
        assertThat(grpcurl("@", "describe", "shop.Orders"))
                .contains("rpc Buyer ( .shop.GetRequest ) returns ( .shop.Person );");
        assertThat(grpcurl("@", "describe", ".shop.Person"))
                .contains(".google.protobuf.Timestamp since = 2;")
                .contains(".shop.Person.Role role = 3;");
        assertThat(grpcurl("@", "describe", ".shop.Person.Role")).contains("CHIEF = 1;");
        var person = "{\"since\":\"2026-11-22T10:15:30Z\",\"role\":\"CHIEF\"}";
        assertThat(grpcurl("-d", "{\"ofUsers\":" + person + "}", "@", "shop.Users/Find"))
                .contains("\"since\": \"2026-11-22T10:15:30Z\"", "\"role\": \"CHIEF\"");
    }

    /** A request of the service's own, around the person that both services have. */
    private static Routes sharing(String service, String method) {
        var shapes =
                ServiceShapes.of("shop")
                        .constants("Person.Role", "CLERK", "CHIEF")
                        .timestamp("google.protobuf.Timestamp")
                        .record("Person")
                        .field("name", Cardinality.ONE, FieldKind.STRING)
                        .field("since", Cardinality.OPTIONAL, "google.protobuf.Timestamp")
                        .field("role", Cardinality.ONE, "Person.Role")
                        .record("GetRequest")
                        .field("of" + service, Cardinality.OPTIONAL, "Person")
                        .procedure(service + "." + method, "GetRequest", "Person")
                        .build();
        return Routes.of("shop", GrpcurlTest.class)
                .route(
                        Route.of(method, "POST", "/" + method, GrpcurlTest::within)
                                .consuming(MediaType.JSON)
                                .procedure(service + "." + method, Passing.BODY))
                .shaped(() -> shapes);
    }

    /** The person of a request. */
    private static Response within(Request request) {
        var json = new String(((Body.Bytes) request.body()).content(), StandardCharsets.UTF_8);
        var person = json.substring(json.indexOf(':') + 1, json.length() - 1);
        return Response.of(200, "application/json", person.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itCallsMethodsOfAllKindsWithoutAnyFile() throws Exception {
        assertThat(grpcurl("-d", "{\"name\":\"John\"}", "@", "shop.greeting.Greeter/Hello"))
                .contains("\"greeting\": \"Hello John\"");
        assertThat(grpcurl("-d", "{\"name\":\"3\"}", "@", "shop.greeting.Greeter/Count"))
                .containsSubsequence(
                        "\"greeting\": \"1\"", "\"greeting\": \"2\"", "\"greeting\": \"3\"");
        var names = "{\"name\":\"Ann\"} {\"name\":\"Bob\"}";
        assertThat(grpcurl("-d", names, "@", "shop.greeting.Greeter/Chat"))
                .containsSubsequence("Hello Ann", "Hello Bob");
        assertThat(grpcurl("-d", "{\"name\":\"no\"}", "@", "shop.greeting.Greeter/Chat"))
                .contains("Code: PermissionDenied")
                .contains("Message: I will not");
    }

    @Test
    void whatItSaysInEveryTypeComesBack() throws Exception {
        var owner =
                """
                {"id":"9007199254740993","nickName":"","pets":[{"Cat":{"lives":9}}],
                 "ownedBy":{"me":{"Dog":{"bestFriend":"you"}}},"mood":"SAD",
                 "weather":"WEATHER_FINE","picture":"AP8=","debt":"1.50","mailBox":"7b"}\
                """;
        assertThat(grpcurl("-d", owner, "@", "shop.greeting.Greeter/Echo"))
                .containsSubsequence(
                        "\"id\": \"9007199254740993\"",
                        "\"nickName\": \"\"",
                        "\"Cat\": {",
                        "\"lives\": 9",
                        "\"me\": {",
                        "\"bestFriend\": \"you\"",
                        "\"mood\": \"SAD\"",
                        "\"weather\": \"WEATHER_FINE\"",
                        "\"picture\": \"AP8=\"",
                        "\"debt\": \"1.5",
                        "\"mailBox\": \"7b\"");
    }

    @Test
    void itAsksHowTheProgramIs() throws Exception {
        var check = "grpc.health.v1.Health/Check";
        assertThat(grpcurl("@", check)).contains("\"status\": \"SERVING\"");
        assertThat(grpcurl("-d", "{\"service\":\"shop.greeting.Greeter\"}", "@", check))
                .contains("\"status\": \"SERVING\"");
        assertThat(grpcurl("-d", "{\"service\":\"nothing\"}", "@", check))
                .contains("Code: NotFound");
        assertThat(grpcurl("@", "grpc.health.v1.Health/List")).contains("shop.greeting.Greeter");
    }
}
