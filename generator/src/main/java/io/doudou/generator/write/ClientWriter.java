package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.Locale;

import javax.lang.model.element.Modifier;

/** Writes {@code UserServiceClient}: the service as seen from another process. */
final class ClientWriter {

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final FlatValues flat;

    ClientWriter(Service service, CodecNames names) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.flat = new FlatValues(types, names);
    }

    TypeSpec write() {
        var contract = JavaTypes.className(service.javaName());
        var client = types.generated("Client");
        return TypeSpec.classBuilder(client)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(contract)
                .alwaysQualify(service.memberTypes().toArray(String[]::new))
                .addJavadoc(
                        "Calls {@link $T} where it runs: one request for each call.\n", contract)
                .addField(JavaTypes.shapes(types.generated("Shapes")))
                .addField(Rooms.SERVICE_CLIENT, "client", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(factory(client))
                .addMethods(service.methods().stream().map(this::method).toList())
                .build();
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Rooms.SERVICE_CLIENT, "client")
                .addStatement("this.client = client")
                .build();
    }

    private static MethodSpec factory(ClassName client) {
        return MethodSpec.methodBuilder("of")
                .addJavadoc("The service that {@code client} reaches.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Rooms.SERVICE_CLIENT, "client")
                .returns(client)
                .addStatement("return new $T(client)", client)
                .build();
    }

    private MethodSpec method(Method method) {
        var locals = new NameAllocator();
        var code =
                MethodSpec.methodBuilder(method.name())
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(types.of(method.result()));
        if (method.deprecated()) {
            code.addAnnotation(Deprecated.class);
        }
        for (var parameter : method.parameters()) {
            code.addParameter(
                    types.of(parameter.use()), locals.newName(parameter.name(), parameter));
        }
        var field = isParameter(method, "client") ? "this.client" : "client";
        var call = locals.newName("call");
        return code.addStatement("var $L = $L", call, call(method))
                .addStatement("$L", result(method, field, call))
                .build();
    }

    private static boolean isParameter(Method method, String name) {
        return method.parameters().stream().anyMatch(each -> each.name().equals(name));
    }

    private CodeBlock call(Method method) {
        var call =
                CodeBlock.builder()
                        .add(
                                "$T.of($S, $S, $S)",
                                Rooms.CALL,
                                method.routeName(),
                                method.verb().name(),
                                method.path());
        if (method.idempotent() && !method.verb().isIdempotent()) {
            call.add(".idempotent()");
        }
        ProcedureCode.name(service, method)
                .ifPresent(each -> call.add(".procedure($L, SHAPES)", each));
        for (var parameter : method.parameters()) {
            addLinks(parameter, CodeBlock.of("$L", parameter.name()), CodeBlock.of(""), call);
        }
        return call.build();
    }

    /**
     * What a parameter adds to the call.
     *
     * @param absent begins a conditional expression where a record around the value may be null
     */
    private void addLinks(
            Parameter parameter, CodeBlock value, CodeBlock absent, CodeBlock.Builder call) {
        if (parameter.components().isEmpty()) {
            call.add(link(parameter, value, absent));
            return;
        }
        var use = parameter.use();
        var inner = value;
        var outer = absent;
        if (use.type() instanceof Type.OptionalOf optional) {
            inner = Optionals.get(optional, value);
            outer = CodeBlock.of("$L$L.isEmpty() ? null : ", absent, value);
        } else if (use.nullable()) {
            outer = CodeBlock.of("$L$L == null ? null : ", absent, value);
        }
        for (var component : parameter.components()) {
            addLinks(component, CodeBlock.of("$L.$L()", inner, component.name()), outer, call);
        }
    }

    private CodeBlock link(Parameter parameter, CodeBlock value, CodeBlock absent) {
        var use = parameter.use();
        return switch (parameter.place()) {
            case BODY ->
                    CodeBlock.of(
                            ".$L($S, $T.$L, $L)",
                            use.type() instanceof Type.StreamOf ? "items" : "body",
                            parameter.wireName(),
                            types.generated("Json"),
                            names.constant(CodecNames.body(use)),
                            orNull(use, value));
            case FILE ->
                    FlatValues.isMany(use)
                            ? CodeBlock.of(".files($S, $L)", parameter.wireName(), value)
                            : CodeBlock.of(
                                    ".file($S, $L)", parameter.wireName(), orNull(use, value));
            case PATH, QUERY, FORM, HEADER, COOKIE ->
                    CodeBlock.of(
                            ".$L$L($S, $L, $L$L)",
                            parameter.place().name().toLowerCase(Locale.ROOT),
                            FlatValues.isMany(use) ? "All" : "",
                            parameter.wireName(),
                            flat.scalar(use),
                            absent,
                            FlatValues.fromJava(use, value));
        };
    }

    private static CodeBlock orNull(TypeUse use, CodeBlock value) {
        return use.type() instanceof Type.OptionalOf optional
                ? Optionals.orNull(optional, value)
                : value;
    }

    private CodeBlock result(Method method, String client, String call) {
        return switch (method.result().type()) {
            case Type.Nothing _ -> CodeBlock.of("$L.none($L)", client, call);
            case Type.Download _ -> CodeBlock.of("return $L.download($L)", client, call);
            default ->
                    CodeBlock.of(
                            "return $L.$L($L, $T.$L)",
                            client,
                            method.givesStream() ? "items" : "json",
                            call,
                            types.generated("Json"),
                            names.constant(CodecNames.result(method.result())));
        };
    }
}
