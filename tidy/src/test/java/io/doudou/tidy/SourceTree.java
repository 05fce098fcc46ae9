package io.doudou.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files that people wrote: everything below the root that is neither built nor hidden. */
final class SourceTree {

    private static final Set<String> BUILT = Set.of("target", "node_modules", "__pycache__");
    private static final Pattern JAVA = Pattern.compile(".*/src/(main|test)/java/.*\\.java");

    /** The folder with the licence, above the folder in which tests run. */
    static final Path ROOT = findRoot();

    private SourceTree() {}

    /** Java sources of all rooms, golden files and templates not among them. */
    static List<Path> java() {
        return files(path -> JAVA.matcher("/" + relative(path)).matches());
    }

    /** Pages for people, templates of pages not among them. */
    static List<Path> documents() {
        return files(path -> path.toString().endsWith(".md") && !isResource(path));
    }

    /** Everything that is text and ours, scripts and POMs included. */
    static List<Path> texts() {
        var text = Pattern.compile(".*\\.(java|md|xml|yml|properties|sh|html|css|js)|.*/[^.]+");
        return files(path -> text.matcher("/" + relative(path)).matches());
    }

    /** The path from the root, with slashes, as messages show it. */
    static String relative(Path path) {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(relative(path), e);
        }
    }

    static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(relative(path), e);
        }
    }

    /** Whether documents are rewritten where they differ, as golden files are. */
    static boolean isUpdating() {
        return "1".equals(System.getenv("UPDATE_GOLDEN"));
    }

    /** The number of the line in which a position lies, beginning with one. */
    static int line(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static boolean isResource(Path path) {
        return relative(path).contains("/resources/");
    }

    private static List<Path> files(java.util.function.Predicate<Path> wanted) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new Walk(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().filter(wanted).sorted().toList();
    }

    private static Path findRoot() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Collects files and stays out of folders that tools write. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final List<Path> found;

        Walk(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            var isOurs = !BUILT.contains(name) && (!name.startsWith(".") || name.equals(".ci"));
            return isOurs || folder.equals(ROOT)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
