package shop;

import io.doudou.service.Download;
import io.doudou.service.Service;
import io.doudou.service.Upload;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Users of the shop. */
@Service
public interface UserService {

    /** Pages through users. */
    PageRet pageUsers(PageQuery query);

    /**
     * One user.
     *
     * @throws io.doudou.fault.Fault 404 user.unknown when there is no such user
     */
    User getUser(@Min(1) long id);

    String signUp(String name, @Nullable Integer age);

    Download getAvatar(long id) throws IOException;

    FileInfo uploadAvatar(Upload file, String remark);

    void deleteUser(long id);
}
