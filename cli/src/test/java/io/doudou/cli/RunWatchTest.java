package io.doudou.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.function.Predicate;

/** {@code svc run -w} on a real project, in processes of its own, from its start to its end. */
@Timeout(120)
class RunWatchTest {

    private static final String USER = "/user?id=1";

    @Test
    @DisabledOnOs(OS.WINDOWS) // there are no signals that a process could answer with a status
    void answersFollowTheSourcesAndNoRequestIsRefusedMeanwhile(@TempDir Path folder)
            throws Exception {
        try (var project = WatchedProject.start(folder.toRealPath())) {
            assertThat(project.kept(USER)).matches(ok("Ada Lovelace"));

            project.edit("Ada Lovelace", "Ada King");
            project.ask(USER, ok("Ada Lovelace"), ok("Ada King"));
            project.printed("changed UserServiceImpl.java");
            project.printed("new code answers after");

            project.edit("new UserVo(1, \"Ada King\"", "new UserVo(\"Ada Byron\"");
            assertThat(project.ask(USER, ok("Ada King"), "UserServiceImpl.java:"))
                    .startsWith("service/src/main/java/userservice/service/UserServiceImpl.java:15")
                    .contains("constructor UserVo");
            project.ask(USER, ok("Ada King"), "it does not compile; the code before goes on");
            assertThat(project.kept(USER)).matches(ok("Ada King"));
            assertThat(project.fresh(USER)).matches(ok("Ada King"));

            project.edit("new UserVo(\"Ada Byron\"", "new UserVo(1, \"Ada Byron\"");
            project.ask(USER, ok("Ada King"), ok("Ada Byron"));

            assertThat(project.stop()).isZero();
            assertThat(project.isPortFree()).isTrue();
        }
    }

    private static Predicate<String> ok(String name) {
        return answer -> answer.contains("200 ") && answer.contains(name);
    }
}
