package io.doudou.generator.read;

import io.doudou.generator.model.Limit;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;

/** Says limits in words that read on from the name of a value: "must be at most 100". */
final class Rules {

    private Rules() {}

    static String sentence(Limit limit, Type type) {
        return switch (limit) {
            case Limit.AtLeast least ->
                    (least.inclusive() ? "must be at least " : "must be more than ")
                            + least.bound().toPlainString();
            case Limit.AtMost most ->
                    (most.inclusive() ? "must be at most " : "must be less than ")
                            + most.bound().toPlainString();
            case Limit.Length length -> length(length, type);
            case Limit.NotBlank _ -> "must not be blank";
            case Limit.Matches matches -> "must match " + matches.regexp();
            case Limit.Email _ -> "must be an e-mail address";
            case Limit.Digits digits ->
                    "must have at most %d digits before and %d behind the decimal point"
                            .formatted(digits.integer(), digits.fraction());
            case Limit.Moment moment ->
                    "must be in the "
                            + (moment.past() ? "past" : "future")
                            + (moment.orPresent() ? " or now" : "");
            case Limit.Exactly exactly -> "must be " + exactly.value();
        };
    }

    private static String length(Limit.Length length, Type type) {
        var units = units(type);
        if (length.max() == Integer.MAX_VALUE) {
            return length.min() == 1
                    ? "must not be empty"
                    : "must have at least " + length.min() + " " + units;
        }
        if (length.min() == 0) {
            return "must have at most " + length.max() + " " + units;
        }
        return length.min() == length.max()
                ? "must have " + length.min() + " " + units
                : "must have " + length.min() + " to " + length.max() + " " + units;
    }

    private static String units(Type type) {
        if (type instanceof Type.Scalar scalar && scalar.kind() == ScalarKind.STRING) {
            return "characters";
        }
        return type instanceof Type.MapOf ? "entries" : "elements";
    }
}
