package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.HttpOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * The pages in a real browser, below a root path. What they look like is left in {@code
 * target/pages} for people.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final Path PICTURES = Path.of("target/pages");

    private Shop shop;
    private Browser browser;
    private String base = "";

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        browser = Browser.open(folder);
        shop = new Shop(Shop.managed().with(HttpOptions.ROUTE_ROOT_PATH, "/api"));
        base = shop.address() + "/api/go-doudou/";
    }

    @AfterAll
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void theDocumentationPageListsEveryOperationOfEveryService() throws Exception {
        browser.open(base + "doc");
        browser.await("document.querySelectorAll('.opblock').length === 5");
        assertThat(browser.text())
                .contains("Finds a user.", "Replaces a user.", "Removes a user.", "/users/{id}")
                .contains("Finds who ordered.", "UserService", "OrderService");
        browser.screenshot(PICTURES.resolve("doc.png"));
    }

    @Test
    void anOperationShowsItsParametersAndAnswersWhenItIsTried() throws Exception {
        browser.open(base + "doc");
        browser.click("#operations-UserService-getUser .opblock-summary-control");
        browser.await("document.body.innerText.includes('Number of the user.')");
        assertThat(browser.text())
                .contains("Finds a user by number.", "(query)", "integer($int64)");
        assertThat(browser.eval("document.querySelectorAll('.parameter__name.required').length"))
                .isEqualTo("1");
        assertThat(browser.eval("document.querySelector('.parameters input').value"))
                .as("the default")
                .isEqualTo("7");
        browser.click("#operations-UserService-getUser .execute");
        browser.await("document.body.innerText.includes('Ada Lovelace')");
        assertThat(browser.text()).contains("curl", "/api/user?id=7", "200");
        browser.screenshot(PICTURES.resolve("tried.png"));
    }

    @Test
    void thePagesAreDarkForReadersWhoLikeThemDark() throws Exception {
        browser.preferDark(true);
        browser.open(base + "doc");
        browser.click("#operations-UserService-getUser .opblock-summary-control");
        browser.await("document.body.innerText.includes('Number of the user.')");
        assertThat(browser.eval("document.documentElement.className")).contains("dark-mode");
        browser.screenshot(PICTURES.resolve("dark.png"));
        browser.preferDark(false);
        browser.await("!document.documentElement.classList.contains('dark-mode')");
    }

    @Test
    void aTypeThatHoldsItselfIsShownWithoutEnd() throws Exception {
        browser.open(base + "doc");
        browser.click("#operations-UserService-putUser .opblock-summary-control");
        browser.await("!!document.querySelector('.opblock-section-request-body textarea')");
        assertThat(browser.eval("document.querySelector('textarea').value"))
                .contains("invited", "Ada");
        assertThat(browser.text()).contains("Request body", "application/json");
    }

    @Test
    void oneServiceOfSeveralCanBeChosen() throws Exception {
        browser.open(base + "doc");
        browser.await("document.querySelectorAll('#document option').length === 3");
        browser.eval(
                "(select => { select.selectedIndex = 2; select.onchange(); })"
                        + "(document.getElementById('document'))");
        browser.await("document.querySelectorAll('.opblock').length === 2");
        assertThat(browser.text()).contains("Finds who ordered.");
    }

    @Test
    void theDocumentOfAnotherServiceIsLoadedByItsAddress() throws Exception {
        try (var other = new Shop(Shop.managed().with(HttpOptions.CORS_ORIGINS, "*"))) {
            var document = other.address() + "/go-doudou/openapi/ordersvc.json";
            browser.open(base + "doc?docUrl=" + document);
            browser.await("document.querySelectorAll('.opblock').length === 2");
            assertThat(browser.text()).contains("Finds who ordered.").contains(document);
        }
    }

    @Test
    void theOverviewListsEveryOperationWithALinkToIt() throws Exception {
        browser.open(base);
        browser.await("document.querySelectorAll('#operations tr').length === 5");
        assertThat(browser.text())
                .contains("GET", "DELETE", "/users/{id}", "UserService", "Finds a user.");
        browser.screenshot(PICTURES.resolve("overview.png"));
        browser.click("#operations a");
        browser.await("document.querySelectorAll('.opblock.is-open').length === 1");
    }

    @Test
    void theConfigurationPageMarksWhatSomebodyChose() throws Exception {
        browser.open(base + "config");
        browser.await("document.querySelectorAll('#options tr').length > 20");
        assertThat(browser.eval("document.querySelectorAll('#options tr.chosen').length"))
                .isEqualTo("4");
        assertThat(browser.text()).contains("GDD_ROUTE_ROOT_PATH", "/api", "the program");
        browser.screenshot(PICTURES.resolve("config.png"));
    }
}
