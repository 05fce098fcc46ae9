package files;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored photo.
 *
 * @param album in which it is
 * @param name unique within the album
 * @param type media type, as the sender called it
 * @param size in bytes
 * @param remark what the sender had to say
 */
public record Photo(String album, String name, String type, long size, @Nullable String remark) {}
