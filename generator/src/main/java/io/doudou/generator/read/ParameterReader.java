package io.doudou.generator.read;

import io.doudou.generator.model.Limit;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.model.Verb;
import io.doudou.generator.model.Wire;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Binds the parameters of a method to their places in the request.
 *
 * <p>An annotation or a path variable of the same name decides first, then the type: files are
 * parts of a multipart body, whatever is no text is the JSON body, texts and lists of texts are in
 * the query, or in the form when the verb has a body and nothing else is in it.
 */
final class ParameterReader {

    private static final String HEADER = "io.doudou.service.Header";
    private static final String COOKIE = "io.doudou.service.Cookie";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    private final Annotations annotations;
    private final DeclarationReader declarations;
    private final QueryRecord queryRecord;

    ParameterReader(Reading reading, DeclarationReader declarations) {
        this.annotations = reading.annotations();
        this.declarations = declarations;
        this.queryRecord = new QueryRecord(declarations, reading.problems());
    }

    /** The parameters in order. A place that the method cannot have is left to the checks. */
    List<Parameter> read(
            ExecutableElement method, Verb verb, String path, DocComment doc, Site site) {
        var variables =
                VARIABLE.matcher(path)
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toSet());
        var drafts =
                method.getParameters().stream()
                        .map(each -> draft(each, verb, variables, site.part(each)))
                        .toList();
        boolean hasBody = drafts.stream().anyMatch(draft -> draft.place() == Place.BODY);
        return drafts.stream().map(draft -> parameter(draft, hasBody, doc)).toList();
    }

    private Draft draft(VariableElement element, Verb verb, Set<String> variables, Site site) {
        var use =
                declarations
                        .types()
                        .read(element.asType(), Annotations.ofUse(element, element.asType()), site);
        var name = element.getSimpleName().toString();
        var header = annotations.text(element, HEADER);
        var cookie = annotations.text(element, COOKIE);
        if (header.isPresent()) {
            return new Draft(name, Place.HEADER, header.get(), use, Wire.NONE, site);
        }
        if (cookie.isPresent()) {
            var cookieName = cookie.get().isEmpty() ? name : cookie.get();
            return new Draft(name, Place.COOKIE, cookieName, use, Wire.NONE, site);
        }
        var place = place(name, verb, variables, use);
        return new Draft(name, place, name, use, annotations.wire(element), site);
    }

    private static Place place(String name, Verb verb, Set<String> variables, TypeUse use) {
        if (variables.contains(name)) {
            return Place.PATH;
        }
        if (isFile(use)) {
            return Place.FILE;
        }
        if (isFlat(use)) {
            return verb.hasBody() ? Place.FORM : Place.QUERY;
        }
        boolean isRecord = use.value().type() instanceof Type.RecordRef;
        return isRecord && !verb.hasBody() ? Place.QUERY : Place.BODY;
    }

    private static boolean isFile(TypeUse use) {
        return use.value().type() instanceof Type.Upload
                || use.element().map(TypeUse::type).orElse(use.type()) instanceof Type.Upload;
    }

    /** Whether the values are texts: one, or several under one name. */
    static boolean isFlat(TypeUse use) {
        return use.value().type().isScalar()
                || use.element()
                        .filter(element -> element.type().isScalar() && !element.nullable())
                        .isPresent();
    }

    private Parameter parameter(Draft draft, boolean hasBody, DocComment doc) {
        // A JSON body leaves no room for a form.
        var place = draft.place() == Place.FORM && hasBody ? Place.QUERY : draft.place();
        boolean isRecord = place == Place.QUERY && !isFlat(draft.use());
        return new Parameter(
                draft.name(),
                place,
                draft.wireName(),
                place == Place.BODY ? !draft.use().nullable() : isRequired(draft.use()),
                draft.use(),
                draft.wire(),
                doc.parameter(draft.name()),
                isRecord ? queryRecord.components(draft.use(), draft.site()) : List.of(),
                draft.site().origin());
    }

    /** An absent list of texts or files is an empty one, which only a constraint refuses. */
    static boolean isRequired(TypeUse use) {
        return !use.nullable()
                && (use.element().isEmpty()
                        || use.constraints().stream()
                                .anyMatch(
                                        each ->
                                                each.limit() instanceof Limit.Length length
                                                        && length.min() > 0));
    }

    /** A parameter that does not yet know whether another one is the body. */
    private record Draft(
            String name, Place place, String wireName, TypeUse use, Wire wire, Site site) {}
}
