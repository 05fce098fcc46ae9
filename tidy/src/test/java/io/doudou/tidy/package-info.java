/**
 * The rules of the house as tests: which room may see which, what every package and document must
 * have, and which words are not used.
 *
 * <p>May see every room and is seen by none. A failing rule says where and what to do instead.
 * Begin reading at {@link io.doudou.tidy.Room}, which draws the house.
 */
@NullMarked
package io.doudou.tidy;

import org.jspecify.annotations.NullMarked;
