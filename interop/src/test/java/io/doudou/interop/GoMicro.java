package io.doudou.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The releases of go-micro that Java nodes must live with: programs in {@code src/test/go}, whose
 * first argument says which part they play. Each is built once, when first asked for.
 */
enum GoMicro {
    /** Release 5, as it is today. */
    MICRO5,
    /** Release 1.18, the last one of its first kind. */
    MICRO1;

    private static final String PATH_5 = "go-micro.dev/v5";
    private static final String PATH_1 = "github.com/micro/go-micro";

    /** The command that plays a part: {@code serve -name greeter}. */
    List<String> command(String part, String... arguments) {
        var command = new ArrayList<>(List.of(program().toString(), part));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private synchronized Path program() {
        return switch (this) {
            case MICRO5 -> new GoBuild("micro5").folder("micro5").program();
            case MICRO1 ->
                    new GoBuild("micro1")
                            .folder("micro5", source -> source.replace(PATH_5, PATH_1))
                            .folder("micro1")
                            .program();
        };
    }
}
