package io.doudou.generator.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Content;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

import java.util.Set;

import javax.lang.model.element.Modifier;

/** Writes {@code UserServiceRoutes}: one route and one handler for each method of the interface. */
final class RoutesWriter {

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
                .addMethod(constructor())
                .addMethod(routes())
                .addMethods(handlers)
                .build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(contract, "service")
                .addStatement("this.service = service")
                .build();
    }

    private MethodSpec routes() {
        var routes =
                CodeBlock.builder()
                        .add("return $T.of($S, $T.class)", Rooms.ROUTES, service.name(), contract)
                        .add(".documented($T.class::getResourceAsStream)", contract)
                        .add(".shaped($T::shapes)", types.generated("Shapes"));
        service.methods().forEach(method -> routes.add(".route($L)", route(method)));
        return MethodSpec.methodBuilder("of")
                .addJavadoc("The routes that call {@code service}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(contract, "service")
                .returns(Rooms.ROUTES)
                .addStatement("var routes = new $T(service)", types.generated("Routes"))
                .addStatement("$L", routes.build())
                .build();
    }

    private CodeBlock route(Method method) {
        var route =
                CodeBlock.builder()
                        .add(
                                "$T.of($S, $S, $S, routes::$L)",
                                Rooms.ROUTE,
                                method.routeName(),
                                method.verb().name(),
                                method.path(),
                                method.name());
        if (method.consumes() != Content.NONE) {
            route.add(".consuming($T.$L)", Rooms.MEDIA_TYPE, method.consumes());
        }
        ProcedureCode.name(service, method).ifPresent(each -> route.add(".procedure($L)", each));
        return switch (method.result().type()) {
            case Type.Nothing _ -> route.add(".producingNothing()").build();
            case Type.Download _ -> route.add(".producing($T.OCTETS)", Rooms.MEDIA_TYPE).build();
            case Type.StreamOf _ -> route.add(".producing($T.ITEMS)", Rooms.MEDIA_TYPE).build();
            default -> route.build();
        };
    }

    private MethodSpec handler(Method method) {
        var code =
                MethodSpec.methodBuilder(method.name())
                        .addModifiers(Modifier.PRIVATE)
                        .returns(Rooms.RESPONSE)
                        .addParameter(Rooms.REQUEST, "request");
        if (method.deprecated()) {
            code.addAnnotation(
                    AnnotationSpec.builder(SuppressWarnings.class)
                            .addMember("value", "{$S, $S}", "deprecation", "removal")
                            .build());
        }
        method.thrown().forEach(type -> code.addException(JavaTypes.className(type)));
        var input = new InputCode(service, names, new Limits(constants));
        code.addCode(input.statements(method));
        var call = CodeBlock.of("service.$L($L)", method.name(), input.arguments(method));
        return code.addCode(response(method, call)).build();
    }

    private CodeBlock response(Method method, CodeBlock call) {
        var code = CodeBlock.builder();
        switch (method.result().type()) {
            case Type.Nothing _ ->
                    code.addStatement("$L", call)
                            .addStatement("return $T.noContent()", Rooms.RESPONSE);
            case Type.Download _ ->
                    code.addStatement("return $T.download($L)", Rooms.RESPONSE, call);
            case Type.StreamOf _ -> code.add(response("items", method, call));
            default -> code.add(response("json", method, call));
        }
        return code.build();
    }

    private CodeBlock response(String form, Method method, CodeBlock call) {
        return CodeBlock.builder()
                .addStatement(
                        "return $T.$L(request, $L, $L)", Rooms.RESPONSE, form, codec(method), call)
                .build();
    }

    private CodeBlock codec(Method method) {
        var constant = names.constant(CodecNames.result(method.result()));
        return CodeBlock.of("$T.$L", types.generated("Json"), constant);
    }
}
