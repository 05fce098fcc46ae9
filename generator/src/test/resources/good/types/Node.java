package types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree.
 *
 * @param children may have children themselves
 */
public record Node(String name, List<Node> children, @Nullable Node next) {}
