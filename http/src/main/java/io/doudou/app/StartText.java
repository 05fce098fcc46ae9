package io.doudou.app;

import io.doudou.http.Route;

import java.util.ArrayList;
import java.util.List;

/** What a program shows when it has started: a banner, the route table, where and how fast. */
final class StartText {

    private static final String[] HEADINGS = {"NAME", "METHOD", "PATTERN"};
    private static final String GAP = "  ";

    private final Console console;

    StartText(Console console) {
        this.console = console;
    }

    /** The text in a frame. */
    String banner(String text) {
        var wide = line(text.length() + 6);
        var frame =
                console.isUnicode()
                        ? "╭" + wide + "╮\n│   " + strong(text) + "   │\n╰" + wide + "╯\n"
                        : "+" + wide + "+\n|   " + strong(text) + "   |\n+" + wide + "+\n";
        return "\n" + frame;
    }

    /** The routes in the order given, as go-doudou shows them. */
    String routes(List<Route> routes, String root) {
        var rows = new ArrayList<String[]>();
        rows.add(HEADINGS);
        for (var route : routes) {
            rows.add(new String[] {route.name(), route.method(), root + route.path()});
        }
        var name = width(rows, 0);
        var method = width(rows, 1);
        var pattern = width(rows, 2);
        var out = new StringBuilder("\n");
        out.append(strong(row(HEADINGS, name, method))).append('\n');
        out.append(dim(GAP + line(name) + GAP + line(method) + GAP + line(pattern))).append('\n');
        for (var row : rows.subList(1, rows.size())) {
            out.append(row(row, name, method)).append('\n');
        }
        return out.append('\n').toString();
    }

    private static String row(String[] cells, int name, int method) {
        return GAP + padded(cells[0], name) + GAP + padded(cells[1], method) + GAP + cells[2];
    }

    private static int width(List<String[]> rows, int column) {
        int width = 0;
        for (var row : rows) {
            width = Math.max(width, row[column].length());
        }
        return width;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String line(int width) {
        return (console.isUnicode() ? "─" : "-").repeat(width);
    }

    private String strong(String text) {
        return console.isTerminal() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String dim(String text) {
        return console.isTerminal() ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
