package types;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

public record Optionals(
        Optional<String> string,
        Optional<Integer> integer,
        Optional<Instant> instant,
        Optional<Color> color,
        Optional<Node> node,
        Optional<List<String>> strings,
        OptionalInt anInt,
        OptionalLong aLong,
        OptionalDouble aDouble) {}
