package io.doudou.codec;

/**
 * What a procedure takes and gives; of a stream, what each message of it is.
 *
 * @param response without fields when the procedure gives nothing
 */
public record ProcedureShape(MessageShape request, MessageShape response) {}
