package io.doudou.generator.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@code @throws} tag says about a way to fail. {@code @throws Fault 404 user.unknown when
 * there is no such user} names status and code.
 *
 * @param type the exception as written
 * @param status when the text begins with one
 * @param code when one follows the status
 * @param doc the rest, plain text
 */
public record FaultDoc(String type, OptionalInt status, Optional<String> code, String doc) {}
