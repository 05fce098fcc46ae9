package io.doudou.tidy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;

import java.util.stream.Stream;

/** Which types the users of a class get to see. */
final class Signatures {

    /**
     * A type that a signature names.
     *
     * @param where the member
     * @param name the type that it names, type arguments included
     */
    record Seen(String where, String name) {

        @Override
        public String toString() {
            return where + " shows " + name;
        }
    }

    private Signatures() {}

    /** Everything that public and protected members of a class name, and what it extends. */
    static Stream<Seen> visible(JavaClass type) {
        var parents =
                Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                        .map(parent -> new Seen(type.getName(), parent.getName()));
        var members =
                type.getMembers().stream()
                        .filter(Signatures::isVisible)
                        .flatMap(
                                member ->
                                        member.getAllInvolvedRawTypes().stream()
                                                .map(JavaClass::getName)
                                                .map(name -> new Seen(member.getFullName(), name)));
        return Stream.concat(parents, members);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
