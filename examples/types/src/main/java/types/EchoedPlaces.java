package types;

import io.doudou.fault.Fault;
import io.doudou.service.Download;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Answers with what it was sent. */
public final class EchoedPlaces implements PlaceService {

    @Override
    public void ping() {}

    @Override
    public int getAnswer() {
        return 42;
    }

    @Override
    public Lists getLists(
            List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array) {
        return new Lists(texts, wholes, colors, array);
    }

    @Override
    public Lists postLists(
            List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array) {
        return new Lists(texts, wholes, colors, array);
    }

    @Override
    public Lists putLists(
            List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array) {
        return new Lists(texts, wholes, colors, array);
    }

    @Override
    public Lists deleteLists(
            List<String> texts, List<Integer> wholes, Set<Color> colors, long[] array) {
        return new Lists(texts, wholes, colors, array);
    }

    @Override
    public PageQuery getPage(PageQuery query) {
        return query;
    }

    @Override
    public OptionalInt getMaybe(OptionalInt number) {
        return number;
    }

    @Override
    public Seen seen(String id, List<String> tags, String tenant, @Nullable String session) {
        return new Seen(id, tags, tenant, session, null);
    }

    @Override
    public Seen add(
            String id, Tree tree, List<String> tags, @Nullable String tenant, String session) {
        return new Seen(id, tags, tenant, session, tree);
    }

    @Override
    public Texts paint(UUID id, Color color, boolean yes, char letter, String text) {
        return new Texts(yes, letter, text, color, id);
    }

    @Override
    public Tree change(UUID id, Tree tree) {
        return tree;
    }

    @Override
    public void remove(UUID id, boolean really) {}

    @Override
    public Received postFile(String before, Upload file, @Nullable Integer after) {
        return received(file, before + " " + after);
    }

    @Override
    public List<Received> postFiles(List<String> texts, List<Upload> files, Color color) {
        var text = String.join(" ", texts) + " " + color;
        return files.stream().map(file -> received(file, text)).toList();
    }

    @Override
    public Received putFile(@Nullable Upload file, boolean yes) {
        return file == null ? new Received("", "", 0, null) : received(file, null);
    }

    @Override
    public Download getFile(String name, short size) {
        return Download.of(name, "application/octet-stream", new byte[Math.max(0, size)]);
    }

    @Override
    @Deprecated
    public void fail(String code) {
        throw new Fault(409, "place.taken", "The place is taken.").with("asked", code);
    }

    private static Received received(Upload file, @Nullable String text) {
        return new Received(file.fileName(), file.contentType(), file.size(), text);
    }
}
