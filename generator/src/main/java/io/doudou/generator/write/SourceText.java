package io.doudou.generator.write;

import io.doudou.generator.model.JavaName;

/** One generated Java file: the class in it and its text. */
public record SourceText(JavaName name, String text) {}
