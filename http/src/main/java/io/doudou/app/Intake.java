package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.codec.Codecs;
import io.doudou.http.Routes;
import io.doudou.http.broker.Deliveries;
import io.doudou.http.broker.HttpBroker;
import io.doudou.http.client.Carrying;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.grpc.GrpcServices;
import io.doudou.http.rpc.GrpcCalls;
import io.doudou.http.rpc.MessageCalls;
import io.doudou.http.rpc.Offer;
import io.doudou.http.rpc.ProcedureCalls;
import io.doudou.http.rpc.ProcedureStreams;
import io.doudou.transport.Transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reaches the methods of an application beside requests for their routes: calls of procedures
 * and delivered messages, on the same port, and calls that its transport carries.
 *
 * @param announced the services under the names that others find them by
 */
record Intake(List<Routes> announced, Codecs codecs, Broker broker, Carrying carrying) {

    /**
     * Methods are called as procedures, and messages are delivered, on the port of the dispatcher.
     *
     * @param messageBytesMax how large one message of a stream may be
     * @param services what is answered over gRPC beside procedures
     */
    void open(Dispatcher dispatcher, int messageBytesMax, GrpcServices services) {
        var otherwise = dispatcher.atRoot();
        var procedures = new ProcedureCalls(offers(), dispatcher.procedures(), codecs, otherwise);
        var streams = new ProcedureStreams(procedures, messageBytesMax);
        var framed = new GrpcCalls(procedures, streams, messageBytesMax);
        dispatcher.takeFramedCalls(
                (path, headers) ->
                        services.call(path, headers).orElseGet(() -> framed.call(path, headers)));
        var calls = otherwise;
        if (!dispatcher.procedures().isEmpty()) {
            dispatcher.takeStreams(streams, procedures::stream);
            calls = procedures;
        }
        if (broker instanceof HttpBroker http) {
            dispatcher.takeCalls(Deliveries.PATH, new Deliveries(http));
            dispatcher.takeCalls(
                    Dispatcher.CALLS,
                    calls == null ? new Deliveries(http) : new Deliveries(http, calls));
        } else if (calls != null && !dispatcher.procedures().isEmpty()) {
            dispatcher.takeCalls(Dispatcher.CALLS, calls);
        }
    }

    /** By procedure, the service that it belongs to. */
    private Map<String, Offer> offers() {
        var offers = new HashMap<String, Offer>();
        for (var service : announced) {
            var offer = new Offer(service.service(), service.shapes());
            for (var route : service.list()) {
                route.procedure().ifPresent(known -> offers.put(known.name(), offer));
            }
        }
        return offers;
    }

    /** Where calls arrive that HTTP does not carry; empty when HTTP carries all. */
    Optional<Transport.Arrivals> arrivals(Dispatcher dispatcher) {
        var calls = new ProcedureCalls(offers(), dispatcher.procedures(), codecs, null);
        var streams = new ProcedureStreams(calls, Message.BODY_BYTES_MAX);
        return carrying.other()
                .filter(transport -> !dispatcher.procedures().isEmpty())
                .map(each -> each.listen("", new MessageCalls(calls, streams, carrying.name())));
    }
}
