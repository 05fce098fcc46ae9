package io.doudou.generator.model;

/** What a request carries as its body. */
public enum Content {
    NONE,
    /** The JSON of the one {@link Place#BODY} parameter. */
    JSON,
    /** Lines of JSON: the values of the one {@link Place#BODY} parameter, which is a stream. */
    ITEMS,
    /** {@code application/x-www-form-urlencoded} with the {@link Place#FORM} parameters. */
    FORM,
    /** {@code multipart/form-data}: {@link Place#FILE} parts, {@link Place#FORM} as text parts. */
    MULTIPART
}
