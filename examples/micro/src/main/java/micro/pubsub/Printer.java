package micro.pubsub;

/** A subscriber that is an object. */
final class Printer implements Events {
    @Override
    public void said(Said event) {
        IO.println("[object] " + event.text());
    }
}
