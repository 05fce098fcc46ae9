package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Scalar;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

class UploadTest {

    @TempDir static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        var settings =
                Settings.none()
                        .with(HttpOptions.UPLOAD_FOLDER, folder.toString())
                        .with(HttpOptions.UPLOAD_MEMORY_BYTES_MAX, 1000L)
                        .with(HttpOptions.UPLOAD_PARTS_MAX, 10)
                        .with(HttpOptions.UPLOAD_BYTES_MAX, 1_000_000L);
        server =
                RunningServer.of(
                        settings,
                        Route.of("Upload", "POST", "/upload", UploadTest::upload)
                                .consuming(MediaType.MULTIPART)
                                .producing(MediaType.ANY));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Answers with the texts, then name, type, size and first bytes of each file. */
    private static Response upload(Request request) throws IOException {
        var input = Input.of(request);
        var before = input.form("before").optional(Scalar.STRING);
        var files = input.files("file");
        var after = input.form("after").list(Scalar.INT);
        input.throwIfInvalid();
        var text = new StringBuilder(before + " " + after);
        for (var file : files) {
            try (var in = file.open()) {
                var begin = new String(in.readNBytes(5), StandardCharsets.UTF_8);
                text.append('|').append(file.fileName()).append(' ').append(file.contentType());
                text.append(' ').append(file.size()).append(' ').append(begin);
            }
        }
        return RunningServer.text(text.toString());
    }

    private static String part(String disposition, String content) {
        return "--XX\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\nContent-Type: text/plain\r\n\r\n"
                + content
                + "\r\n";
    }

    private static RawClient.Answer post(String body) throws IOException {
        return post("multipart/form-data; boundary=XX", body);
    }

    private static RawClient.Answer post(String type, String body) throws IOException {
        try (var client = server.connect()) {
            return client.post("/upload", type, body);
        }
    }

    private static String leftBehind() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).collect(Collectors.joining());
        }
    }

    @Test
    @DisplayName("spec 20.12: text parts before and after files bind, several files in order")
    void textsBindWhereverTheyStand() throws IOException {
        var answer =
                post(
                        part("name=\"before\"", "grüße")
                                + part("name=\"file\"; filename=\"a.txt\"", "aaaaaaa")
                                + part("name=\"file\"; filename=\"b.txt\"", "bb")
                                + part("name=after", "1")
                                + part("name=after", "2")
                                + "--XX--\r\n");
        assertThat(answer.text())
                .isEqualTo("grüße [1, 2]|a.txt text/plain 7 aaaaa|b.txt text/plain 2 bb");
    }

    @Test
    void theConnectionGoesOnAfterAnUpload() throws IOException {
        try (var client = server.connect()) {
            var type = "multipart/form-data; boundary=XX";
            var body = part("name=after", "1") + "--XX--";
            assertThat(client.post("/upload", type, body).text()).isEqualTo("null [1]");
            assertThat(client.post("/upload", type, body).text()).isEqualTo("null [1]");
        }
    }

    @Test
    void aLargeFileGoesToDiskAndIsDeleted() throws IOException {
        var answer =
                post(part("name=\"file\"; filename=\"big\"", "x".repeat(500_000)) + "--XX--\r\n");
        assertThat(answer.text()).isEqualTo("null []|big text/plain 500000 xxxxx");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void filesAreDeletedWhenTheUploadIsRefusedHalfWay() throws IOException {
        var answer =
                post(
                        part("name=\"file\"; filename=\"big\"", "x".repeat(500_000))
                                + part("name=\"text\"", "x".repeat(5000))
                                + "--XX--\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void anUploadWithoutItsEndLineIsRefused() throws IOException {
        var answer = post(part("name=\"file\"; filename=\"a\"", "half of a fi"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("it was cut");
    }

    @Test
    void aWrongBoundaryIsRefused() throws IOException {
        assertThat(
                        post("multipart/form-data; boundary=YY", part("name=a", "1") + "--XX--")
                                .status())
                .isEqualTo(400);
        assertThat(post("multipart/form-data", part("name=a", "1") + "--XX--").status())
                .isEqualTo(400);
        var long_ = "multipart/form-data; boundary=" + "b".repeat(71);
        assertThat(post(long_, "--XX--").status()).isEqualTo(400);
    }

    @Test
    void fileNamesLoseTheirPathAndKeepTheirQuotes() throws IOException {
        var names =
                new String[][] {
                    {"filename=\"../../etc/passwd\"", "passwd"},
                    {"filename=\"C:\\Users\\ada\\x.txt\"", "x.txt"},
                    {"filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt"},
                    {"filename=\"say %22hi%22.txt\"", "say \"hi\".txt"},
                    {"filename=\"plain\"; filename*=UTF-8''na%C3%AFve.txt", "naïve.txt"},
                    {"filename=\"..\"", "file"},
                    {"filename=\"\"", "file"},
                    {"filename=\"a%0D%0Ab\"", "ab"},
                };
        for (var name : names) {
            var answer = post(part("name=\"file\"; " + name[0], "x") + "--XX--");
            assertThat(answer.text()).isEqualTo("null []|" + name[1] + " text/plain 1 x");
        }
    }

    @Test
    void partsAreLimitedInNumberSizeAndHead() throws IOException {
        assertThat(post(part("name=a", "1").repeat(11) + "--XX--").status()).isEqualTo(413);
        assertThat(post(part("name=a", "x".repeat(1_000_001)) + "--XX--").status()).isEqualTo(413);
        assertThat(post(part("name=a", "x".repeat(1001)) + "--XX--").status()).isEqualTo(413);
        assertThat(post(part("name=" + "a".repeat(9000), "1") + "--XX--").status()).isEqualTo(431);
    }

    @Test
    void partsWithoutANameAreRefused() throws IOException {
        assertThat(post("--XX\r\n\r\nx\r\n--XX--").status()).isEqualTo(400);
        assertThat(post("--XX\r\nnonsense\r\n\r\nx\r\n--XX--").status()).isEqualTo(400);
        assertThat(post("--XX and more\r\n\r\nx\r\n--XX--").status()).isEqualTo(400);
    }

    @Test
    void aPartMayBeEmptyAndHoldWhatLooksLikeABoundary() throws IOException {
        var tricky = "\r\n--X\r\n--X\r\r\n-\r\n--";
        var answer =
                post(
                        "preamble\r\n"
                                + part("name=\"file\"; filename=a", "")
                                + part("name=\"file\"; filename=b", tricky)
                                + "--XX--\r\nepilogue");
        assertThat(answer.text()).startsWith("null []|a text/plain 0 |b text/plain 18 ");
    }

    @Test
    void anUploadMayBeChunked() throws IOException {
        var body = part("name=after", "7") + "--XX--";
        try (var client = server.connect()) {
            client.send(
                    "POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                            + "Content-Type: multipart/form-data; boundary=XX\r\n\r\n");
            for (var octet : body.toCharArray()) {
                client.send("1\r\n" + octet + "\r\n");
            }
            assertThat(client.send("0\r\n\r\n").answer().text()).isEqualTo("null [7]");
        }
    }
}
