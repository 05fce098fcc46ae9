package places;

import io.doudou.service.Cookie;
import io.doudou.service.Get;
import io.doudou.service.Header;
import io.doudou.service.Service;
import io.doudou.service.Upload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Service
public interface PlaceService {
    void postTwo(
            User one,
            User other); // ! a request has one body: put other and the other one into one record

    void postFileAndBody(
            Upload file,
            User user); // ! a request with files has no JSON body for user: write its parts as parameters

    void postBodyAndFile(
            User user,
            Upload file); // ! a request with a JSON body has no room for the file file: write the parts of the body as parameters

    void getMap(Map<String, String> map); // ! a GET has no body for map: serve the method with @Post

    void getFile(Upload file); // ! a GET cannot carry the file file: serve the method with @Post

    void deleteDeep(
            Deep deep); // ! users does not fit into the query: serve the method with @Post

    void postHeader(@Header("X-User") User user); // ! a header holds one text: write a text, a number, an enum

    void getCookies(@Cookie List<String> cookies); // ! a cookie holds one text: write a text, a number, an enum

    @Get("/maybe/{id}")
    void maybe(@Nullable Long id); // ! a path variable is always there: write it as never null

    void getSame(
            int age,
            User user); // ! another parameter is called age too: rename one of them

    void postSame(
            @Header("x-a") String one,
            @Header("X-A") String other); // ! another parameter is called X-A too: rename one of them

    record User(String name, int age) {}

    record Deep(List<User> users) {}
}
