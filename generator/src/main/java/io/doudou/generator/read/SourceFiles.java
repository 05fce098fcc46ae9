package io.doudou.generator.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Tells types that are compiled here from those that were compiled before: class files have no
 * lines to report at, no comments, and names of parameters only when the compiler was told so.
 */
final class SourceFiles {

    private final Elements elements;

    SourceFiles(Elements elements) {
        this.elements = elements;
    }

    boolean contain(TypeElement type) {
        var file = elements.getFileObjectOf(type);
        return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
    }

    /** The site of a part of {@code type}: the part, or what is read with a hint at the part. */
    Site siteOf(Element part, TypeElement type, Site site) {
        return contain(type)
                ? site.at(part)
                : site.within(type.getQualifiedName() + "." + part.getSimpleName());
    }
}
