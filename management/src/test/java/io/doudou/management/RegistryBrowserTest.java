package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.figure.Figure;
import io.doudou.registry.Sighting;
import io.doudou.registry.Sighting.Status;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/**
 * The registry page in a real browser, which never reloads. What it looks like is left in {@code
 * target/pages} for people.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryBrowserTest {

    private static final Path PICTURES = Path.of("target/pages");

    private final StagedRoster roster = new StagedRoster();
    private StagedPages pages;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        browser = Browser.open(folder);
        pages = new StagedPages(roster, Ticker.system());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (pages != null) {
            pages.close();
        }
    }

    @Test
    void aNodeThatDiesChangesItsRowWhileSomebodyLooks() throws Exception {
        for (int i = 1; i <= 3; i++) {
            roster.sees(StagedRoster.node("usersvc", "users-" + i, Status.ALIVE));
        }
        roster.counts(
                Figure.gauge("doudou_gossip_health_score", "How much this node doubts itself.", 0),
                Figure.counter("doudou_gossip_suspicions_total", "Suspicions.", 12),
                Figure.counter("doudou_gossip_packets_sent_total", "Datagrams.", 1234567)
                        .labelled("type", "udp", 1234567));
        browser.open(pages.address() + "registry");
        awaitRow("users-2", "up");
        browser.eval("window.neverReloaded = true");
        assertThat(browser.text())
                .contains("No.", "Service", "Hostname", "BaseUrl", "Status", "Uptime")
                .contains("Runtime Ver.", "Doudou Ver.", "Build User", "Build Time", "Note")
                .contains("3 nodes · 3 up", "java 25.0.3", "{\"zone\":\"b\"}", "ada")
                .contains("Own health score");

        roster.sees(StagedRoster.node("usersvc", "users-2", Status.SUSPECT));
        awaitRow("users-2", "suspect");
        awaitRow("users-1", "up");
        roster.counts(Figure.gauge("doudou_gossip_health_score", "Doubts.", 2));
        browser.await("!!document.querySelector('#health .unwell')");
        browser.screenshot(PICTURES.resolve("registry.png"));
        browser.preferDark(true);
        browser.screenshot(PICTURES.resolve("registry-dark.png"));
        browser.preferDark(false);

        roster.sees(StagedRoster.node("usersvc", "users-2", Status.DEAD));
        roster.sees(StagedRoster.node("usersvc", "users-3", Status.LEFT));
        awaitRow("users-2", "dead");
        awaitRow("users-3", "left");
        browser.resize(390, 844);
        browser.screenshot(PICTURES.resolve("registry-phone.png"));
        assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
                .as("a phone need not scroll sideways")
                .isEqualTo("true");
        browser.resize(1280, 1400);

        roster.forgets("users-2");
        browser.await("document.querySelectorAll('#nodes tr').length === 2");
        assertThat(browser.eval("window.neverReloaded")).isEqualTo("true");
    }

    @Test
    void aRowOpensTheDocumentationOfItsNode() throws Exception {
        roster.sees(StagedRoster.node("linksvc", "link-1", Status.ALIVE));
        browser.open(pages.address() + "registry");
        awaitRow("link-1", "up");
        assertThat(browser.eval("[...document.links].map(link => link.href).join(' ')"))
                .contains("http://10.0.0.5:6060/api/go-doudou/doc");
        browser.eval(
                "(() => { window.opened = []; HTMLAnchorElement.prototype.click = function () {"
                    + " window.opened.push([this.href, this.target, this.rel].join(' ')); } })()");
        browser.eval(
                "[...document.querySelectorAll('#nodes tr')]"
                        + ".find(row => row.innerText.includes('link-1')).cells[1]"
                        + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        assertThat(browser.eval("window.opened.join()"))
                .isEqualTo("http://10.0.0.5:6060/api/go-doudou/doc _blank noopener noreferrer");
        roster.forgets("link-1");
    }

    @Test
    void whatOtherMachinesSayIsTextAndNothingElse() throws Exception {
        var evil = "<script>window.evil=1</script><img src=x onerror=\"window.evil=1\">";
        roster.sees(
                new Sighting(
                        evil,
                        evil,
                        "javascript:window.evil=1",
                        Status.ALIVE,
                        Map.of(
                                Sighting.REGISTERED, evil,
                                Sighting.RUNTIME, evil,
                                Sighting.NOTE, "</td></tr></table>" + evil)));
        roster.counts(Figure.gauge("doudou_gossip_members", evil, 1).labelled("state", evil, 1));
        browser.open(pages.address() + "registry");
        browser.await("document.body.innerText.includes('window.evil')");
        assertThat(browser.eval("document.querySelectorAll('main script, main img').length"))
                .isEqualTo("0");
        assertThat(browser.eval("[...document.links].filter(l => /^java/.test(l.href)).length"))
                .isEqualTo("0");
        assertThat(browser.eval("window.evil")).isEqualTo("undefined");
        roster.forgets(evil);
    }

    @Test
    void thePageSaysThatItShowsThePastWhenItsNodeIsGone() throws Exception {
        var own = new StagedRoster();
        own.sees(StagedRoster.node("usersvc", "users-1", Status.ALIVE));
        try (var gone = new StagedPages(own, Ticker.system())) {
            browser.open(gone.address() + "registry");
            awaitRow("users-1", "up");
            browser.await("document.getElementById('live').textContent === 'live'");
            assertThat(browser.text()).contains("No cluster is joined");
            own.fails("no connection to 10.0.0.9");
            browser.await("document.body.innerText.includes('no connection to 10.0.0.9')");
        }
        browser.await("document.getElementById('live').textContent.includes('said last')");
        assertThat(browser.text()).contains("users-1");
    }

    private void awaitRow(String node, String status) throws Exception {
        browser.await(
                "[...document.querySelectorAll('#nodes tr')].some(row => row.innerText.includes('"
                        + node
                        + "') && !!row.querySelector('.status."
                        + status
                        + "'))");
    }
}
