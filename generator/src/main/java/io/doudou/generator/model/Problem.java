package io.doudou.generator.model;

/** Something that cannot be generated: where, and a sentence that says what to write instead. */
public record Problem(Origin origin, String sentence) {}
