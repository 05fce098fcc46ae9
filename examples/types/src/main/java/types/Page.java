package types;

import java.util.List;

/**
 * A generic record: part of a long list.
 *
 * @param items of this page
 * @param next the first of the next page
 */
public record Page<T>(List<T> items, T next) {}
