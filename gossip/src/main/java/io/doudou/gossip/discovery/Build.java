package io.doudou.gossip.discovery;

/**
 * How the program of a member was made, for people to look at; any part may be empty.
 *
 * @param runtime {@code java 25.0.3}, {@code go1.16.6}
 * @param framework the version of the framework
 * @param user who built the program
 * @param time when that was
 */
record Build(String runtime, String framework, String user, String time) {

    static final Build UNKNOWN = new Build("", "", "", "");

    /** This process: the versions from the JVM and the manifest of this library. */
    static Build current() {
        var version = Build.class.getPackage().getImplementationVersion();
        var runtime = "java " + Runtime.version().feature() + "." + Runtime.version().interim();
        return new Build(
                runtime + "." + Runtime.version().update(), version == null ? "" : version, "", "");
    }
}
