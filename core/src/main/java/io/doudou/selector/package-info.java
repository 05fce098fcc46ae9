/**
 * Which node of a service gets the next attempt.
 *
 * <p>{@link io.doudou.selector.Selector} is the contract; the strategies are hidden behind its
 * static methods. Which nodes may be chosen from is the business of those who ask. Sees {@code
 * call} and {@code registry}. Begin with {@code Selector}.
 */
@NullMarked
package io.doudou.selector;

import org.jspecify.annotations.NullMarked;
