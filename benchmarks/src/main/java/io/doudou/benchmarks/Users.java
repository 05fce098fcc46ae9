package io.doudou.benchmarks;

import java.util.ArrayList;

/** Users out of nothing, so that only the framework is measured. */
final class Users implements UserService {

    @Override
    public PageRet pageUsers(PageQuery query) {
        var items = new ArrayList<User>(query.size());
        for (int i = 0; i < query.size(); i++) {
            items.add(User.of((long) query.pageNo() * query.size() + i));
        }
        return new PageRet(items, query.pageNo(), 1000);
    }

    @Override
    public User getUser(long id) {
        return User.of(id);
    }
}
