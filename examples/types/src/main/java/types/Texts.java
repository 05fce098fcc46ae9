package types;

import java.util.UUID;

/**
 * One value of each type that is neither a number nor a time.
 *
 * @param yes true or false
 * @param letter one character
 * @param text any text
 * @param color one of three
 * @param id a UUID
 */
public record Texts(boolean yes, char letter, String text, Color color, UUID id) {}
