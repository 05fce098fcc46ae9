package io.doudou.cli.code;

import java.nio.file.Path;

/** Something that a person has to look at: a place and a sentence. */
public record Notice(Path file, long line, String sentence) {}
