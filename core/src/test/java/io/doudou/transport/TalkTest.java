package io.doudou.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** What a side does that hears something wrong, or cannot say anything. */
@Timeout(20)
class TalkTest {

    private final Heard line = new Heard();
    private final Talk talk = new Talk("the talk", line, Ticker.system());

    /** Remembers what was said; says no more when it is cut. */
    private static final class Heard implements Talk.Line {
        private final List<Said> said = new ArrayList<>();
        private int lost;
        private int closed;
        private boolean isCut;

        @Override
        public void say(Said next) {
            if (isCut) {
                throw new Unreachable("the line is cut");
            }
            said.add(next);
        }

        @Override
        public void lost() {
            lost++;
        }

        @Override
        public void closed() {
            closed++;
        }
    }

    private static Said.Item item(long number) {
        return new Said.Item(number, Message.of("" + number));
    }

    @Test
    void aMessageThatWasLostOnItsWayEndsTheConversation() {
        talk.heard(item(1));
        talk.heard(item(3));
        assertThat(talk.receive().text()).isEqualTo("1");
        assertThatThrownBy(talk::receive)
                .isInstanceOf(Unknown.class)
                .hasMessage("the talk: the other side said message 3 behind message 1");
        assertThat(line.lost).isEqualTo(1);
        talk.close();
        assertThat(line.said).containsExactly(new Said.Left());
    }

    @Test
    void anEndBehindALostMessageIsNoEnd() {
        talk.heard(item(1));
        talk.heard(new Said.Done(2));
        assertThat(talk.receive().text()).isEqualTo("1");
        assertThatThrownBy(talk::receive).hasMessageContaining("said 2 messages, of which 1");
    }

    @Test
    void whoSaysMoreThanThereIsRoomForIsCutOff() {
        for (int i = 1; i <= Talk.WINDOW_MESSAGES + 1; i++) {
            talk.heard(item(i));
        }
        for (int i = 1; i <= Talk.WINDOW_MESSAGES; i++) {
            assertThat(talk.receive().text()).isEqualTo("" + i);
        }
        assertThatThrownBy(talk::receive).hasMessageContaining("more than there is room for");
    }

    @Test
    void whatWasReceivedIsToldInStretches() {
        for (int i = 1; i <= Talk.WINDOW_MESSAGES; i++) {
            talk.heard(item(i));
            talk.receive();
        }
        assertThat(line.said)
                .containsExactly(
                        new Said.Taken(Talk.WINDOW_MESSAGES / 2),
                        new Said.Taken(Talk.WINDOW_MESSAGES));
    }

    @Test
    void aLineThatIsCutEndsTheConversationForWhoSends() {
        talk.send(Message.of("1"));
        line.isCut = true;
        assertThatThrownBy(() -> talk.send(Message.of("2")))
                .isInstanceOf(Unknown.class)
                .hasMessage("the talk: the line is cut");
        assertThatThrownBy(talk::receive).isInstanceOf(Unknown.class);
        assertThat(line.lost).isEqualTo(1);
    }

    @Test
    void whatHappensBehindTheEndChangesNothing() {
        talk.heard(item(1));
        talk.heard(new Said.Done(1));
        talk.broken(new Unknown("the connection broke off"));
        talk.heard(new Said.Left());
        assertThat(talk.receive().text()).isEqualTo("1");
        assertThat(talk.receive()).isNull();
        talk.close();
        talk.close();
        assertThat(line.said).isEmpty();
        assertThat(line.lost).isZero();
        assertThat(line.closed).isEqualTo(1);
    }

    @Test
    void whoLeavesBeforeTheEndSaysSoOnce() {
        talk.end();
        talk.end();
        talk.close();
        talk.close();
        assertThat(line.said).containsExactly(new Said.End(0), new Said.Left());
    }
}
