package io.doudou.http.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Codecs;
import io.doudou.codec.JsonCodec;
import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.Digits;
import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.FaultResponses;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.http.wire.GrpcFrames;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages of calls between the bytes and the values of a handler: no JSON is made of them, unless
 * somebody on their way asks for it, who sees and changes what he always did.
 */
class EncodedMessagesTest {

    private static final JsonCodec<Double> NUMBER = Digits.NUMBER;

    private static final Filter NONE = (request, next) -> next.handle(request);

    private final Digits digits = new Digits();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Response twice(Request request) {
        var input = Input.of(request);
        var number = input.body("number", NUMBER);
        input.throwIfInvalid();
        return Response.json(request, NUMBER, 2 * number);
    }

    private static Handler recovered(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Exception failure) {
                return new FaultResponses(499).response(failure, request.path(), "");
            }
        };
    }

    private ProcedureCalls calls(Filter filter, Handler handler) {
        var route =
                Route.of("Double", "POST", "/double", handler)
                        .consuming(MediaType.JSON)
                        .procedure("Doubler.Double", Passing.BODY);
        var chain = recovered(filter.around(handler));
        var pace = new HandlerThreads(HandlerThreads.Mode.VIRTUAL, Ticker.system()).pace("Double");
        var endpoint = new Endpoint(route, chain, pace, Endpoint.Intake.WHOLE);
        return new ProcedureCalls(
                Map.of("Doubler.Double", new Offer("doubler", () -> Digits.SHAPES)),
                Map.of("Doubler.Double", endpoint),
                Codecs.of(List.of(digits)),
                null);
    }

    private static Request request(FieldList headers, byte[] body) {
        var content = new Body.Bytes(body);
        return new Request("POST", "/", "", Map.of(), headers, content, "memory", "http");
    }

    private Response call(Filter filter, Handler handler, String message) throws Exception {
        var headers =
                FieldList.of(
                        "Content-Type",
                        "application/protobuf",
                        MicroHeaders.ENDPOINT,
                        "Doubler.Double");
        return calls(filter, handler).handle(request(headers, bytes(message)));
    }

    private String answer(Filter filter, String message) throws Exception {
        return content(call(filter, EncodedMessagesTest::twice, message));
    }

    private static String content(Response response) {
        return text(((Body.Bytes) response.body()).content());
    }

    private static String error(Response response) {
        return response.headers().first(MicroHeaders.ERROR).orElse("");
    }

    @Test
    void aCallAndItsAnswerAreNeverJson() throws Exception {
        assertThat(answer(NONE, "#21")).isEqualTo("#42.0");
        assertThat(digits.detours()).isEmpty();
    }

    @Test
    void neitherAreTheyInFramesOfGrpc() throws Exception {
        var calls = calls(NONE, EncodedMessagesTest::twice);
        var grpc = new GrpcCalls(calls, new ProcedureStreams(calls, 100), 100);
        var headers = FieldList.of("Content-Type", "application/grpc");
        var called = grpc.call("/any.Doubler/Double", headers).endpoint().chain();
        var response = called.handle(request(headers, GrpcFrames.framed(bytes("#4"))));
        assertThat(content(response)).isEqualTo("\0\0\0\0\4#8.0");
        assertThat(digits.detours()).isEmpty();
    }

    @Test
    void aFilterSeesJsonWhichIsMadeOnce() throws Exception {
        var seen = new ArrayList<String>();
        Filter reading =
                (request, next) -> {
                    seen.add(text(((Body.Bytes) request.body()).content()));
                    seen.add(text(((Body.Bytes) request.body()).content()));
                    var response = next.handle(request);
                    seen.add(content(response));
                    seen.add(content(response));
                    return response;
                };
        assertThat(answer(reading, "#21")).isEqualTo("#42.0");
        assertThat(seen).containsExactly("21", "21", "42.0", "42.0");
        assertThat(digits.detours()).containsExactly("toJson", "toJson");
    }

    @Test
    void aFilterMayPutAnotherBodyIntoARequest() throws Exception {
        Filter replacing = (request, next) -> next.handle(request.with(new Body.Bytes(bytes("5"))));
        assertThat(answer(replacing, "#21")).isEqualTo("#10.0");
    }

    @Test
    void aFilterMayPutAnotherBodyIntoAResponse() throws Exception {
        Filter replacing = (request, next) -> next.handle(request).with(new Body.Bytes(bytes("7")));
        assertThat(answer(replacing, "#21")).isEqualTo("#7");
        Filter answering = (request, next) -> Response.json(NUMBER, 3.5);
        assertThat(answer(answering, "#21")).isEqualTo("#3.5");
        Filter emptying = (request, next) -> next.handle(request).with(Response.NO_BODY);
        assertThat(answer(emptying, "#21")).isEqualTo("#{}");
    }

    @Test
    void aHeaderOfAFilterLeavesTheMessageAsItIs() throws Exception {
        Filter naming = (request, next) -> next.handle(request).with("X-By", "me");
        assertThat(answer(naming, "#21")).isEqualTo("#42.0");
        assertThat(digits.detours()).isEmpty();
    }

    @Test
    void whatIsNoMessageIsTheCallersFaultWhetherAFilterReadsItOrNot() throws Exception {
        Filter reading =
                (request, next) -> {
                    assertThat(((Body.Bytes) request.body()).content()).isNotEmpty();
                    return next.handle(request);
                };
        for (var filter : List.of(NONE, reading)) {
            var response = call(filter, EncodedMessagesTest::twice, "21");
            assertThat(error(response))
                    .isEqualTo(
                            "{\"id\":\"doubler\",\"code\":400,"
                                    + "\"detail\":\"the message is no number\","
                                    + "\"status\":\"Bad Request\"}");
            assertThat(fault(response).code()).isEqualTo("body.malformed");
        }
    }

    private static Fault fault(Response response) {
        return ProblemReader.fault(400, bytes(content(response))).orElseThrow();
    }

    @Test
    void aWrongValueIsNamedAsInJson() throws Exception {
        var response = call(NONE, EncodedMessagesTest::twice, "#true");
        assertThat(fault(response).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.name()).isEqualTo("number"));
    }

    @Test
    void anAnswerThatIsNoJsonFailsInItsHandler() throws Exception {
        var response = call(NONE, request -> Response.json(request, NUMBER, Double.NaN), "#1");
        assertThat(fault(response).code()).isEqualTo("internal");
    }

    @Test
    void anAnswerThatOnlyTheEncodingCannotSayIsJsonToFiltersAndAFaultToTheCaller()
            throws Exception {
        var seen = new ArrayList<String>();
        Filter reading =
                (request, next) -> {
                    var response = next.handle(request);
                    seen.add(content(response));
                    return response;
                };
        Handler precise = request -> Response.json(request, NUMBER, 1.234567891234);
        var response = call(reading, precise, "#1");
        assertThat(seen).containsExactly("1.234567891234");
        assertThat(error(response))
                .contains("\"code\":500")
                .contains("The answer has no such form: the number is too long");
    }

    @Test
    void callersThatReadJsonGetIt() throws Exception {
        var headers =
                FieldList.of(
                        "Content-Type",
                        "application/json",
                        MicroHeaders.ENDPOINT,
                        "Doubler.Double");
        var calls = calls(NONE, EncodedMessagesTest::twice);
        assertThat(content(calls.handle(request(headers, bytes("21"))))).isEqualTo("42.0");
        assertThat(digits.detours()).isEmpty();
    }
}
