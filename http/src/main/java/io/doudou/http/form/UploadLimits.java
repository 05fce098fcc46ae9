package io.doudou.http.form;

import java.nio.file.Path;

/**
 * How much of a multipart body goes where.
 *
 * @param memoryBytesMax see {@link HttpOptions#UPLOAD_MEMORY_BYTES_MAX}
 * @param partsMax see {@link HttpOptions#UPLOAD_PARTS_MAX}
 * @param folder see {@link HttpOptions#UPLOAD_FOLDER}
 * @param budget the memory of all bodies of the server
 */
public record UploadLimits(int memoryBytesMax, int partsMax, Path folder, BodyBudget budget) {}
