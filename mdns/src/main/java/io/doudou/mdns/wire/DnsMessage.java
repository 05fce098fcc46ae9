package io.doudou.mdns.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * One DNS message (RFC 1035, 4.1), as far as multicast DNS needs it. Immutable.
 *
 * @param id of the query, 0 in most messages of multicast DNS
 * @param flags all 16 bits of the second word
 * @param questions what is asked, or what was asked before this answer
 * @param answers records of the kinds that are known here; others are left out
 * @param authorities in a probe: what its sender is about to announce (RFC 6762, 8.2)
 * @param additionals records that may come in handy
 */
public record DnsMessage(
        int id,
        int flags,
        List<Question> questions,
        List<ResourceRecord> answers,
        List<ResourceRecord> authorities,
        List<ResourceRecord> additionals) {

    private static final int QUERY = 0;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int OPCODE = 0x7800;
    private static final int RESPONSE_CODE = 0x000f;

    public DnsMessage {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    /** Asks. */
    public static DnsMessage query(Question question) {
        return new DnsMessage(0, QUERY, List.of(question), List.of(), List.of(), List.of());
    }

    /** Asks whether somebody has the name already that these records are about to claim. */
    public static DnsMessage probe(Question question, List<ResourceRecord> claimed) {
        return new DnsMessage(0, QUERY, List.of(question), List.of(), claimed, List.of());
    }

    /**
     * Answers one question, which goes along: resolvers of go-micro 5 drop an answer to a question
     * that they do not find in it (flags 0x8400, id 0).
     */
    public static DnsMessage answer(Question question, List<ResourceRecord> records) {
        return new DnsMessage(
                0, RESPONSE | AUTHORITATIVE, List.of(question), records, List.of(), List.of());
    }

    /** Tells what nobody has asked for (flags 0x8000, no question). */
    public static DnsMessage announcement(List<ResourceRecord> records) {
        return new DnsMessage(0, RESPONSE, List.of(), records, List.of(), List.of());
    }

    /** Whether this is a query that may be answered; a probe is not, since it only announces. */
    public boolean isQuestion() {
        return (flags & (RESPONSE | OPCODE | RESPONSE_CODE)) == 0 && authorities.isEmpty();
    }

    /** Whether this tells something: multicast DNS knows no failures (RFC 6762, 18.11). */
    public boolean isTelling() {
        return (flags & (RESPONSE | OPCODE | RESPONSE_CODE)) == RESPONSE;
    }

    /** Answers and additional records, which resolvers of go-micro do not tell apart. */
    public Stream<ResourceRecord> told() {
        return Stream.concat(answers.stream(), additionals.stream());
    }
}
