package types;

import io.doudou.service.Get;
import io.doudou.service.Service;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Every constraint: on components of records, on parameters, on elements. */
@Service
public interface LimitService {

    /** Constraints of a body. */
    Limited putLimited(Limited limited);

    /** Constraints of the query. */
    String getLimited(
            @Min(1) @Max(9) int level,
            @NotBlank @Size(max = 20) String name,
            @Pattern(regexp = "[a-z]+(-[a-z]+)*") @Nullable String slug,
            @NotEmpty @Size(max = 3) List<@Positive Integer> numbers);

    /** Constraints of a form. */
    String postLimited(
            @Min(1) @Max(9) int level,
            @NotBlank @Size(max = 20) String name,
            @Pattern(regexp = "[a-z]+(-[a-z]+)*") @Nullable String slug,
            @NotEmpty @Size(max = 3) List<@Positive Integer> numbers);

    /** Constraints of a variable of the path. */
    @Get("/limited/{level}")
    int limitedPath(@Min(1) @Max(9) int level);

    /** Constraints of the elements of a body. */
    List<Limited> putAllLimited(@Size(max = 2) List<Limited> all);

    /** Constraints that no schema can say. */
    LocalDate getMoments(
            @Past LocalDate born,
            @PastOrPresent Instant seen,
            @Future LocalDate expires,
            @FutureOrPresent Instant due);
}
