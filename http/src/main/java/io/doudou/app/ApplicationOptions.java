package io.doudou.app;

import io.doudou.option.Option;

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
    public static final Option<String> SERVICE_NAME = Option.text("GDD_SERVICE_NAME", "");

    /**
     * {@code micro}: this program is a node of a gossip cluster, unless {@code GDD_REGISTRY} names
     * another place to meet. Anything else, such as {@code mono}: it stands alone.
     */
    public static final Option<String> MODE = Option.text("GDD_MODE", "");

    /**
     * Where services are announced and looked up: {@code memory}, or the name of a plugin. Empty:
     * as {@code GDD_MODE} says.
     */
    public static final Option<String> REGISTRY = Option.text("GDD_REGISTRY", "");

    /** What carries messages between publishers and subscribers: {@code memory}, or a plugin. */
    public static final Option<String> BROKER = Option.text("GDD_BROKER", "memory");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    BANNER,
                    BANNER_TEXT,
                    LOG_LEVEL,
                    LOG_PATH,
                    LOG_FORMAT,
                    SERVICE_NAME,
                    MODE,
                    REGISTRY,
                    BROKER);

    private ApplicationOptions() {}

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
