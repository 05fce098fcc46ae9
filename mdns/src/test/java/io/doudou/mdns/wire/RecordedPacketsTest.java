package io.doudou.mdns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs of go-micro really send is understood, and what we send is written the same way.
 */
class RecordedPacketsTest {

    @ParameterizedTest
    @ValueSource(strings = {"v5", "v1.18"})
    void anAnswerHasEverythingAboutOneNode(String release) {
        var message = DnsReader.read(Recorded.packet(release + "-answer"));

        assertThat(message.id()).isZero();
        assertThat(message.flags()).isEqualTo(0x8400);
        assertThat(message.isTelling()).isTrue();
        assertThat(message.answers())
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Pointer", "Place", "Host", "Text");
        var place = (ResourceRecord.Place) message.answers().get(1);
        assertThat(place.priority()).isEqualTo(10);
        assertThat(place.weight()).isEqualTo(1);
        assertThat(place.ttl()).isEqualTo(120);
        assertThat(place.target()).isEqualTo("vm.");
        var payload = payload(message);
        assertThat(payload.service()).isEqualTo("greeter");
        assertThat(payload.version()).isEqualTo("latest");
        assertThat(payload.metadata()).containsEntry("protocol", "mucp");
        assertThat(payload.endpoints()).extracting("name").containsExactly("Greeter.Hello");
        assertThat(place.name()).startsWith("greeter-").endsWith(".greeter.micro.");
    }

    @Test
    void release5CopiesTheQuestionAndRelease1Not() {
        var question = Question.of("greeter.micro.", RecordType.PTR);
        assertThat(DnsReader.read(Recorded.packet("v5-answer")).questions())
                .containsExactly(question);
        assertThat(DnsReader.read(Recorded.packet("v1.18-answer")).questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5-announcement", "v1.18-announcement-1", "v1.18-announcement-2"})
    void anAnnouncementHasNoPointer(String name) {
        var message = DnsReader.read(Recorded.packet(name));

        assertThat(message.flags()).isEqualTo(0x8000);
        assertThat(message.questions()).isEmpty();
        assertThat(message.answers())
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Place", "Host", "Text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5-goodbye", "v1.18-goodbye-1", "v1.18-goodbye-2"})
    void aGoodbyeIsToBeBelievedForNoTime(String name) {
        var message = DnsReader.read(Recorded.packet(name));

        assertThat(message.answers()).hasSize(3).allMatch(answer -> answer.ttl() == 0);
    }

    @Test
    void aProbeIsNoQuestionToBeAnswered() {
        var message = DnsReader.read(Recorded.packet("v5-probe"));

        assertThat(message.isQuestion()).isFalse();
        assertThat(message.isTelling()).isFalse();
        assertThat(message.authorities()).hasSize(2);
    }

    @Test
    void whatIsReadIsWrittenAsTheSameMessage() {
        for (var packet : Recorded.packets().values()) {
            var message = DnsReader.read(packet);
            assertThat(DnsReader.read(DnsWriter.write(message))).isEqualTo(message);
        }
    }

    @Test
    void aListEntryHasAnEmptyText() {
        var message = DnsReader.read(Recorded.packet("v5-list"));

        assertThat(((ResourceRecord.Text) message.answers().get(3)).pieces()).isEmpty();
        // Byte for byte, up to where a name that stood before is a pointer.
        assertThat(DnsWriter.write(message)).containsSequence(0, 16, 0, 1, 0, 0, 0, 120, 0, 0);
    }

    private static TextPayload payload(DnsMessage message) {
        return message.answers().stream()
                .filter(ResourceRecord.Text.class::isInstance)
                .map(ResourceRecord.Text.class::cast)
                .map(text -> TextPayload.read(text.pieces()))
                .findFirst()
                .orElseThrow();
    }
}
