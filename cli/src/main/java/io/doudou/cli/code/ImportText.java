package io.doudou.cli.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.SourcePositions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the place for new imports among those that a file has. */
final class ImportText {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;

    ImportText(CompilationUnitTree unit, SourcePositions positions, String file) {
        this.unit = unit;
        this.positions = positions;
        this.file = file;
    }

    /** Puts imports where they sort. */
    List<Insertion> adding(Set<String> types) {
        var ordinary =
                unit.getImports().stream().filter(it -> !it.isStatic() && !it.isModule()).toList();
        if (types.isEmpty()) {
            return List.of();
        }
        return ordinary.isEmpty() ? List.of(firstBlock(types)) : among(ordinary, types);
    }

    private List<Insertion> among(List<? extends ImportTree> imports, Set<String> types) {
        var insertions = new ArrayList<Insertion>();
        for (var type : types) {
            var smaller = imports.stream().filter(it -> name(it).compareTo(type) < 0).toList();
            insertions.add(
                    smaller.isEmpty()
                            ? new Insertion(start(imports.getFirst()), line(type))
                            : new Insertion(lineAfter(end(smaller.getLast())), line(type)));
        }
        return insertions;
    }

    /** The first imports of a file stand below its static imports, its package, or nothing. */
    private Insertion firstBlock(Set<String> types) {
        var lines = String.join("", types.stream().map(ImportText::line).toList());
        if (!unit.getImports().isEmpty()) {
            return new Insertion(lineAfter(end(unit.getImports().getLast())), "\n" + lines);
        }
        return unit.getPackage() == null
                ? new Insertion(0, lines + "\n")
                : new Insertion(
                        lineAfter((int) positions.getEndPosition(unit, unit.getPackage())),
                        "\n" + lines);
    }

    private static String line(String type) {
        return "import " + type + ";\n";
    }

    private static String name(ImportTree tree) {
        return tree.getQualifiedIdentifier().toString();
    }

    private int start(ImportTree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(ImportTree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    /**
     * The beginning of the line below a position; the next character where there is no such line.
     */
    private int lineAfter(int position) {
        var end = file.indexOf('\n', position);
        var rest = file.substring(position, end < 0 ? file.length() : end).strip();
        // A second declaration on the same line has to stay behind the import.
        return end < 0 || !(rest.isEmpty() || rest.startsWith("//")) ? position : end + 1;
    }
}
