package io.doudou.option;

/**
 * One option as it stands, for people who look at a running service.
 *
 * @param key the name of the environment variable
 * @param value as an operator would write it; of a secret only whether there is one
 * @param origin where the value was found: {@code the environment}, {@code .env}, {@code the
 *     default}
 * @param rule what a value must be, reading on from "must be"
 * @param fallback the default; that of a secret is masked as well
 */
public record Setting(String key, String value, String origin, String rule, String fallback) {

    /** Stands for a secret that is not empty. */
    public static final String MASK = "******";
}
