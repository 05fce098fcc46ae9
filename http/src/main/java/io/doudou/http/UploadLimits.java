package io.doudou.http;

import io.doudou.option.Settings;

import java.nio.file.Path;

/**
 * How much of a multipart body goes where.
 *
 * @param memoryBytesMax see {@link HttpOptions#UPLOAD_MEMORY_BYTES_MAX}
 * @param partsMax see {@link HttpOptions#UPLOAD_PARTS_MAX}
 * @param folder see {@link HttpOptions#UPLOAD_FOLDER}
 * @param budget the memory of all bodies of the server
 */
record UploadLimits(int memoryBytesMax, int partsMax, Path folder, BodyBudget budget) {

    static UploadLimits of(Settings settings, BodyBudget budget) {
        var folder = settings.get(HttpOptions.UPLOAD_FOLDER);
        return new UploadLimits(
                settings.get(HttpOptions.UPLOAD_MEMORY_BYTES_MAX).intValue(),
                settings.get(HttpOptions.UPLOAD_PARTS_MAX),
                Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder),
                budget);
    }
}
