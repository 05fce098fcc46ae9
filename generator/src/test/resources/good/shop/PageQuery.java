package shop;

import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;

/** Which users to show. */
public record PageQuery(@Nullable String filter, int pageNo, @Max(100) int size) {

    public PageQuery {
        if (pageNo < 1) {
            throw new IllegalArgumentException("has no page " + pageNo);
        }
    }
}
