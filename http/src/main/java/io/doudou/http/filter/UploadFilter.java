package io.doudou.http.filter;

import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.HttpOptions;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.form.BodyBudget;
import io.doudou.http.form.UploadForm;
import io.doudou.http.form.UploadLimits;
import io.doudou.http.text.FieldNames;
import io.doudou.option.Settings;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Stands around routes that take multipart bodies, and deletes what the body became in files when
 * the handler has returned, however it did.
 */
public record UploadFilter(UploadLimits limits) implements Filter {

    public static UploadFilter of(Settings settings, BodyBudget budget) {
        var folder = settings.get(HttpOptions.UPLOAD_FOLDER);
        return new UploadFilter(
                new UploadLimits(
                        settings.get(HttpOptions.UPLOAD_MEMORY_BYTES_MAX).intValue(),
                        settings.get(HttpOptions.UPLOAD_PARTS_MAX),
                        Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder),
                        budget));
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var type = FieldList.of(request.headers()).get(FieldNames.CONTENT_TYPE);
        try (var form = new UploadForm(content(request.body()), type, limits)) {
            return next.handle(request.with(new Body.Stream(OptionalLong.empty(), form)));
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
