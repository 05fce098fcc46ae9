package shop;

/** Somebody who buys. */
public record User(long id, String name) {}
