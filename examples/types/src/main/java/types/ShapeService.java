package types;

import io.doudou.service.Service;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that are JSON only: as body and as result. */
@Service
public interface ShapeService {

    /** Everything that holds several values. */
    Collections putCollections(Collections collections);

    /** A record that refers to itself. */
    Tree putTree(Tree tree);

    /** A generic record of records. */
    Page<Tree> putTreePage(Page<Tree> page);

    /** The same generic record of texts. */
    Page<String> putTextPage(Page<String> page);

    /** A choice. */
    Figure putFigure(Figure figure);

    /** One shape of the choice by itself, which needs no discriminator. */
    Figure.Circle putCircle(Figure.Circle circle);

    /** A list of choices. */
    List<Figure> putFigures(List<Figure> figures);

    /** A map of records. */
    Map<String, Names> putNames(Map<String, Names> names);

    /** A list of lists. */
    List<List<Integer>> putTable(List<List<Integer>> table);

    /** An array. */
    Names[] putNamesArray(Names[] names);

    /** A body that may be left out, and a result that may be nothing. */
    Optional<Tree> postTree(@Nullable Tree tree);

    /** A result that is a number. */
    long countTrees(List<Tree> trees);

    /** A result that is a text. */
    String nameTree(Tree tree);

    /** A result that is true or false. */
    boolean isBare(Tree tree);

    /** A result that is one of the constants. */
    @Nullable Color colorFigure(Figure figure);

    /** A result that is bytes. */
    byte[] drawFigure(Figure figure);
}
