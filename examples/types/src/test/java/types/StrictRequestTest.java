package types;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever a value would lose on its way into the method is refused, by the name of the value. */
class StrictRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Application server;

    @BeforeAll
    static void start() {
        server = Types.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What is wrong with the number is the same at every place of a request. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "tiny, 128",
                "tiny, -129",
                "small, 32768",
                "whole, 2147483648",
                "whole, 1.5",
                "large, 9223372036854775808",
                "large, -9223372036854775809",
                "huge, 1.5",
                "single, 1e39",
                "twice, 1e309",
            })
    void aNumberThatDoesNotFitIsNeverTruncated(String name, String number) throws Exception {
        assertRefused(get("/numbers?" + numbers("&", "=", "", name, number)), name);
        assertRefused(delete("/numbers?" + numbers("&", "=", "", name, number)), name);
        assertRefused(post("/numbers", FORM, numbers("&", "=", "", name, number)), name);
        var json = "{" + numbers(", ", ": ", "\"", name, number) + "}";
        assertRefused(put("/numbers", json), "numbers." + name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "tiny, x",
                "small, ``",
                "whole, ten",
                "whole, %201",
                "whole, 0x1",
                "whole, %2B1",
                "whole, 1_000",
                "whole, 1e3",
                "whole, %D9%A1",
                "large, 1L",
                "huge, -",
                "single, NaN",
                "twice, Infinity",
                "twice, 1d",
                "exact, 1%2C5",
            })
    void aTextThatIsNoNumberIsRefused(String name, String text) throws Exception {
        assertRefused(get("/numbers?" + numbers("&", "=", "", name, text)), name);
        assertRefused(delete("/numbers?" + numbers("&", "=", "", name, text)), name);
        assertRefused(post("/numbers", FORM, numbers("&", "=", "", name, text)), name);
    }

    @Test
    void aVariableOfThePathIsCheckedToo() throws Exception {
        assertRefused(get("/limited/1.5"), "level");
        assertRefused(get("/limited/x"), "level");
        assertRefused(get("/limited/99999999999"), "level");
    }

    @Test
    void everyElementOfAListIsChecked() throws Exception {
        assertRefused(get("/lists?wholes=1&wholes=x&wholes=3"), "wholes[1]");
        assertRefused(post("/lists", FORM, "wholes=1&wholes=2147483648"), "wholes[1]");
        assertRefused(get("/lists?colors=RED&colors=red"), "colors[1]");
    }

    @Test
    void oneValueIsGivenOnce() throws Exception {
        assertRefused(get("/maybe?number=1&number=1"), "number");
        assertRefused(post("/boxes", FORM, "text=a&text=b"), "text");
        var upload =
                multipart(
                        part("before", "x"),
                        part("before", "y"),
                        part("file\"; filename=\"a", ""),
                        part("file\"; filename=\"b", ""));
        assertRefused(post("/file", "multipart/form-data; boundary=XX", upload), "before", "file");
    }

    @Test
    void aTextIsNoFileAndAFileIsNoText() throws Exception {
        var swapped = multipart(part("before\"; filename=\"a", "x"), part("file", "y"));
        assertRefused(post("/file", "multipart/form-data; boundary=XX", swapped), "before", "file");
        var texts = multipart(part("files", "{}"), part("color", "RED"));
        assertRefused(post("/files", "multipart/form-data; boundary=XX", texts), "files");
    }

    @Test
    void aRecordInTheQueryThatMayBeAbsentIsNeverThereInPart() throws Exception {
        assertThat(get("/page?page.number=1&page.size=2").statusCode()).isEqualTo(200);
        var answer = get("/page?page.number=1&page.size=2&other.number=3");
        assertRefused(answer, "other.size");
    }

    /** The problems of the answer have these names and no others, each once or more. */
    private static void assertRefused(HttpResponse<String> answer, String... names) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        var problems = new JsonMapper().readTree(answer.body()).get("problems").valueStream();
        assertThat(problems.map(each -> each.get("name").asString()).distinct())
                .containsExactlyInAnyOrder(names);
    }

    /** One number of each type, all right but one. */
    private static String numbers(
            String separator, String equals, String quote, String wrong, String text) {
        return Stream.of("tiny", "small", "whole", "large", "huge", "single", "twice", "exact")
                .map(name -> quote + name + quote + equals + (name.equals(wrong) ? text : "1"))
                .collect(Collectors.joining(separator));
    }

    private static String multipart(String... parts) {
        return String.join("", parts) + "--XX--\r\n";
    }

    private static String part(String name, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, content);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(), path);
    }

    private static HttpResponse<String> delete(String path) throws Exception {
        return send(HttpRequest.newBuilder().DELETE(), path);
    }

    private static HttpResponse<String> put(String path, String json) throws Exception {
        var body = BodyPublishers.ofString(json);
        return send(
                HttpRequest.newBuilder().PUT(body).header("Content-Type", "application/json"),
                path);
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws Exception {
        return send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", type),
                path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        var address = URI.create(server.address() + path);
        return HTTP.send(request.uri(address).build(), BodyHandlers.ofString());
    }
}
