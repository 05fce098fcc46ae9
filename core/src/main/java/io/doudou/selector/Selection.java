package io.doudou.selector;

import java.util.Optional;

/**
 * How one client chooses among the nodes of its service. Immutable, apart from what its selector
 * remembers; for one client only.
 *
 * <pre>{@code
 * var west = Selection.among(NodeFilter.label("zone", "west"));
 * var greeter = GreeterClient.of(application.client("greeter", west));
 * }</pre>
 *
 * @param filter which nodes may be chosen
 * @param selector which of them is; empty: the one that the settings name
 */
public record Selection(NodeFilter filter, Optional<Selector> selector) {

    /** Every node, by the selector of the settings. */
    public static final Selection ANY = new Selection(NodeFilter.all(), Optional.empty());

    /** Those nodes that the filter admits, by the selector of the settings. */
    public static Selection among(NodeFilter filter) {
        return new Selection(filter, Optional.empty());
    }

    /** Every node, by this selector. */
    public static Selection by(Selector selector) {
        return new Selection(NodeFilter.all(), Optional.of(selector));
    }

    /** The same nodes by another selector. */
    public Selection with(Selector other) {
        return new Selection(filter, Optional.of(other));
    }
}
