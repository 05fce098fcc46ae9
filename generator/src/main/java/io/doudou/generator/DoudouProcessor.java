package io.doudou.generator;

import io.doudou.generator.check.Checks;
import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.read.ElementOrigin;
import io.doudou.generator.read.ServiceReader;
import io.doudou.generator.read.TopicsReader;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.ShapesReader;
import io.doudou.generator.write.EndpointsWriter;
import io.doudou.generator.write.JavaWriter;
import io.doudou.generator.write.OpenApiDialect;
import io.doudou.generator.write.OpenApiWriter;
import io.doudou.generator.write.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Turns each interface marked {@code @Service} into routes, client, codecs and OpenAPI documents,
 * and each interface of topics into publishers and listeners, while it is compiled. Everything
 * written for an interface depends on it and on locks alone, so incremental builds may run it for
 * changed interfaces only.
 */
public final class DoudouProcessor extends AbstractProcessor {

    private static final String SERVICE = "io.doudou.service.Service";
    private static final String TOPIC = "io.doudou.service.Topic";

    /** Services that mention a type that did not exist yet; they are tried again each round. */
    private final List<String> deferred = new ArrayList<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(SERVICE, TOPIC);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return ProcessorOptions.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            var options = ProcessorOptions.read(processingEnv.getOptions());
            for (var type : typesOf(annotations, round)) {
                if (isService(type)) {
                    process(type, options, round.processingOver());
                } else {
                    processTopics(type, options, round.processingOver());
                }
            }
        } catch (IllegalArgumentException wrongOption) {
            processingEnv.getMessager().printError(wrongOption.getMessage());
        }
        return false;
    }

    /** Interfaces that are marked, or whose methods are. */
    private Set<TypeElement> typesOf(
            Set<? extends TypeElement> annotations, RoundEnvironment round) {
        var types = new LinkedHashSet<TypeElement>();
        deferred.forEach(name -> types.add(processingEnv.getElementUtils().getTypeElement(name)));
        deferred.clear();
        for (var annotation : annotations) {
            for (var element : round.getElementsAnnotatedWith(annotation)) {
                types.add(
                        element instanceof TypeElement type
                                ? type
                                : (TypeElement) element.getEnclosingElement());
            }
        }
        return types;
    }

    /** Whether an interface is marked itself, and not only its methods. */
    static boolean isService(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(annotation -> (TypeElement) annotation.getAnnotationType().asElement())
                .anyMatch(annotation -> annotation.getQualifiedName().contentEquals(SERVICE));
    }

    private void process(TypeElement type, Options options, boolean isLast) {
        var reader = new ServiceReader(processingEnv.getElementUtils(), options);
        var service = reader.read(type);
        if (reader.isUnresolved() && !isLast) {
            deferred.add(type.getQualifiedName().toString());
            return;
        }
        var problems = new ArrayList<>(reader.problems());
        problems.addAll(Checks.of(service));
        problems.forEach(problem -> report(problem, type));
        // The compiler itself says which type is missing when nobody wrote it.
        if (problems.isEmpty() && !reader.isUnresolved()) {
            numbered(service.javaName(), ShapesReader.read(service), type)
                    .ifPresent(shapes -> write(service, shapes, type));
        }
    }

    private void processTopics(TypeElement type, Options options, boolean isLast) {
        var reader = new TopicsReader(processingEnv.getElementUtils(), options);
        var topics = reader.read(type);
        if (reader.isUnresolved() && !isLast) {
            deferred.add(type.getQualifiedName().toString());
            return;
        }
        var problems = new ArrayList<>(reader.problems());
        problems.addAll(Checks.of(topics));
        problems.forEach(problem -> report(problem, type));
        if (problems.isEmpty() && !reader.isUnresolved()) {
            numbered(topics.contract().javaName(), ShapesReader.read(topics), type)
                    .map(shapes -> JavaWriter.write(topics, shapes, isGeneratedVisible(type)))
                    .ifPresent(sources -> write(sources, type));
        }
    }

    /** The shapes under the numbers that they keep; empty when they cannot keep them. */
    private Optional<Shapes> numbered(JavaName name, Shapes shapes, TypeElement type) {
        try {
            var numbered = new NumberLocks(processingEnv.getFiler()).number(name, shapes);
            numbered.problems().forEach(problem -> report(problem, type));
            return Optional.of(numbered.shapes()).filter(_ -> numbered.problems().isEmpty());
        } catch (IllegalArgumentException wrongLock) {
            processingEnv.getMessager().printError(wrongLock.getMessage(), type);
            return Optional.empty();
        }
    }

    private void write(List<SourceText> sources, TypeElement type) {
        try {
            for (var source : sources) {
                writeSource(source, type);
            }
        } catch (IOException failure) {
            processingEnv.getMessager().printError("cannot write: " + failure.getMessage(), type);
        }
    }

    private void report(Problem problem, TypeElement service) {
        var element = problem.origin() instanceof ElementOrigin at ? at.element() : service;
        var messager = processingEnv.getMessager();
        boolean isEclipse = processingEnv.getClass().getName().startsWith("org.eclipse.");
        if (isEclipse
                && element.getEnclosingElement() instanceof TypeElement record
                && element.getKind() == ElementKind.FIELD) {
            // It knows no line of a component, and of types only those that stand alone.
            var name = record.getSimpleName() + "." + element.getSimpleName() + ": ";
            messager.printError(name + problem.sentence(), outermost(record));
        } else {
            messager.printError(problem.sentence(), element);
        }
    }

    private static TypeElement outermost(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer ? outermost(outer) : type;
    }

    private void write(Service service, Shapes shapes, TypeElement type) {
        try {
            for (var source : JavaWriter.write(service, shapes, isGeneratedVisible(type))) {
                writeSource(source, type);
            }
            for (var dialect : OpenApiDialect.values()) {
                var text = OpenApiWriter.write(service, dialect);
                writeDocument(service, type, dialect.suffix(), text);
            }
            writeDocument(service, type, EndpointsWriter.SUFFIX, EndpointsWriter.write(service));
        } catch (IOException failure) {
            processingEnv.getMessager().printError("cannot write: " + failure.getMessage(), type);
        }
    }

    private boolean isGeneratedVisible(TypeElement type) {
        var elements = processingEnv.getElementUtils();
        var name = JavaWriter.GENERATED.canonicalName();
        var module = elements.getModuleOf(type);
        return (module == null
                        ? elements.getTypeElement(name)
                        : elements.getTypeElement(module, name))
                != null;
    }

    private void writeSource(SourceText source, TypeElement type) throws IOException {
        var file = processingEnv.getFiler().createSourceFile(source.name().canonicalName(), type);
        try (var out = file.openWriter()) {
            out.write(source.text());
        }
    }

    private void writeDocument(Service service, TypeElement type, String suffix, String text)
            throws IOException {
        var name = service.javaName();
        var file =
                processingEnv
                        .getFiler()
                        .createResource(
                                StandardLocation.CLASS_OUTPUT,
                                name.packageName(),
                                name.simpleName() + suffix,
                                type);
        try (var out = file.openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
