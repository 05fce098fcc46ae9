package io.doudou.protoc;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;

import java.io.IOException;

/**
 * The program that {@code protoc} calls for {@code --doudou_out}: a request on its input, an answer
 * on its output. What is wrong with a file is part of the answer, and {@code protoc} says it and
 * fails.
 */
public final class ProtocPlugin {

    private ProtocPlugin() {}

    /**
     * Answers one request. Blocks.
     *
     * @throws IOException when input or output break, or the input is no request
     */
    public static void main(String[] arguments) throws IOException {
        var request = CodeGeneratorRequest.parseFrom(System.in);
        Generation.answer(request).writeTo(System.out);
        System.out.flush();
    }
}
