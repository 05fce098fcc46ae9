package io.doudou.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Header fields of a request or a response, in order; names are compared without case (RFC 9110,
 * 5.1). Read only. Limits on their number and size were enforced before a request gets here.
 */
public interface Headers {

    /** The first value of a field. */
    Optional<String> first(String name);

    /** All values of a field, in the order received; empty when there is none. */
    List<String> all(String name);

    /** The names that have a value. */
    Set<String> names();
}
