package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Topics;

import javax.lang.model.element.Modifier;

/** Writes {@code OrderEventsTopics}: both sides of the topics of an interface. */
final class TopicsWriter {

    private final Topics topics;
    private final ClassName contract;
    private final JavaTypes types;
    private final CodecNames names;

    TopicsWriter(Topics topics, CodecNames names) {
        this.topics = topics;
        this.contract = JavaTypes.className(topics.contract().javaName());
        this.types = new JavaTypes(topics.contract());
        this.names = names;
    }

    TypeSpec write() {
        return TypeSpec.classBuilder(types.generated("Topics"))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(contract)
                .alwaysQualify(topics.contract().memberTypes().toArray(String[]::new))
                .addJavadoc("Publishes and receives the events of {@link $T}.\n", contract)
                .addField(JavaTypes.shapes(types.generated("Shapes")))
                .addFields(topics.list().stream().map(this::field).toList())
                .addMethod(constructor())
                .addMethod(listeners())
                .addMethod(publisher())
                .addMethods(topics.list().stream().map(this::publisherOf).toList())
                .addMethods(topics.list().stream().map(this::publish).toList())
                .build();
    }

    private FieldSpec field(Topics.Topic topic) {
        return FieldSpec.builder(
                        publisherType(topic),
                        topic.method().name(),
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                .build();
    }

    private MethodSpec constructor() {
        var code =
                MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Rooms.BROKER, "broker");
        for (var topic : topics.list()) {
            var name = topic.method().name();
            code.addStatement("this.$L = $L(broker)", name, name);
        }
        return code.build();
    }

    private MethodSpec listeners() {
        var all = CodeBlock.builder().add("return $T.none()", Rooms.LISTENERS);
        for (var topic : topics.list()) {
            all.add(
                    ".json($S, $L, SHAPES, listener::$L)",
                    topic.name(),
                    codec(topic),
                    topic.method().name());
        }
        return MethodSpec.methodBuilder("of")
                .addJavadoc("Lets the methods of {@code listener} receive the events of others.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(contract, "listener")
                .returns(Rooms.LISTENERS)
                .addStatement(all.build())
                .build();
    }

    private MethodSpec publisher() {
        return MethodSpec.methodBuilder("publisher")
                .addJavadoc("To call one of its methods is to publish an event.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Rooms.BROKER, "broker")
                .returns(contract)
                .addStatement("return new $T(broker)", types.generated("Topics"))
                .build();
    }

    private MethodSpec publisherOf(Topics.Topic topic) {
        return MethodSpec.methodBuilder(topic.method().name())
                .addJavadoc("Publishes to {@code $L}.\n", topic.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Rooms.BROKER, "broker")
                .returns(publisherType(topic))
                .addStatement(
                        "return $T.json(broker, $S, $L)",
                        Rooms.PUBLISHER,
                        topic.name(),
                        codec(topic))
                .build();
    }

    private MethodSpec publish(Topics.Topic topic) {
        var method = topic.method();
        var code =
                MethodSpec.methodBuilder(method.name())
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(eventType(topic), topic.event().name())
                        .addStatement("this.$L.publish($L)", method.name(), topic.event().name());
        if (method.deprecated()) {
            code.addAnnotation(Deprecated.class);
        }
        return code.build();
    }

    private TypeName eventType(Topics.Topic topic) {
        return types.of(topic.event().use());
    }

    private TypeName publisherType(Topics.Topic topic) {
        return ParameterizedTypeName.get(Rooms.PUBLISHER, eventType(topic));
    }

    private CodeBlock codec(Topics.Topic topic) {
        var constant = names.constant(CodecNames.body(topic.event().use()));
        return CodeBlock.of("$T.$L", types.generated("Json"), constant);
    }
}
