package io.doudou.http.client;

import io.doudou.fault.Malformed;
import io.doudou.http.ClientOptions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks answers that a node has sent with gzip, on the calling thread and within a limit. */
final class Gzip {

    private Gzip() {}

    /** The answer with its body unpacked, or as it is when it is not packed. */
    static Answer unpacked(Answer answer, int bytesMax) {
        var coding = answer.headers().first("Content-Encoding").orElse("identity");
        return switch (answer.content()) {
            case Answer.Cut cut -> answer;
            case Answer.Refused refused -> answer;
            case Answer.Whole whole when isGzip(coding) ->
                    answer.with(unpacked(answer, whole.bytes(), bytesMax));
            case Answer.Flow flow when isGzip(coding) -> answer.with(unpacked(answer, flow));
            case Answer.Whole whole -> answer;
            case Answer.Flow flow -> answer;
        };
    }

    private static boolean isGzip(String coding) {
        return coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip");
    }

    private static Answer.Content unpacked(Answer answer, byte[] packed, int bytesMax) {
        if (packed.length == 0) {
            return new Answer.Whole(packed);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var bytes = in.readNBytes(bytesMax + 1);
            return bytes.length <= bytesMax
                    ? new Answer.Whole(bytes)
                    : new Answer.Cut(
                            new Malformed(
                                    answer.node()
                                            + ": the unpacked answer is larger than "
                                            + bytesMax
                                            + " bytes ("
                                            + ClientOptions.ANSWER_MAX.key()
                                            + ")"));
        } catch (IOException broken) {
            return new Answer.Cut(new Malformed(answer.node() + ": no valid gzip", broken));
        }
    }

    private static Answer.Content unpacked(Answer answer, Answer.Flow flow) {
        try {
            return new Answer.Flow(new GZIPInputStream(flow.stream()));
        } catch (IOException broken) {
            closeQuietly(flow);
            return new Answer.Cut(new Malformed(answer.node() + ": no valid gzip", broken));
        }
    }

    private static void closeQuietly(Answer.Flow flow) {
        try {
            flow.stream().close();
        } catch (IOException alreadyBroken) {
            // The failure that made us close it is told.
        }
    }
}
