package io.doudou.http;

/** The media types that routes consume and produce. */
public enum MediaType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded"),
    MULTIPART("multipart/form-data"),
    OCTETS("application/octet-stream"),
    /** One JSON value a line (NDJSON); as an answer also server-sent events. */
    ITEMS("application/x-ndjson"),
    /** Each answer says its own type, and any {@code Accept} header is content with it. */
    ANY("*/*");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    /** As it stands in a {@code Content-Type} header, without parameters. */
    public String text() {
        return text;
    }
}
