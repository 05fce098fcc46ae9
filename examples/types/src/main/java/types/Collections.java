package types;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Every way to hold several values.
 *
 * @param list in order
 * @param set without repeats
 * @param map by name
 * @param array in order, too
 * @param holes a list with nothing here and there
 * @param table a list of lists
 * @param index records by name
 * @param maybe a record or nothing
 * @param bytes as base64
 * @param colors a set of constants
 */
public record Collections(
        List<String> list,
        Set<UUID> set,
        Map<String, Integer> map,
        int[] array,
        List<@Nullable String> holes,
        List<List<Long>> table,
        Map<String, List<Tree>> index,
        Optional<Tree> maybe,
        byte[] bytes,
        Set<Color> colors) {}
