package io.doudou.generator.check;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.List;

/** A stream is a whole result or a whole body, of values that are always there. */
final class StreamRules {

    private final List<Problem> problems = new ArrayList<>();

    private StreamRules() {}

    static List<Problem> of(Service service) {
        var rules = new StreamRules();
        for (var method : service.methods()) {
            method.parameters().forEach(each -> rules.checkOuter(each.use(), each.origin()));
            rules.checkOuter(method.result(), method.origin());
        }
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.RecordType record) {
                record.components().forEach(each -> rules.checkInside(each.use(), each.origin()));
            }
        }
        return rules.problems;
    }

    private void checkOuter(TypeUse use, Origin origin) {
        if (!(use.type() instanceof Type.StreamOf stream)) {
            checkInside(use, origin);
        } else if (use.nullable()) {
            add(origin, "a Source is never null: one without values is empty");
        } else if (!use.constraints().isEmpty()) {
            add(origin, "a Source has no length yet: put constraints on its values");
        } else if (stream.element().nullable()) {
            add(origin, "the values of a Source are never null: write it without @Nullable");
        } else {
            checkInside(stream.element(), origin);
        }
    }

    private void checkInside(TypeUse use, Origin origin) {
        switch (use.type()) {
            case Type.StreamOf _ -> add(origin, "a Source is a whole parameter or a whole result");
            case Type.ListOf list -> checkInside(list.element(), origin);
            case Type.SetOf set -> checkInside(set.element(), origin);
            case Type.ArrayOf array -> checkInside(array.element(), origin);
            case Type.MapOf map -> checkInside(map.value(), origin);
            case Type.OptionalOf optional -> checkInside(optional.value(), origin);
            case Type.Scalar _,
                    Type.Reference _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ -> {}
        }
    }

    private void add(Origin origin, String sentence) {
        problems.add(new Problem(origin, sentence));
    }
}
