package io.doudou.cli.project;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * The few things that the command line wants to know of a {@code pom.xml} before Maven runs. It is
 * read as it stands: nothing is inherited, no profile is applied.
 *
 * @param artifact the artifact id
 * @param version its own or its parent's
 * @param parent group, artifact and version of the parent, as {@code group:artifact:version}
 * @param modules folders of the modules, relative to the file
 * @param properties names and values as written
 * @param dependencies artifact ids of all dependencies
 * @param build names of all elements of the build section, which tell whether the build is plain
 * @param compilerArguments what the compiler is told beyond the usual
 */
record Pom(
        String artifact,
        String version,
        Optional<String> parent,
        List<String> modules,
        Map<String, String> properties,
        List<String> dependencies,
        Set<String> build,
        List<String> compilerArguments) {

    /**
     * Reads a file.
     *
     * @throws Failure when it is no XML
     */
    static Pom read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            // A POM needs no document type, and one could name files of this machine.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return of(builder.parse(in).getDocumentElement());
        } catch (SAXException broken) {
            throw new Failure(file + " cannot be read: " + broken.getMessage(), broken);
        } catch (IOException | ParserConfigurationException broken) {
            throw new Failure("cannot read " + file + ": " + broken.getMessage(), broken);
        }
    }

    private static Pom of(Element project) {
        var properties = new TreeMap<String, String>();
        for (var group : children(project, "properties")) {
            children(group).forEach(it -> properties.put(it.getTagName(), text(it)));
        }
        var build = new ArrayList<Element>();
        children(project, "build").forEach(it -> collect(it, build));
        return new Pom(
                child(project, "artifactId").orElse(""),
                version(project),
                children(project, "parent").stream().map(Pom::coordinates).findFirst(),
                inside(project, "modules", "module").stream().map(Pom::text).toList(),
                properties,
                inside(project, "dependencies", "dependency").stream()
                        .flatMap(dependency -> children(dependency, "artifactId").stream())
                        .map(Pom::text)
                        .toList(),
                build.stream().map(Element::getTagName).collect(Collectors.toUnmodifiableSet()),
                build.stream()
                        .filter(it -> it.getTagName().equals("compilerArgs"))
                        .flatMap(it -> children(it, "arg").stream())
                        .map(Pom::text)
                        .toList());
    }

    private static String version(Element project) {
        return Stream.concat(Stream.of(project), children(project, "parent").stream())
                .flatMap(element -> child(element, "version").stream())
                .findFirst()
                .orElse("");
    }

    private static String coordinates(Element parent) {
        return List.of("groupId", "artifactId", "version").stream()
                .map(name -> child(parent, name).orElse(""))
                .reduce((left, right) -> left + ":" + right)
                .orElseThrow();
    }

    private static void collect(Element element, List<Element> all) {
        all.add(element);
        children(element).forEach(child -> collect(child, all));
    }

    private static List<Element> inside(Element element, String group, String name) {
        return children(element, group).stream()
                .flatMap(it -> children(it, name).stream())
                .toList();
    }

    private static Optional<String> child(Element element, String name) {
        return children(element, name).stream().map(Pom::text).findFirst();
    }

    private static List<Element> children(Element element, String name) {
        return children(element).stream().filter(it -> it.getTagName().equals(name)).toList();
    }

    private static List<Element> children(Element element) {
        var found = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
