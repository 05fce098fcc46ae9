package types;

import org.jspecify.annotations.Nullable;

import types.Figure.Circle;
import types.Figure.Group;
import types.Figure.Nothing;
import types.Figure.Rectangle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with what it was sent, or with something simple that follows from it. */
public final class EchoedShapes implements ShapeService {

    @Override
    public Collections putCollections(Collections collections) {
        return collections;
    }

    @Override
    public Tree putTree(Tree tree) {
        return tree;
    }

    @Override
    public Page<Tree> putTreePage(Page<Tree> page) {
        return page;
    }

    @Override
    public Page<String> putTextPage(Page<String> page) {
        return page;
    }

    @Override
    public Figure putFigure(Figure figure) {
        return figure;
    }

    @Override
    public Circle putCircle(Circle circle) {
        return circle;
    }

    @Override
    public List<Figure> putFigures(List<Figure> figures) {
        return figures;
    }

    @Override
    public Map<String, Names> putNames(Map<String, Names> names) {
        return names;
    }

    @Override
    public List<List<Integer>> putTable(List<List<Integer>> table) {
        return table;
    }

    @Override
    public Names[] putNamesArray(Names[] names) {
        return names;
    }

    @Override
    public Optional<Tree> postTree(@Nullable Tree tree) {
        return Optional.ofNullable(tree);
    }

    @Override
    public long countTrees(List<Tree> trees) {
        return trees.size();
    }

    @Override
    public String nameTree(Tree tree) {
        return tree.name();
    }

    @Override
    public boolean isBare(Tree tree) {
        return tree.branches().isEmpty();
    }

    @Override
    public @Nullable Color colorFigure(Figure figure) {
        return switch (figure) {
            case Circle _ -> Color.RED;
            case Rectangle _ -> Color.YELLOW;
            case Group _ -> Color.GREEN;
            case Nothing _ -> null;
        };
    }

    @Override
    public byte[] drawFigure(Figure figure) {
        return figure.toString().getBytes(StandardCharsets.UTF_8);
    }
}
