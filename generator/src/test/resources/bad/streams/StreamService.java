package streams;

import io.doudou.service.Header;
import io.doudou.service.Service;
import io.doudou.stream.Source;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Service
public interface StreamService {
    Source<@Nullable String> getNulls(); // ! the values of a Source are never null: write it without @Nullable

    @Nullable Source<String> getNothing(); // ! a Source is never null: one without values is empty

    List<Source<String>> getMany(); // ! a Source is a whole parameter or a whole result

    Source<Source<String>> getDeep(); // ! a Source is a whole parameter or a whole result

    void postTwo(
            Source<String> one,
            Source<String> other); // ! a request has one body: put other and the other one into one record

    void getTexts(Source<String> texts); // ! a GET has no body for texts: serve the method with @Post

    void postHeader(@Header("X-Texts") Source<String> texts); // ! a header holds one text: write a text, a number, an enum

    void postLimited(
            @Size(max = 3) Source<String> texts); // ! @Size limits texts, lists, sets, arrays and maps only: remove it

    void postBox(Box box);

    record Box(Source<String> texts) {} // ! a Source is a whole parameter or a whole result
}
