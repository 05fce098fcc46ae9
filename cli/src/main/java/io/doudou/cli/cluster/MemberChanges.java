package io.doudou.cli.cluster;

import io.doudou.registry.Sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between two looks at a cluster: one line of text for each member that changed. */
public final class MemberChanges {

    private static final int WORD_WIDTH = "suspect".length();

    private MemberChanges() {}

    /** Every member as it is, for the first look. */
    public static List<String> all(ClusterView view) {
        return view.members().stream()
                .map(member -> line(MemberTable.word(member.sighting().status()), member))
                .toList();
    }

    /** What is new in {@code now}, in its order; then who was forgotten. */
    public static List<String> between(ClusterView before, ClusterView now) {
        var lines = new ArrayList<String>();
        for (var member : now.members()) {
            var known = before.member(member.name());
            if (known.isEmpty() || !status(known.get()).equals(status(member))) {
                lines.add(line(MemberTable.word(member.sighting().status()), member));
            } else if (!known.get().sighting().equals(member.sighting())
                    || !known.get().home().equals(member.home())) {
                lines.add(line("changed", member));
            }
        }
        before.members().stream()
                .filter(member -> now.member(member.name()).isEmpty())
                .forEach(member -> lines.add(line("gone", member)));
        return lines;
    }

    private static Sighting.Status status(ClusterMember member) {
        return member.sighting().status();
    }

    private static String line(String word, ClusterMember member) {
        var sighting = member.sighting();
        return Stream.of(
                        word + " ".repeat(WORD_WIDTH - word.length()),
                        sighting.node(),
                        sighting.service(),
                        sighting.address(),
                        "(gossip " + member.home() + ")")
                .filter(part -> !part.isEmpty())
                .map(Printable::of)
                .collect(Collectors.joining("  "));
    }
}
