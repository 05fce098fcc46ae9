package library;

import io.doudou.service.JsonName;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;

public record Thing(@JsonName("_id") long id, @Nullable @Max(9) Integer level) {}
