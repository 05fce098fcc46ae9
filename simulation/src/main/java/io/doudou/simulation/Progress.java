package io.doudou.simulation;

import java.io.PrintStream;

/** Tells people at a terminal how far long work is, on a line that is written over. */
interface Progress {

    /** Nobody waits. */
    Progress SILENT = text -> {};

    /** How far it is; an empty text takes the line away. */
    void tell(String text);

    /** On the terminal, if there is one. */
    @SuppressWarnings("SystemConsoleNull") // Null in run-time images without the module of lines.
    static Progress of(PrintStream terminal) {
        var console = System.console();
        return console != null && console.isTerminal()
                ? text -> terminal.print("\r\033[K" + text)
                : SILENT;
    }
}
