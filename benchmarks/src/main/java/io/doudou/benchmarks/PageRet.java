package io.doudou.benchmarks;

import java.util.List;

/**
 * A page of users.
 *
 * @param items in the order of their ids
 * @param pageNo from 0
 * @param total users on all pages
 */
public record PageRet(List<User> items, int pageNo, long total) {}
