package shop.user;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can order.
 *
 * @param id given at sign-up, never given again
 * @param name as the user wants to be called
 * @param age in years, when the user told it
 */
public record User(long id, String name, @Nullable Integer age) {}
