package io.doudou.mdns.wire;

/**
 * One question.
 *
 * @param name with its dot at the end
 * @param type a number of {@link RecordType}, or any other
 * @param queryClass with the highest bit, by which multicast DNS asks for a direct answer
 */
public record Question(String name, int type, int queryClass) {

    /** Asks for the records of one kind, in the class of the internet. */
    public static Question of(String name, int type) {
        return new Question(name, type, RecordType.INTERNET);
    }

    /** Whether a record of this kind would answer it. */
    public boolean asksFor(int recordType) {
        return type == recordType || type == RecordType.ANY;
    }
}
