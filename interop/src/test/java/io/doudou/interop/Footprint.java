package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/**
 * What a process holds: it must be the same after a million calls as after a thousand.
 *
 * @param heapBytes in use behind a collection of garbage
 * @param threads of the system
 * @param files open ones, sockets too
 */
record Footprint(long heapBytes, long threads, long files) {

    /** Buffers, caches and statistics that fill up once, whatever the number of calls. */
    private static final long HEAP_BYTES_MORE_MAX = 8 << 20;

    private static final long THREADS_MORE_MAX = 4;
    private static final long FILES_MORE_MAX = 10;

    /** That of this process. */
    static Footprint now() {
        var memory = ManagementFactory.getMemoryMXBean();
        // The second time for what only the first one has let go.
        memory.gc();
        memory.gc();
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Footprint(
                memory.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system.getOpenFileDescriptorCount());
    }

    /** As {@link #line} tells it. */
    static Footprint of(String line) {
        var fields = line.split("\t");
        return new Footprint(
                Long.parseLong(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3]));
    }

    String line() {
        return "footprint\t" + heapBytes + "\t" + threads + "\t" + files;
    }

    void assertNotMoreThan(Footprint before) {
        assertThat(heapBytes)
                .as("bytes of heap")
                .isLessThan(before.heapBytes + HEAP_BYTES_MORE_MAX);
        assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + THREADS_MORE_MAX);
        assertThat(files).as("files").isLessThanOrEqualTo(before.files + FILES_MORE_MAX);
    }
}
