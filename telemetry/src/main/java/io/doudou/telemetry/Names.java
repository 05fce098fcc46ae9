package io.doudou.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What facts about a span are called: as the semantic conventions of OpenTelemetry do, and with our
 * name in front where these have none.
 */
final class Names {

    static final AttributeKey<String> VERB = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> RESENT = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    static final AttributeKey<String> AGENT = AttributeKey.stringKey("user_agent.original");
    static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("peer.service");

    static final AttributeKey<String> RPC_SYSTEM = AttributeKey.stringKey("rpc.system");
    static final AttributeKey<String> RPC_SERVICE = AttributeKey.stringKey("rpc.service");
    static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");

    static final AttributeKey<String> BROKER = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE =
            AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> QUEUE =
            AttributeKey.stringKey("messaging.consumer.group.name");

    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    static final AttributeKey<String> FAULT_CODE = AttributeKey.stringKey("doudou.fault.code");
    static final AttributeKey<Boolean> CANCELLED = AttributeKey.booleanKey("doudou.cancelled");
    static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("doudou.request.id");
    static final AttributeKey<String> NODE = AttributeKey.stringKey("doudou.node.id");
    static final AttributeKey<Long> DELIVERY = AttributeKey.longKey("doudou.delivery.attempt");

    private Names() {}
}
