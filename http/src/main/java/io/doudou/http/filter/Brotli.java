package io.doudou.http.filter;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;

import java.io.IOException;

/**
 * Compresses with Brotli (RFC 7932) where the library {@code brotli4j}, which is native code, is on
 * the class path; the only class that knows it.
 */
final class Brotli {

    /** About the time of gzip for fewer bytes; the higher ones are for files made in advance. */
    private static final int QUALITY = 4;

    private Brotli() {}

    /** Whether the library is there and runs on this machine. */
    static boolean isPossible() {
        try {
            return Brotli4jLoader.isAvailable();
        } catch (LinkageError absent) {
            return false;
        }
    }

    static byte[] compress(byte[] content) {
        try {
            return Encoder.compress(content, Encoder.Parameters.create(QUALITY));
        } catch (IOException inMemory) {
            throw new IllegalStateException("compression in memory failed", inMemory);
        }
    }
}
