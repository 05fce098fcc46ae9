package io.doudou.simulation;

import io.doudou.gossip.Profile;

public final class Main {
    private Main() {}

    static String q(Figures.Spread s) {
        return String.format(
                "first %.2f/%.2f all %.2f/%.2f",
                Figures.Spread.quantile(s.first(), .5),
                Figures.Spread.quantile(s.first(), .99),
                Figures.Spread.quantile(s.all(), .5),
                Figures.Spread.quantile(s.all(), .99));
    }

    public static void main(String[] args) {
        if (args[0].equals("f")) {
            var p =
                    switch (args[1]) {
                        case "LAN" -> Profile.LAN;
                        case "GO" -> Profile.GO_DOUDOU;
                        default -> Profile.STANDARD;
                    };
            long t = System.nanoTime();
            var r =
                    new Figures(
                                    1,
                                    p,
                                    Double.parseDouble(args[2]),
                                    Integer.parseInt(args[3]),
                                    Integer.parseInt(args[4]))
                            .measure();
            System.out.printf(
                    "%s n=%d loss=%s formed %.2f udp %.0f B/s tcp %.0f B/s falseSusp %d falseDeaths"
                        + " %d%n crash %s%n vanish %s%n leave %s%n join %s   (%.1f s)%n",
                    args[1],
                    r.size(),
                    args[2],
                    r.formedSeconds(),
                    r.packetBytes(),
                    r.streamBytes(),
                    r.falseSuspicions(),
                    r.falseDeaths(),
                    q(r.crash()),
                    q(r.vanish()),
                    q(r.leave()),
                    q(r.join()),
                    (System.nanoTime() - t) / 1e9);
            return;
        }
        long from = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        long worst = 0;
        for (long seed = from; seed < from + count; seed++) {
            var outcome =
                    Scenario.run(
                            seed, count == 1 ? Timeline.printing(System.out) : Timeline.SILENT);
            worst = Math.max(worst, outcome.agreedNanos());
            if (!outcome.isWell()) {
                System.out.println("seed " + seed + " failed: " + outcome.violations().getFirst());
            } else if (count == 1) System.out.println(outcome);
        }
        System.out.println("worst agreement " + worst / 1e9);
    }
}
