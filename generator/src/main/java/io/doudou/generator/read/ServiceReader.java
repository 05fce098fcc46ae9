package io.doudou.generator.read;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads one interface with everything that it mentions. An instance reads one service and is then
 * done.
 */
public final class ServiceReader {

    private static final String SERVICE = "io.doudou.service.Service";

    private final Reading reading;
    private final DeclarationReader declarations;
    private final MethodReader methods;

    public ServiceReader(Elements elements, Options options) {
        this.reading = Reading.of(elements, options);
        this.declarations = new DeclarationReader(reading);
        this.methods = new MethodReader(reading, declarations);
    }

    /** Reads the interface; what came of it is to be believed only without {@link #problems}. */
    public Service read(TypeElement type) {
        var site = Site.of(type);
        refuseWhatIsNoService(type, site);
        var found = new ArrayList<Method>();
        readMethods(type, type, site, new ArrayList<>(), found);
        return new Service(
                JavaNames.of(type),
                name(type),
                DocComment.parse(reading.elements().getDocComment(type)).text(),
                found,
                declarations.all(),
                memberTypes(type),
                reading.options(),
                site.origin());
    }

    /** What cannot be generated, in the order in which it was found. */
    public List<Problem> problems() {
        return reading.problems().list();
    }

    /** Whether a type was missing that another processor may write in this compilation. */
    public boolean isUnresolved() {
        return reading.problems().isUnresolved();
    }

    private void refuseWhatIsNoService(TypeElement type, Site site) {
        var problems = reading.problems();
        if (type.getKind() != ElementKind.INTERFACE) {
            problems.add(site, "only an interface can be a service: write an interface");
        }
        if (!(type.getEnclosingElement() instanceof PackageElement)) {
            problems.add(site, "a service needs a file of its own: move it out of the other type");
        }
        if (!type.getTypeParameters().isEmpty()) {
            problems.add(
                    site, "a service has no type parameters: extend it and write @Service there");
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            problems.add(site, "a client must be able to implement the service: drop sealed");
        }
    }

    /** The name said, else {@code UserService} as {@code usersvc}. */
    private String name(TypeElement type) {
        var said = reading.annotations().text(type, SERVICE).orElse("");
        var derived = type.getSimpleName().toString().toLowerCase(Locale.ROOT);
        return !said.isEmpty() ? said : derived.replaceFirst("(?<=.)service$", "svc");
    }

    private Set<String> memberTypes(TypeElement type) {
        return ElementFilter.typesIn(reading.elements().getAllMembers(type)).stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /** Own methods first, then those of the interfaces extended, without the overridden ones. */
    private void readMethods(
            TypeElement service,
            TypeElement type,
            Site site,
            List<ExecutableElement> seen,
            List<Method> found) {
        for (var method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            boolean isOverridden = isOverridden(method, seen, service);
            seen.add(method);
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !isOverridden) {
                var here = reading.sources().siteOf(method, type, site);
                found.add(methods.read(method, service.getSimpleName().toString(), here));
            }
        }
        for (var parent : type.getInterfaces()) {
            if (parent instanceof DeclaredType declared) {
                var element = (TypeElement) declared.asElement();
                readMethods(service, element, site.with(bound(declared, site)), seen, found);
            }
        }
    }

    private boolean isOverridden(
            ExecutableElement method, List<ExecutableElement> seen, TypeElement service) {
        var elements = reading.elements();
        return seen.contains(method)
                || seen.stream().anyMatch(other -> elements.overrides(other, method, service));
    }

    private Map<Element, TypeUse> bound(DeclaredType type, Site site) {
        var bound = new HashMap<Element, TypeUse>();
        var parameters = ((TypeElement) type.asElement()).getTypeParameters();
        for (int i = 0; i < type.getTypeArguments().size(); i++) {
            var argument = type.getTypeArguments().get(i);
            var annotated = List.<AnnotationMirror>copyOf(argument.getAnnotationMirrors());
            bound.put(parameters.get(i), declarations.types().read(argument, annotated, site));
        }
        return bound;
    }
}
