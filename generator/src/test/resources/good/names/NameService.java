package names;

import io.doudou.service.Get;
import io.doudou.service.JsonName;
import io.doudou.service.Post;
import io.doudou.service.Service;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names that generated code uses itself, and a service of other names and values than usual. */
@Service
public interface NameService {

    @Get("/{request}/{input}")
    String clash(String request, int input, String service, long client, boolean call, int each);

    @Get("/query")
    void query(Clash clash, @Nullable Fields rejected);

    @Post("/body")
    Clash body(Clash in, int out);

    @Post("/types")
    List<Response> types(Route body, String routes, Request names, Call call, Input input);

    Omitted postOmitted(Omitted value);

    record Clash(int in, int out, int object, int field, int value, String rejected) {
        public Clash {
            rejected = rejected.strip();
        }
    }

    record Fields(int size, int page_no, int pageNo2, @JsonName("other") int renamed) {}

    enum Route {
        ROUTE
    }

    enum Request {
        REQUEST
    }

    enum Call {
        CALL
    }

    enum Input {
        INPUT
    }

    record Response(String String, int getClass_) {}

    record Omitted(
            String userName,
            int pageNo,
            Integer boxed,
            @Nullable Integer nullable,
            double ratio,
            boolean isOpen,
            BigDecimal price,
            List<String> items,
            Map<String, String> more,
            int[] ints,
            Optional<String> optional,
            char letter,
            Route route,
            @jakarta.validation.constraints.NotBlank String required) {}
}
