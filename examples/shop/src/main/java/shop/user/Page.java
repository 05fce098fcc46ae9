package shop.user;

import java.util.List;

/**
 * One part of a long list.
 *
 * @param items in order
 * @param total entries of all pages together
 */
public record Page<T>(List<T> items, int total) {}
