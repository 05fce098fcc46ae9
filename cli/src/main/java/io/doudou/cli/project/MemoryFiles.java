package io.doudou.cli.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Lets the compiler read from disk and write into memory, so that a compilation that fails leaves
 * no trace.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, Written> classes = new TreeMap<>();
    private final Map<String, Written> sources = new TreeMap<>();

    private final List<Path> resources;

    /**
     * Over the disk.
     *
     * @param resources folders whose files stand among the classes, as builds copy them there
     */
    MemoryFiles(StandardJavaFileManager disk, List<Path> resources) {
        super(disk);
        this.resources = List.copyOf(resources);
    }

    Map<String, byte[]> classes() {
        return bytes(classes);
    }

    Map<String, byte[]> sources() {
        return bytes(sources);
    }

    private static Map<String, byte[]> bytes(Map<String, Written> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, file) -> bytes.put(path, file.content.toByteArray()));
        return bytes;
    }

    @Override
    public boolean hasLocation(Location location) {
        return isOutput(location) || super.hasLocation(location);
    }

    private static boolean isOutput(Location location) {
        return location == StandardLocation.CLASS_OUTPUT
                || location == StandardLocation.SOURCE_OUTPUT;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return write(location, className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
            Location location,
            String className,
            JavaFileObject.Kind kind,
            FileObject... originatingFiles) {
        return write(location, className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
            Location location, String packageName, String relativeName, FileObject sibling) {
        return write(location, path(packageName, relativeName), JavaFileObject.Kind.OTHER);
    }

    @Override
    public FileObject getFileForOutputForOriginatingFiles(
            Location location,
            String packageName,
            String relativeName,
            FileObject... originatingFiles) {
        return write(location, path(packageName, relativeName), JavaFileObject.Kind.OTHER);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName)
            throws IOException {
        if (!isOutput(location)) {
            return super.getFileForInput(location, packageName, relativeName);
        }
        var path = path(packageName, relativeName);
        var file = files(location).get(path);
        if (file == null) {
            throw new FileNotFoundException(path);
        }
        return file;
    }

    @Override
    public boolean isSameFile(FileObject left, FileObject right) {
        return left.toUri().equals(right.toUri());
    }

    private static String path(String packageName, String relativeName) {
        return packageName.isEmpty()
                ? relativeName
                : packageName.replace('.', '/') + "/" + relativeName;
    }

    private Map<String, Written> files(JavaFileManager.Location location) {
        return location == StandardLocation.SOURCE_OUTPUT ? sources : classes;
    }

    private Written write(Location location, String path, JavaFileObject.Kind kind) {
        var uri = URI.create("memory:///" + location.getName() + "/" + path);
        return new Written(uri, kind, path, files(location));
    }

    private byte[] resource(String path) throws IOException {
        for (var folder : resources) {
            if (Files.exists(folder.resolve(path))) {
                return Files.readAllBytes(folder.resolve(path));
            }
        }
        throw new NoSuchFileException(path);
    }

    /**
     * A file in memory: written by the compiler, then perhaps read again by it. One that nobody has
     * opened to write is a resource, if there is any of its name.
     */
    private final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final String path;
        private final Map<String, Written> files;

        Written(URI uri, Kind kind, String path, Map<String, Written> files) {
            super(uri, kind);
            this.path = path;
            this.files = files;
        }

        @Override
        public OutputStream openOutputStream() {
            files.put(path, this);
            return content;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return new ByteArrayInputStream(bytes());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        private byte[] bytes() throws IOException {
            return files.containsKey(path) ? content.toByteArray() : resource(path);
        }
    }
}
