package inherited;

public record Child(String name) {}
