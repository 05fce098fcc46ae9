package io.doudou.http.filter;

import io.doudou.call.CallScope;
import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.time.Ticker;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Binds what travels with a call, in the one place where a request comes in: its id, which is
 * accepted or made and returned to the caller, its deadline, its metadata, and the trace it belongs
 * to.
 */
public final class Scope implements Filter {

    private final Ticker ticker;
    private final Deadline deadline;
    private final RequestIds ids;

    public Scope(Ticker ticker, Deadline deadline, RequestIds ids) {
        this.ticker = ticker;
        this.deadline = deadline;
        this.ids = ids;
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var scope = scope(FieldList.of(request.headers()));
        var response = scope.call(() -> next.handle(request));
        return response.with(FieldNames.REQUEST_ID, scope.requestId());
    }

    /** Whoever sends values for as long as it likes waits as long, unless it says otherwise. */
    private OptionalLong deadline(FieldList headers) {
        var type = headers.get(FieldNames.CONTENT_TYPE);
        var isLasting = type != null && type.startsWith(ItemFormat.LINES_TYPE);
        return isLasting && ScopeHeaders.timeoutNanos(headers).isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(ticker.nanos() + deadline.nanos(headers));
    }

    private CallScope scope(FieldList headers) {
        return new CallScope(
                ids.of(headers.get(FieldNames.REQUEST_ID)),
                deadline(headers),
                Optional.ofNullable(headers.get(FieldNames.TRACE_PARENT)),
                Optional.ofNullable(headers.get(FieldNames.TRACE_STATE)),
                ScopeHeaders.metadata(headers));
    }
}
