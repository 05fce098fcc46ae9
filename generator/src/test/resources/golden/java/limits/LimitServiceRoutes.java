package limits;

import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.time.WallClock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link LimitService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class LimitServiceRoutes {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
                            + "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.(?=.)|$))+");

    private static final Pattern PATTERN = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern PATTERN_2 = Pattern.compile("[a-z]+");

    private final LimitService service;

    private LimitServiceRoutes(LimitService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(LimitService service) {
        var routes = new LimitServiceRoutes(service);
        return Routes.of("limitsvc", LimitService.class)
                .documented(LimitService.class::getResourceAsStream)
                .shaped(LimitServiceShapes::shapes)
                .route(
                        Route.of("Limited", "POST", "/limited", routes::postLimited)
                                .consuming(MediaType.JSON)
                                .procedure("LimitService.PostLimited", Passing.BODY))
                .route(
                        Route.of("List", "POST", "/list", routes::postList)
                                .consuming(MediaType.FORM)
                                .procedure("LimitService.PostList", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Body", "POST", "/body", routes::body)
                                .consuming(MediaType.JSON)
                                .procedure("LimitService.Body", Passing.BODY)
                                .producingNothing())
                .route(
                        Route.of("Texts", "GET", "/texts", routes::getTexts)
                                .procedure("LimitService.GetTexts", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Numbers", "GET", "/numbers", routes::getNumbers)
                                .procedure("LimitService.GetNumbers", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Lists", "GET", "/lists", routes::getLists)
                                .procedure("LimitService.GetLists", Passing.NAMED)
                                .producingNothing());
    }

    private Response postLimited(Request request) {
        var input = Input.of(request);
        var value = input.body("value", LimitServiceJson.LIMITED);
        input.throwIfInvalid();
        return Response.json(request, LimitServiceJson.LIMITED, service.postLimited(value));
    }

    private Response postList(Request request) {
        var input = Input.of(request);
        var numbers = input.form("numbers").list(Scalar.INT);
        input.check("numbers", !numbers.isEmpty(), "must not be empty");
        input.checkEach("numbers", numbers, each -> each > 0, "must be more than 0");
        var name = input.form("name").required(Scalar.STRING);
        input.throwIfInvalid();
        service.postList(numbers, name);
        return Response.noContent();
    }

    private Response body(Request request) {
        var input = Input.of(request);
        var names = input.body("names", LimitServiceJson.CHECKED_LIST_OF_LIST_OF_STRING);
        input.throwIfInvalid();
        service.body(names);
        return Response.noContent();
    }

    private Response getTexts(Request request) {
        var input = Input.of(request);
        var notBlank = input.query("notBlank").required(Scalar.STRING);
        input.check("notBlank", notBlank == null || !notBlank.isBlank(), "must not be blank");
        var size = input.query("size").required(Scalar.STRING);
        input.check(
                "size",
                size == null
                        || (size.codePointCount(0, size.length()) >= 2
                                && size.codePointCount(0, size.length()) <= 5),
                "must have 2 to 5 characters");
        var email = input.query("email").required(Scalar.STRING);
        input.check(
                "email",
                email == null || EMAIL.matcher(email).matches(),
                "must be an e-mail address");
        var pattern = input.query("pattern").required(Scalar.STRING);
        input.check(
                "pattern",
                pattern == null || PATTERN.matcher(pattern).matches(),
                "must match [a-z]+");
        var word = input.query("word").optional(Scalar.STRING);
        input.check("word", word == null || PATTERN_2.matcher(word).matches(), "must be one word");
        var optional = input.query("optional").optional(Scalar.STRING);
        input.check(
                "optional",
                optional == null || optional.codePointCount(0, optional.length()) <= 3,
                "must have at most 3 characters");
        input.throwIfInvalid();
        service.getTexts(notBlank, size, email, pattern, word, Optional.ofNullable(optional));
        return Response.noContent();
    }

    private Response getNumbers(Request request) {
        var input = Input.of(request);
        var between = input.query("between").required(Scalar.INT);
        input.check("between", between == null || between >= 1, "must be at least 1");
        input.check("between", between == null || between <= 10, "must be at most 10");
        var positive = input.query("positive").optional(Scalar.INT);
        input.check("positive", positive == null || positive > 0, "must be more than 0");
        var digits = input.query("digits").required(Scalar.LONG);
        input.check(
                "digits",
                digits == null || (digits > -1000 && digits < 1000),
                "must have at most 3 digits before and 0 behind the decimal point");
        var agreed = input.query("agreed").required(Scalar.BOOLEAN);
        input.check("agreed", agreed == null || agreed, "must be true");
        var birthday = input.query("birthday").required(Scalar.LOCAL_DATE);
        input.check(
                "birthday",
                birthday == null || birthday.isBefore(LocalDate.now(WallClock.current())),
                "must be in the past");
        input.throwIfInvalid();
        service.getNumbers(
                between,
                positive == null ? OptionalInt.empty() : OptionalInt.of(positive),
                digits,
                agreed,
                birthday);
        return Response.noContent();
    }

    private Response getLists(Request request) {
        var input = Input.of(request);
        var names = input.query("names").list(Scalar.STRING);
        input.check("names", !names.isEmpty(), "must not be empty");
        input.checkEach("names", names, each -> !each.isBlank(), "must not be blank");
        var numbers = input.query("numbers").list(Scalar.INT);
        input.check(
                "numbers",
                Set.copyOf(numbers).size() == numbers.size(),
                "must not hold an element twice");
        input.check("numbers", numbers.size() <= 3, "must have at most 3 elements");
        var ints = input.query("ints").list(Scalar.INT);
        input.check("ints", ints.size() >= 1 && ints.size() <= 2, "must have 1 to 2 elements");
        input.throwIfInvalid();
        service.getLists(names, new LinkedHashSet<>(numbers), PrimitiveArrays.ints(ints));
        return Response.noContent();
    }
}
