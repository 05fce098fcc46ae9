/**
 * Multipart bodies of requests, read while they arrive: texts in memory, files on disk, everything
 * within limits.
 *
 * <p>{@link io.doudou.http.form.BodyBudget} is the memory that all bodies of a server share. Sees
 * {@code http.text}. Begin with {@link io.doudou.http.form.UploadForm}.
 */
@NullMarked
package io.doudou.http.form;

import org.jspecify.annotations.NullMarked;
