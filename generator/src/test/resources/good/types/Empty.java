package types;

public record Empty() {}
