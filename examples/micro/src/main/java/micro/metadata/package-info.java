/** What travels with a call beside its request. See {@link micro.metadata.Metadata}. */
@NullMarked
package micro.metadata;

import org.jspecify.annotations.NullMarked;
