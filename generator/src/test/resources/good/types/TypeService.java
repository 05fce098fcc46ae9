package types;

import io.doudou.service.Post;
import io.doudou.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends back what it gets, of every type. */
@Service
public interface TypeService {
    Primitives postPrimitives(Primitives value);

    Boxes postBoxes(Boxes value);

    Texts postTexts(Texts value);

    Times postTimes(Times value);

    Lists postLists(Lists value);

    Arrays postArrays(Arrays value);

    Optionals postOptionals(Optionals value);

    Node postNode(Node value);

    Page<Node> postPage(Page<Node> value);

    Page<List<@Nullable String>> postPageOfLists(Page<List<@Nullable String>> value);

    Empty postEmpty(Empty value);

    List<List<Color>> postColors(List<List<Color>> value);

    Map<String, Optional<Node>> postMap(Map<String, Optional<Node>> value);

    Optional<Node> postOptional(Optional<Node> value);

    @Nullable Node postNullable(@Nullable Node value);

    int[][] postMatrix(int[][] value);

    @Post("/a/number")
    long postNumber(long value);

    Color postColor(Color value);

    byte[] postBytes(byte[] value);
}
