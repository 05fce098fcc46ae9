package io.doudou.http.dispatch;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.Response;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Turns exceptions into responses; the only class that does. {@code docs/faults.md} lists the
 * mapping. Serves all threads.
 */
public final class FaultResponses {

    private static final Logger LOG = System.getLogger(FaultResponses.class.getName());

    private final int cancelledStatus;

    /**
     * @param cancelledStatus what a caller hears that nobody waits for any more
     */
    public FaultResponses(int cancelledStatus) {
        this.cancelledStatus = cancelledStatus;
    }

    /** The answer to a request that ended with {@code failure}, which is logged if unexpected. */
    public Response response(Throwable failure, String path, String requestId) {
        return new ProblemDocument(fault(failure, path, requestId), path, requestId).response();
    }

    private Fault fault(Throwable failure, String path, String requestId) {
        return switch (failure) {
            case ServiceException known -> fault(known);
            case InterruptedException interrupted -> cancelled();
            default -> unexpected(failure, path, requestId);
        };
    }

    private Fault fault(ServiceException failure) {
        return switch (failure) {
            case Fault fault -> fault;
            case Cancelled cancelled -> cancelled();
            case Unreachable unreachable ->
                    new Fault(503, "upstream.unreachable", "A service behind is not reachable.");
            case Unknown unknown ->
                    new Fault(502, "upstream.unknown", "A service behind did not answer.");
            case Malformed malformed ->
                    new Fault(502, "upstream.malformed", "A service behind answered nonsense.");
        };
    }

    private Fault cancelled() {
        return new Fault(
                cancelledStatus,
                "request.cancelled",
                "The request was not done before its deadline.");
    }

    private static Fault unexpected(Throwable failure, String path, String requestId) {
        LOG.log(Level.ERROR, "request " + requestId + " to " + path + " failed", failure);
        return new Fault(500, "internal", "The server failed; its log has the request id.");
    }
}
