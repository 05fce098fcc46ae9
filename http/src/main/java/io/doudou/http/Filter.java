package io.doudou.http;

/**
 * Stands around handlers: sees each request on its way in and each response on its way out, may
 * change either, and may answer by itself. One instance serves all threads.
 */
@FunctionalInterface
public interface Filter {

    /** Answers {@code request}, usually by handing it (or a changed one) to {@code next}. */
    Response filter(Request request, Handler next) throws Exception;

    /** The handler that runs this filter around {@code handler}. */
    default Handler around(Handler handler) {
        return request -> filter(request, handler);
    }
}
