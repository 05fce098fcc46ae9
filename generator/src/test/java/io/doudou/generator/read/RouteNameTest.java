package io.doudou.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.generator.model.Options;
import io.doudou.generator.model.Verb;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs, paths and route names agree with go-doudou's, of which these rows are recorded. */
class RouteNameTest {

    @ParameterizedTest
    @CsvSource({
        "PageUsers, POST, /page/users, /svc/pageusers, PageUsers",
        "GetUser, GET, /user, /svc/user, User",
        "GetUserById, GET, /user/by/id, /svc/userbyid, UserById",
        "PutUserID, PUT, /user/id, /svc/userid, UserID",
        "DeleteAllUsers, DELETE, /all/users, /svc/allusers, AllUsers",
        "PostSelect_Books, POST, /select/books, /svc/select_books, Select_Books",
        "Get, GET, /, /svc/, ''",
        "GETUser, GET, /user, /svc/user, User",
        "Getting, POST, /getting, /svc/getting, Getting",
        "Getuser, POST, /getuser, /svc/getuser, Getuser",
        "Deleted, POST, /deleted, /svc/deleted, Deleted",
        "Postpone, POST, /postpone, /svc/postpone, Postpone",
        "PatchUser, POST, /patch/user, /svc/patchuser, PatchUser",
        "HeadUser, POST, /head/user, /svc/headuser, HeadUser",
        "UploadAvatar2, POST, /upload/avatar/2, /svc/uploadavatar2, UploadAvatar2",
        "GetUser2, GET, /user/2, /svc/user2, User2",
        "GetV1Users, GET, /v/1/users, /svc/v1users, V1Users",
        "GetURLInfo, GET, /url/info, /svc/urlinfo, URLInfo",
        "GetHTTP2Server, GET, /http/2/server, /svc/http2server, HTTP2Server",
        "GetOAuth2Token, GET, /o/auth/2/token, /svc/oauth2token, OAuth2Token",
        "GetMD5Sum, GET, /md/5/sum, /svc/md5sum, MD5Sum",
        "ListAPIs, POST, /list/ap/is, /svc/listapis, ListAPIs",
        "QueryOrderBy3Days, POST, /query/order/by/3/days, /svc/queryorderby3days,"
                + " QueryOrderBy3Days",
        "Get2Users, GET, /2/users, /svc/2users, 2Users",
    })
    void aMethodNameGivesVerbPathAndRouteName(
            String method, Verb verb, String split, String whole, String name) {
        var inJava = Character.toLowerCase(method.charAt(0)) + method.substring(1);
        for (var spelling : new String[] {method, inJava}) {
            assertThat(RouteName.of("Svc", spelling, Options.Paths.SPLIT))
                    .isEqualTo(new RouteName(verb, name, split));
            assertThat(RouteName.of("Svc", spelling, Options.Paths.WHOLE))
                    .isEqualTo(new RouteName(verb, name, whole));
        }
    }
}
