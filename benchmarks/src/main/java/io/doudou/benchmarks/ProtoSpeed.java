package io.doudou.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;

import io.doudou.benchmarks.floor.Page;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.binary.Encodings;
import io.doudou.fault.Problems;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Question: what does it cost to read and write a page of ten users in protobuf, as records, beside
 * the classes that Google's compiler writes for the same page?
 *
 * <p>Both make an object of the bytes and bytes of the object, in turns, on one thread; what counts
 * is its CPU.
 */
final class ProtoSpeed {

    private static final int ROUNDS = 2_000;
    private static final int WARM_SLICES = 20;
    private static final int SLICES = 21;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final MessageShape shape =
            UserServiceShapes.shapes().procedure("UserService.PageUsers").orElseThrow().response();
    private final byte[] message;

    private ProtoSpeed() {
        var page = new Users().pageUsers(new PageQuery("", 3, 10));
        this.message = written(page);
    }

    static void measure(SystemsPlan plan, Report report) {
        new ProtoSpeed().measure(report);
    }

    private void measure(Report report) {
        checkAlike();
        var ours = new ArrayList<Double>();
        var floor = new ArrayList<Double>();
        for (int i = 0; i < WARM_SLICES + SLICES; i++) {
            ours.add(micros(this::ours));
            floor.add(micros(ProtoSpeed::floor));
        }
        var mine = Figures.median(ours.subList(WARM_SLICES, ours.size()));
        var theirs = Figures.median(floor.subList(WARM_SLICES, floor.size()));
        report.line(
                "a page of %d bytes: ours %.2f us, Google's %.2f us", message.length, mine, theirs);
        report.key("proto.us", mine);
        report.key("proto.floor.us", theirs);
        report.key("proto.ratio", mine / theirs);
    }

    private void checkAlike() {
        for (var codec : List.<UnaryOperator<byte[]>>of(this::ours, ProtoSpeed::floor)) {
            if (!Arrays.equals(codec.apply(message), message)) {
                throw new IllegalStateException("the bytes differ");
            }
        }
    }

    private double micros(UnaryOperator<byte[]> codec) {
        long bytes = 0;
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            bytes += codec.apply(message).length;
        }
        long nanos = threads.getCurrentThreadCpuTime() - begin;
        return bytes == 0 ? Double.NaN : nanos / 1e3 / ROUNDS;
    }

    private byte[] ours(byte[] bytes) {
        var json = Encodings.protobuf().toJson(shape, bytes);
        return written(JsonReader.read(json, "page", UserServiceJson.PAGE_RET, new Problems()));
    }

    private byte[] written(PageRet page) {
        var json = JsonWriter.write(UserServiceJson.PAGE_RET, page);
        return Encodings.protobuf().fromJson(shape, json);
    }

    private static byte[] floor(byte[] bytes) {
        try {
            return Page.parseFrom(bytes).toByteArray();
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
