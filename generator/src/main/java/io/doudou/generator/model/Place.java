package io.doudou.generator.model;

/** Where in a request a parameter stands. */
public enum Place {
    PATH,
    QUERY,
    /** A field of the form: urlencoded, or a text part beside {@link #FILE} parts. */
    FORM,
    HEADER,
    COOKIE,
    BODY,
    FILE
}
