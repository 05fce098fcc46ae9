package gosd;

import io.doudou.service.Service;

/** Tells who answers. */
@Service
public interface PingService {
    String getPing(); // GET /ping
}
