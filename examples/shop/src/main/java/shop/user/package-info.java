/** The users of the shop: what other teams see is {@link shop.user.UserService} and its records. */
@NullMarked
package shop.user;

import org.jspecify.annotations.NullMarked;
