package io.doudou.tidy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is not written here, and what to write instead.
 *
 * @param pattern finds it
 * @param where which files are read, by their path from the root
 * @param instead what to do, as a sentence
 */
record Words(Pattern pattern, Predicate<String> where, String instead) {

    /** The beginning of a declaration, as the formatter leaves it. */
    private static final String TYPE = "^ *(?:[a-z-]+ )*(?:class|record|interface|enum)";

    private static final Predicate<String> JAVA = path -> path.endsWith(".java");
    private static final Predicate<String> TEST = path -> path.contains("/src/test/java/");
    private static final Predicate<String> MAIN = path -> path.contains("/src/main/java/");
    private static final Predicate<String> ANYWHERE = path -> true;

    /** Rooms whose code runs inside a service; the others may read clocks and start programs. */
    private static final Predicate<String> RUNNING =
            MAIN.and(
                    path ->
                            path.matches(
                                    "(core|gossip|mdns|nats|redis|consul|http|management|telemetry|testkit)/.*"));

    /** The clocks that are handed in, and the time since the system started the process. */
    private static final Predicate<String> CLOCK =
            path -> path.matches(".*/io/doudou/(time/\\w+|app/Launch)\\.java");

    /** What stands beside services only in tests: it makes certificates with the JDK's own tool. */
    private static final Predicate<String> KIT = path -> path.startsWith("testkit/");

    static final List<Words> BANNED =
            List.of(
                    ban(
                            TYPE + " +(\\w*(?:Impl|Utils?|Manager|Helper)\\b)",
                            JAVA,
                            "Name a type after how it works or what it does."),
                    ban(
                            TYPE + " +((?:Default|Base|Abstract)[A-Z]\\w*)",
                            JAVA,
                            "Name a type after how it works; if it is the only one, drop the"
                                    + " interface."),
                    ban(
                            "^package [\\w.]*\\b(common|utils?|helpers?|misc|impl|internal)\\b",
                            JAVA,
                            "Name a package after what lives there; hide by package-private."),
                    ban(
                            "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b",
                            ANYWHERE,
                            "Do it, or leave it out."),
                    ban("@(Dis" + "abled)\\b", JAVA, "Mend the test or delete it."),
                    ban(
                            "(Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep)",
                            TEST,
                            "Move a clock, or wait on a latch for what is to happen."),
                    ban(
                            "\\b(org\\.moc" + "kito|org\\.easy" + "mock)\\b",
                            ANYWHERE,
                            "Use the in-memory reference or a stub of five lines."),
                    ban("^import [\\w. ]+\\.(\\*);", JAVA, "Import what is used, by name."),
                    ban("\\* (@author|@since)\\b", JAVA, "The history knows who and when."),
                    ban(
                            "^public (?:final )?class \\w+(Test)\\b",
                            TEST,
                            "Test classes are package-private."),
                    ban(
                            "(System\\.currentTime"
                                    + "Millis|System\\.nano"
                                    + "Time|Instant\\.n"
                                    + "ow\\(\\)"
                                    + "|Math\\.ran"
                                    + "dom|ThreadLocalRan"
                                    + "dom)",
                            RUNNING.and(CLOCK.negate()),
                            "Take a Ticker, a clock or a source of chance in the constructor."),
                    ban(
                            "(Process" + "Builder|getRuntime\\(\\)\\.ex" + "ec)",
                            RUNNING.and(KIT.negate()),
                            "Only the command line starts programs."),
                    ban(
                            "(?<![\\w./])(/wo" + "rk/|/ro" + "ot/|/home/[a-z])",
                            ANYWHERE,
                            "A path of one machine is wrong on all others."),
                    ban(
                            "(repo1?\\.ma"
                                    + "ven|py"
                                    + "pi\\.org|registry\\.npm"
                                    + "js|proxy\\.gol"
                                    + "ang"
                                    + "|cra"
                                    + "tes\\.io|deb\\.deb"
                                    + "ian)",
                            ANYWHERE,
                            "Name packages, not the addresses that they come from."));

    private static Words ban(String regex, Predicate<String> where, String instead) {
        return new Words(Pattern.compile(regex, Pattern.MULTILINE), where, instead);
    }
}
