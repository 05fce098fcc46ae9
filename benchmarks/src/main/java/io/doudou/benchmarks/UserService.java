package io.doudou.benchmarks;

import io.doudou.service.Service;

/** The service under load: what the issue of speed is decided on. */
@Service
public interface UserService {

    /** A page of users: a hundred bytes in, about six hundred out. */
    PageRet pageUsers(PageQuery query);

    /** One user. */
    User getUser(long id);
}
