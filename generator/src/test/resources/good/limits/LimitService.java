package limits;

import io.doudou.service.Post;
import io.doudou.service.Service;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every constraint on parameters and on components. */
@Service
public interface LimitService {
    Limited postLimited(@NotNull Limited value);

    void postList(@NotEmpty List<@Positive Integer> numbers, @NotNull String name);

    @Post("/body")
    void body(@Size(max = 10) List<@Size(max = 5) List<@NotBlank String>> names);

    void getTexts(
            @NotBlank String notBlank,
            @Size(min = 2, max = 5) String size,
            @Email String email,
            @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String pattern,
            @Pattern(regexp = "[a-z]+", message = "must be one word") @Nullable String word,
            Optional<@Size(max = 3) String> optional);

    void getNumbers(
            @Min(1) @Max(10) int between,
            @Positive OptionalInt positive,
            @Digits(integer = 3, fraction = 0) long digits,
            @AssertTrue boolean agreed,
            @Past LocalDate birthday);

    void getLists(
            @NotEmpty List<@NotBlank String> names,
            @Size(max = 3) Set<Integer> numbers,
            @Size(min = 1, max = 2) int[] ints);
}
