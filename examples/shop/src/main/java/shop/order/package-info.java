/** The orders of the shop. Sees {@code shop.user} only through {@link shop.user.UserService}. */
@NullMarked
package shop.order;

import org.jspecify.annotations.NullMarked;
