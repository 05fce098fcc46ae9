package micro.several;

import io.doudou.service.Service;

/** The second service. */
@Service("farewell")
public interface Farewell {
    String bye(String name);
}
