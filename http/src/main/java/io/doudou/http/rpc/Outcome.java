package io.doudou.http.rpc;

import io.doudou.fault.Fault;
import io.doudou.http.wire.MicroError;

/**
 * What became of a call, before it is written in the caller's form.
 *
 * @param error empty when it went well
 * @param content the message with the result; of a fault its problem document, else nothing
 */
record Outcome(String error, byte[] content) {

    private static final byte[] NOTHING = new byte[0];

    static Outcome done(byte[] message) {
        return new Outcome("", message);
    }

    static Outcome failed(String error) {
        return new Outcome(error, NOTHING);
    }

    static Outcome failed(String service, Fault fault) {
        return failed(service, fault, NOTHING);
    }

    static Outcome failed(String service, Fault fault, byte[] problem) {
        return new Outcome(MicroError.of(service, fault).json(), problem);
    }

    boolean isFailed() {
        return !error.isEmpty();
    }
}
