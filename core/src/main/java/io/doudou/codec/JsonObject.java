package io.doudou.codec;

/**
 * The fields of one JSON object, handed out in the order of the document. The value of a field must
 * be read before the next one is asked for.
 */
public abstract class JsonObject {

    /** The fields of something that is read as if it were a JSON object. */
    protected JsonObject() {}

    /**
     * Goes to the next known field. Unknown fields are skipped; a repeated one is a problem.
     *
     * @return the index of the field in its {@link JsonFields}, or -1 at the end of the object,
     *     where missing required fields were noted as problems
     */
    public abstract int next();

    /** After the end: whether this object and all within it were free of problems. */
    public abstract boolean complete();

    /** Notes what the record's constructor complained about; the path is that of the object. */
    public abstract void rejected(IllegalArgumentException failure);
}
