package io.doudou.simulation;

import io.doudou.gossip.Profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Draws how deaths and news get around, as an SVG that needs no style sheet and no font.
 *
 * <p>Above: which share of the members knows so long after a crash or the vanishing of a machine.
 * Below: the same for a leave and a join, which are much faster. One line per size of the cluster.
 */
final class Picture {

    private static final int WIDTH = 760;
    private static final int LEFT = 56;
    private static final int RIGHT = 20;
    private static final int PANEL_HEIGHT = 190;
    private static final int PANEL_TOP = 56;
    private static final int PANEL_DISTANCE = 280;
    private static final int REPEATS = 40;
    private static final int TICKS = 4;
    private static final int POINTS = 200;
    private static final int LEGEND_STEP = 170;
    private static final double LOSS = 0;
    private static final MathContext AXIS = new MathContext(2);

    private static final List<Integer> SIZES = List.of(10, 50, 100);
    // Told apart also by those who do not see colours, and without colours by their dashes.
    private static final List<String> COLORS = List.of("#0072b2", "#d55e00", "#009e73");
    private static final String DASHED = " stroke-dasharray='6 4'";

    private final Progress progress;
    private final Formatter svg = new Formatter(new StringBuilder(), Locale.ROOT);

    /** One line of a panel. */
    private record Line(String label, String color, String dash, double[] curve) {}

    Picture(Progress progress) {
        this.progress = progress;
    }

    String draw() {
        var slow = new ArrayList<Line>();
        var fast = new ArrayList<Line>();
        for (int i = 0; i < SIZES.size(); i++) {
            int size = SIZES.get(i);
            progress.tell(size + " nodes ...");
            var result = new Figures(1, Profile.STANDARD, LOSS, size, REPEATS).measure();
            slow.add(new Line(size + ", crash", COLORS.get(i), "", result.crash().curve()));
            slow.add(new Line(size + ", vanished", COLORS.get(i), DASHED, result.vanish().curve()));
            fast.add(new Line(size + ", leave", COLORS.get(i), "", result.leave().curve()));
            fast.add(new Line(size + ", join", COLORS.get(i), DASHED, result.join().curve()));
        }
        progress.tell("");
        int height = PANEL_TOP + PANEL_DISTANCE + PANEL_HEIGHT + 50;
        svg.format(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'"
                        + " font-family='sans-serif' font-size='12'>%n",
                WIDTH, height);
        svg.format("<rect width='%d' height='%d' fill='white'/>%n", WIDTH, height);
        panel(
                PANEL_TOP,
                "A member is gone (clusters of 10, 50 and 100 nodes): share of the members that"
                        + " know it",
                10,
                slow);
        panel(
                PANEL_TOP + PANEL_DISTANCE,
                "A member leaves or joins: share of the members that know it",
                0.4,
                fast);
        return svg.format("</svg>%n").toString();
    }

    private void panel(int top, String title, double seconds, List<Line> lines) {
        svg.format("<text x='%d' y='%d' font-size='15'>%s</text>%n", LEFT, top - 34, title);
        axes(top, seconds);
        for (int i = 0; i < lines.size(); i++) {
            line(top, seconds, lines.get(i));
            legend(top - 16, i, lines.get(i));
        }
    }

    private void axes(int top, double seconds) {
        for (int tick = 0; tick <= TICKS; tick++) {
            int y = top + PANEL_HEIGHT - PANEL_HEIGHT * tick / TICKS;
            svg.format("<path d='M%d %dH%d' stroke='#dddddd'/>%n", LEFT, y, WIDTH - RIGHT);
            svg.format(
                    "<text x='%d' y='%d' text-anchor='end'>%d %%</text>%n",
                    LEFT - 6, y + 4, 100 * tick / TICKS);
            double at = seconds * tick / TICKS;
            svg.format(
                    "<text x='%.1f' y='%d' text-anchor='middle'>%s s</text>%n",
                    x(at, seconds),
                    top + PANEL_HEIGHT + 18,
                    BigDecimal.valueOf(at).round(AXIS).stripTrailingZeros().toPlainString());
        }
    }

    private void line(int top, double seconds, Line line) {
        svg.format("<path fill='none' stroke-width='1.8' stroke='%s'%s d='", line.color, line.dash);
        int last = (int) Math.round(seconds / Figures.CURVE_STEP);
        int step = Math.max(1, last / POINTS);
        for (int i = 0; i <= last; i += step) {
            svg.format(
                    "%s%.1f %.1f",
                    i == 0 ? "M" : "L",
                    x(i * Figures.CURVE_STEP, seconds),
                    top + PANEL_HEIGHT * (1 - line.curve[i]));
        }
        svg.format("'/>%n");
    }

    private void legend(int y, int index, Line line) {
        int x = LEFT + index / 2 * (LEGEND_STEP + 60) + index % 2 * (LEGEND_STEP - 60);
        svg.format(
                "<path d='M%d %dh24' stroke='%s' stroke-width='2'%s/>%n",
                x, y, line.color, line.dash);
        svg.format("<text x='%d' y='%d'>%s</text>%n", x + 28, y + 4, line.label);
    }

    private static double x(double at, double seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * at / seconds;
    }
}
