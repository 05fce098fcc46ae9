package types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Lists(
        List<String> strings,
        List<Integer> integers,
        List<Character> characters,
        List<@Nullable Long> holes,
        @Nullable List<Color> colors,
        Set<UUID> ids,
        Map<String, String> texts,
        Map<String, List<Node>> nodes,
        List<Map<String, Set<Integer>>> nested) {}
