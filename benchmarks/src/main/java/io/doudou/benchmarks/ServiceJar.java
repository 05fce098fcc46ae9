package io.doudou.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The bench's jar as a service would have it: without the libraries of the floor and of systems,
 * whose directories the JVM would read at each start.
 */
final class ServiceJar {

    private static final String NAME = "doudou-service.jar";

    private static final List<String> NOT_OF_A_SERVICE =
            List.of(
                    "lib/grpc-",
                    "lib/protobuf-java",
                    "lib/guava",
                    "lib/vertx-",
                    "lib/netty-codec-dns",
                    "lib/netty-handler-proxy",
                    "lib/netty-resolver-dns",
                    "lib/doudou-consul",
                    "lib/doudou-nats",
                    "lib/doudou-redis",
                    "lib/jnats-",
                    "lib/bcprov-");

    private ServiceJar() {}

    /** A jar beside {@code whole} with the same classes; it is made once. */
    static Path beside(Path whole) throws IOException {
        var jar = whole.resolveSibling(NAME);
        if (!Files.exists(jar)
                || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(whole)) < 0) {
            write(whole, jar);
        }
        return jar;
    }

    private static void write(Path whole, Path jar) throws IOException {
        try (var in = new JarFile(whole.toFile());
                var out = new JarOutputStream(Files.newOutputStream(jar), manifest(in))) {
            for (var entry : Collections.list(in.entries())) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }

    private static Manifest manifest(JarFile whole) throws IOException {
        var manifest = new Manifest(whole.getManifest());
        var main = manifest.getMainAttributes();
        var libraries = new ArrayList<String>();
        for (var library : main.getValue(Attributes.Name.CLASS_PATH).split(" ")) {
            if (NOT_OF_A_SERVICE.stream().noneMatch(library::startsWith)) {
                libraries.add(library);
            }
        }
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        return manifest;
    }
}
