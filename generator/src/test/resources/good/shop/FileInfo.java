package shop;

/** A file that was received. */
public record FileInfo(String name, long size) {}
