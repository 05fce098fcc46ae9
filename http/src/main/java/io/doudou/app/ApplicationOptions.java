package io.doudou.app;

import io.doudou.option.Option;

import java.util.Arrays;
import java.util.List;

/** What an operator may choose about an application as a whole. */
public final class ApplicationOptions {

    /** Whether the start shows a banner. */
    public static final Option<Boolean> BANNER = Option.flag("GDD_BANNER", false);

    /** What the banner says. */
    public static final Option<String> BANNER_TEXT = Option.text("GDD_BANNER_TEXT", "Doudou");

    /** The least important log lines that are written. */
    public static final Option<LogLevel> LOG_LEVEL = Option.choice("GDD_LOG_LEVEL", LogLevel.INFO);

    /** Set, even to nothing: log lines also go to the file {@code app.log} in this folder. */
    public static final Option<String> LOG_PATH = Option.text("GDD_LOG_PATH", "");

    /** How log lines look: for people, or one JSON object each. */
    public static final Option<LogFormat> LOG_FORMAT =
            Option.choice("GDD_LOG_FORMAT", LogFormat.TEXT);

    /**
     * The name under which nodes are announced, when one service is served; empty: the service's
     * own name.
     */
    public static final Option<String> SERVICE_NAME =
            Option.text("GDD_SERVICE_NAME", "").orKey("MICRO_SERVER_NAME");

    /**
     * Host and port in one, as go-micro's programs take them, or several ports, {@code
     * host:8000-8100}, of which the first free one is taken; {@code GDD_HOST} and {@code GDD_PORT}
     * win.
     */
    public static final Option<String> SERVER_ADDRESS =
            Option.text("MICRO_SERVER_ADDRESS", "")
                    .where(
                            text -> text.isEmpty() || ServerAddress.parse(text).isPresent(),
                            "host:port or host:min-max, or :port for all addresses");

    /** The version that nodes are announced with; empty: that of the jar. */
    public static final Option<String> SERVICE_VERSION =
            Option.text("GDD_SERVICE_VERSION", "").orKey("MICRO_SERVER_VERSION");

    /** What the id of this node ends with, behind the service's name; empty: a random one. */
    public static final Option<String> NODE_ID =
            Option.text("GDD_NODE_ID", "").orKey("MICRO_SERVER_ID");

    /** Metadata of this node, such as {@code zone=west,rack=7}. */
    public static final Option<String> NODE_METADATA =
            Option.text("GDD_NODE_METADATA", "")
                    .orKey("MICRO_SERVER_METADATA")
                    .where(ApplicationOptions::isMetadata, "a list such as zone=west,rack=7");

    /**
     * {@code micro}: this program is a node of a gossip cluster, unless {@code GDD_REGISTRY} names
     * another place to meet. Anything else, such as {@code mono}: it stands alone.
     */
    public static final Option<String> MODE = Option.text("GDD_MODE", "");

    /**
     * Where services are announced and looked up: {@code memory}, or the name of a plugin; several,
     * separated by commas, are used side by side, so that a fleet can move from one to another.
     * Empty: as {@code GDD_MODE} says.
     */
    public static final Option<String> REGISTRY =
            Option.text("GDD_REGISTRY", "").orKey("MICRO_REGISTRY");

    /**
     * What carries messages between publishers and subscribers: {@code memory}, within this
     * process; {@code http}, from process to process, with no more than a registry; or a plugin.
     */
    public static final Option<String> BROKER =
            Option.text("GDD_BROKER", "memory").orKey("MICRO_BROKER");

    /**
     * What carries calls between nodes: {@code http}; {@code grpc}, on the same port; or the name
     * of a plugin. This node is announced by it, and HTTP is served beside it. Methods with files
     * are called over {@code http} only.
     */
    public static final Option<String> TRANSPORT =
            Option.text("GDD_TRANSPORT", "http").orKey("MICRO_TRANSPORT");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    BANNER,
                    BANNER_TEXT,
                    LOG_LEVEL,
                    LOG_PATH,
                    LOG_FORMAT,
                    SERVICE_NAME,
                    SERVER_ADDRESS,
                    SERVICE_VERSION,
                    NODE_ID,
                    NODE_METADATA,
                    MODE,
                    REGISTRY,
                    BROKER,
                    TRANSPORT);

    private ApplicationOptions() {}

    private static boolean isMetadata(String text) {
        return text.isBlank()
                || Arrays.stream(text.split(",", -1)).allMatch(pair -> pair.indexOf('=') > 0);
    }

    /** How important a log line is, in the words of go-doudou. */
    public enum LogLevel {
        PANIC,
        FATAL,
        ERROR,
        WARN,
        WARNING,
        INFO,
        DEBUG,
        TRACE
    }

    /** How log lines look. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
