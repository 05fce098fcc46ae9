package io.doudou.cli.cluster;

import io.doudou.registry.Sighting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of the registry page as lines of text. Columns in which no member has anything to say
 * are left out, because terminals are narrow.
 */
public final class MemberTable {

    private static final List<String> TITLES =
            List.of(
                    "No.",
                    "Service",
                    "Hostname",
                    "BaseUrl",
                    "Status",
                    "Uptime",
                    "Runtime Ver.",
                    "Doudou Ver.",
                    "Build User",
                    "Build Time",
                    "Note",
                    "Gossip");

    private MemberTable() {}

    /** Head and rows, without a word about the whole. */
    public static List<String> lines(ClusterView view) {
        var rows = new ArrayList<List<String>>();
        for (var member : view.members()) {
            rows.add(row(rows.size() + 1, member, view.at()));
        }
        var columns =
                IntStream.range(0, TITLES.size())
                        .filter(at -> rows.stream().anyMatch(row -> !row.get(at).isEmpty()))
                        .toArray();
        rows.addFirst(TITLES);
        var widths = Arrays.stream(columns).map(at -> width(rows, at)).toArray();
        return rows.stream().map(row -> line(row, columns, widths)).toList();
    }

    /** How many there are of which status: {@code 3 nodes: 2 up, 1 suspect}. */
    public static String summary(ClusterView view) {
        var counts =
                Arrays.stream(Sighting.Status.values())
                        .filter(status -> view.count(status) > 0)
                        .map(status -> view.count(status) + " " + word(status))
                        .collect(Collectors.joining(", "));
        var total = view.members().size();
        return total == 1 ? "1 node: " + counts : total + " nodes: " + counts;
    }

    /** A status in the words of the registry page. */
    public static String word(Sighting.Status status) {
        return status == Sighting.Status.ALIVE ? "up" : status.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> row(int number, ClusterMember member, Instant now) {
        var sighting = member.sighting();
        var row =
                new ArrayList<>(
                        List.of(
                                Integer.toString(number),
                                sighting.service(),
                                sighting.node(),
                                sighting.address(),
                                word(sighting.status()),
                                Uptime.of(sighting, now).map(Uptime::text).orElse("")));
        for (var name :
                List.of(
                        Sighting.RUNTIME,
                        Sighting.FRAMEWORK,
                        Sighting.BUILD_USER,
                        Sighting.BUILD_TIME,
                        Sighting.NOTE)) {
            row.add(sighting.details().getOrDefault(name, ""));
        }
        row.add(member.home().toString());
        return row.stream().map(Printable::of).toList();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] columns, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            var cell = row.get(columns[i]);
            line.append(cell).repeat(' ', widths[i] - cell.length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
