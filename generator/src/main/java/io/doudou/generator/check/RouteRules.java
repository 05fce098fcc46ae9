package io.doudou.generator.check;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A route has a well-formed path of its own, whose variables are parameters. */
final class RouteRules {

    /** Segments of a URL's path without escapes (RFC 3986, 3.3), or one variable. */
    private static final Pattern PATH =
            Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=:@-]+|\\{[^{}/]+}))+/?|/");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    private final List<Problem> problems = new ArrayList<>();

    private RouteRules() {}

    static List<Problem> of(Service service) {
        var rules = new RouteRules();
        service.methods().forEach(rules::checkPath);
        rules.checkClashes(service.methods());
        rules.checkNames(service.methods());
        return rules.problems;
    }

    private void checkPath(Method method) {
        if (!PATH.matcher(method.path()).matches()) {
            add(
                    method,
                    "the path "
                            + method.path()
                            + " is not one: write a path such as @%s(\"/users/{id}\")"
                                    .formatted(annotation(method)));
            return;
        }
        checkVariables(method);
    }

    private void checkVariables(Method method) {
        var seen = new HashSet<String>();
        for (var variable : VARIABLE.matcher(method.path()).results().toList()) {
            var name = variable.group(1);
            if (!isBound(name, method)) {
                add(method, "no parameter is called like the path variable {" + name + "}");
            } else if (!seen.add(name)) {
                add(method, "the path variable {" + name + "} stands in the path twice");
            }
        }
    }

    private static boolean isBound(String variable, Method method) {
        return method.parameters().stream()
                .anyMatch(each -> each.place() == Place.PATH && each.wireName().equals(variable));
    }

    private static String annotation(Method method) {
        var verb = method.verb().name();
        return verb.charAt(0) + verb.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Variables of any name stand for the same requests. */
    private void checkClashes(List<Method> methods) {
        var first = new HashMap<String, Method>();
        for (var method : methods) {
            var shape =
                    VARIABLE.matcher(method.path()).replaceAll("{}").replaceFirst("(?<=.)/$", "");
            var other = first.putIfAbsent(method.verb() + " " + shape, method);
            if (other != null) {
                var route = method.verb() + " " + method.path();
                add(
                        method,
                        "%s is already the route of %s: rename one of them or give it a path with @%s"
                                .formatted(route, other.name(), annotation(method)));
            }
        }
    }

    /** A second method of one name and one route is a clash of routes already. */
    private void checkNames(List<Method> methods) {
        var first = new HashMap<String, Method>();
        for (var method : methods) {
            var other = first.putIfAbsent(method.name(), method);
            if (other != null && !hasSameRoute(method, other)) {
                add(method, "a second method is called " + method.name() + ": rename it");
            }
        }
    }

    private static boolean hasSameRoute(Method one, Method other) {
        return one.verb() == other.verb() && one.path().equals(other.path());
    }

    private void add(Method method, String sentence) {
        problems.add(new Problem(method.origin(), sentence));
    }
}
