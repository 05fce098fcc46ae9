package shop;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import io.doudou.service.Download;
import io.doudou.service.Upload;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link UserService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class UserServiceClient implements UserService {

    private static final Supplier<ServiceShapes> SHAPES = UserServiceShapes::shapes;

    private final ServiceClient client;

    private UserServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static UserServiceClient of(ServiceClient client) {
        return new UserServiceClient(client);
    }

    @Override
    public PageRet pageUsers(PageQuery query) {
        var call =
                Call.of("PageUsers", "POST", "/page/users")
                        .procedure("UserService.PageUsers", Passing.BODY, SHAPES)
                        .body("query", UserServiceJson.PAGE_QUERY, query);
        return client.json(call, UserServiceJson.PAGE_RET);
    }

    @Override
    public User getUser(long id) {
        var call =
                Call.of("User", "GET", "/user")
                        .procedure("UserService.GetUser", Passing.NAMED, SHAPES)
                        .query("id", Scalar.LONG, id);
        return client.json(call, UserServiceJson.USER);
    }

    @Override
    public String signUp(String name, Integer age) {
        var call =
                Call.of("SignUp", "POST", "/sign/up")
                        .procedure("UserService.SignUp", Passing.NAMED, SHAPES)
                        .form("name", Scalar.STRING, name)
                        .form("age", Scalar.INT, age);
        return client.json(call, UserServiceJson.STRING);
    }

    @Override
    public Download getAvatar(long id) {
        var call = Call.of("Avatar", "GET", "/avatar").query("id", Scalar.LONG, id);
        return client.download(call);
    }

    @Override
    public FileInfo uploadAvatar(Upload file, String remark) {
        var call =
                Call.of("UploadAvatar", "POST", "/upload/avatar")
                        .file("file", file)
                        .form("remark", Scalar.STRING, remark);
        return client.json(call, UserServiceJson.FILE_INFO);
    }

    @Override
    public void deleteUser(long id) {
        var call =
                Call.of("User", "DELETE", "/user")
                        .procedure("UserService.DeleteUser", Passing.NAMED, SHAPES)
                        .query("id", Scalar.LONG, id);
        client.none(call);
    }
}
