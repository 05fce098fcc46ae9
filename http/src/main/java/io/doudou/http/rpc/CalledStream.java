package io.doudou.http.rpc;

import io.doudou.codec.Codecs;
import io.doudou.codec.ProcedureShape;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.dispatch.StreamForm;

import java.util.Optional;

/**
 * The messages of one streamed call in the form of its caller: bare in another encoding than JSON,
 * or in envelopes, as programs of go-micro write them for nodes that do not say what they speak
 * (specification, 9.4 and 13.3).
 */
final class CalledStream implements StreamForm {

    private static final byte[] NOTHING = {};

    /** A value whose members all have their zero value. */
    private static final byte[] ZERO = {'{', '}'};

    private final CallForm form;
    private final FieldList opening;
    private final Codecs codecs;
    private final Optional<ProcedureShape> shape;

    // Its id is what answers repeat; over a transport another thread says them.
    private volatile CallForm.Called last;

    /**
     * @param called by the message that opened the stream
     * @param shape may be empty when the messages are JSON
     */
    CalledStream(
            CallForm form,
            FieldList opening,
            Codecs codecs,
            CallForm.Called called,
            Optional<ProcedureShape> shape) {
        this.form = form;
        this.opening = opening;
        this.codecs = codecs;
        this.last = called;
        this.shape = shape;
    }

    @Override
    public String contentType() {
        return form.contentType(last);
    }

    @Override
    public byte[] opened(byte[] message) {
        return switch (form.call(opening, message, codecs)) {
            case CallForm.Called called -> {
                last = called;
                yield json(called);
            }
            case CallForm.Refused refused ->
                    throw new Fault(400, "body.malformed", "The message is no envelope.");
        };
    }

    private byte[] json(CallForm.Called called) {
        if (called.form().isJson()) {
            return called.message().length == 0 ? ZERO : called.message();
        }
        try {
            return called.form().toJson(shape.orElseThrow().request(), called.message());
        } catch (Malformed broken) {
            throw ProcedureCalls.malformed(broken);
        }
    }

    @Override
    public byte[] result(byte[] json) {
        return sealed(Outcome.done(last.form().isJson() ? json : encoded(json)));
    }

    private byte[] encoded(byte[] json) {
        try {
            return last.form().fromJson(shape.orElseThrow().response(), json);
        } catch (IllegalArgumentException unfit) {
            throw ProcedureCalls.unfit(unfit);
        }
    }

    @Override
    public byte[] error(String error, byte[] problem) {
        return sealed(new Outcome(error, form == CallForm.HEADERS ? problem : NOTHING));
    }

    private byte[] sealed(Outcome outcome) {
        return bytes(form.answer(last, outcome));
    }

    private static byte[] bytes(Response answer) {
        return answer.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
    }
}
