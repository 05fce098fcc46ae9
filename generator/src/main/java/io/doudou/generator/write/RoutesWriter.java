package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Content;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;

/** Writes {@code UserServiceRoutes}: one route and one handler for each method of the interface. */
final class RoutesWriter {

    private static final int STATEMENT_INDENT = 8;

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final Constants constants;
    private final ClassName contract;

    RoutesWriter(Service service, CodecNames names) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.constants = new Constants(Set.of());
        this.contract = JavaTypes.className(service.javaName());
    }

    TypeSpec write() {
        var handlers = service.methods().stream().map(this::handler).toList();
        return TypeSpec.classBuilder(types.generated("Routes"))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Serves {@link $T}: a route for each of its methods.\n", contract)
                .addFields(constants.fields())
                .addField(contract, "service", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(
                        MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PRIVATE)
                                .addParameter(contract, "service")
                                .addStatement("this.service = service")
                                .build())
                .addMethod(routes())
                .addMethods(handlers)
                .build();
    }

    private MethodSpec routes() {
        var links = new ArrayList<CodeBlock>();
        service.methods().forEach(method -> links.add(route(method)));
        return MethodSpec.methodBuilder("of")
                .addJavadoc("The routes that call {@code service}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(contract, "service")
                .returns(Rooms.ROUTES)
                .addStatement("var routes = new $T(service)", types.generated("Routes"))
                .addStatement(
                        "$L",
                        Layout.statement(
                                CodeBlock.of(
                                        "return $T.of($S, $T.class)",
                                        Rooms.ROUTES,
                                        service.name(),
                                        contract),
                                links))
                .build();
    }

    private static CodeBlock route(Method method) {
        var route =
                CodeBlock.of(
                        "$T.of($S, $S, $S, routes::$L)",
                        Rooms.ROUTE,
                        method.routeName(),
                        method.verb().name(),
                        method.path(),
                        method.name());
        return Layout.link(".route", route, media(method));
    }

    /** What the route takes and gives where it is not what most routes do. */
    private static List<CodeBlock> media(Method method) {
        var links = new ArrayList<CodeBlock>();
        if (method.consumes() != Content.NONE) {
            links.add(CodeBlock.of(".consuming($T.$L)", Rooms.MEDIA_TYPE, method.consumes()));
        }
        if (method.result().type() instanceof Type.Nothing) {
            links.add(CodeBlock.of(".producingNothing()"));
        } else if (method.result().type() instanceof Type.Download) {
            links.add(CodeBlock.of(".producing($T.OCTETS)", Rooms.MEDIA_TYPE));
        }
        return links;
    }

    private MethodSpec handler(Method method) {
        var code =
                MethodSpec.methodBuilder(method.name())
                        .addModifiers(Modifier.PRIVATE)
                        .returns(Rooms.RESPONSE)
                        .addParameter(Rooms.REQUEST, "request");
        method.thrown().forEach(type -> code.addException(JavaTypes.className(type)));
        var input = new InputCode(service, names, new Limits(constants));
        code.addCode(input.statements(method));
        var name = CodeBlock.of("service.$L", method.name());
        var arguments = input.arguments(method);
        switch (method.result().type()) {
            case Type.Nothing _ ->
                    code.addStatement("$L", Layout.call(name, arguments))
                            .addStatement("return $T.noContent()", Rooms.RESPONSE);
            case Type.Download _ ->
                    code.addStatement("$L", respond("download", List.of(), name, arguments));
            default ->
                    code.addStatement(
                            "$L", respond("json", List.of(codec(method)), name, arguments));
        }
        return code.build();
    }

    /** {@code return Response.json(UserServiceJson.USER, service.getUser(id))}. */
    private static CodeBlock respond(
            String kind, List<CodeBlock> first, CodeBlock name, List<CodeBlock> arguments) {
        var response = CodeBlock.of("return $T.$L", Rooms.RESPONSE, kind);
        var beside = new ArrayList<>(first);
        beside.add(Layout.callBeside(name, arguments));
        var line = Layout.callBeside(response, beside);
        if (Layout.fits(STATEMENT_INDENT, line)) {
            return line;
        }
        var below = new ArrayList<>(first);
        below.add(Layout.callBelow(name, arguments));
        return Layout.call(response, below);
    }

    private CodeBlock codec(Method method) {
        var constant = names.constant(CodecNames.result(method.result()));
        return CodeBlock.of("$T.$L", types.generated("Json"), constant);
    }
}
