package io.doudou.generator.read;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Topics;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.model.Verb;
import io.doudou.generator.model.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads one interface of topics with everything that its events consist of. An instance reads one
 * interface and is then done.
 */
public final class TopicsReader {

    static final String TOPIC = "io.doudou.service.Topic";

    private static final String SHAPE =
            "an event is one record, and nobody answers it: write void placed(OrderPlaced event)";

    private final Reading reading;
    private final DeclarationReader declarations;

    public TopicsReader(Elements elements, Options options) {
        this.reading = Reading.of(elements, options);
        this.declarations = new DeclarationReader(reading);
    }

    /** Reads the interface; what came of it is to be believed only without {@link #problems}. */
    public Topics read(TypeElement type) {
        var site = Site.of(type);
        refuseWhatHasNoTopics(type, site);
        var topics = new ArrayList<Topics.Topic>();
        for (var method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)) {
                readMethod(method, site.at(method), topics);
            }
        }
        var contract =
                new Service(
                        JavaNames.of(type),
                        "",
                        DocComment.parse(reading.elements().getDocComment(type)).text(),
                        topics.stream().map(Topics.Topic::method).toList(),
                        declarations.all(),
                        memberTypes(type),
                        reading.options(),
                        site.origin());
        return new Topics(contract, topics);
    }

    private static Set<String> memberTypes(TypeElement type) {
        return ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    /** What cannot be generated, in the order in which it was found. */
    public List<Problem> problems() {
        return reading.problems().list();
    }

    /** Whether a type was missing that another processor may write in this compilation. */
    public boolean isUnresolved() {
        return reading.problems().isUnresolved();
    }

    private void refuseWhatHasNoTopics(TypeElement type, Site site) {
        if (type.getKind() != ElementKind.INTERFACE) {
            reading.refuse(site, "only an interface has topics: write an interface");
        }
        if (!(type.getEnclosingElement() instanceof PackageElement)) {
            reading.refuse(
                    site, "topics need a file of their own: move them out of the other type");
        }
        if (!type.getTypeParameters().isEmpty()) {
            reading.refuse(site, "an interface of topics has no type parameters: write the types");
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            reading.refuse(site, "a listener must be able to implement the topics: drop sealed");
        }
        if (!type.getInterfaces().isEmpty()) {
            reading.refuse(site, "an interface of topics extends no other: write its methods here");
        }
    }

    private void readMethod(ExecutableElement method, Site here, List<Topics.Topic> topics) {
        var name = reading.annotations().text(method, TOPIC);
        if (name.isEmpty()) {
            reading.refuse(
                    here,
                    "the other methods are topics: write @Topic(\"...\") or move it to an interface"
                            + " of its own");
        } else if (hasShape(method)) {
            topics.add(new Topics.Topic(method(method, here), name.get()));
        } else {
            reading.refuse(here, SHAPE);
        }
    }

    private static boolean hasShape(ExecutableElement method) {
        return method.getParameters().size() == 1
                && !method.isVarArgs()
                && method.getTypeParameters().isEmpty()
                && method.getReturnType().getKind() == TypeKind.VOID;
    }

    private Method method(ExecutableElement method, Site here) {
        var doc = DocComment.parse(reading.elements().getDocComment(method));
        var name = method.getSimpleName().toString();
        return new Method(
                name,
                name,
                Verb.POST,
                "",
                doc.text(),
                List.of(event(method, here)),
                TypeUse.of(new Type.Nothing()),
                "",
                List.of(),
                List.of(),
                false,
                reading.elements().isDeprecated(method),
                here.origin());
    }

    private Parameter event(ExecutableElement method, Site here) {
        var event = method.getParameters().getFirst();
        var at = here.part(event);
        var use =
                declarations
                        .types()
                        .read(event.asType(), Annotations.ofUse(event, event.asType()), at);
        var isEvent = use.type() instanceof Type.RecordRef || use.type() instanceof Type.ChoiceRef;
        if (!reading.problems().isUnresolved() && (!isEvent || use.nullable())) {
            reading.refuse(at, SHAPE);
        }
        var name = event.getSimpleName().toString();
        return new Parameter(
                name, Place.BODY, name, true, use, Wire.NONE, "", List.of(), at.origin());
    }
}
