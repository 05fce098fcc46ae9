/**
 * Numbers that a room publishes about itself, as plain values.
 *
 * <p>Management turns them into metrics and pages without knowing the room they come from. Sees
 * nothing. Begin with {@link io.doudou.figure.Figure}.
 */
@NullMarked
package io.doudou.figure;

import org.jspecify.annotations.NullMarked;
