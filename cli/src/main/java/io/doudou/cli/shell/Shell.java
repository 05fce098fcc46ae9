package io.doudou.cli.shell;

import java.nio.file.Path;
import java.util.Optional;

/** The one way in which the command line starts other programs, which tests replace. */
public interface Shell {

    /** The programs of this machine. */
    static Shell system() {
        return new SystemShell();
    }

    /**
     * Runs a program without input to its end. Blocks; an interrupt ends the program.
     *
     * @throws MissingProgram when there is no such program
     */
    Outcome run(Program program);

    /**
     * Starts a program whose errors and output go to the terminal of this process, and whose input
     * is a pipe. The caller ends it.
     *
     * @throws MissingProgram when there is no such program
     */
    Process start(Program program);

    /** Starts a program whose errors and output go to a file. The caller ends it. */
    Process start(Program program, Path log);

    /** Where a program of this name is found: on the path of this process. */
    Optional<Path> find(String name);

    /** There is no program of this name on the path. */
    final class MissingProgram extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String name;

        MissingProgram(String name) {
            super("there is no program `" + name + "` on the PATH");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }
}
