package types;

import io.doudou.service.JsonName;

/**
 * Names that are different on the wire, or special in Java.
 *
 * @param id said to be {@code _id}
 * @param input not a word of Java, but one of generated code
 * @param userName two words
 */
public record Names(@JsonName("_id") String id, String input, String userName) {}
