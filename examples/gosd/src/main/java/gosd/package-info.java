/**
 * The two programs that gosd is shown with: a provider that answers pings, and a consumer that
 * finds providers in the list in Redis, whoever wrote them there.
 *
 * <p>Begin with {@link gosd.Provider}, then {@link gosd.Consumer}.
 */
@NullMarked
package gosd;

import org.jspecify.annotations.NullMarked;
