package routes;

import io.doudou.service.Delete;
import io.doudou.service.Get;
import io.doudou.service.Post;
import io.doudou.service.Put;
import io.doudou.service.Service;

@Service
public interface RouteService {
    int getUser();

    @Get("/user")
    int user(); // ! GET /user is already the route of getUser: rename one of them or give it a path with @Get

    int getUser(int id); // ! GET /user is already the route of getUser: rename one of them or give it a path with @Get

    @Get("/users/{id}")
    int one(int id);

    @Get("/users/{name}")
    int other(String name); // ! GET /users/{name} is already the route of one: rename one of them or give it a path with @Get

    @Get("users")
    int relative(); // ! the path users is not one: write a path such as @Get("/users/{id}")

    @Put("/a//b")
    int empty(); // ! the path /a//b is not one: write a path such as @Put("/users/{id}")

    @Delete("/a/{b")
    int open(); // ! the path /a/{b is not one: write a path such as @Delete("/users/{id}")

    @Post("/things/{id}")
    int unbound(int number); // ! no parameter is called like the path variable {id}

    @Post("/twice/{id}/{id}")
    int twice(int id); // ! the path variable {id} stands in the path twice

    @Get("/two")
    @Post("/two")
    int verbs(); // ! a method has one route: keep one of its verbs

    @Get("/overloaded")
    int overloaded();

    @Post("/overloaded")
    int overloaded(int again); // ! a second method is called overloaded: rename it

    int größe(); // ! the path /größe is not one: write a path such as @Post("/users/{id}")

    <T> int generic(); // ! a route has no type parameters: write the types themselves

    int many(String... names); // ! a client cannot pass String...: write List<String>
}
