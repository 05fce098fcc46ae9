package io.doudou.cli.shell;

import java.util.List;

/**
 * How a program ended.
 *
 * @param status its exit status; 0 is success
 * @param lines what it printed to both of its outputs, in the order of arrival
 */
public record Outcome(int status, List<String> lines) {

    public boolean succeeded() {
        return status == 0;
    }
}
