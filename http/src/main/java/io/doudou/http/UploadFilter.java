package io.doudou.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Stands around routes that take multipart bodies, and deletes what the body became in files when
 * the handler has returned, however it did.
 */
record UploadFilter(UploadLimits limits) implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var type = FieldList.of(request.headers()).get(FieldNames.CONTENT_TYPE);
        try (var form = new UploadForm(content(request.body()), type, limits)) {
            return next.handle(
                    new Request(
                            request.method(),
                            request.path(),
                            request.query(),
                            request.pathVariables(),
                            request.headers(),
                            new Body.Stream(OptionalSize.of(RequestHead.UNKNOWN), form),
                            request.remoteAddress()));
        }
    }

    private static InputStream content(Body body) {
        return switch (body) {
            case Body.None none -> InputStream.nullInputStream();
            case Body.Bytes bytes -> new ByteArrayInputStream(bytes.content());
            case Body.Stream stream -> stream.content();
        };
    }
}
