package io.doudou.codec;

/**
 * Ends the reading of a document that is no JSON, or too deep to be read. Its message reads on from
 * the document's name. Never leaves {@link JsonReader}; records no stack trace, because strangers
 * cause it at will.
 */
final class NotJson extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotJson(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
