package files;

import io.doudou.service.Download;
import io.doudou.service.Service;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** Photos in albums. */
@Service
public interface PhotoService {

    /**
     * Stores one photo, in place of one of the same name.
     *
     * @param album begins to exist with its first photo
     * @param photo the file
     * @param remark to go with it
     */
    Photo postPhoto(String album, Upload photo, @Nullable String remark) throws IOException;

    /**
     * Stores photos that belong together.
     *
     * @param album begins to exist with its first photo
     * @param photos the files, in the order in which they are answered
     * @param remark to go with each of them
     */
    List<Photo> postPhotos(String album, List<Upload> photos, @Nullable String remark)
            throws IOException;

    /**
     * The photo itself.
     *
     * @param album in which it is
     * @param name as stored
     * @throws io.doudou.fault.Fault 404 photo.unknown when there is no such photo
     */
    Download getPhoto(String album, String name) throws IOException;

    /**
     * Deletes a photo; one that is not there is no error.
     *
     * @param album in which it is
     * @param name as stored
     */
    void deletePhoto(String album, String name) throws IOException;
}
