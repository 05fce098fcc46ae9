// Written by protoc-gen-doudou. What to edit is shop/v1/routes.proto.
package shop.v1;

import io.doudou.service.Delete;
import io.doudou.service.Get;
import io.doudou.service.OnWire;
import io.doudou.service.Patch;
import io.doudou.service.Put;
import io.doudou.service.Service;
import io.doudou.stream.Source;
import java.time.Instant;
import java.util.Optional;

/** Methods with routes of their own. */
@Service("shop.v1")
public interface Articles {
    /**
     * One article.
     *
     * @param articleId which
     * @param part how much of it
     */
    @Get("/v1/articles/{articleId}/{part}")
    Article find(
            @OnWire(3) String articleId,
            @OnWire(1) int part,
            @OnWire(value = 2, type = "google.protobuf.Timestamp") Optional<Instant> since);

    @Get("/v1/articles")
    Source<Article> search(SearchRequest request);

    @Put("/v1/articles")
    Article keep(Article request);

    @Patch("/v1/articles")
    Article change(Article request);

    @Delete("/v1/articles")
    Article remove(SearchRequest request);
}
