package folder;

import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A node as the text of a file that people can read, too: one {@code name=value} on a line. Has no
 * place for endpoints, nor for metadata of the service.
 */
final class NodeFile {

    private static final String ENDING = ".node";
    private static final String METADATA = "metadata.";

    private NodeFile() {}

    /** {@code usersvc@usersvc-17.node}; what is special in a name of a file is encoded. */
    static String name(String service, String nodeId) {
        return beginning(service) + encoded(nodeId) + ENDING;
    }

    private static String beginning(String service) {
        return encoded(service) + "@";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static boolean isOf(String service, Path file) {
        return isNode(file) && file.getFileName().toString().startsWith(beginning(service));
    }

    static boolean isNode(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    static String service(Path file) {
        var name = file.getFileName().toString();
        return URLDecoder.decode(name.substring(0, name.indexOf('@')), StandardCharsets.UTF_8);
    }

    static String text(String version, Node node) throws IOException {
        var lines = new Properties();
        lines.setProperty("id", node.id());
        lines.setProperty("address", node.address());
        lines.setProperty("version", version);
        node.metadata().forEach((key, value) -> lines.setProperty(METADATA + key, value));
        var text = new StringWriter();
        lines.store(text, null);
        return text.toString();
    }

    /** The node with its service; empty when the text is not what one of us wrote. */
    static Optional<Service> parse(String service, String text) {
        var lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
        if (lines.getProperty("id") == null || lines.getProperty("address") == null) {
            return Optional.empty();
        }
        var metadata = new HashMap<String, String>();
        for (var key : lines.stringPropertyNames()) {
            if (key.startsWith(METADATA)) {
                metadata.put(key.substring(METADATA.length()), lines.getProperty(key));
            }
        }
        var node = new Node(lines.getProperty("id"), lines.getProperty("address"), metadata);
        var version = lines.getProperty("version", "");
        return Optional.of(new Service(service, version, Map.of(), List.of(), List.of(node)));
    }
}
