/**
 * A plugin of {@code protoc}: a {@code .proto} file in, a service interface with its records, enums
 * and choices out, as people write them.
 *
 * <p>{@code Checks} says what has no form here, {@code Files} writes the rest; {@code Types},
 * {@code Names} and {@code FileText} are what both know of a file. Runs inside builds, so under
 * Java 17. Sees Google's descriptors and nothing of this project. Begin with {@link
 * io.doudou.protoc.ProtocPlugin}.
 */
@NullMarked
package io.doudou.protoc;

import org.jspecify.annotations.NullMarked;
