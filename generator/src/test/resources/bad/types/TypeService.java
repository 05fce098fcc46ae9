package types;

import io.doudou.service.Download;
import io.doudou.service.Service;
import io.doudou.service.Upload;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Service
public interface TypeService {
    void postDate(Date date); // ! java.util.Date cannot travel: write java.time.Instant

    void postTwo(
            ArrayList<String> names, // ! java.util.ArrayList cannot travel: write List
            Object anything); // ! java.lang.Object cannot travel: write a record, or a sealed interface of records

    CompletableFuture<String> getLater(); // ! java.util.concurrent.CompletableFuture cannot travel: write the value itself; methods may block

    Stream<String> getStream(); // ! java.util.stream.Stream cannot travel: write List

    void postRaw(List list); // ! java.util.List needs its type arguments: write List<E>

    void postWild(List<? extends Number> list); // ! ? extends java.lang.Number can be any type: write the type itself

    void postKeys(Map<UUID, String> map); // ! the keys of a JSON object are plain texts: write Map<String, String>

    void postStream(InputStream in); // ! java.io.InputStream cannot travel: write Upload to receive a file, Download to send one

    void postClass(Mutable value); // ! types.TypeService.Mutable cannot travel: write a record with the same parts

    void postInterface(Open value); // ! types.TypeService.Open cannot travel: write a record, or make it a sealed interface of records

    void postShape(Shape shape); // ! types.TypeService.Round cannot travel as a shape of Shape: make it a record

    void getPrimitive(@Nullable int number); // ! int is never null: write @Nullable Integer

    void postTwice(Optional<Optional<String>> text); // ! an Optional says already that the value may be absent: write it without @Nullable and without a second Optional

    void postArray(List<String>[] lists); // ! an array of a generic type is not safe: write List<List<String>>

    void postFiles(Map<String, Upload> files); // ! an Upload is a parameter of its own, or a List<Upload> is

    List<Download> getFiles(); // ! a Download is the whole result of a method

    void postCollection(Box<Collection<String>> box); // ! java.util.Collection cannot travel: write List

    void postGrowing(Growing<String> growing);

    record Box<T>(T content) {}

    record Growing<T>(@Nullable Growing<Box<T>> next) {} // ! this type contains ever larger forms of itself: write it without

    class Mutable {}

    interface Open {}

    sealed interface Shape permits Round {}

    enum Round implements Shape {
        CIRCLE
    }
}
