package io.doudou.cli.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import io.doudou.cli.code.MethodText.Body;
import io.doudou.cli.project.Compilation;
import io.doudou.cli.project.Javac.Understood;
import io.doudou.cli.project.Message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the service interfaces of a project and the classes that implement them, and says what has
 * to be added to those classes. Reads only; a {@link Plan} is what the caller may carry out.
 */
public final class ServiceCode {

    private static final String SERVICE = "io.doudou.service.Service";
    private static final String TOPIC = "io.doudou.service.Topic";

    /**
     * Errors that say that a class is behind its interface, which is what this class is about: a
     * method is missing, or one is left over, or its result changed.
     */
    private static final Set<String> BEHIND =
            Set.of(
                    "compiler.err.does.not.override.abstract",
                    "compiler.err.method.does.not.override.superclass",
                    "compiler.err.override.incompatible.ret");

    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final List<CompilationUnitTree> units;
    private final Body body;

    private ServiceCode(Understood understood, Body body) {
        this.trees = Trees.instance(understood.task());
        this.elements = understood.task().getElements();
        this.types = understood.task().getTypes();
        this.units = understood.units();
        this.body = body;
    }

    /**
     * What is to be done.
     *
     * @param problems why nothing must be done; everything else is empty then
     * @param services whole names of the service interfaces, with the files that declare them
     * @param unimplemented those of them that no class implements
     * @param additions what to add to which file
     * @param notices what a person has to look at
     */
    public record Plan(
            List<Message> problems,
            Map<String, Path> services,
            Set<String> unimplemented,
            List<Addition> additions,
            List<Notice> notices) {}

    /**
     * Methods for one class.
     *
     * @param methods their names
     * @param line where they will stand
     * @param content the whole file with them
     */
    public record Addition(
            Path file, String type, List<String> methods, long line, String content) {}

    /** The plan that adds methods with examples, or stubs. */
    public static Plan plan(Understood understood, Compilation compilation, boolean stubs) {
        return new ServiceCode(understood, stubs ? Body.STUB : Body.EXAMPLE).plan(compilation);
    }

    /** Whole names of the interfaces of topics, with the files that declare them. */
    public static Map<String, Path> topics(Understood understood) {
        var code = new ServiceCode(understood, Body.STUB);
        var topics = new LinkedHashMap<String, Path>();
        for (var unit : code.units) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree tree, Void nothing) {
                    if (code.trees.getElement(getCurrentPath()) instanceof TypeElement type
                            && isOfTopics(type)) {
                        topics.put(type.getQualifiedName().toString(), fileOf(unit));
                    }
                    return super.visitClass(tree, null);
                }
            }.scan(unit, null);
        }
        return topics;
    }

    private static boolean isOfTopics(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                && type.getEnclosedElements().stream().anyMatch(it -> isMarked(it, TOPIC));
    }

    private Plan plan(Compilation compilation) {
        var contracts = new LinkedHashMap<TypeElement, Path>();
        var classes = new ArrayList<TreePath>();
        units.forEach(unit -> collect(unit, contracts, classes));
        var services = new LinkedHashMap<String, Path>();
        contracts.forEach((type, file) -> services.put(type.getQualifiedName().toString(), file));
        var problems = problems(compilation, services);
        if (!problems.isEmpty()) {
            return new Plan(problems, services, Set.of(), List.of(), List.of());
        }
        return filled(services, implementations(contracts.keySet(), classes));
    }

    private void collect(
            CompilationUnitTree unit, Map<TypeElement, Path> contracts, List<TreePath> classes) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
                    if (isService(type)) {
                        contracts.put(type, fileOf(unit));
                    } else if (isConcrete(type)) {
                        classes.add(getCurrentPath());
                    }
                }
                return super.visitClass(tree, null);
            }
        }.scan(unit, null);
    }

    private static Path fileOf(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().toUri());
    }

    private static String textOf(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isService(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE && isMarked(type, SERVICE);
    }

    private static boolean isMarked(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .map(it -> (TypeElement) it.getAnnotationType().asElement())
                .anyMatch(it -> it.getQualifiedName().contentEquals(annotation));
    }

    private static boolean isConcrete(TypeElement type) {
        return type.getKind().isClass()
                && type.getSimpleName().length() > 0
                && !type.getModifiers().contains(Modifier.ABSTRACT);
    }

    /**
     * Errors that forbid any change: in the sources that the interfaces live among, and wherever
     * the compiler could not even read the text.
     */
    private List<Message> problems(Compilation compilation, Map<String, Path> services) {
        var folders = new TreeSet<Path>();
        services.values().forEach(file -> folders.add(sourceFolder(file)));
        return compilation.errors().stream()
                .filter(it -> !BEHIND.contains(it.code()))
                .filter(
                        it ->
                                services.isEmpty()
                                        || it.file().isEmpty()
                                        || folders.stream().anyMatch(it.file().get()::startsWith))
                .toList();
    }

    /** The module's source folder, which lies above the folders of the package. */
    private static Path sourceFolder(Path file) {
        var folder = file;
        while (folder.getParent() != null && !folder.endsWith(Path.of("src", "main", "java"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private List<Implementation> implementations(Set<TypeElement> contracts, List<TreePath> paths) {
        var found = new ArrayList<Implementation>();
        for (var path : paths) {
            var type = (TypeElement) trees.getElement(path);
            for (var contract : contracts) {
                if (types.isSubtype(type.asType(), types.erasure(contract.asType()))) {
                    var tree = (ClassTree) path.getLeaf();
                    found.add(new Implementation(contract, type, path.getCompilationUnit(), tree));
                }
            }
        }
        return found;
    }

    private Plan filled(Map<String, Path> services, List<Implementation> implementations) {
        var unimplemented = new TreeSet<>(services.keySet());
        var notices = new ArrayList<Notice>();
        var byFile = new LinkedHashMap<CompilationUnitTree, FileChange>();
        for (var implementation : implementations) {
            unimplemented.remove(implementation.contract().getQualifiedName().toString());
            var gap =
                    Gap.between(implementation.contract(), implementation.type(), elements, types);
            gap.outdated().forEach(it -> notices.add(notice(implementation, it)));
            if (!gap.missing().isEmpty()) {
                byFile.computeIfAbsent(implementation.unit(), FileChange::new)
                        .add(implementation, gap);
            }
        }
        var additions = byFile.values().stream().flatMap(it -> it.additions().stream()).toList();
        return new Plan(List.of(), services, unimplemented, additions, notices);
    }

    private Notice notice(Implementation implementation, Gap.Outdated outdated) {
        var unit = implementation.unit();
        var tree = trees.getTree(outdated.method());
        var position = trees.getSourcePositions().getStartPosition(unit, tree);
        var line = lineOfName(unit, position, outdated.method());
        return new Notice(fileOf(unit), line, outdated.reason());
    }

    /** A method begins with its comments and annotations, but people look for its name. */
    private static long lineOfName(CompilationUnitTree unit, long start, Element method) {
        var text = textOf(unit);
        var name = text.indexOf(method.getSimpleName() + "(", (int) start);
        return unit.getLineMap().getLineNumber(name < 0 ? start : name);
    }

    /** All that is added to one file, which may hold several classes. */
    private final class FileChange {
        private final CompilationUnitTree unit;
        private final String text;
        private final List<Insertion> insertions = new ArrayList<>();
        private final Set<String> imports = new TreeSet<>();
        private final List<Added> added = new ArrayList<>();

        private record Added(String type, List<String> methods, Insertion insertion) {}

        FileChange(CompilationUnitTree unit) {
            this.unit = unit;
            this.text = textOf(unit);
        }

        void add(Implementation implementation, Gap gap) {
            var names = new TypeNames(elements, unit, implementation.type());
            var writer = new MethodText(types, names, body);
            var place = placeOf(implementation.tree());
            var owner = (DeclaredType) implementation.type().asType();
            var methods =
                    gap.missing().stream()
                            .map(it -> writer.of(it, owner, place.indent(), place.step()))
                            .toList();
            var insertion = place.adding(methods);
            insertions.add(insertion);
            imports.addAll(names.newImports());
            added.add(
                    new Added(
                            implementation.type().getSimpleName().toString(),
                            gap.missing().stream()
                                    .map(it -> it.getSimpleName().toString())
                                    .toList(),
                            insertion));
        }

        private ClassText placeOf(ClassTree tree) {
            var positions = trees.getSourcePositions();
            var members =
                    tree.getMembers().stream()
                            .map(it -> (int) positions.getStartPosition(unit, it))
                            .filter(it -> it > positions.getStartPosition(unit, tree))
                            .toList();
            return new ClassText(
                    text,
                    (int) positions.getStartPosition(unit, tree),
                    (int) positions.getEndPosition(unit, tree),
                    members);
        }

        List<Addition> additions() {
            insertions.addAll(
                    new ImportText(unit, trees.getSourcePositions(), text).adding(imports));
            var content = Insertion.applied(text, insertions);
            return added.stream().map(it -> addition(it, content)).toList();
        }

        private Addition addition(Added it, String content) {
            return new Addition(
                    fileOf(unit), it.type(), it.methods(), lineOf(it.insertion()), content);
        }

        /** Where the first added method stands, below what else was put above it. */
        private long lineOf(Insertion insertion) {
            var above = text.substring(0, insertion.offset());
            var gap = insertion.text().length() - insertion.text().stripLeading().length();
            return 1
                    + lines(above)
                    + lines(insertion.text().substring(0, gap))
                    + insertions.stream()
                            .filter(it -> it.offset() < insertion.offset())
                            .mapToLong(it -> lines(it.text()))
                            .sum();
        }

        private static long lines(String text) {
            return text.chars().filter(it -> it == '\n').count();
        }
    }
}
