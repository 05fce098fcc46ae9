package io.doudou.generator.read;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.List;

/**
 * Spreads a record over the query: each component is a parameter of its own, those of a record
 * within have its name in front, {@code page.size}.
 */
final class QueryRecord {

    private final DeclarationReader declarations;
    private final Problems problems;

    QueryRecord(DeclarationReader declarations, Problems problems) {
        this.declarations = declarations;
        this.problems = problems;
    }

    /**
     * The parameters that the components of a record are; a part with no such form is a problem.
     */
    List<Parameter> components(TypeUse record, Site site) {
        return components(record, "", List.of(), site);
    }

    private List<Parameter> components(TypeUse use, String prefix, List<Type> outer, Site site) {
        if (!(use.value().type() instanceof Type.RecordRef reference)) {
            return List.of();
        }
        var parameters = new ArrayList<Parameter>();
        var path = new ArrayList<>(outer);
        path.add(reference);
        for (var component : declarations.components(reference)) {
            var name = prefix + component.wireName();
            var type = component.use().value().type();
            boolean isRecord = type instanceof Type.RecordRef && !path.contains(type);
            if (!isRecord && !ParameterReader.isFlat(component.use())) {
                problems.add(
                        site, name + " does not fit into the query: serve the method with @Post");
                continue;
            }
            var parts =
                    isRecord
                            ? components(component.use(), name + ".", path, site)
                            : List.<Parameter>of();
            parameters.add(parameter(component, name, parts, site));
        }
        return parameters;
    }

    private static Parameter parameter(
            Component component, String name, List<Parameter> parts, Site site) {
        return new Parameter(
                component.name(),
                Place.QUERY,
                name,
                ParameterReader.isRequired(component.use()),
                component.use(),
                component.wire(),
                component.doc(),
                parts,
                site.origin());
    }
}
