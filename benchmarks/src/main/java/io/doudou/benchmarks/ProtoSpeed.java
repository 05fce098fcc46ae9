package io.doudou.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.management.ThreadMXBean;

import io.doudou.benchmarks.floor.Page;
import io.doudou.codec.Codec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.binary.Encodings;
import io.doudou.fault.Problems;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Question: what does it cost to read and write a page of ten users in protobuf, as records, beside
 * the classes that Google's compiler writes for the same page?
 *
 * <p>Both make an object of the bytes and bytes of the object, in turns, on one thread; what counts
 * is its CPU. First by themselves; then the same generated codec reads and writes JSON in between,
 * as in a service that speaks both, so that the compiler knows more than one way through it.
 */
final class ProtoSpeed {

    private static final int ROUNDS = 2_000;
    private static final int WARM_SLICES = 60;
    private static final int SLICES = 21;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Codec protobuf = Encodings.protobuf();
    private final MessageShape shape =
            UserServiceShapes.shapes().procedure("UserService.PageUsers").orElseThrow().response();
    private final PageRet page = new Users().pageUsers(new PageQuery("", 3, 10));
    private final byte[] message = write(page);
    private final byte[] json = JsonWriter.write(UserServiceJson.PAGE_RET, page);
    private final Page theirPage = theirs(message);

    private ProtoSpeed() {}

    static void measure(SystemsPlan plan, Report report) {
        new ProtoSpeed().measure(report);
    }

    private void measure(Report report) {
        checkAlike();
        var reading = new Pair("read", () -> read(message), () -> theirs(message));
        var writing = new Pair("write", () -> write(page), theirPage::toByteArray);
        var alone = both("alone");
        var both = both("both");
        for (int i = 0; i < WARM_SLICES + SLICES; i++) {
            alone.measure(i >= WARM_SLICES);
        }
        for (int i = 0; i < WARM_SLICES + SLICES; i++) {
            run(this::json);
            for (var pair : List.of(reading, writing, both)) {
                pair.measure(i >= WARM_SLICES);
            }
        }
        for (var pair : List.of(alone, reading, writing, both)) {
            report.line(
                    "%s a page of %d bytes: ours %.2f us and %.0f bytes of garbage,"
                            + " Google's %.2f us and %.0f",
                    pair.name,
                    message.length,
                    pair.ours.micros(),
                    pair.ours.garbage(),
                    pair.theirs.micros(),
                    pair.theirs.garbage());
        }
        report.key("proto.us", both.ours.micros());
        report.key("proto.floor.us", both.theirs.micros());
        report.key("proto.ratio", both.ratio());
        report.key("proto.alone.ratio", alone.ratio());
        report.key("proto.read.ratio", reading.ratio());
        report.key("proto.write.ratio", writing.ratio());
        report.key("proto.garbage.bytes", both.ours.garbage());
        report.key("proto.floor.garbage.bytes", both.theirs.garbage());
    }

    private Pair both(String name) {
        return new Pair(name, () -> write(read(message)), () -> theirs(message).toByteArray());
    }

    private void checkAlike() {
        var floor = theirPage.toByteArray();
        if (!Arrays.equals(floor, message) || !Arrays.equals(write(read(floor)), floor)) {
            throw new IllegalStateException("the bytes differ");
        }
    }

    private PageRet read(byte[] bytes) {
        return protobuf.read(shape, bytes, "page", UserServiceJson.PAGE_RET, new Problems());
    }

    private byte[] write(PageRet value) {
        return protobuf.write(shape, UserServiceJson.PAGE_RET, value);
    }

    private static Page theirs(byte[] bytes) {
        try {
            return Page.parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private byte[] json() {
        var read = JsonReader.read(json, "page", UserServiceJson.PAGE_RET, new Problems());
        return JsonWriter.write(UserServiceJson.PAGE_RET, read);
    }

    private static int run(Supplier<Object> work) {
        int made = 0;
        for (int i = 0; i < ROUNDS; i++) {
            made += work.get() == null ? 0 : 1;
        }
        return made;
    }

    /** The same work done twice, by us and by Google's classes. */
    private final class Pair {

        private final String name;
        private final Cost ours;
        private final Cost theirs;

        Pair(String name, Supplier<Object> ours, Supplier<Object> theirs) {
            this.name = name;
            this.ours = new Cost(ours);
            this.theirs = new Cost(theirs);
        }

        void measure(boolean counts) {
            ours.measure(counts);
            theirs.measure(counts);
        }

        double ratio() {
            return ours.micros() / theirs.micros();
        }
    }

    /** What one piece of work costs, each time. */
    private final class Cost {

        private final Supplier<Object> work;
        private final List<Double> micros = new ArrayList<>();
        private final List<Double> garbage = new ArrayList<>();

        Cost(Supplier<Object> work) {
            this.work = work;
        }

        void measure(boolean counts) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long begin = threads.getCurrentThreadCpuTime();
            int made = run(work);
            long nanos = threads.getCurrentThreadCpuTime() - begin;
            long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
            if (counts) {
                micros.add(nanos / 1e3 / made);
                garbage.add((double) allocated / made);
            }
        }

        double micros() {
            return Figures.median(micros);
        }

        double garbage() {
            return Figures.median(garbage);
        }
    }
}
