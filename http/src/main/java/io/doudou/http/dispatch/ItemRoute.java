package io.doudou.http.dispatch;

import io.doudou.call.CallScope;
import io.doudou.http.Body;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.items.ItemLines;
import io.doudou.http.items.ItemStream;

import java.util.OptionalLong;

/**
 * Stands around the handlers of methods that stream: finds the lines in the body of a request,
 * within their limit, and says at the end of an answer why it failed.
 *
 * @param itemBytesMax how large the JSON of one value may be
 */
record ItemRoute(FaultResponses faults, int itemBytesMax) implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        return explained(next.handle(lines(request)), request.path());
    }

    private Request lines(Request request) {
        return request.body() instanceof Body.Stream stream
                ? request.with(
                        new Body.Stream(
                                OptionalLong.empty(),
                                new ItemLines(stream.content(), itemBytesMax)))
                : request;
    }

    private Response explained(Response response, String path) {
        if (!(response.body() instanceof Body.Stream stream)
                || !(stream.content() instanceof ItemStream items)) {
            return response;
        }
        var id = CallScope.current().requestId();
        var explained = items.explained(failure -> content(faults.response(failure, path, id)));
        return response.with(new Body.Stream(OptionalLong.empty(), explained));
    }

    private static byte[] content(Response problem) {
        return problem.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
    }
}
