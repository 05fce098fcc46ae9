package io.doudou.generator.check;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Each parameter fits into its place, and a request has room for all of them. */
final class PlaceRules {

    private final List<Problem> problems = new ArrayList<>();

    private PlaceRules() {}

    static List<Problem> of(Service service) {
        var rules = new PlaceRules();
        service.methods().forEach(rules::check);
        return rules.problems;
    }

    private void check(Method method) {
        boolean hasBody = false;
        boolean hasFile = false;
        var names = new HashSet<String>();
        for (var parameter : method.parameters()) {
            switch (parameter.place()) {
                case BODY -> {
                    checkBody(method, parameter, hasBody, hasFile);
                    hasBody = true;
                }
                case FILE -> {
                    checkFile(method, parameter, hasBody);
                    hasFile = true;
                }
                case PATH, HEADER, COOKIE -> checkText(parameter);
                case QUERY, FORM -> {}
            }
            parameter.leaves().forEach(leaf -> checkName(parameter, leaf, names));
        }
    }

    private void checkBody(Method method, Parameter parameter, boolean hasBody, boolean hasFile) {
        if (!method.verb().hasBody()) {
            add(
                    parameter,
                    "a %s has no body for %s: serve the method with @Post"
                            .formatted(method.verb(), parameter.name()));
        } else if (hasFile) {
            add(
                    parameter,
                    "a request with files has no JSON body for %s: write its parts as parameters"
                            .formatted(parameter.name()));
        } else if (hasBody) {
            add(
                    parameter,
                    "a request has one body: put %s and the other one into one record"
                            .formatted(parameter.name()));
        }
    }

    private void checkFile(Method method, Parameter parameter, boolean hasBody) {
        if (!method.verb().hasBody()) {
            add(
                    parameter,
                    "a %s cannot carry the file %s: serve the method with @Post"
                            .formatted(method.verb(), parameter.name()));
        } else if (hasBody) {
            add(
                    parameter,
                    "a request with a JSON body has no room for the file %s: write the parts of the"
                                    .formatted(parameter.name())
                            + " body as parameters");
        }
    }

    private void checkText(Parameter parameter) {
        var place = parameter.place().name().toLowerCase(Locale.ROOT);
        if (!parameter.use().value().type().isScalar()) {
            add(parameter, "a " + place + " holds one text: write a text, a number, an enum");
        } else if (parameter.place() == Place.PATH && parameter.use().nullable()) {
            add(parameter, "a path variable is always there: write it as never null");
        }
    }

    /** Names of headers differ in more than case (RFC 9110, 5.1). */
    private void checkName(Parameter parameter, Parameter leaf, Set<String> names) {
        var name = leaf.wireName();
        if (name.isBlank()) {
            add(parameter, "the name is empty: write one");
        }
        var place = leaf.place();
        boolean isForm = place == Place.FORM || place == Place.FILE;
        var key =
                place == Place.HEADER
                        ? "HEADER " + name.toLowerCase(Locale.ROOT)
                        : (isForm ? Place.FORM : place) + " " + name;
        if (!names.add(key)) {
            add(parameter, "another parameter is called " + name + " too: rename one of them");
        }
    }

    private void add(Parameter parameter, String sentence) {
        problems.add(new Problem(parameter.origin(), sentence));
    }
}
