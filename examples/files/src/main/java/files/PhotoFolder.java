package files;

import io.doudou.fault.Fault;
import io.doudou.service.Download;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Photos in a folder. Names of albums and photos come from outside, so they are never used as names
 * of files: those are the hexadecimal digits of their bytes.
 */
public final class PhotoFolder implements PhotoService {

    /** A file name has at most 255 bytes, and each byte of a name takes two. */
    private static final int NAME_BYTES_MAX = 120;

    private final Path folder;

    public PhotoFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Photo postPhoto(String album, Upload photo, @Nullable String remark) throws IOException {
        var target = file(album, photo.fileName());
        Files.createDirectories(target.getParent());
        photo.copyTo(target);
        return new Photo(album, photo.fileName(), photo.contentType(), photo.size(), remark);
    }

    @Override
    public List<Photo> postPhotos(String album, List<Upload> photos, @Nullable String remark)
            throws IOException {
        var stored = new ArrayList<Photo>();
        for (var photo : photos) {
            stored.add(postPhoto(album, photo, remark));
        }
        return stored;
    }

    @Override
    public Download getPhoto(String album, String name) throws IOException {
        var file = file(album, name);
        if (!Files.exists(file)) {
            throw new Fault(
                    404, "photo.unknown", "There is no photo " + name + " in " + album + ".");
        }
        var size = OptionalLong.of(Files.size(file));
        return new Download(name, "application/octet-stream", size, Files.newInputStream(file));
    }

    @Override
    public void deletePhoto(String album, String name) throws IOException {
        Files.deleteIfExists(file(album, name));
    }

    private Path file(String album, String name) {
        return folder.resolve(fileName(album)).resolve(fileName(name));
    }

    private static String fileName(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME_BYTES_MAX) {
            throw new Fault(400, "photo.name", "A name has at most " + NAME_BYTES_MAX + " bytes.");
        }
        return "x" + HexFormat.of().formatHex(bytes);
    }
}
