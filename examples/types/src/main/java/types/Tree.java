package types;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A record that refers to itself.
 *
 * @param name of this branch
 * @param parent what it hangs on, when it says so
 * @param branches what hangs on it
 */
public record Tree(String name, @Nullable Tree parent, List<Tree> branches) {}
