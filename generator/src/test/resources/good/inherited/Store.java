package inherited;

import java.util.List;

/** What every store can do. */
public interface Store<T, K> extends Named {

    /** All of them. */
    List<T> getAll();

    /** The one with that key. */
    T getOne(K key);

    void putOne(K key, T value);
}
