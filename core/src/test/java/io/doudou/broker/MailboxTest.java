package io.doudou.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox(Terms.queue("readers"), Ticker.system());
    private final Object first = new Object();
    private final Object last = new Object();

    @Test
    void whatWaitsIsLeftToTheLastMemberHoweverLateAnotherOneStops() throws InterruptedException {
        mailbox.join(first);
        mailbox.join(last);
        mailbox.reserve(0);
        mailbox.put(Message.of("7"));
        assertThat(mailbox.leave(first)).isFalse();
        assertThat(mailbox.leave(last)).isTrue();

        assertThat(mailbox.dropLeftovers(first)).isEmpty();
        assertThat(mailbox.take(last)).isPresent();
        assertThat(mailbox.dropLeftovers(last)).isEmpty();
    }

    @Test
    void whatIsGivenBackWhenNobodyIsLeftIsDroppedAndCounted() throws InterruptedException {
        mailbox.join(first);
        mailbox.join(last);
        mailbox.leave(first);
        mailbox.leave(last);
        assertThat(mailbox.dropLeftovers(last)).isEmpty();

        mailbox.giveBack(Message.of("7"));
        assertThat(mailbox.dropLeftovers(first)).contains(1);
    }
}
