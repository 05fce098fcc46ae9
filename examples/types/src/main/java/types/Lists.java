package types;

import java.util.List;
import java.util.Set;

/**
 * Several values under one name.
 *
 * @param texts any texts
 * @param wholes numbers
 * @param colors without repeats
 * @param array in order, too
 */
public record Lists(List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array) {}
