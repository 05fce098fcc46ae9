package shop;

import java.util.List;

/**
 * One page.
 *
 * @param items the users on it
 */
public record PageRet(List<User> items, int pageNo, boolean hasNext) {}
