package io.doudou.benchmarks;

import io.doudou.service.Service;

/** A service that asks another one for every answer. */
@Service
public interface GatewayService {

    /** The user that the user service knows by this id. */
    User getUser(long id);
}
