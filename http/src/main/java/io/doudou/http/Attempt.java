package io.doudou.http;

import io.doudou.registry.Node;

/**
 * One try of a call against one node, as a {@link CallFilter} sees it. Belongs to the calling
 * thread.
 */
public final class Attempt {

    private final String service;
    private final Node node;
    private final int number;
    private final Outgoing request;
    private int status;

    public Attempt(String service, Node node, int number, Outgoing request) {
        this.service = service;
        this.node = node;
        this.number = number;
        this.request = request.withHeaders(request.headers().copy());
    }

    /** The name of the service. */
    public String service() {
        return service;
    }

    /** Who is asked this time. */
    public Node node() {
        return node;
    }

    /** 1 for the first attempt of a call. */
    public int number() {
        return number;
    }

    /** The name of the method, as routes are listed. */
    public String method() {
        return request.name();
    }

    /** Sends one more header field along, in the place of any that has its name. */
    public void header(String name, String value) {
        request.headers().set(name, value);
    }

    /** The status of the answer; 0 while there is none. */
    public int status() {
        return status;
    }

    /** What is sent. */
    public Outgoing request() {
        return request;
    }

    /** Notes that the answer has begun. */
    public void answered(int answer) {
        status = answer;
    }
}
