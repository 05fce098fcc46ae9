package types;

import io.doudou.service.Cookie;
import io.doudou.service.Delete;
import io.doudou.service.Download;
import io.doudou.service.Get;
import io.doudou.service.Header;
import io.doudou.service.Idempotent;
import io.doudou.service.Patch;
import io.doudou.service.Post;
import io.doudou.service.Put;
import io.doudou.service.Service;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Every place of a request, and every kind of answer. */
@Service
public interface PlaceService {

    /** Nothing in, nothing out. */
    void ping();

    /** Nothing in, something out. */
    int getAnswer();

    /** Values under one name, in the query. */
    Lists getLists(List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array);

    /** The same in a form. */
    Lists postLists(List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array);

    /** The same in a form, put. */
    Lists putLists(List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array);

    /** The same in the query of a {@code DELETE}. */
    Lists deleteLists(List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array);

    /** A record within a record, in the query. */
    PageQuery getPage(PageQuery query);

    /** A number that may be absent. */
    OptionalInt getMaybe(OptionalInt number);

    /** A variable of the path and every other place that a {@code GET} has. */
    @Get("/places/{id}")
    Seen seen(
            String id,
            List<String> tags,
            @Header("X-Tenant") String tenant,
            @Cookie("session") @Nullable String session);

    /** Every place that a {@code POST} has. */
    @Post("/places/{id}")
    @Idempotent
    Seen add(
            String id,
            Tree tree,
            List<String> tags,
            @Header("X-Tenant") @Nullable String tenant,
            @Cookie String session);

    /** Two variables, of types that are more than text. */
    @Put("/places/{id}/colors/{color}")
    Texts paint(UUID id, Color color, boolean yes, char letter, String text);

    /** A body and a variable. */
    @Patch("/places/{id}/tree")
    Tree change(UUID id, Tree tree);

    /** Nothing out. */
    @Delete("/places/{id}")
    void remove(UUID id, boolean really);

    /** A file between two texts. */
    Received postFile(String before, Upload file, @Nullable Integer after);

    /** Files and lists. */
    List<Received> postFiles(List<String> texts, List<Upload> files, Color color);

    /** A file that may be absent. */
    Received putFile(@Nullable Upload file, boolean yes);

    /**
     * A file out.
     *
     * @param name that it will have
     * @param size in bytes
     * @return as many bytes as asked for
     */
    Download getFile(String name, short size);

    /**
     * A failure that says why.
     *
     * @param code for programs
     * @throws io.doudou.fault.Fault 409 place.taken always
     * @deprecated nobody wants to fail
     */
    @Deprecated
    void fail(String code);
}
