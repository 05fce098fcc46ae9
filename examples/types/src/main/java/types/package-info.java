/**
 * Every type, place, verb and constraint that a service interface may use, in four services that
 * answer with what they were sent.
 *
 * <p>{@link types.ScalarService} has the values that are one text, at each verb; {@link
 * types.ShapeService} the values that are JSON only; {@link types.PlaceService} the places of a
 * request; {@link types.LimitService} the constraints. The tests call every operation as its
 * document says. Begin with {@code ScalarService}.
 */
@NullMarked
package types;

import org.jspecify.annotations.NullMarked;
