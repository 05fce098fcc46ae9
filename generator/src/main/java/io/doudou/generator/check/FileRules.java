package io.doudou.generator.check;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.List;

/** Files come in as parameters and go out as results; they are never inside anything else. */
final class FileRules {

    private final List<Problem> problems = new ArrayList<>();

    private FileRules() {}

    static List<Problem> of(Service service) {
        var rules = new FileRules();
        for (var method : service.methods()) {
            method.parameters().forEach(rules::checkParameter);
            rules.checkResult(method.result(), method.origin());
        }
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.RecordType record) {
                record.components().forEach(rules::checkComponent);
            }
        }
        return rules.problems;
    }

    private void checkParameter(Parameter parameter) {
        var use = parameter.use();
        boolean isUpload = use.value().type() instanceof Type.Upload;
        boolean isList =
                use.type() instanceof Type.ListOf list
                        && list.element().type() instanceof Type.Upload
                        && !list.element().nullable()
                        && !use.nullable();
        if (!isUpload && !isList) {
            checkInside(use, parameter.origin());
        }
    }

    private void checkResult(TypeUse result, Origin origin) {
        boolean isDownload = result.type() instanceof Type.Download;
        if (isDownload && result.nullable()) {
            add(origin, "a download is never null: throw a Fault with status 404 instead");
        } else if (!isDownload && !(result.type() instanceof Type.Nothing)) {
            checkInside(result, origin);
        }
    }

    private void checkComponent(Component component) {
        checkInside(component.use(), component.origin());
    }

    private void checkInside(TypeUse use, Origin origin) {
        switch (use.type()) {
            case Type.Upload _ ->
                    add(origin, "an Upload is a parameter of its own, or a List<Upload> is");
            case Type.Download _ -> add(origin, "a Download is the whole result of a method");
            case Type.StreamOf stream -> checkInside(stream.element(), origin);
            case Type.Nothing _ -> add(origin, "void is no value: write a type");
            case Type.ListOf list -> checkInside(list.element(), origin);
            case Type.SetOf set -> checkInside(set.element(), origin);
            case Type.ArrayOf array -> checkInside(array.element(), origin);
            case Type.MapOf map -> checkInside(map.value(), origin);
            case Type.OptionalOf optional -> checkInside(optional.value(), origin);
            case Type.Scalar _, Type.Reference _ -> {}
        }
    }

    private void add(Origin origin, String sentence) {
        problems.add(new Problem(origin, sentence));
    }
}
