package types;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Answers with what it was sent. */
public final class EchoedLimits implements LimitService {

    @Override
    public Limited putLimited(Limited limited) {
        return limited;
    }

    @Override
    public String getLimited(int level, String name, @Nullable String slug, List<Integer> numbers) {
        return level + " " + name + " " + slug + " " + numbers;
    }

    @Override
    public String postLimited(
            int level, String name, @Nullable String slug, List<Integer> numbers) {
        return level + " " + name + " " + slug + " " + numbers;
    }

    @Override
    public int limitedPath(int level) {
        return level;
    }

    @Override
    public List<Limited> putAllLimited(List<Limited> all) {
        return all;
    }

    @Override
    public LocalDate getMoments(LocalDate born, Instant seen, LocalDate expires, Instant due) {
        return born;
    }
}
