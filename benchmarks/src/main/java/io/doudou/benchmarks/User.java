package io.doudou.benchmarks;

/**
 * A user.
 *
 * @param id unique
 * @param name as shown
 * @param email where to write to
 * @param age in years
 */
public record User(long id, String name, String email, int age) {

    /** The user that has this id: there is no database here. */
    static User of(long id) {
        return new User(id, "user" + id, "u" + id + "@example.com", 20 + (int) (id % 50));
    }
}
