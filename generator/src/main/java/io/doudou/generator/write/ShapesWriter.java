package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Service;
import io.doudou.generator.shape.Field;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Message;

import java.util.ArrayList;
import java.util.Locale;

import javax.lang.model.element.Modifier;

/** Writes {@code GreeterShapes}: what the messages of a service consist of, for codecs. */
final class ShapesWriter {

    private static final String SHAPES = "SHAPES";

    private final Service service;
    private final Shapes shapes;
    private final JavaTypes types;

    ShapesWriter(Service service, Shapes shapes) {
        this.service = service;
        this.shapes = shapes;
        this.types = new JavaTypes(service);
    }

    TypeSpec write() {
        return TypeSpec.classBuilder(types.generated("Shapes"))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "What the messages of {@link $T} consist of, in other encodings than"
                                + " JSON.\n",
                        JavaTypes.className(service.javaName()))
                .addField(
                        FieldSpec.builder(Rooms.SERVICE_SHAPES, SHAPES)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("describe()")
                                .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(
                        MethodSpec.methodBuilder("shapes")
                                .addModifiers(Modifier.STATIC)
                                .returns(Rooms.SERVICE_SHAPES)
                                .addStatement("return $L", SHAPES)
                                .build())
                .addMethod(describe())
                .build();
    }

    private MethodSpec describe() {
        var code =
                MethodSpec.methodBuilder("describe")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(Rooms.SERVICE_SHAPES)
                        .addStatement(
                                "var shapes = $T.of($S)", Rooms.SERVICE_SHAPES, packageName());
        // Before the messages, which are told apart from enums by that.
        shapes.enums().forEach(each -> code.addStatement("$L", constants(each)));
        shapes.messages().forEach(each -> code.addStatement("$L", message(each)));
        for (var each : shapes.procedures()) {
            var name = each.endpoint();
            code.addStatement(
                    "shapes.procedure($S, $S, $S)", name, each.request(), each.response());
        }
        for (var each : shapes.topics()) {
            code.addStatement("shapes.topic($S, $S)", each.name(), each.message());
        }
        return code.addStatement("return shapes.build()").build();
    }

    /** The file's package, after which the service is named, may be another one in Java. */
    private String packageName() {
        return shapes.isFromFile() ? service.name() : service.javaName().packageName();
    }

    /** By their places, which are their numbers; empty where a number is nobody's. */
    private static CodeBlock constants(Constants type) {
        var names = new ArrayList<CodeBlock>();
        for (var constant : type.list()) {
            while (names.size() < constant.number()) {
                names.add(CodeBlock.of("$S", ""));
            }
            names.add(CodeBlock.of("$S", constant.name()));
        }
        return CodeBlock.of("shapes.constants($S, $L)", type.name(), CodeBlock.join(names, ", "));
    }

    private static CodeBlock message(Message message) {
        var code = CodeBlock.builder();
        code.add("shapes.$L($S", message.form().name().toLowerCase(Locale.ROOT), message.name());
        if (!message.discriminator().isEmpty()) {
            code.add(", $S", message.discriminator());
        }
        code.add(")");
        int next = 1;
        for (var field : message.fields()) {
            if (field.number() != next) {
                code.add(".at($L)", field.number());
            }
            code.add(field(field));
            next = field.number() + 1;
        }
        return code.build();
    }

    private static CodeBlock field(Field field) {
        var type =
                field.type().isEmpty()
                        ? CodeBlock.of("$T.$L", Rooms.FIELD_KIND, field.kind())
                        : CodeBlock.of("$S", field.type());
        var name = field.name();
        return CodeBlock.of(".field($S, $T.$L, $L)", name, Rooms.CARDINALITY, field.count(), type);
    }
}
