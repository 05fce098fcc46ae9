package shop.user;

import io.doudou.service.Service;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/** Users of the shop. */
@Service
public interface UserService {

    /** Pages through users in the order of their names. */
    Page<User> pageUsers(PageQuery query);

    /**
     * One user.
     *
     * @param id as given at sign-up
     */
    User getUser(long id);

    /**
     * Makes a user.
     *
     * @param name which must not be taken
     * @param age in years
     * @return the new user's id
     */
    long signUp(@NotBlank String name, @Nullable @PositiveOrZero Integer age);
}
