package shop;

import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import java.io.IOException;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link UserService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class UserServiceRoutes {

    private final UserService service;

    private UserServiceRoutes(UserService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(UserService service) {
        var routes = new UserServiceRoutes(service);
        return Routes.of("usersvc", UserService.class)
                .documented(UserService.class::getResourceAsStream)
                .shaped(UserServiceShapes::shapes)
                .route(
                        Route.of("PageUsers", "POST", "/page/users", routes::pageUsers)
                                .consuming(MediaType.JSON)
                                .procedure("UserService.PageUsers", Passing.BODY))
                .route(
                        Route.of("User", "GET", "/user", routes::getUser)
                                .procedure("UserService.GetUser", Passing.NAMED))
                .route(
                        Route.of("SignUp", "POST", "/sign/up", routes::signUp)
                                .consuming(MediaType.FORM)
                                .procedure("UserService.SignUp", Passing.NAMED))
                .route(
                        Route.of("Avatar", "GET", "/avatar", routes::getAvatar)
                                .producing(MediaType.OCTETS))
                .route(
                        Route.of("UploadAvatar", "POST", "/upload/avatar", routes::uploadAvatar)
                                .consuming(MediaType.MULTIPART))
                .route(
                        Route.of("User", "DELETE", "/user", routes::deleteUser)
                                .procedure("UserService.DeleteUser", Passing.NAMED)
                                .producingNothing());
    }

    private Response pageUsers(Request request) {
        var input = Input.of(request);
        var query = input.body("query", UserServiceJson.PAGE_QUERY);
        input.throwIfInvalid();
        return Response.json(request, UserServiceJson.PAGE_RET, service.pageUsers(query));
    }

    private Response getUser(Request request) {
        var input = Input.of(request);
        var id = input.query("id").required(Scalar.LONG);
        input.check("id", id == null || id >= 1, "must be at least 1");
        input.throwIfInvalid();
        return Response.json(request, UserServiceJson.USER, service.getUser(id));
    }

    private Response signUp(Request request) {
        var input = Input.of(request);
        var name = input.form("name").required(Scalar.STRING);
        var age = input.form("age").optional(Scalar.INT);
        input.throwIfInvalid();
        return Response.json(request, UserServiceJson.STRING, service.signUp(name, age));
    }

    private Response getAvatar(Request request) throws IOException {
        var input = Input.of(request);
        var id = input.query("id").required(Scalar.LONG);
        input.throwIfInvalid();
        return Response.download(service.getAvatar(id));
    }

    private Response uploadAvatar(Request request) {
        var input = Input.of(request);
        var file = input.file("file");
        var remark = input.form("remark").required(Scalar.STRING);
        input.throwIfInvalid();
        return Response.json(
                request, UserServiceJson.FILE_INFO, service.uploadAvatar(file, remark));
    }

    private Response deleteUser(Request request) {
        var input = Input.of(request);
        var id = input.query("id").required(Scalar.LONG);
        input.throwIfInvalid();
        service.deleteUser(id);
        return Response.noContent();
    }
}
