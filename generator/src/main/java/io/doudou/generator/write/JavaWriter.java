package io.doudou.generator.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Topics;
import io.doudou.generator.shape.Shapes;

import java.util.List;
import java.util.stream.Stream;

/** Writes the Java classes of one service: routes, client, codecs and shapes. */
public final class JavaWriter {

    /** Says who wrote a class; not every module can see it. */
    public static final JavaName GENERATED =
            new JavaName("javax.annotation.processing", List.of("Generated"));

    private static final String WRITER = "io.doudou.generator";

    private final Service service;
    private final boolean isGeneratedVisible;

    private JavaWriter(Service service, boolean isGeneratedVisible) {
        this.service = service;
        this.isGeneratedVisible = isGeneratedVisible;
    }

    /**
     * The four files.
     *
     * @param shapes of the service, under the numbers that they keep
     * @param isGeneratedVisible whether the service's module can see {@link #GENERATED}
     */
    public static List<SourceText> write(
            Service service, Shapes shapes, boolean isGeneratedVisible) {
        var names = new CodecNames(service);
        var writer = new JavaWriter(service, isGeneratedVisible);
        return Stream.of(
                        new RoutesWriter(service, names).write(),
                        new ClientWriter(service, names).write(),
                        new CodecsWriter(service, names).write(),
                        new ShapesWriter(service, shapes).write())
                .map(writer::file)
                .toList();
    }

    /**
     * The three files of an interface of topics.
     *
     * @param shapes of its events, under the numbers that they keep
     * @param isGeneratedVisible whether the interface's module can see {@link #GENERATED}
     */
    public static List<SourceText> write(Topics topics, Shapes shapes, boolean isGeneratedVisible) {
        var contract = topics.contract();
        var names = new CodecNames(contract);
        var writer = new JavaWriter(contract, isGeneratedVisible);
        return Stream.of(
                        new TopicsWriter(topics, names).write(),
                        new CodecsWriter(contract, names).write(),
                        new ShapesWriter(contract, shapes).write())
                .map(writer::file)
                .toList();
    }

    private SourceText file(TypeSpec type) {
        var marked = type.toBuilder();
        if (isGeneratedVisible) {
            marked.addAnnotation(
                    AnnotationSpec.builder(JavaTypes.className(GENERATED))
                            .addMember("value", "$S", WRITER)
                            .build());
        }
        // Values that are not yet checked may be null; the checks are not for a null checker.
        marked.addAnnotation(Rooms.NULL_UNMARKED);
        var packageName = service.javaName().packageName();
        var file =
                JavaFile.builder(packageName, marked.build())
                        .indent("    ")
                        .skipJavaLangImports(true)
                        .build();
        var text = Lines.broken(file.toString());
        return new SourceText(new JavaName(packageName, List.of(type.name())), text);
    }
}
