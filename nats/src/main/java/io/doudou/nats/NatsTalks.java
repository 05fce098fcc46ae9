package io.doudou.nats;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.time.Ticker;
import io.doudou.transport.Said;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The conversations of one transport: all hear on one subscription, each at a last word of its own.
 * The other sides are watched: a server says at once that nobody hears a sign of life, and one that
 * says nothing for long is gone for another reason. Serves all threads.
 */
final class NatsTalks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(NatsTalks.class.getName());

    /** How often each side shows that it is there. */
    private static final Duration BEAT = Duration.ofSeconds(3);

    /** Long enough for a machine that has much else to do. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    private final Link link;
    private final String base;
    private final Ticker ticker;
    private final Map<String, NatsTalk> talks = new ConcurrentHashMap<>();
    private final AtomicLong names = new AtomicLong();
    private final Thread beating;
    private final Runnable whenBroken = this::broken;

    // Guarded by this, which the beating waits on.
    private boolean isListening;

    /**
     * Conversations, of which there are none.
     *
     * @param base what the subjects of this side begin with; nobody else's do
     */
    NatsTalks(Link link, String base, Ticker ticker) {
        this.link = link;
        this.base = base + ".";
        this.ticker = ticker;
        this.beating = Thread.ofVirtual().name("doudou-talks").unstarted(this::beat);
        link.whenBroken(whenBroken);
    }

    Ticker ticker() {
        return ticker;
    }

    /**
     * Begins one side of a conversation.
     *
     * @param what begins messages
     * @param whenLost run when the other side has left or vanished
     */
    NatsTalk begin(String what, Runnable whenLost) {
        var name = Long.toString(names.incrementAndGet());
        var talk = new NatsTalk(this, link, base + name, what, whenLost);
        listen();
        talks.put(talk.subject(), talk);
        wake();
        return talk;
    }

    /** The server knows of the subscription before whatever is sent later on the connection. */
    private void listen() {
        var connection = link.connection();
        synchronized (this) {
            if (!isListening) {
                isListening = true;
                // How much may wait is limited by each conversation.
                var dispatcher = connection.createDispatcher(this::arrived);
                dispatcher.setPendingLimits(-1, -1);
                dispatcher.subscribe(base + "*");
                beating.start();
            }
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    void forget(NatsTalk talk) {
        talks.remove(talk.subject());
    }

    private void arrived(io.nats.client.Message letter) {
        var talk = talks.get(letter.getSubject());
        if (letter.isStatusMessage()) {
            if (talk != null) {
                talk.talk().broken(new Unknown("the other side of a conversation is gone"));
            }
        } else if (talk != null) {
            hear(talk, letter);
        } else if (letter.getReplyTo() != null) {
            tell(letter.getReplyTo(), new Said.Left());
        }
    }

    private static void hear(NatsTalk talk, io.nats.client.Message letter) {
        try {
            talk.talk().heard(SaidLetters.read(letter));
        } catch (IllegalArgumentException nonsense) {
            talk.talk().nonsense("made no sense: " + nonsense.getMessage());
        }
    }

    private void tell(String to, Said said) {
        try {
            link.publishNow(SaidLetters.write(to, base, said));
        } catch (ServiceException | IllegalStateException away) {
            LOG.log(Level.DEBUG, "the other side of a conversation was not told: {0}", away);
        }
    }

    /** Shows signs of life, and looks for those of others; sleeps while there is nobody. */
    private void beat() {
        try {
            while (true) {
                awaitTalks();
                ticker.sleep(BEAT);
                talks.values().forEach(this::beat);
            }
        } catch (InterruptedException closed) {
            // There are no further conversations.
        }
    }

    private synchronized void awaitTalks() throws InterruptedException {
        while (talks.isEmpty()) {
            wait();
        }
    }

    private void beat(NatsTalk talk) {
        if (!talk.isLed()) {
            return;
        }
        if (talk.talk().silence().compareTo(SILENCE_MAX) > 0) {
            var sentence = "nothing was heard of the other side for " + SILENCE_MAX;
            talk.talk().broken(new Unknown(sentence));
        } else {
            try {
                talk.say(new Said.Alive());
            } catch (ServiceException away) {
                talk.talk().broken(away);
            }
        }
    }

    /** What was on its way is lost, in both directions. */
    private void broken() {
        var failure = new Unknown("the connection to NATS broke off");
        talks.values().forEach(talk -> talk.talk().broken(failure));
    }

    /** Fails what waits, here and there. A second call does nothing. */
    @Override
    public void close() {
        link.forgetBroken(whenBroken);
        beating.interrupt();
        for (var talk : talks.values()) {
            talk.talk().abandoned(new Unknown("the transport was closed"));
        }
        talks.clear();
    }
}
