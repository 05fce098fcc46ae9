package io.doudou.mdns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Malformed;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;

/** Messages that are made to hurt. */
class HostileMessagesTest {

    private static final String ONE_QUESTION = "0000 0000 0001 0000 0000 0000";
    private static final String ONE_ANSWER = "0000 8400 0000 0001 0000 0000";
    private static final String PTR_IN = "000c 0001";

    @Test
    void aNameOf255BytesIsReadAndALongerOneIsNot() {
        // Three labels of 63 and one of 61: 3 * 64 + 62 + 1 = 255.
        var labels = label(63).repeat(3);
        var longest = read(ONE_QUESTION + labels + label(61) + "00" + PTR_IN);
        assertThat(longest.questions().getFirst().name()).hasSize(254);
        assertThat(DnsReader.read(DnsWriter.write(longest))).isEqualTo(longest);

        assertMalformed(ONE_QUESTION + labels + label(62) + "00" + PTR_IN);
        assertMalformed(ONE_QUESTION + labels + label(63) + label(63) + "00" + PTR_IN);
    }

    @Test
    void aNameThatGrowsByPointersIsRefusedAt255Bytes() {
        // A chain of labels, each of which ends with a pointer to the one before.
        var chain = new StringBuilder("0000 8400 0000 00ff 0000 0000");
        int at = 12;
        chain.append(label(63)).append("00").append(PTR_IN).append("00000000 0000");
        int before = at;
        at += 65 + 10;
        for (int i = 1; i < 0xff; i++) {
            chain.append(label(63)).append(HexFormat.of().toHexDigits((short) (0xc000 | before)));
            chain.append(PTR_IN).append("00000000 0000");
            before = at;
            at += 66 + 10;
        }
        assertMalformed(chain.toString());
    }

    @Test
    void pointersThatLeadInACircleAreRefused() {
        assertMalformed(ONE_QUESTION + "c00c" + PTR_IN);
        assertMalformed(ONE_QUESTION + "0161 c00c" + PTR_IN);
        assertMalformed(ONE_QUESTION + "c00e c00c" + PTR_IN);
        assertMalformed(ONE_QUESTION + "c0ff" + PTR_IN);
        assertMalformed(ONE_QUESTION + "ffff" + PTR_IN);
        assertMalformed(ONE_QUESTION + "c00");
    }

    @Test
    void labelsOfUnknownKindsAndOtherBytesThanUtf8AreRefused() {
        assertMalformed(ONE_QUESTION + "40 00" + PTR_IN);
        assertMalformed(ONE_QUESTION + "80 00" + PTR_IN);
        assertMalformed(ONE_QUESTION + "01 ff 00" + PTR_IN);
        assertMalformed(ONE_QUESTION + "02 c080 00" + PTR_IN);
    }

    @Test
    void aMessageThatPromisesMoreThanItHoldsIsRefused() {
        assertMalformed("0000 8400 0000 ffff 0000 0000");
        assertMalformed("0000 8400 ffff ffff ffff ffff");
        assertMalformed("0000 8400 0000 0002 0000 0000 00" + PTR_IN + "00000000 0001 00");
        assertMalformed("");
        assertMalformed("0000 8400 0000");
    }

    @Test
    void aRecordThatLeavesItsBoundsIsRefused() {
        var head = ONE_ANSWER + "00";
        assertMalformed(head + "000c 0001 00000000 ffff 00");
        assertMalformed(head + "000c 0001 00000000 0001 0161 00");
        assertMalformed(head + "0001 0001 00000000 0003 7f0000 01");
        assertMalformed(head + "0010 0001 00000000 0002 0561 62636465");
        assertMalformed(head + "0021 0001 00000000 0004 000a0001 270f 00");
    }

    @Test
    void whatIsBeyondTheLimitsIsRefused() {
        assertMalformed("0000 0000 0201 0000 0000 0000" + ("00" + PTR_IN).repeat(0x201));
        assertThat(
                        read("0000 0000 0200 0000 0000 0000" + ("00" + PTR_IN).repeat(0x200))
                                .questions())
                .hasSize(512);
        var text = "ff" + "61".repeat(255);
        assertMalformed(ONE_ANSWER + "00 0010 0001 00000000 8100" + text.repeat(129));
    }

    @Test
    void recordsOfOtherKindsAndClassesAreLeftOut() {
        var nsec = "00 002f 8001 00000078 0004 00000001";
        var chaos = "00 0010 0003 00000078 0002 0161";
        var host = "00 0001 8001 ffffffff 0004 0a000005";
        var message = read("0000 8400 0000 0003 0000 0000" + nsec + chaos + host);
        assertThat(message.answers())
                .containsExactly(
                        new ResourceRecord.Host(
                                ".", 0xffffffffL, java.net.InetAddress.ofLiteral("10.0.0.5")));
    }

    @Test
    void dotsAndBackslashesWithinALabelSurvive() {
        var message = read(ONE_QUESTION + "05 612e625c63 00" + PTR_IN);
        assertThat(message.questions().getFirst().name()).isEqualTo("a\\.b\\\\c.");
        assertThat(DnsReader.read(DnsWriter.write(message))).isEqualTo(message);
    }

    @Test
    void namesThatCannotBeSentAreRefused() {
        for (var name : List.of("a", "a..", ".a.", "a".repeat(64) + ".", "a\\", "ab.".repeat(90))) {
            assertThat(DnsNames.isName(name)).as(name).isFalse();
        }
        assertThat(DnsNames.isName("micro.")).isTrue();
    }

    private static String label(int length) {
        return HexFormat.of().toHexDigits((byte) length) + "61".repeat(length);
    }

    private static DnsMessage read(String hex) {
        return DnsReader.read(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static void assertMalformed(String hex) {
        assertThatThrownBy(() -> read(hex.replace(" ", "").length() % 2 == 0 ? hex : hex + "0"))
                .isInstanceOf(Malformed.class);
    }
}
