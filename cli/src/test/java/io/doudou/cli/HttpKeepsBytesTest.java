package io.doudou.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.cli.shell.Terminal;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** {@code svc http} adds methods to files of any style and leaves their other bytes alone. */
class HttpKeepsBytesTest {

    private static final String BEGIN =
            """
            /* kept:\t\u00fc \u6f22 \\u0041 */
            package userservice.service ;

            import  userservice.* ;	// all of it
            import java.util.List;

            @SuppressWarnings ( "unused" ) public class UserServiceImpl
            	implements UserService
            {
            	//	a tab, and blanks at the end   \s
            	public PageRet pageUsers (PageQuery query)	{ return
            			null; /* "}" */ }


            	@Override public UserVo getUser( int id ) { return new UserVo(
            	  id,"\\u0041da","",\"""
            	     engines
            	     \"""); } ;
            """;

    private static final String ADDED =
            """

            	@Override
            	public Optional<String> getPhone(int id) {
            		return Optional.of("+44 20 7946 0001");
            	}
            """;

    private static final String LIST = "import java.util.List;\n";
    private static final String OPTIONAL = "import java.util.Optional;\n";
    private static final String END = "\t// } not the end\n}\n\n// after the class\t\n";

    @TempDir private Path folder;
    private Path contract;
    private Path implementation;

    @BeforeEach
    void aProjectWithOneMethodMissing() throws IOException {
        doudou(folder, "svc", "init", "user-service");
        var root = folder.resolve("user-service");
        contract = root.resolve("api/src/main/java/userservice/UserService.java");
        implementation =
                root.resolve("service/src/main/java/userservice/service/UserServiceImpl.java");
        var end = "    UserVo getUser(@Min(1) int id);\n";
        var more = "\tjava.util.Optional< String >  getPhone(int id) ;\r\n";
        Files.writeString(contract, Files.readString(contract).replace(end, end + more));
    }

    @Test
    void tabsOddFormattingAndCommentsStay() throws IOException {
        assertAdded(BEGIN + END, (BEGIN + END).replace(LIST, LIST + OPTIONAL), ADDED);
    }

    @Test
    void lineEndsOfWindowsStayAndAddedLinesHaveThem() throws IOException {
        assertAdded(
                windows(BEGIN + END),
                windows((BEGIN + END).replace(LIST, LIST + OPTIONAL)),
                windows(ADDED));
    }

    @Test
    void mixedLineEndsStay() throws IOException {
        assertAdded(
                BEGIN + windows(END), BEGIN.replace(LIST, LIST + OPTIONAL) + windows(END), ADDED);
    }

    @Test
    void aFileWithoutALastLineEndStaysWithoutIt() throws IOException {
        var begin = BEGIN.stripTrailing() + "\n";
        assertAdded(begin + "}", begin.replace(LIST, LIST + OPTIONAL) + "}", ADDED);
    }

    /** The added text stands right before the closing brace of the class. */
    private void assertAdded(String before, String kept, String added) throws IOException {
        Files.writeString(implementation, before);
        var contractBefore = Files.readAllBytes(contract);

        var printed = doudou(folder.resolve("user-service"), "svc", "http");

        var brace = kept.lastIndexOf("\n}") + 1;
        var expected = kept.substring(0, brace) + added + kept.substring(brace);
        assertThat(printed).contains("added getPhone to ");
        assertThat(Files.readString(implementation)).isEqualTo(expected);
        assertThat(Files.readAllBytes(contract)).isEqualTo(contractBefore);
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String doudou(Path folder, String... arguments) {
        var output = new StringWriter();
        var out = new PrintWriter(output);
        var terminal = new Terminal(out, out, false, true, () -> Instant.EPOCH);
        var world =
                new Surroundings(terminal, new ProjectShell(), folder, Map.of(), Ticker.system());
        assertThat(Doudou.run(world, arguments)).as(output.toString()).isZero();
        return output.toString();
    }
}
