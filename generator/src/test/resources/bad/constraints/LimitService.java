package constraints;

import io.doudou.service.Service;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

@Service
public interface LimitService {
    void getOne(
            @Min(1) String text, // ! @Min limits numbers only: remove it
            @Size(max = 1) int number, // ! @Size limits texts, lists, sets, arrays and maps only: remove it
            @Email long address, // ! @Email limits texts only: remove it
            @Future String when, // ! @Future limits dates and times only: remove it
            @DecimalMin("much") int much, // ! @DecimalMin needs a number such as "0.01"
            @Pattern(regexp = "(") String pattern, // ! @Pattern: Unclosed group
            @Own String own, // ! the constraint @Own is not known here: check it in the record's constructor and throw an IllegalArgumentException
            @Min(value = 1, groups = String.class) int group, // ! @Min cannot have groups here: leave them out
            List<@NotBlank Integer> list); // ! @NotBlank limits texts only: remove it

    @Constraint(validatedBy = {})
    @interface Own {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }
}
