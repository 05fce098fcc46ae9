package io.doudou.app;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.http.Call;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;
import io.doudou.service.Download;
import io.doudou.service.Upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Sends a gibibyte each way over a socket, in a process whose memory is far smaller. */
final class GiantFile {

    private static final long SIZE = 1L << 30;

    private static final JsonCodec<Long> COUNT =
            JsonCodec.of(JsonReader::longValue, (out, value) -> out.value(value.longValue()));

    private GiantFile() {}

    public static void main(String[] arguments) throws IOException {
        var settings =
                Settings.none().with(HttpOptions.HOST, "127.0.0.1").with(HttpOptions.PORT, 0);
        var routes =
                Routes.of("giantsvc", GiantFile.class)
                        .route(
                                Route.of("Send", "POST", "/send", GiantFile::count)
                                        .consuming(MediaType.MULTIPART))
                        .route(
                                Route.of("GetGiant", "GET", "/giant", GiantFile::zeros)
                                        .producing(MediaType.OCTETS));
        try (var service = Application.with(settings).serve(routes).start();
                var caller = Application.with(calling(service.address()))) {
            var client = caller.client("giantsvc");
            var upload = Call.of("Send", "POST", "/send").file("file", new Zeros());
            System.out.println("uploaded " + client.json(upload, COUNT));
            try (var giant = client.download(Call.of("GetGiant", "GET", "/giant"))) {
                System.out.println(
                        "downloaded "
                                + giant.stream()
                                        .transferTo(java.io.OutputStream.nullOutputStream()));
            }
        }
    }

    private static Settings calling(String address) {
        return Settings.load(new String[0], Map.of("GIANTSVC", address), Path.of("no-such-folder"));
    }

    private static Response count(Request request) throws IOException {
        var input = Input.of(request);
        var file = input.file("file");
        input.throwIfInvalid();
        return Response.json(COUNT, file.size());
    }

    private static Response zeros(Request request) {
        return Response.download(
                new Download(
                        "zeros",
                        "application/octet-stream",
                        OptionalLong.of(SIZE),
                        new ZeroStream()));
    }

    private static final class Zeros implements Upload {
        @Override
        public String fileName() {
            return "zeros";
        }

        @Override
        public String contentType() {
            return "application/octet-stream";
        }

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public InputStream open() {
            return new ZeroStream();
        }
    }

    private static final class ZeroStream extends InputStream {
        private long left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            var count = (int) Math.min(length, left);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
