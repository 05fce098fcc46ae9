package io.doudou.generator.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Wire;
import io.doudou.testkit.RequiredTool;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OpenApiWriterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi");

    @ParameterizedTest
    @EnumSource
    void theDocumentIsTheGoldenOne(OpenApiDialect dialect) throws IOException {
        var document = OpenApiWriter.write(SampleService.model(), dialect);
        var golden = GOLDEN.resolve("LibraryService" + dialect.suffix());
        if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, document);
        }

        assertThat(document).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentIsValidForTheParserOfSwagger(OpenApiDialect dialect) {
        var document = OpenApiWriter.write(SampleService.model(), dialect);
        var parsed = new OpenAPIV3Parser().readContents(document, null, new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentIsValidForTheValidatorInPython(OpenApiDialect dialect, @TempDir Path folder)
            throws IOException, InterruptedException {
        var validator = RequiredTool.OPENAPI_SPEC_VALIDATOR.require();
        var document = folder.resolve("document.json");
        Files.writeString(document, OpenApiWriter.write(SampleService.model(), dialect));

        var process =
                new ProcessBuilder(validator.toString(), document.toString())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void twoVerbsOnOnePathBothAppear() {
        var document = OpenApiWriter.write(SampleService.model(), OpenApiDialect.V3_0);
        var path =
                new OpenAPIV3Parser()
                        .readContents(document)
                        .getOpenAPI()
                        .getPaths()
                        .get("/book/{id}");

        assertThat(path.getGet().getOperationId()).isEqualTo("getBook");
        assertThat(path.getPut().getOperationId()).isEqualTo("putBook");
    }

    @Test
    void theSchemaOfProblemsGivesWayToATypeOfThatName() {
        var constants = List.of(new Declaration.Constant("BAD", Wire.NONE, ""));
        var problem =
                new Declaration.EnumType(
                        "Problem", new JavaName("library", List.of("Problem")), "", constants);

        assertThat(ProblemSchema.beside(List.of()).name()).isEqualTo("Problem");
        assertThat(ProblemSchema.beside(List.of(problem)).name()).isEqualTo("Problem.Document");
    }
}
