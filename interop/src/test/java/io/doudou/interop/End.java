package io.doudou.interop;

/** How a program comes to its end. */
enum End {
    /** By {@code kill -9}. */
    KILLED,
    /** In an orderly way, by SIGTERM. */
    TERMINATED,
    /** In an orderly way, because its commands have come to their end. */
    FINISHED;

    void of(Program program) {
        switch (this) {
            case KILLED -> program.kill();
            case TERMINATED -> {
                program.signal("TERM");
                program.awaitEnd();
            }
            case FINISHED -> program.finish();
        }
    }
}
