package io.doudou.redis.wire;

/**
 * The server was reached and said no: nothing was done, and without a change nothing will be. Says
 * which server, what it said, and what to do.
 */
public final class Refusal extends RuntimeException {

    private final String code;

    Refusal(Server server, String command, String text) {
        super(
                "redis at %s refuses %s: %s; %s"
                        .formatted(server.name(), command, text, remedy(command, code(text))));
        this.code = code(text);
    }

    /** The first word of what the server said, such as {@code WRONGTYPE}. */
    public String code() {
        return code;
    }

    /** Whether another server may be reached by the same name a moment later. */
    boolean isOfTheServer() {
        return switch (code) {
            case "READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN", "NOREPLICAS" -> true;
            default -> false;
        };
    }

    private static String code(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static String remedy(String command, String code) {
        return switch (command.equals("AUTH") ? "WRONGPASS" : code) {
            case "NOAUTH", "WRONGPASS" -> "see GDD_REDIS_USER and GDD_REDIS_PASSWORD";
            case "NOPERM" -> "give the user of GDD_REDIS_USER the right to this command and key";
            case "READONLY" ->
                    "it is a replica: name the server that it follows in" + " GDD_REDIS_ADDRESS";
            case "WRONGTYPE" ->
                    "something else uses the key: move it away, or choose another"
                            + " GDD_REDIS_DATABASE or GDD_REDIS_KEY";
            case "DENIED" ->
                    "the server runs in protected mode: give it a password or an address"
                            + " to listen on";
            case "MOVED", "CROSSSLOT" -> "it is part of a Redis Cluster, which is not supported";
            case "OOM" -> "its memory is full: see maxmemory in its configuration";
            case "MISCONF" -> "it cannot write to its disk: see its log";
            case "LOADING", "MASTERDOWN" -> "it is not ready yet";
            default -> "see the log of the server";
        };
    }
}
