package types;

import java.util.List;

public record Page<T>(T first, List<T> items, int total) {}
