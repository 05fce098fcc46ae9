/**
 * A service that begins with a {@code .proto} file.
 *
 * <p>The interface {@code Parcels} and its records are written from {@code parcels.proto}; then the
 * compiler writes routes, client and documents, as for an interface that people write. Begin with
 * {@link parcels.v1.Depot}.
 */
@NullMarked
package parcels.v1;

import org.jspecify.annotations.NullMarked;
