package io.doudou.generator.check;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Names within one JSON object, and tags within one choice, differ. */
final class NameRules {

    private final List<Problem> problems = new ArrayList<>();

    private NameRules() {}

    static List<Problem> of(Service service) {
        var rules = new NameRules();
        for (var declaration : service.declarations()) {
            switch (declaration) {
                case Declaration.RecordType record -> rules.checkRecord(record);
                case Declaration.ChoiceType choice -> rules.checkChoice(choice, service);
                case Declaration.EnumType _ -> {}
            }
        }
        return rules.problems;
    }

    private void checkRecord(Declaration.RecordType record) {
        var names = new HashSet<String>();
        for (var component : record.components()) {
            if (!names.add(component.wireName())) {
                problems.add(
                        new Problem(
                                component.origin(),
                                "another component is written as %s too: rename one of them"
                                        .formatted(component.wireName())));
            }
        }
    }

    private void checkChoice(Declaration.ChoiceType choice, Service service) {
        var tags = new HashSet<String>();
        for (var shape : choice.shapes()) {
            if (!tags.add(shape.tag())) {
                problems.add(
                        new Problem(
                                choice.origin(),
                                "two records of %s are called %s: give one a @JsonName"
                                        .formatted(choice.name(), shape.tag())));
            }
            if (service.declaration(shape.type()) instanceof Declaration.RecordType record) {
                checkDiscriminator(choice, record);
            }
        }
    }

    private void checkDiscriminator(Declaration.ChoiceType choice, Declaration.RecordType record) {
        for (var component : record.components()) {
            if (component.wireName().equals(choice.discriminator())) {
                problems.add(
                        new Problem(
                                component.origin(),
                                "%s says which record of %s it is: rename the component"
                                        .formatted(choice.discriminator(), choice.name())));
            }
        }
    }
}
