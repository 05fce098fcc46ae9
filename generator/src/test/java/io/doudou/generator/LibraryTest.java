package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.generator.Compilation.Compiler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Interfaces and records that were compiled before, in another module, mean the same. */
class LibraryTest {

    private static final Path FOLDER = Path.of("src/test/resources/library");

    @TempDir private Path output;

    /** The Eclipse compiler does not hand on the names that a class file keeps. */
    @Test
    void whatIsWrittenAtTypesOfALibraryIsKept() throws IOException {
        Compilation.of(Compiler.JAVAC, FOLDER.resolve("before"), output, List.of("-parameters"));

        var service = Compilation.of(Compiler.JAVAC, FOLDER.resolve("after"), output, List.of());

        assertThat(service.problems()).isEmpty();
        assertThat(Files.readString(output.resolve("library/ThingServiceClient.java")))
                .contains("Call.of(\"One\", \"GET\", \"/things/{id}\")")
                .contains(".path(\"id\", Scalar.LONG, id)")
                .contains(".header(\"X-Tenant\", Scalar.STRING, tenant)");
        assertThat(Files.readString(output.resolve("library/ThingServiceJson.java")))
                .contains("JsonFields.none().required(\"_id\").optional(\"level\")")
                .contains("level <= 9");
    }

    @ParameterizedTest
    @EnumSource
    void namesThatALibraryDidNotKeepAreAProblem(Compiler compiler) {
        Compilation.of(Compiler.JAVAC, FOLDER.resolve("before"), output, List.of());

        var service = Compilation.of(compiler, FOLDER.resolve("after"), output, List.of());

        assertThat(service.errors())
                .contains(
                        "ThingService.java:6 library.Store.getOne: its class file keeps no names of"
                                + " parameters: compile it with -parameters");
        assertThat(service.generated()).isEmpty();
    }
}
