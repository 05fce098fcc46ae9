package files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.option.Settings;
import io.doudou.service.Upload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PhotoServiceTest {

    private Application server;
    private Application caller;
    private PhotoService photos;

    @BeforeEach
    void start(@TempDir Path folder) {
        server =
                application(Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0"))
                        .serve(PhotoServiceRoutes.of(new PhotoFolder(folder)))
                        .start();
        caller = application(Map.of("PHOTOSVC", server.address()));
        photos = PhotoServiceClient.of(caller.client("photosvc"));
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void aPhotoComesBackByteForByte() throws IOException {
        var content = new byte[300_000];
        new Random(20261122).nextBytes(content);
        var stored =
                photos.postPhoto("été", Upload.of("sun \"1\".png", "image/png", content), "warm");

        assertThat(stored)
                .isEqualTo(new Photo("été", "sun \"1\".png", "image/png", content.length, "warm"));
        try (var photo = photos.getPhoto("été", "sun \"1\".png")) {
            assertThat(photo.fileName()).isEqualTo("sun \"1\".png");
            assertThat(photo.size()).hasValue(content.length);
            assertThat(photo.stream().readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void severalPhotosArriveInOrderBetweenTheirTexts() throws IOException {
        var files =
                List.of(
                        Upload.of("b.txt", "text/plain", new byte[] {1, 2}),
                        Upload.of("a.txt", "text/plain", new byte[] {3}));
        var stored = photos.postPhotos("winter", files, null);

        assertThat(stored)
                .containsExactly(
                        new Photo("winter", "b.txt", "text/plain", 2, null),
                        new Photo("winter", "a.txt", "text/plain", 1, null));
        assertThat(photos.postPhotos("winter", List.of(), null)).isEmpty();
    }

    @Test
    void aDeletedPhotoIsUnknown() throws IOException {
        photos.postPhoto("winter", Upload.of("a.txt", "text/plain", new byte[1]), null);
        photos.deletePhoto("winter", "a.txt");
        photos.deletePhoto("winter", "a.txt");

        assertThatThrownBy(() -> photos.getPhoto("winter", "a.txt"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("photo.unknown"));
    }

    @Test
    void plainHttpUploadsAndDownloads() throws IOException, InterruptedException {
        var body =
                String.join(
                        "\r\n",
                        "--b",
                        "Content-Disposition: form-data; name=\"remark\"",
                        "",
                        "by hand",
                        "--b",
                        "Content-Disposition: form-data; name=\"photo\"; filename=\"../x.txt\"",
                        "Content-Type: text/plain",
                        "",
                        "pixels",
                        "--b",
                        "Content-Disposition: form-data; name=\"album\"",
                        "",
                        "winter",
                        "--b--",
                        "");
        try (var http = HttpClient.newHttpClient()) {
            var upload =
                    HttpRequest.newBuilder(URI.create(server.address() + "/photo"))
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            var stored = http.send(upload, BodyHandlers.ofString());
            var download =
                    HttpRequest.newBuilder(
                                    URI.create(server.address() + "/photo?album=winter&name=x.txt"))
                            .build();
            var photo = http.send(download, BodyHandlers.ofString());

            assertThat(stored.body())
                    .isEqualTo(
                            "{\"album\":\"winter\",\"name\":\"x.txt\",\"type\":\"text/plain\","
                                    + "\"size\":6,\"remark\":\"by hand\"}");
            assertThat(photo.body()).isEqualTo("pixels");
            assertThat(photo.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"x.txt\"");
        }
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
