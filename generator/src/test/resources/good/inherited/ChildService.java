package inherited;

import io.doudou.service.Service;
import java.util.List;

/** Methods of its own, and those of its parents. */
@Service
public interface ChildService extends Store<Child, Long>, Named {

    @Override
    List<Child> getAll();

    /** Not a route. */
    default int count() {
        return getAll().size();
    }

    /** Not a route either. */
    static int zero() {
        return 0;
    }
}
