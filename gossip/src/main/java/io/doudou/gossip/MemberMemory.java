package io.doudou.gossip;

import io.doudou.time.Ticker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The addresses of members in a file, one a line, so that a node finds its cluster again after a
 * restart. Owned by the loop; the file is written elsewhere.
 */
final class MemberMemory {

    /** Members come and go in bursts; the file is for restarts, which are rare. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int MEMBERS_MAX = 100;

    private final Path file;
    private final ClusterLog log;
    private final Ticker ticker;
    private List<String> written = List.of();
    private long notBeforeNanos;

    MemberMemory(Path file, ClusterLog log, Ticker ticker) {
        this.file = file;
        this.log = log;
        this.ticker = ticker;
        this.notBeforeNanos = ticker.nanos();
    }

    /** What was remembered; a file that cannot be read is none. Blocks. */
    static Seeds read(Path file) {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            return Seeds.of(
                    lines.stream()
                            .filter(Seeds::isList)
                            .limit(MEMBERS_MAX)
                            .collect(Collectors.joining(",")));
        } catch (IOException unreadable) {
            return new Seeds(List.of());
        }
    }

    /**
     * Keeps these addresses, in a while. Nobody being there is not worth keeping.
     *
     * @param addresses of all other members that are there
     */
    void keep(List<String> addresses) {
        var now = addresses.stream().sorted().limit(MEMBERS_MAX).toList();
        if (now.isEmpty() || now.equals(written) || ticker.nanos() - notBeforeNanos < 0) {
            return;
        }
        written = now;
        notBeforeNanos = ticker.nanos() + PAUSE.toNanos();
        Thread.startVirtualThread(() -> write(now));
    }

    private synchronized void write(List<String> lines) {
        try {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("cannot keep the members in " + file + " (GDD_MEM_MEMORY): " + e);
        }
    }
}
